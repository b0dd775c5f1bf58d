"""What is wrong with a sentence that does not hold as it stands: one kind for each claim.

All stand in one table, so that they are judged by one measure, and so that a claim is found without
loading those of the other chapters.
"""

KINDS = {
    "condition": "a condition lost",
    "cause": "one cause named for an effect of several",
    "default": "a default taken for a property",
    "convention": "a number that was a convention",
    "slip": "a slip: a word, a formula, a sum",
    "holds": "nothing: it holds",
}

KEYS = {  # by chapter
    "00": {"condition": "S1 S2"},
    "01": {"condition": "E21", "slip": "E18"},
    "02": {"condition": "E22 X21 X25 X26", "holds": "C2a"},
    "03": {"condition": "E19 X19", "cause": "G1"},
    "04": {"condition": "E9 E17 E24 E34", "cause": "E8"},
    "05": {"cause": "E15 centring", "slip": "E16 E26", "holds": "C5a"},
    "06": {"condition": "E3 E5 E7", "default": "X8", "convention": "E20", "holds": "C6a"},
    "07": {"condition": "E6 E6b E26b E31", "slip": "E4"},
    "08": {"condition": "E27 C8a", "cause": "E29 C8b C8c C8d"},
    "09": {"condition": "E23 C9a", "holds": "C9b C9c"},
    "10": {"condition": "C10a C10b C10c C10d", "holds": "C10e"},
    "11": {"condition": "C11a C11b C11c C11d", "cause": "E1a", "default": "C11e", "slip": "E25"},
    "12": {"condition": "E2 C12a C12b C12c C12d", "cause": "E1 E14"},
    "13": {
        "condition": "E11 E12 C13a C13b C13c",
        "cause": "C13d",
        "convention": "E10",
        "holds": "C13e",
    },
    "14": {"condition": "E13 C14a C14b C14c", "slip": "E33", "holds": "C14d C14e"},
    "15": {"condition": "E28 C15a C15c G2", "default": "C15b"},
    "16": {"condition": "E32 C16a C16b C16c"},
    "17": {"condition": "F17a F17b F17c F17d F17e"},
    "18": {"condition": "E30 F18b F18c F18d", "cause": "F18a"},
    "19": {"condition": "F19d C19b", "cause": "F19c"},
    "20": {"condition": "F20a F20b F20d F20e", "cause": "F20c"},
    "21": {"condition": "C21a C21b"},
}

KIND = {
    key: kind for kinds in KEYS.values() for kind, keys in kinds.items() for key in keys.split()
}
CHAPTER = {
    key: chapter for chapter, kinds in KEYS.items() for key in " ".join(kinds.values()).split()
}

"""What is wrong with a sentence that does not hold as it stands: one kind for each claim.

All stand in one table, so that they are judged by one measure.
"""

KINDS = {
    "condition": "a condition lost",
    "cause": "one cause named for an effect of several",
    "default": "a default taken for a property",
    "convention": "a number that was a convention",
    "slip": "a slip: a word, a formula, a sum",
    "holds": "nothing: it holds",
}

KEYS = {
    "condition": """
        S1 S2 E21 E22 X21 X25 X26 E19 X19 E9 E17 E24 E34 E3 E5 E7 E6 E6b E26b E31 E27 C8a E23 C9a
        C10a C10b C10c C10d C11a C11b C11c C11d C12a C12b C12c C12d E2 E11 E12 C13a C13b C13c E13
        C14a C14b C14c C15a C15c G2 E32 C16a C16b C16c F17a F17b F17c F17d F17e E30 F18b F18c F18d
        F19d C19b F20a F20b F20d F20e C21a C21b E28
    """,
    "cause": "G1 E8 E15 centring E29 C8b C8c C8d E1a E1 E14 C13d F18a F19c F20c",
    "default": "X8 C11e C15b",
    "convention": "E20 E10",
    "slip": "E18 E16 E26 E4 E25 E33",
    "holds": "C2a C5a C6a C9b C9c C10e C13e C14d C14e",
}

KIND = {key: kind for kind, keys in KEYS.items() for key in keys.split()}

"""The site's pages as one for paper: it can be made of them, and nothing in it leads nowhere."""

import re
from collections import Counter

import pdf
import serve


def test_all_pages_make_one_for_paper_in_which_every_link_leads_somewhere():
    whole = pdf.combined(serve.SITE)
    places = Counter(re.findall(r'\bid="([^"]+)"', whole))
    assert [place for place, times in places.items() if times > 1] == []
    linked = set(re.findall(r'\bhref="#([^"]+)"', whole))
    assert len(linked) > 1000 and linked - places.keys() == set()

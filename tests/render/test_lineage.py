"""Copies in the report: drawn, told in a table too, folded under their root; both passages of what was lost."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from relate.pile import DISPATCH, HISTORY, MORE, OTHER, OWN, entry
from render.test_page import checked, drawn

from recoupe.model.article import Entry
from recoupe.model.copy import Related
from recoupe.relate.alerts import alerts_of
from recoupe.relate.citations import missing_roots
from recoupe.relate.gather import find_copies
from recoupe.relate.lineage import lineages_of
from recoupe.relate.roots import roots_of
from recoupe.render.page import LANGUAGES, Account

CHANGED = DISPATCH.replace("douze", "quarante")
PILE = [
    entry("a", DISPATCH, MORE, outlet="Agence Sel", day="2031-05-06", title="Le port brûle"),
    entry("b", CHANGED, MORE, outlet="Le Phare", agency="Agence Sel", day="2031-05-07", title="Le port <b>rasé</b> !"),
    entry("c", OWN, f"« {DISPATCH} »", OTHER, outlet="La Gazette", day=None),
    entry("d", MORE[::-1], HISTORY, outlet="Le Soir", day="2031-05-09"),
    entry("e", OTHER[::-1], HISTORY, outlet="Le Matin", day="2031-05-09"),
]


def account_of(*pile: Entry) -> Account:
    by_id = {e.article.id: e for e in pile}
    copies = find_copies(pile)
    lineages = tuple(lineages_of(by_id, copies))
    alerts = tuple(alert for one in lineages for alert in alerts_of(one, by_id, copies))
    roots = roots_of((e.article for e in pile), copies)
    related = Related(roots, tuple(copies), lineages, tuple(missing_roots(by_id, copies)), alerts)
    return Account("d", pile, related=related)


def section(text: str) -> str:
    start = text.index('<section id="copies">')
    return text[start : text.index("</section>", start)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("full_text", [False, True])
def test_the_page_is_sound(language: str, full_text: bool) -> None:
    text = drawn(account_of(*PILE), language, full_text=full_text)
    checked(text)
    assert "<b>rasé" not in text


def test_the_drawing_has_a_table_that_says_the_same() -> None:
    told = section(drawn(account_of(*PILE), "en"))
    drawing = told[told.index("<svg") : told.index("</svg>")]
    folded = told[told.index("<details") : told.index("</details>")]
    for outlet in ("Agence Sel", "Le Phare", "La Gazette"):
        assert outlet in drawing and outlet in folded
    assert drawing.count("<circle") == 3
    assert drawing.count('class="taken') == 2
    assert drawing.count('class="leaf soft"') == 1, "one article has no day"
    assert "2 articles under this root" in folded


def test_time_runs_from_left_to_right() -> None:
    told = section(drawn(account_of(*PILE), "en"))
    places = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', told)]
    assert places == sorted(places)
    assert len(set(places)) == 3


def test_an_alert_shows_both_passages_with_the_words_marked() -> None:
    told = section(drawn(account_of(*PILE), "en"))
    assert '<mark class="lost">douze</mark>' in told
    assert '<mark class="found">quarante</mark>' in told
    assert "figure changed" in told


def test_roots_stand_beside_articles() -> None:
    assert "5 articles · 3 independent roots" in drawn(account_of(*PILE), "en")


def test_what_is_no_copy_stands_apart() -> None:
    told = section(drawn(account_of(*PILE), "en"))
    assert "shared background" in told[told.index("Words in common") :]


def test_whole_passages_only_with_the_full_texts() -> None:
    account = account_of(*PILE)
    assert "Passages side by side" not in drawn(account, "en")
    assert "Passages side by side" in drawn(account, "en", full_text=True)


def test_no_copies_are_told_as_none() -> None:
    alone = replace(PILE[0])
    assert "No article copies another." in drawn(account_of(alone), "en")

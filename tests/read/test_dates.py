"""The day of publication."""

from __future__ import annotations

import pytest

from recoupe.read import read_article

BODY = "Les habitants ont fui la ville pendant la nuit du 3 mai 2016, dit le maire."

FOUND = [
    # lines above the body, value, words, why
    ("Un titre\nPublié le 12 mars 2018", "2018-03-12", "12 mars 2018", "after the word itself"),
    (
        "Un titre\nPar A. Dupont, publié le mercredi 1er août 2018 à 12h45",
        "2018-08-01",
        "mercredi 1er août 2018",
        "within a byline",
    ),
    ("Un titre\nMis en ligne le : 02/03/2018 à 10h", None, "", "a colon that no site puts there"),
    ("Un titre\nMis en ligne le 02/03/2018 à 10h", "2018-03-02", "02/03/2018", "the day comes before the month"),
    ("Un titre\nle 12/03/2018 à 10h", "2018-03-12", "12/03/2018", "a line that holds only a day and an hour"),
    ("Un titre\n12.03.2018 10:50", "2018-03-12", "12.03.2018", "with points"),
    ("Un titre\n12 mars 2018", "2018-03-12", "12 mars 2018", "alone on its line"),
    ("Un titre\nLundi 3 avril 2017", "2017-04-03", "Lundi 3 avril 2017", "with its weekday"),
    ("Un titre\n2018-03-12", "2018-03-12", "2018-03-12", "ISO"),
    ("Un titre\n12 mars 2018. – Le maire est parti.", "2018-03-12", "12 mars 2018", "a dash parts it from the text"),
    (
        "Un titre\nVILLE-HAUTE, 12 mars 2018 (Agence) — Le maire est parti.",
        "2018-03-12",
        "12 mars 2018",
        "a place before it",
    ),
    ("date 2018-03 Un titre", "2018-03", "date 2018-03", "a leading month"),
    ("date 2018-03 Un titre\n12 mars 2018", "2018-03-12", "12 mars 2018", "a day sharpens the leading month"),
    ("date 2018-03 Un titre\n12 mai 2018", "2018-03", "date 2018-03", "a day of another month does not"),
    ("---\ntitle: Un titre\ndate: 2018-03-12\n---", "2018-03-12", "2018-03-12", "a front matter"),
    (
        "---\nurl: http://exemple.org/a/2018/03/12/b.html\ntitle: Un titre\n---",
        "2018-03-12",
        "2018/03/12",
        "an address",
    ),
    ("Un titre\n31 février 2018", None, "", "no such day"),
    ("Un titre\nLe 12 mars 2018, le maire est parti.", None, "", "a date that opens a sentence is the event's"),
    (
        "Un titre\nLe livre a été publié le 3 mai 2016 par un auteur dont on ne sait rien" + " de plus" * 30,
        None,
        "",
        "too long",
    ),
    ("Un titre", None, "", "a date inside the text is the event's"),
    ("Un titre\n" + "\n".join(f"Un autre titre {n}\n12 mars 2018" for n in range(6)), None, "", "dates of a ticker"),
]


@pytest.mark.parametrize(("top", "value", "words", "why"), FOUND, ids=[row[3] for row in FOUND])
def test_published(top: str, value: str | None, words: str, why: str) -> None:
    article = read_article(f"{top}\n\n{BODY}".encode())
    evidence = article.about.published and article.about.published.span
    assert (article.published, evidence.of(article.text) if evidence else "") == (value, words)

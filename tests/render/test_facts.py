"""What an article says about itself, as lines."""

from __future__ import annotations

from recoupe.model.article import About, Article, Fact, Inferred
from recoupe.model.claim import Cite, Name, Span
from recoupe.model.codes import SourceKind
from recoupe.render.facts import told

TEXT = "Samedi 14 novembre, dit l'AFP."


def test_each_value_with_what_it_was_read_from() -> None:
    about = About(
        outlet=Fact("Le Phare\x1b", "meta og:site_name", "Le Phare\x1b"),
        published=Fact("2031-05-03", "byline", "3 mai 2031", Span(0, 10)),
        inferred=Inferred("2031-05-03/2031-05-05", "weekday", (Span(0, 18),)),
    )
    article = Article("a", "", TEXT, "utf-8", "fr", (), about)
    cites = (Cite(Name("AFP", Span(26, 29), "Agence France-Presse"), SourceKind.OUTLET),)
    assert list(told(article, cites)) == [
        "outlet      Le Phare‹U+001B› (meta og:site_name)",
        "published   2031-05-03 (byline: « 3 mai 2031 »)",
        "inferred    2031-05-03/2031-05-05 (by weekday: « Samedi 14 novembre »)",
        "cites       Agence France-Presse (outlet)",
    ]


def test_nothing_said_is_no_line() -> None:
    assert list(told(Article("a", "", TEXT, "utf-8", "fr", ()))) == []

"""What pages say about themselves, and the traps among their dates."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model.article import Fact
from recoupe.read.page import read_page
from recoupe.read.page_dates import read_date

BODY = (
    "<p>Le pont de Vaubrune s'est écroulé peu avant trois heures du matin, a dit le général qui commande la place.</p>"
    * 3
)
OTHER = "2016-01-01"
AFP = "Agence France-Presse"


def facts_of(source: str, name: str) -> list[Fact]:
    return [fact for known, fact in read_page(source.encode()).facts if known == name]


def best(source: str, name: str) -> str | None:
    return next((fact.value for fact in facts_of(source, name)), None)


def ld(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


def article(**fields: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", **fields}


def page(head: str = "", above: str = "", below: str = "", title: str = "Le pont est tombé") -> str:
    return f"<html lang=fr><head><title>{title}</title>{head}</head><body>{above}<h1>{title}</h1>{below}{BODY}</body></html>"


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2017-10-28", "2017-10-28"),
        ("2017-10-28T23:59:59+14:00", "2017-10-28"),
        ("2017-10-28 22:38:49", "2017-10-28"),
        ("2017-10", "2017-10"),
        ("2017", "2017"),
        ("20171028", "2017-10-28"),
        ("20171028T101112Z", "2017-10-28"),
        ("2017/10/28", "2017-10-28"),
        ("Sat, 28 Oct 2017 10:00:00 +0200", "2017-10-28"),
        ("Sat Oct 28 2017", "2017-10-28"),
        ("October 28, 2017", "2017-10-28"),
        ("samedi 28 octobre 2017 à 10h12", "2017-10-28"),
        ("le 1er août 1870", "1870-08-01"),
        ("28/10/2017 10:12", "2017-10-28"),
        ("10/28/2017", "2017-10-28"),
        ("2017-13-01", None),
        ("2017-02-30", None),
        ("1509184800", None),
        ("hier", None),
        ("", None),
        ("x" * 5_000, None),
    ],
)
def test_read_date(value: str, edtf: str | None) -> None:
    assert read_date(value) == edtf


def test_english_pages_may_put_the_month_first() -> None:
    assert read_date("03/04/2017", language="en-GB") is None
    assert read_date("03/04/2017", language="fr") == "2017-04-03"


@pytest.mark.parametrize(
    "head",
    [
        ld(article(headline="Le pont est tombé", datePublished="2017-10-28T01:00:00+02:00")),
        ld(
            [
                article(headline="Autre", datePublished=OTHER),
                article(headline="Le pont est tombé", datePublished="2017-10-28"),
            ]
        ),
        ld({"@graph": [article(headline="Le pont est tombé", datePublished="2017-10-28"), {"@type": "Person"}]}),
        ld(
            article(url="https://a.example/autre", headline="Le pont", datePublished=OTHER),
            article(url="https://www.a.example/pont/?x=1", headline="Nouveau titre", datePublished="2017-10-28"),
        )
        + '<link rel=canonical href="https://a.example/pont">',
        ld({"@type": "ItemList", "itemListElement": [article(headline="Le pont est tombé", datePublished=OTHER)]})
        + '<meta property="article:published_time" content="2017-10-28T10:00">',
        ld(article(headline="Tout autre chose", datePublished=OTHER)) + '<meta name="pubdate" content="20171028">',
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Le pont est tombé","datePublished":"2017-10-28",}</script>',
        '<script type="application/ld+json">{"@type":"NewsArticle","a":"b"c", "datePublished": "2017-10-28"}</script>',
        '<script type="application/ld+json">//<![CDATA[\n{"@type":["Article"],"datePublished":"2017-10-28"}\n//]]></script>',
        ld(article(headline="Vaubrune privée du pont qui est tombé hier", datePublished="2017-10-28"))
        + "<meta property=og:title content='Le pont qui est tombé hier à Vaubrune'>",
        '<meta name="DC.date.issued" content="2017-10-28"><meta name="date" content="2020-01-01">',
    ],
)
def test_published_by_the_head(head: str) -> None:
    assert best(page(head), "published") == "2017-10-28"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", "<p>Par A. B. <time datetime=2017-10-28T10:00>hier</time></p>"),
        ("<time datetime=2017-10-28>28 octobre 2017</time>", ""),
        (f"<nav><time datetime={OTHER}>x</time></nav>", "<time pubdate datetime=2017-10-28>28/10</time>"),
        (f"<div><a href=x>Un tout autre article de la semaine</a> <time datetime={OTHER}>x</time></div>" * 9,
         "<time datetime=2017-10-28>x</time>"),
        ("", f"<aside><time datetime={OTHER}>x</time></aside><span itemprop=datePublished content=2017-10-28>x</span>"),
        ("<div itemscope itemtype='http://schema.org/Article'><meta itemprop=datePublished content=2017-10-28>",
         f"<div itemprop=comment itemscope itemtype='http://schema.org/Comment'><meta itemprop=datePublished content={OTHER}></div>"),
    ],
)  # fmt: skip
def test_published_by_the_body(above: str, below: str) -> None:
    assert best(page("", above, below), "published") == "2017-10-28"


@pytest.mark.parametrize(
    "source",
    [
        page("", f"<nav><time datetime={OTHER}>1 janvier 2016</time></nav>"),
        page("", "", f"<aside><time datetime={OTHER}>x</time></aside>"),
        page() + f"<footer><time datetime={OTHER}>x</time></footer>",
        page() + f"<article><h3><a href=x>Un tout autre article</a></h3><time datetime={OTHER}>x</time></article>" * 3,
        page(f'<meta name="page-generated-date" content="{OTHER}">'),
        page(ld(article(headline="Tout autre chose", datePublished=OTHER))),
        page(
            ld({"@type": "ItemList", "itemListElement": [article(headline="Le pont est tombé", datePublished=OTHER)]})
        ),
    ],
)
def test_a_foreign_day_is_no_publication(source: str) -> None:
    assert best(source, "published") is None


def test_seen() -> None:
    assert best(page('<meta name="page-generated-date" content="2018-01-02 10:00">'), "seen") == "2018-01-02"
    assert best(page() + "<!--\n FILE ARCHIVED ON 10:11:12 Oct 30, 2017 AND RETRIEVED FROM -->", "seen") == "2017-10-30"
    archived = '<link rel=canonical href="https://web.archive.org/web/20171030101112/https://a.example/pont">'
    assert (best(page(archived), "seen"), best(page(archived), "address")) == ("2017-10-30", "https://a.example/pont")


@pytest.mark.parametrize(
    ("title", "head", "heading", "expected"),
    [
        ("Le pont est tombé | Le Phare", "", "Le pont est tombé", "Le pont est tombé"),
        ("Le Phare - Le pont est tombé", "", "Le pont est tombé", "Le pont est tombé"),
        ("Le pont - Monde - Le Phare", "<meta property=og:site_name content='Le Phare'>", "", "Le pont - Monde"),
        ("Nord - Sud : la guerre", "", "", "Nord - Sud : la guerre"),
        ("Le pont | Le Phare", "<meta property=og:title content='Le pont de Vaubrune'>", "", "Le pont de Vaubrune"),
        ("Le pont est tombé - Le Phare", "", "Le Phare", "Le pont est tombé"),
    ],
)
def test_titles(title: str, head: str, heading: str, expected: str) -> None:
    site = "" if head else "<meta name=application-name content='Le Phare'>"
    source = f"<html><head><title>{title}</title>{head}{site}</head><body><h1>{heading}</h1>{BODY}</body></html>"
    assert best(source, "title") == expected


def test_a_title_that_stands_in_the_text_is_pointed_at() -> None:
    source = page(title="Le pont\u00a0: récit")
    title = facts_of(source, "title")[0]
    text = read_page(source.encode()).text
    assert title.span is not None
    assert title.span.of(text) == title.words == "Le pont\u00a0: récit"
    assert title.span.start > 0  # the heading, not the title element


def test_outlet() -> None:
    named = ld(article(headline="Le pont est tombé", publisher={"@type": "Organization", "name": "Le Phare"}))
    assert best(page(named), "outlet") == "Le Phare"
    assert best(page('<meta property="publisher" content="AFP">'), "outlet") is None
    titled = page().replace("</title>", " | Le Phare</title>")
    assert facts_of(titled, "outlet") == [], "the second half of a title may be part of it"
    shown = facts_of(titled.replace("</body>", "<footer>© Le Phare</footer></body>"), "outlet")[0]
    assert (shown.value, shown.origin) == ("Le Phare", "title element")
    assert shown.span is not None


@pytest.mark.parametrize(
    ("byline", "author", "agency"),
    [
        ("Par Jeanne Abélard avec AFP", "Jeanne Abélard", AFP),
        ("Jeanne Abélard, avec l'AFP et Reuters", "Jeanne Abélard", AFP),
        ("AFP", None, AFP),
        ("Par Jeanne Abélard", "Jeanne Abélard", None),
        ("Jeanne Capet", "Jeanne Capet", None),  # no agency inside a word
        ("Par Jeanne Abélard, le 2 mai 2031", "Jeanne Abélard", None),
        ("Propos recueillis par Jeanne Abélard", "Jeanne Abélard", None),
        ("De Villiers", "De Villiers", None),
    ],
)
def test_people(byline: str, author: str | None, agency: str | None) -> None:
    source = page("", "", f"<p class=byline>{byline}</p>")
    assert (best(source, "author"), best(source, "agency")) == (author, agency)
    assert (best(page(f'<meta name=author content="{byline}">'), "author")) == author


def test_an_author_by_reference() -> None:
    graph = {"@graph": [
        article(headline="Le pont est tombé", author={"@id": "#jeanne"}, publisher={"@id": "#phare"}),
        {"@type": "Person", "@id": "#jeanne", "name": "Jeanne Abélard"},
        {"@type": "Organization", "@id": "#phare", "name": "Le Phare"},
    ]}  # fmt: skip
    assert (best(page(ld(graph)), "author"), best(page(ld(graph)), "outlet")) == ("Jeanne Abélard", "Le Phare")


def test_a_page_that_says_nothing() -> None:
    assert read_page(b"<p>Bonjour").facts == ()


NAMES = st.sampled_from("@graph @id @type author datePublished headline mainEntity name publisher url".split())
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.text(max_size=8),
        st.sampled_from(["NewsArticle", "#a", "2017-10-28"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=5)),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(VALUES, st.booleans())
def test_whatever_the_json_holds_the_page_is_read(value: object, broken: bool) -> None:
    script = json.dumps({"@type": "NewsArticle", "headline": "Le pont est tombé", "author": value, "@graph": value})
    head = f'<script type="application/ld+json">{script[:-3] if broken else script}</script>'
    assert best(page(head), "title") == "Le pont est tombé"


@settings(max_examples=300)
@given(st.text(alphabet="0123456789-/.: TZ+ janvieroctbMay٣é", max_size=40))
def test_a_date_is_one_that_the_calendar_has(value: str) -> None:
    found = read_date(value)
    assert found is None or read_date(found) == found

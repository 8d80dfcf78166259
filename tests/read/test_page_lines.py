"""The stored text of a page: blocks, white space, what is not shown, and what broken or hostile pages do to it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.read.page import read_page
from recoupe.read.text import VISIBLE

PROSE = "<p>Le général Marbeuf a pris la ville de Sarlemont avec trois mille hommes, selon le maire de la commune.</p>"


def text_of(source: str) -> str:
    return read_page(source.encode()).text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Un<p>Deux", "Un\nDeux"),
        ("<p>Un<br>deux<br/><br>trois", "Un\ndeux\ntrois"),
        ("<p>  Un \n\t deux  <b> trois </b>  quatre ", "Un deux trois quatre"),
        ("<p>Mar<b>beuf</b>, g<sup>al</sup>", "Marbeuf, gal"),
        ("<p>a&nbsp;: b &eacute;&amp;&#233;&#x2019;", "a\xa0: b é&é’"),
        ("<div>a<div>b</div>c</div>", "a\nb\nc"),
        ("<table><tr><td>a<td>b<tr><th>c</table>", "a\nb\nc"),
        ("<ul><li>a<li><p>b</ul>", "a\nb"),
        ("<p>a<script>x()</script>b<style>p{}</style><noscript>n</noscript><template><p>t</template>", "ab"),
        ("<p>a<!-- <p>c</p> -->b<input type=hidden value=h><svg><title>s</title></svg>", "ab"),
        ("<pre>un  deux\n  trois</pre>", "un deux\ntrois"),
        ("<p>&nbsp;<p>\u200b<p>a", "a"),
        ("<body>a<head><title> Le\ntitre </title>", "Le titre\na"),
        ("<p>a\u2028b\x0cc&#8233;d", "a b c d"),
        ("<time>1 mai</time><time>2 mai</time>", "1 mai 2 mai"),
        ('<?xml version="1.0"?><html><head><script src="x"/><title/></head><body><p>a</p></body></html>', "a"),
        ("", ""),
        ("<script>tout</script>", ""),
        ("du texte sans balise", "du texte sans balise"),
    ],
)
def test_text(source: str, text: str) -> None:
    assert text_of(source) == text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>a", [("p", "", 0.0)]),
        ("<div>a</div>", [("div", "", 0.0)]),
        ("<li><div>a</div></li>", [("li", "", 0.0)]),
        ("<figure><figcaption><p>a</p></figcaption></figure>", [("figcaption", "figure", 0.0)]),
        ("<blockquote>a<p>b</blockquote>", [("blockquote", "", 0.0), ("p", "", 0.0)]),
        ("<nav><ul><li><a href=x>ab</a> cd</ul></nav>", [("li", "nav", 0.5)]),
        ("<div role=navigation><a href=x>ab</a></div>", [("div", "nav", 1.0)]),
        ("<header>a</header>", [("header", "header", 0.0)]),
        ("<article><header><p>a</header></article>", [("p", "", 0.0)]),
        ("<aside><article><footer>a</footer></article></aside>", [("footer", "aside", 0.0)]),
        ("<p><time>1 mai</time></p>", [("time", "", 0.0)]),
        ("<p>le <time>1 mai</time></p>", [("p", "", 0.0)]),
        ("<h2><span>a</span></h2>", [("h2", "", 0.0)]),
        ("<button>a</button>", [("button", "button", 0.0)]),
        ("<p><a name=x>a</a>", [("p", "", 0.0)]),
    ],
)
def test_tags_and_zones(source: str, expected: list[tuple[str, str, float]]) -> None:
    assert [(line.tag, line.zone, line.linked) for line in read_page(source.encode()).lines] == expected


def test_a_page_wrapped_in_a_form_is_no_form() -> None:
    assert {line.zone for line in read_page(f"<form>{PROSE * 3}</form>".encode()).lines} == {""}
    assert {line.zone for line in read_page(b"<form><p>Votre nom</p></form>").lines} == {"form"}


def test_no_break_spaces_are_kept_and_not_pointed_at() -> None:
    page = read_page(b"<p>&nbsp;a&nbsp;b&nbsp;")
    assert page.text == "\xa0a\xa0b\xa0"
    assert page.lines[0].span.of(page.text) == "a\xa0b"


HOSTILE = {
    "nested": "<div>" * 100_000 + PROSE,
    "nested inline": "<b>" * 100_000 + PROSE,
    "nested tables": "<table><tr><td>" * 20_000 + PROSE,
    "many tags": "<p>mot</p>" * 100_000 + PROSE,
    "entity bomb": '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><html><p>&b;&lol;</p>' + PROSE,
    "unclosed comment": PROSE + "<!-- " + "x" * 1_000_000,
    "comments": PROSE + "<!--" * 200_000,
    "unclosed script": PROSE + "<script>" + "x<" * 500_000,
    "unclosed attribute": PROSE + "<p class='" + "x" * 1_000_000,
    "many attributes": "<p " + " ".join(f"a{i}=b" for i in range(100_000)) + ">" + PROSE,
    "brackets": PROSE + "<" * 500_000,
    "declarations": PROSE + "<!" * 500_000,
    "json brackets": f'<script type="application/ld+json">{"[" * 200_000}</script>' + PROSE,
    "broken json": '<script type="application/ld+json">{"@type":"Article"'
    + ' ,"headline":"' * 30_000
    + "</script>"
    + PROSE,
    "many dates": "<h1>Un titre</h1>"
    + "<article><time datetime=2017-01-01>1 janvier 2017</time></article>" * 20_000
    + PROSE,
    "many metas": '<meta name="author" content="a b">' * 50_000 + PROSE,
    "white space": " \n" * 1_000_000 + PROSE,
    "one long line": "<p>" + "mot " * 500_000 + PROSE,
    "forms": "<form><p>a</p>" * 30_000 + PROSE,
    "NUL": "<html>\x00<p>a\x00b</p>" + PROSE,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_in_bounded_time(name: str) -> None:
    data = HOSTILE[name].encode()
    start = time.process_time()
    page = read_page(data)
    assert time.process_time() - start < 10
    assert "Marbeuf" in page.text
    assert all(line.span.of(page.text) for line in page.lines)


def test_what_stands_below_great_depth_is_kept() -> None:
    page = read_page(
        ("<html><title>Titre</title><body>" + "<div>" * 5_000 + PROSE + "</div>" * 5_000 + "<p>Fin").encode()
    )
    assert page.text.startswith("Titre\nLe général")
    assert page.text.endswith("\nFin")
    assert page.article


def test_stray_surrogates_and_controls() -> None:
    assert text_of("<p>a&#xD800;&#0;b") == "a\ufffd\ufffdb"
    assert read_page(b"\xff\xfe<\x00p\x00>\x00\x00\xd8a\x00").text.endswith("a")
    assert text_of("<p>a\x01\x02b\x7f") == "ab"


SOUP = st.lists(
    st.one_of(
        st.sampled_from(
            "<p> </p> <div> </div> <b> </b> <table> <tr> <td> </table> <ul> <li> </ul> <h1> </h1> <article> </article> <nav>"
            " </nav> <br> <a href=x> </a> <form> </form> <time> </time> <figure> <figcaption> </figure> <pre> </pre> <select>"
            " <option> </select> <body> </html> <title> </title> <!-- --> <![CDATA[ ]]> <? < > & &amp; &nbsp; &#0; </".split()
        ),
        st.text(max_size=12),
        st.sampled_from(["\n", " ", "\xa0", "\u200b", "mot", "Une phrase assez longue pour être de la prose."]),
    ),
    max_size=40,
)


def check(data: bytes) -> None:
    """What holds for every page."""
    page = read_page(data)
    assert read_page(data) == page
    end = -1
    for line in page.lines:
        assert line.span.start > end
        words = line.span.of(page.text)
        assert "\n" not in words
        assert VISIBLE.match(words[0])
        assert VISIBLE.match(words[-1])
        assert 0 <= line.linked <= 1
        end = line.span.end
    assert end <= len(page.text)
    assert page.text.count("\n") == max(0, len(page.lines) - 1)
    assert page.article <= set(range(len(page.lines)))
    for _, fact in page.facts:
        assert fact.words and fact.value
        assert fact.span is None or fact.span.of(page.text) == fact.words


@settings(max_examples=150, deadline=None)
@given(SOUP)
def test_tag_soup(parts: list[str]) -> None:
    check("".join(parts).encode("utf-8", "replace"))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes(data: bytes) -> None:
    check(data)
    check(b"<html><p>" + data)


WORDS = st.text(alphabet="abcdéèçÀœ’ «»0123456789.,\xa0", min_size=1, max_size=30)
BLOCKS = st.sampled_from(["p", "div", "li", "h2", "td", "blockquote", "figcaption", "section", "em", "span", "a"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(BLOCKS, WORDS), max_size=15))
def test_text_nodes_survive(parts: list[tuple[str, str]]) -> None:
    """Every visible character is kept, once and in order."""
    source = "<body>" + "".join(f"<{tag}>{words}</{tag}>" for tag, words in parts)
    kept = "".join(text_of(source).split())
    assert kept == "".join("".join(words for _, words in parts).split())

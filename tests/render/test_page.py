"""The report: every link leads somewhere, nothing of a text is markup, the same dossier gives the same page."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import factories
import fakes
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model import codes
from recoupe.model.alias import Alias, AliasKind
from recoupe.model.article import About, Article, Entry, Fact, Failure
from recoupe.model.claim import Cell, Claim, LoadedSpan, Reading, Span, Where
from recoupe.model.codes import LoadedCategory, Precision
from recoupe.model.copy import AlertKind, Relation
from recoupe.model.errors import UsageError
from recoupe.read import read_article
from recoupe.render.page import LANGUAGES, Account, load_words, page
from recoupe.render.page.atlas import frame_of
from recoupe.render.page.html import Html, plain
from recoupe.render.page.marks import KINDS
from recoupe.render.page.outline import outlines
from recoupe.render.page.passages import blocks, passages
from recoupe.render.page.place import find_spots
from recoupe.render.page.scale import Days, Scale

VOID = {"meta", "br", "col", "hr"}
EVIL = (
    "</q><script>alert('x')</script><img src=x onerror=alert(1)> & \"quoted\" {braces} %s\u202e\u200b\x00\x1b[2J\ufffe "
    "L'armée du Nord a repris Ville-Haute lundi. Rien de plus.\r\nDouze soldats ont été tués <b>hier</b>."
)


class Checked(HTMLParser):
    """Reads a page, and notes what would make it invalid or unsafe."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = dict(attrs)
        self.attributes |= given.keys()
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if len(given) != len(attrs):
            self.wrong.append(f"an attribute twice in {tag}")
        if tag == "a" and "a" in self.open:
            self.wrong.append("a link in a link")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"{tag} ends where it is not open")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)


def drawn(account: Account, language: str = "fr", *, full_text: bool = False) -> str:
    return "".join(page(account, load_words(language), full_text=full_text))


def checked(text: str) -> Checked:
    """A page that is sound: balanced, ids once, every link to one of them, nothing that runs or loads."""
    found = Checked(text)
    assert not found.wrong
    assert not found.open
    assert len(found.ids) == len(set(found.ids))
    assert {link for link in found.links if not link.startswith("#")} == set()
    assert {link[1:] for link in found.links} <= set(found.ids)
    assert not found.tags & {"script", "img", "iframe", "object", "link", "form", "b", "embed"}
    assert not {name for name in found.attributes if name.startswith("on") or name in ("src", "style", "srcset")}
    return found


def entry_of(text: str, name: str = "a.txt") -> Entry:
    article = read_article(text.encode())
    return Entry(article, (name,), fakes.load(None)(article))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("full_text", [False, True])
def test_a_hostile_text_stays_a_text(language: str, full_text: bool) -> None:
    entry = entry_of(EVIL, name="<i>\u202e.txt")
    about = About(
        title=Fact(EVIL, "<h1>", EVIL), outlet=Fact("<b>", '"x"', "{x}"), address=Fact("javascript:x()", "meta", "x")
    )
    loaded = LoadedSpan(Span(0, 12), LoadedCategory.SARCASM, "<r>", "<neutral>")
    reading = replace(entry.reading, loaded=(loaded,), signature="<s>")
    entry = Entry(replace(entry.article, about=about, language='fr"><script>'), entry.names, reading)
    failure = Failure("<u>.txt", "/x", "binary", "<m>")
    alias = Alias("<a>", "</td>", AliasKind.ACTOR, "2026-11-20")
    text = drawn(Account("<title>{x}", (entry,), (failure,), (alias,)), language, full_text=full_text)
    found = checked(text)
    assert not set("\u202e\u200b\x00\x1b\ufffe") & set(text)
    assert "‹U+202E›" in text
    assert "<neutral>" in "".join(found.words)


@settings(max_examples=60)
@given(st.lists(fakes.claims(), max_size=3, unique_by=lambda claim: claim.id), st.booleans())
def test_any_claims_lead_to_their_words(claims: list[Claim], full_text: bool) -> None:
    article = replace(factories.article("Un mot. " * 100), id="0123456789abcdef")
    entry = Entry(article, ("a",), Reading(article.id, tuple(claims), (), "s"))
    found = checked(drawn(Account("d", (entry,)), "en", full_text=full_text))
    for claim in claims:
        spans = [claim.trigger, *claim.type.evidence, *(s for cell in claim.attribution for s in cell.evidence)]
        assert {f"w-{article.id}-{span.start}" for span in spans} <= set(found.ids)
        assert f"c-{claim.id}" in found.ids


def test_any_cell_of_the_ledger_is_one_step_from_its_words() -> None:
    entry = entry_of(fakes.FILES["a.txt"].decode())
    text = drawn(Account("d", (entry,)))
    ledger = text[text.index("<h2>Registre") : text.index("<h2>Quand")]
    linked = re.findall(r'href="#w-[0-9a-f]+-(\d+)">', ledger)
    starts = {str(span.start) for c in entry.reading.claims for span in (c.trigger, *c.type.evidence)}
    assert starts <= set(linked)
    assert "∅" in ledger


def test_only_sentences_that_were_read_from_are_quoted() -> None:
    account = Account(
        "d", (entry_of("Une longue phrase inutile. Le pont a été frappé. Une autre ici.\n\nEt un paragraphe.\n"),)
    )
    short, whole = drawn(account), drawn(account, full_text=True)
    for words in ("phrase inutile", "Une autre ici", "un paragraphe"):
        assert words not in short
        assert words in whole
    assert "[…]" in short


def test_the_same_dossier_gives_the_same_page_in_any_order() -> None:
    entries = [entry_of(f"Le pont {n} a été frappé. Des soldats ont été tués.", f"{n}.txt") for n in range(4)]
    assert drawn(Account("d", tuple(entries))) == drawn(Account("d", tuple(entries[::-1])))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_dossier_has_a_page(language: str) -> None:
    checked(drawn(Account("d", ()), language))


# -- words --------------------------------------------------------------------------------------------


def texts(language: str) -> dict[str, str]:
    table = files("recoupe").joinpath("locale", f"{language}.csv").read_text(encoding="utf-8")
    return {row["key"]: row["text"] for row in csv.DictReader(table.splitlines())}


def test_both_languages_say_the_same_things() -> None:
    french, english = texts("fr"), texts("en")
    assert list(french) == list(english)
    assert all(french.values())
    assert all(english.values())
    for key, text in french.items():
        assert re.findall(r"{\w+}", text) == re.findall(r"{\w+}", english[key]), key


def test_every_code_and_mark_has_its_words() -> None:
    groups = {
        "type": codes.EventType, "modality": codes.Modality, "stance": codes.Stance, "kind": codes.SourceKind,
        "mode": codes.Mode, "counts": codes.Counts, "precision": codes.Precision, "silence": codes.Silence,
        "method": codes.Method, "loaded": codes.LoadedCategory, "alias": AliasKind, "relation": Relation, "alert": AlertKind,
    }  # fmt: skip
    known = texts("fr").keys()
    assert {f"{group}.{code}" for group, held in groups.items() for code in held} <= known
    assert {f"block.{kind}" for kind in codes.BlockKind if kind is not codes.BlockKind.BODY} <= known
    assert {f"cell.{kind}" for kind in KINDS} | {f"letter.{kind}" for kind in KINDS if kind != "type"} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_of_marks_are_all_different(language: str) -> None:
    letters = [text for key, text in texts(language).items() if key.startswith("letter.")]
    assert len(letters) == len(set(letters))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_judges_nobody(language: str) -> None:
    judged = r"\b(vrai\w*|faux|fausse\w*|fiab\w+|true|truth|false|fake|reliab\w+|trust\w*)\b"
    assert not re.findall(judged, " ".join(texts(language).values()), re.IGNORECASE)


def test_no_other_language() -> None:
    with pytest.raises(UsageError):
        load_words("de")


# -- contrast -----------------------------------------------------------------------------------------


def contrast(colour: str) -> float:
    """The contrast of a colour with white (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_text_and_marks_can_be_told_from_the_page() -> None:
    style = files("recoupe.render.page").joinpath("page.css").read_text(encoding="utf-8")
    texts_of = dict(re.findall(r"--(ink|soft|link): (#\w{6})", style))
    assert len(texts_of) == 3
    assert min(map(contrast, texts_of.values())) >= 4.5
    colours = dict(re.findall(r"--([a-z]+): (#\w+)", style))
    named = [colours[name] for name in re.findall(r"text-decoration-color: var\(--(\w+)\)", style)]
    long = [c if len(c) == 7 else "#" + "".join(x * 2 for x in c[1:]) for c in named]
    assert len(long) >= 8
    assert min(map(contrast, long)) >= 3


# -- parts --------------------------------------------------------------------------------------------


def test_blocks_hold_the_whole_text_once() -> None:
    article = factories.article("Un titre\n\nUn paragraphe.\n\nUn autre.")
    loose = replace(article, blocks=(article.blocks[1],))
    for each in (article, loose):
        held = "".join(span.of(each.text) for span, _ in blocks(each))
        assert "".join(held.split()) == "".join(each.text.split())


def test_words_outside_the_sentence_bring_their_own() -> None:
    entry = entry_of("Le maire parle ici. Rien. Le pont a été frappé.")
    claim = entry.reading.claims[0]
    far = replace(claim, type=replace(claim.type, evidence=(claim.trigger, Span(3, 8))))
    found = passages(entry.article, replace(entry.reading, claims=(far,)))
    assert [span.of(entry.article.text) for span in found] == ["Le maire parle ici.", " Le pont a été frappé."]


def placed(latitude: float | None, longitude: float | None, precision: Precision, name: str = "Valbourg") -> Entry:
    entry = entry_of("Le pont de Valbourg a été frappé.")
    where = Where("Valbourg", Span(11, 19), name, latitude, longitude, precision)
    claim = replace(entry.reading.claims[0], place=(Cell(where, (Span(11, 19),), "r"),))
    return replace(entry, reading=replace(entry.reading, claims=(claim,)))


@pytest.mark.parametrize("precision", Precision)
def test_a_place_with_coordinates_is_drawn_by_its_precision(precision: Precision) -> None:
    text = drawn(Account("d", (placed(48.5, 7.7, precision),)), "en")
    checked(text)
    shape = {"point": "point", "area": "area", "country": "area", "unknown": "unknown"}[precision]
    drawing = text[text.index('class="map"') : text.index("<figcaption")]
    assert f'class="{shape}"' in drawing
    assert 'class="land" ' in drawing or 'class="land"' in drawing
    assert "48.5000 7.7000" in text
    assert "Without coordinates, so not on the map: 0 places of 1." in text


def test_places_without_coordinates_are_counted_and_listed() -> None:
    text = drawn(Account("d", (placed(None, None, Precision.UNKNOWN),)), "en")
    assert "Without coordinates, so not on the map: 1 place of 1." in text
    assert 'class="map"' not in text
    assert "Valbourg" in text[text.index("The places, as a table") :]


def test_one_name_at_two_positions_is_two_places() -> None:
    first, second = placed(48.5, 7.7, Precision.POINT), placed(10.0, 7.7, Precision.POINT)
    second = Entry(replace(second.article, id="f" * 16), second.names, second.reading)
    assert [spot.position for spot in find_spots(Account("d", (first, second)))] == [(7.7, 10.0), (7.7, 48.5)]


@pytest.mark.parametrize(
    "points", [[(0.0, 0.0)], [(-180.0, -90.0), (180.0, 90.0)], [(37.0, 35.0), (37.1, 36.0)], [(10.0, 89.0)]]
)
def test_a_frame_holds_its_places(points: list[tuple[float, float]]) -> None:
    frame = frame_of(points)
    for x, y in (frame.at(*point) for point in points):
        assert 0 <= x <= 960
        assert 0 <= y <= frame.height
    assert frame.height <= 1.2 * 960
    assert all(piece.count("L") >= 2 for piece in outlines(frame.box, frame.at).split("M")[1:])


def test_the_base_is_small() -> None:
    assert len(files("recoupe.render.page").joinpath("basemap.json").read_bytes()) < 200_000


def test_a_scale_leaves_one_stray_year_off() -> None:
    days = [Days.of(f"2022-03-{day:02d}") for day in range(1, 25)] + [Days.of("1870")]
    scale = Scale.over([each for each in days if each], 0, 100)
    assert scale is not None
    assert scale.first > (Days.of("2022-02") or Days(0, 0)).ends[0]
    assert 1 <= len(list(scale.marks())) <= 14


@pytest.mark.parametrize(
    "edtf", ["2017", "0001", "9999", "1870-08/1950", "2017-10-28", "2014/..", "../2014", "0500/1900"]
)
def test_any_time_can_be_drawn(edtf: str) -> None:
    days = Days.of(edtf)
    assert days is not None
    scale = Scale.over([days], 0, 100)
    assert scale is not None
    assert all(0 <= x <= 100 and label for x, label in scale.marks())


def test_what_is_no_markup_is_escaped() -> None:
    assert isinstance(plain("<"), Html)
    assert plain("\U0001fffe\ufdd0") == "‹U+1FFFE›‹U+FDD0›"


def test_an_article_is_dated_by_what_it_says() -> None:
    article: Article = factories.article("Le pont a été frappé.", published="2017-10-28")
    text = drawn(Account("d", (Entry(article, ("a",), Reading(article.id, (), (), "")),)))
    assert "2017-10-28" in text[text.index("<h2>Quand") :]


def test_a_crowd_of_dates_leaves_the_labels_to_the_table() -> None:
    base = entry_of(fakes.FILES["a.txt"].decode())
    entries = []
    for n in range(60):
        claim = base.reading.claims[0]
        assert isinstance(claim.time, Cell)
        time = replace(claim.time, value=replace(claim.time.value, edtf=f"19{n + 20}/.."))
        article = replace(base.article, id=f"{n:016x}")
        own = replace(claim, id=f"{n:012x}", article=article.id, time=time)
        entries.append(Entry(article, (f"{n}.txt",), replace(base.reading, article=article.id, claims=(own,))))
    text = drawn(Account("d", tuple(entries)))
    found = checked(text)
    drawing = text[text.index('class="time"') : text.index("</svg>")]
    assert ">prise<" not in drawing
    assert ">+48<" in drawing
    assert sum(name.startswith("t-") for name in found.ids) == 60


def test_what_lies_off_the_line_is_only_an_arrow() -> None:
    base = entry_of(fakes.FILES["a.txt"].decode())
    entries = []
    for n, edtf in enumerate(["1920", *(f"2018-03-{day:02d}" for day in range(1, 29))]):
        claim = base.reading.claims[0]
        assert isinstance(claim.time, Cell)
        time = replace(claim.time, value=replace(claim.time.value, edtf=edtf))
        article = replace(base.article, id=f"{n:016x}")
        own = replace(claim, id=f"{n:012x}", article=article.id, time=time)
        entries.append(Entry(article, (f"{n}.txt",), replace(base.reading, article=article.id, claims=(own,))))
    text = drawn(Account("d", tuple(entries)))
    drawing = text[text.index('class="time"') : text.index("</svg>")]
    assert drawing.count('class="open"') == 1
    assert drawing.count('class="day"') == 28
    assert "stretch" not in drawing

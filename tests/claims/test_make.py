"""Marks to claims: cells with their words, silence with its reason; and what must hold for any article.

Fairness stands at the end: exchanging the names of two sides exchanges them in the claims and changes nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from factories import article, broken, chain, claim_on, named, read_claim, summary, when
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recoupe.annotate.marks import BlockMarks
from recoupe.claims.reader import Reader
from recoupe.languages.pack import name_key
from recoupe.model.article import Article
from recoupe.model.claim import Cell, Claim, NotSaid, Reading, Span, claim_id
from recoupe.model.codes import BlockKind, EventType, LoadedCategory, Method, Silence, Stance

ROLES = ("actor", "target", "place", "origin", "equipment")


def cells_of(claim: Claim) -> Iterator[Cell[Any]]:
    """All cells of a claim that hold a value."""
    for role in (*ROLES, "number"):
        found = getattr(claim, role)
        if not isinstance(found, NotSaid):
            yield from found
    yield from (claim.type, claim.modality, claim.stance, *claim.attribution)
    if not isinstance(claim.time, NotSaid):
        yield claim.time


# -- one claim --------------------------------------------------------------------------------------------

RICH = "Selon le maire, douze soldats ont été tués mardi par la milice à Valbourg."


def test_a_claim_cell_by_cell(reader: Reader) -> None:
    claim = read_claim(reader, RICH, "tués")
    assert summary(claim, RICH) == (
        "tués", EventType.CASUALTIES, "asserted", "none",
        (("actor", ("milice",)), ("target", ("soldats",)), ("place", ("Valbourg",)), ("origin", ()), ("equipment", ())),
        (("killed", 12, 12, False),), ("mardi", "2017-10-24"), (("maire", "person", "according", "Selon"),),
    )  # fmt: skip


def test_each_cell_shows_its_words_and_its_rule(reader: Reader) -> None:
    claim = read_claim(reader, RICH, "tués")
    shown = {cell.rule: [span.of(RICH) for span in cell.evidence] for cell in cells_of(claim)}
    assert ["milice"] in shown.values()
    assert ["soldats"] in shown.values()
    assert ["douze"] in shown.values()
    assert shown["times.weekday"] == ["mardi"]
    assert claim.type.rule.startswith("fr.verb.tuer.casualties@")
    assert claim.type.method is Method.MODEL


def test_the_sentence_and_the_trigger_of_a_claim(reader: Reader) -> None:
    text = "Valbourg brûle. " + RICH + " Rien de plus."
    claim = read_claim(reader, text, "tués")
    assert claim.sentence.of(text) == RICH
    assert claim.trigger.of(text) == "tués"


@pytest.mark.parametrize(
    ("text", "trigger", "cell", "silence"),
    [
        pytest.param("Valbourg a été bombardée.", "bombardée", "actor", Silence.NOT_MENTIONED, id="nobody is named"),
        pytest.param("Elle a bombardé Valbourg.", "bombardé", "actor", Silence.UNRESOLVED, id="a pronoun for nobody"),
        pytest.param("La milice a bombardé Valbourg.", "bombardé", "time", Silence.NOT_MENTIONED, id="no time"),
        pytest.param("La milice a bombardé Valbourg.", "bombardé", "number", Silence.NOT_MENTIONED, id="no number"),
        pytest.param("La milice a bombardé Valbourg.", "bombardé", "equipment", Silence.NOT_MENTIONED, id="no weapon"),
    ],
)
def test_silence_has_a_reason(reader: Reader, text: str, trigger: str, cell: str, silence: Silence) -> None:
    assert getattr(read_claim(reader, text, trigger), cell) == NotSaid(silence)


def test_a_time_that_cannot_be_told_keeps_its_words(reader: Reader) -> None:
    text = "La milice a bombardé Valbourg mardi."
    found = when(claim_on(reader(article(text, published=None)), text, "bombardé"))
    assert found is not None
    assert (found.text, found.edtf) == ("mardi", None)


def test_one_name_stands_once_in_a_role(reader: Reader) -> None:
    claim = read_claim(reader, "La milice et la milice ont bombardé Valbourg.", "bombardé")
    cells = claim.actor
    assert not isinstance(cells, NotSaid)
    assert len({cell.value.source for cell in cells}) == len(cells)


def test_we_without_a_speaker_is_nobody(reader: Reader) -> None:
    assert read_claim(reader, "Nous avons bombardé Valbourg.", "bombardé").actor == NotSaid(Silence.UNRESOLVED)


def test_stance_shows_its_cue(reader: Reader) -> None:
    text = "La milice prétend que la coalition a bombardé Valbourg."
    claim = read_claim(reader, text, "bombardé")
    assert claim.stance.value is Stance.DISPUTED
    assert [span.of(text) for span in claim.stance.evidence] == ["prétend"]


# -- articles -----------------------------------------------------------------------------------------------

STRIKE = "La coalition a bombardé Valbourg."
AT = STRIKE.index("bombardé")


@pytest.mark.parametrize(
    ("kind", "claims"),
    [
        (BlockKind.BODY, 1),
        (BlockKind.TITLE, 1),
        (BlockKind.CAPTION, 1),
        (BlockKind.EMBEDDED, 1),
        (BlockKind.BOILERPLATE, 0),
    ],
)
def test_which_blocks_are_read(reader: Reader, kind: BlockKind, claims: int) -> None:
    assert len(reader(article(STRIKE, kinds=[kind])).claims) == claims


def test_a_lead_that_repeats_the_body_is_read_in_both_places(reader: Reader) -> None:
    text = f"{STRIKE}\n\n{STRIKE}"
    claims = reader(article(text)).claims
    assert [claim.trigger.start for claim in claims] == [AT, AT + len(STRIKE) + 2]
    assert len({claim.id for claim in claims}) == 2


@pytest.mark.parametrize(
    ("language", "length", "read"),
    [("fr", 1, True), ("en", 1, False), ("und", 1, True), ("und", 40, False)],
    ids=["French", "a language without tables", "a short text that may be French", "a long one that may be anything"],
)
def test_which_languages_are_read(reader: Reader, language: str, length: int, read: bool) -> None:
    text = " ".join([STRIKE] * length)
    given_ = Article("0" * 16, "", text, "utf-8", language, article(text).blocks)
    assert bool(reader(given_).claims) is read


def test_an_empty_article_has_no_claims(reader: Reader) -> None:
    empty = Article("0" * 16, "", "", "utf-8", "fr", ())
    assert reader(empty) == Reading("0" * 16, (), (), reader.signature)


def test_ids_do_not_depend_on_the_run_but_on_the_article(reader: Reader) -> None:
    one = reader(article(STRIKE)).claims
    assert one == reader(article(STRIKE)).claims
    assert one[0].id == claim_id("0" * 16, AT, 0)


# -- for any article ------------------------------------------------------------------------------------------

SENTENCES = """
La milice a pris le port de Montclair mardi.
Selon le maire, douze soldats ont été tués.
« Nous avons repris la gare », a déclaré un officier.
Elle aurait quitté Valbourg dans la nuit de lundi à mardi.
Ces terroristes ont fui !!!
Si l’armée du Nord attaque, la coalition bombardera le port.
L’opération « Éclair » vise à encercler Montclair.
Entre 20 et 30 rebelles se sont rendus près du fleuve, il y a cinq semaines.
On ignore si les rebelles ont quitté la base.
Le Hezbollah et la Russie ont signé un accord en mai 2016.
Combats à Valbourg : dix morts
Ils pillent et brûlent.
(AFP) — Une frappe « chirurgicale » a détruit 3 chars…
L'armée
Selon
— « Feu ! »
😀 ĳ ﬁ Ⅳ 𝔸 é
""".strip().splitlines()
texts = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=3
).map("\n\n".join)


def straight(words: str) -> str:
    """With apostrophes of one kind: trees may have either."""
    return words.replace("’", "'")


def spans_of(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Every span of a reading with the sentence (or the whole) that it must stand in or, for evidence, may stand before."""
    for claim in reading.claims:
        yield claim.trigger, claim.sentence
        for cell in cells_of(claim):
            for span in cell.evidence:
                yield span, Span(0, claim.sentence.end + 10**6)


@settings(max_examples=40)
@given(text=texts)
def test_every_span_is_words_of_a_block(reader: Reader, text: str) -> None:
    told = article(text)
    reading = reader(told)
    blocks = [block.span for block in told.blocks]
    ids = [claim.id for claim in reading.claims]
    assert len(set(ids)) == len(ids)
    assert list(reading.claims) == sorted(reading.claims, key=lambda claim: claim.trigger)
    for span, outer in spans_of(reading):
        assert outer.contains(span)
        assert any(block.contains(span) for block in blocks)
        assert span.of(text).strip() == span.of(text) != ""
    for claim in reading.claims:
        for role in ROLES:
            cells = getattr(claim, role)
            for cell in () if isinstance(cells, NotSaid) else cells:
                assert cell.value.source.of(text) == cell.value.text
        found = when(claim)
        assert found is None or found.text in claim.sentence.of(text)
        for link in claim.attribution:
            assert link.value.source.source.of(text) == link.value.source.text
    for loaded in reading.loaded:
        assert any(block.contains(loaded.span) for block in blocks)
        assert isinstance(loaded.category, LoadedCategory)


@settings(max_examples=30)
@given(text=texts)
def test_every_mark_stands_inside_its_block(marks_of: Callable[[Article], list[BlockMarks]], text: str) -> None:
    told = article(text)
    for block, marks in zip(told.blocks, marks_of(told), strict=True):
        tree = marks.tree
        assert [straight(text[start:end]) for start, end in zip(tree.start, tree.end, strict=True)] == [
            straight(word) for word in tree.text
        ]
        assert all(
            block.span.start <= start < end <= block.span.end for start, end in zip(tree.start, tree.end, strict=True)
        )
        here = range(len(tree))
        bounds = [(name.first, name.last) for name in marks.names.marks]
        bounds += [(time.first, time.last) for time in marks.times]
        bounds += [(figure.first, figure.last) for figure in marks.figures]
        bounds += [(event.first, event.last) for event in marks.events]
        assert all(first in here and last in here and first <= last for first, last in bounds)
        assert all(event.head in here and event.carrier in here for event in marks.events)
        assert all(role.head in here for event in marks.events for role in event.roles)
        assert all(event.first <= event.head <= event.last for event in marks.events)
        assert all(set(modality.words) <= set(here) for modality in marks.modalities)
        assert len(marks.modalities) == len(marks.events)
        assert all(first in here and last in here for first, last in marks.quotes)


@settings(max_examples=40)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=120).filter(str.strip))
def test_no_text_is_too_odd_to_read(reader: Reader, text: str) -> None:
    whole = Article("0" * 16, "", text, "utf-8", "fr", article(text.replace("\n\n", "  ")).blocks)
    assert isinstance(reader(whole), Reading)


NEUTRAL = (
    "Le musée municipal ouvre ses portes au public.",
    "La recette demande trois œufs et un peu de farine.",
    "Il fera beau demain sur toute la côte.",
    "Le film sort en salle mercredi prochain.",
    "Les abonnés peuvent lire la suite sur le site.",
)


@settings(max_examples=30)
@given(text=texts, more=st.lists(st.sampled_from(NEUTRAL), min_size=1, max_size=2).map(" ".join))
def test_a_neutral_paragraph_at_the_end_changes_nothing(reader: Reader, text: str, more: str) -> None:
    assert reader(article(more)).claims == ()
    longer = reader(article(f"{text}\n\n{more}"))
    alone = reader(article(text))
    assert longer.claims == alone.claims
    assert [span for span in longer.loaded if span.span.end <= len(text)] == list(alone.loaded)


@settings(max_examples=20)
@given(one=texts, two=texts)
def test_an_article_is_read_the_same_after_another(reader: Reader, one: str, two: str) -> None:
    before = reader(article(one))
    reader(article(two))
    assert reader(article(one)) == before


@settings(max_examples=20)
@given(text=texts)
@example(text="L'armée La milice a pris le port de Montclair mardi.")
def test_curly_and_straight_apostrophes_read_alike(reader: Reader, text: str) -> None:
    plain = text.replace("’", "'")
    one, two = (reader(article(form)).claims for form in (plain, plain.replace("'", "’")))
    assert [summary(claim, plain) for claim in one] == [summary(claim, plain, straight) for claim in two]


# -- fairness ---------------------------------------------------------------------------------------------

TEMPLATES = {
    "capture": "{A} a repris Valbourg mardi.",
    "strike": "{A} a bombardé les positions {de_b} près de Montclair.",
    "on the word of": "Selon {a}, {b} a tué douze civils à Valbourg.",
    "accusation": "{A} accuse {b} d'avoir rompu la trêve.",
    "denial": "{A} dément avoir frappé l'hôpital de Montclair.",
    "quotation": "« Nous avons repris le pont », a déclaré le porte-parole {de_a}.",
    "battle": "Des combats ont éclaté entre {a} et {b} près du fleuve.",
    "hearsay": "{A} aurait quitté la caserne de Valbourg.",
    "deaths": "Une frappe {de_a} a tué trois soldats {de_b}.",
    "pretence": "{A} prétend avoir abattu un avion {de_b}.",
    "condition": "Si {a} attaque le port, {b} fuira.",
    "arms": "{A} a livré des missiles {a_b}.",
    "prisoners": "Deux combattants {de_a} ont été capturés par {b}.",
    "loaded": "Les terroristes {de_a} ont exécuté huit prisonniers.",
    "two clauses": "Un quotidien affirme que {a} contrôle la gare et que {b} recule.",
}  # fmt: skip
PAIRS = {
    "in no table": ("le Front de Brasnie", "le Front de Morland"),
    "in the tables": ("le Hezbollah", "le Hamas"),
    "of two lengths": ("le Front Polisario", "le Hezbollah"),
    "countries": ("la Russie", "la Turquie"),
}


def fill(template: str, a: str, b: str) -> str:
    """The sentence with two sides in it, articles contracted."""

    def contract(preposition: str, side: str) -> str:
        joined = {"de le": "du", "à le": "au"}.get(f"{preposition} {side[:2]}")
        return f"{joined} {side[3:]}" if joined else f"{preposition} {side}"

    return template.format(
        A=a[0].upper() + a[1:], a=a, b=b, de_a=contract("de", a), de_b=contract("de", b), a_b=contract("à", b)
    )


def exchanged(a: str, b: str) -> Callable[[str], str]:
    """Words with each side's name in the place of the other's."""
    names = {a[3:]: b[3:], b[3:]: a[3:]}
    return lambda words: re.sub("|".join(map(re.escape, names)), lambda found: names[found[0]], words)


def known(claim: Claim) -> list[bool]:
    """Whether a table knew each name of a claim."""
    found = [cell.value.source for cell in claim.attribution]
    cells = [
        cell for role in ROLES for cell in (() if isinstance(getattr(claim, role), NotSaid) else getattr(claim, role))
    ]
    return [name.entity is not None for name in (*(cell.value for cell in cells), *found)]


TORN_PLACE = "`près du fleuve` hangs on one name and not on the other: names that no table knows are not masked"
UNEQUAL = {("battle", "in no table"): TORN_PLACE}


def mark(name: str, pair: str) -> list[pytest.MarkDecorator]:
    """The mark of a row that shows a defect."""
    return [broken(UNEQUAL[name, pair])] if (name, pair) in UNEQUAL else []


@pytest.mark.parametrize(
    ("template", "pair"),
    [pytest.param(name, pair, id=f"{name}, {pair}", marks=mark(name, pair)) for pair in PAIRS for name in TEMPLATES],
)
def test_exchanged_sides_are_read_alike(reader: Reader, template: str, pair: str) -> None:
    a, b = PAIRS[pair]
    one, two = fill(TEMPLATES[template], a, b), fill(TEMPLATES[template], b, a)
    first, second = reader(article(one)), reader(article(two))
    assert first.claims
    assert [summary(claim, one, exchanged(a, b)) for claim in first.claims] == [
        summary(claim, two) for claim in second.claims
    ]
    assert [known(claim) for claim in first.claims] == [known(claim) for claim in second.claims]
    assert [(span.category, span.neutral) for span in first.loaded] == [
        (span.category, span.neutral) for span in second.loaded
    ]


@pytest.mark.parametrize("pair", PAIRS)
def test_both_sides_are_found_where_both_are_named(reader: Reader, pair: str) -> None:
    """Lest the rows above hold because nothing is read."""
    a, b = PAIRS[pair]
    text = fill("Deux combattants {de_a} ont été capturés par {b}.", a, b)
    claim = read_claim(reader, text, "capturés")
    assert named(claim.actor) == [b[3:]]
    assert any(a[3:] in name for name in named(claim.target))


def test_the_names_in_the_rows_are_what_they_are_said_to_be(reader: Reader) -> None:
    assert [name_key(side[3:]) in reader.pack.actors for pair in PAIRS.values() for side in pair] == [False] * 2 + [
        True
    ] * 6
    assert chain(read_claim(reader, fill(TEMPLATES["on the word of"], *PAIRS["countries"]), "tué")) == ["Russie"]

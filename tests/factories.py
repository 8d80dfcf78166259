"""Trees and readings for tests: from a plain sentence, from rows written by hand, from the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import pytest

from recoupe.annotate.candidates import Seen
from recoupe.annotate.events import find_events
from recoupe.annotate.figures import find_figures
from recoupe.annotate.marks import BlockMarks, CueMark, EventMark, Names, RoleMark
from recoupe.annotate.names import find_names, vote
from recoupe.annotate.times import find_times
from recoupe.annotate.tree import NameSpan, Tree, tree_of
from recoupe.languages.frames import Frame, read_defaults, read_frame
from recoupe.languages.pack import Pack, load_pack
from recoupe.model.article import About, Article, Block, Fact
from recoupe.model.claim import Cell, Claim, Figure, Name, NotSaid, Reading, Span, When, Where
from recoupe.model.codes import BlockKind, Counts, EventType, Modality, Mode, SourceKind, Stance

PUBLISHED = "2017-10-28"  # a Saturday: the day that the codebook's own examples count from
ROLES = ("actor", "target", "place", "origin", "equipment")
PUNCTUATION = frozenset('« » “ ” " ( ) . , ; : ? ! …'.split())
Rows = list[tuple[str, str, str, int, str, str]]


def broken(reason: str) -> pytest.MarkDecorator:
    """The mark of a row that shows a defect: it must fail until the defect is mended, and then lose this mark."""
    return pytest.mark.xfail(reason=reason, strict=True)


# -- trees --------------------------------------------------------------------------------------------


def words(sentence: str, *, lemmas: Mapping[str, str] | None = None, pos: Mapping[str, str] | None = None) -> Tree:
    """A tree without syntax from a sentence whose words stand one space apart: enough for figures, times and quotes.

    Numerals in digits are `NUM`, marks `PUNCT`, all other words `NOUN` unless `pos` says otherwise; a final `s` is
    no part of a lemma. All words hang on the first.
    """
    lemmas, pos = lemmas or {}, pos or {}
    rows: Rows = []
    for word in sentence.split(" "):
        low = word.lower()
        kind = "PUNCT" if word in PUNCTUATION else "NUM" if low[:1].isdigit() else "NOUN"
        lemma = low.removesuffix("s") if len(low) > 3 else low
        rows.append((word, lemmas.get(low, lemma), pos.get(low, kind), 0, "dep", ""))
    return tree_of(rows)


def parsed(table: str, *, names: Iterable[tuple[int, int, str]] = ()) -> Tree:
    """A tree from lines of `word lemma POS head label features`: heads count from 1, the root's is 0, as in CoNLL-U.

    Args:
        names: what a model would mark: first word, last word (from 1, both included) and label.
    """
    rows: Rows = []
    for number, line in enumerate(filter(None, map(str.strip, table.splitlines()))):
        word, lemma, pos, head, label, *features = line.split()
        rows.append((word, lemma, pos, int(head) - 1 if int(head) else number, label, "".join(features)))
    tree = tree_of(rows)
    return replace(tree, names=tuple(NameSpan(first - 1, last - 1, label) for first, last, label in names))


def text_of(tree: Tree) -> str:
    """The text that a tree written by hand stands for: its words one space apart."""
    return " ".join(tree.text)


def in_sentences(tree: Tree, *lengths: int) -> Tree:
    """The same words cut into sentences of so many words."""
    assert sum(lengths) == len(tree)
    bounds, at = [], 0
    for length in lengths:
        bounds.append((at, at + length))
        at += length
    number = tuple(n for n, length in enumerate(lengths) for _ in range(length))
    return replace(tree, sentence=number, sentences=tuple(bounds))


def names_in(tree: Tree) -> Names:
    """The names of a tree by our tables and by what it says that a model marked."""
    return find_names(tree, load_pack("fr"), vote([tree]))


def block_of(tree: Tree, **marks: object) -> BlockMarks:
    """A block with its names, and any further marks."""
    return BlockMarks(tree, names_in(tree), **marks)  # type: ignore[arg-type]


def event_at(
    head: int,
    type_: EventType,
    *roles: tuple[str, int],
    carrier: int | None = None,
    counts: Counts | None = None,
    last: int | None = None,
) -> EventMark:
    """An event on one word, with fillers as pairs of role and head word."""
    fillers = tuple(RoleMark(role, word, "test") for role, word in roles)
    end = head if last is None else last
    return EventMark(head, end, head, type_, counts, fillers, head if carrier is None else carrier, "fr.test")


def cue_at(
    cue: int,
    content: Iterable[int],
    *,
    source: int | None,
    kind: SourceKind = SourceKind.PERSON,
    mode: Mode = Mode.INDIRECT,
    stance: Stance = Stance.NONE,
    depth: int = 0,
) -> CueMark:
    """A cue of one word."""
    return CueMark(source, kind, (cue,), frozenset(content), mode, stance, Modality.ASSERTED, "test", depth)


# -- tables -------------------------------------------------------------------------------------------

_DEFAULTS = read_defaults(
    [
        {"type": kind.value, "subject": "actor", "object": "target", "alone": "target", "others": ""}
        for kind in EventType
    ]
)
_EMPTY = dict.fromkeys("lemma with type counts subject object others when example reads".split(), "")


def frame(lemma: str, type_: str, **cells: str) -> Frame:
    """One row of a table of frames; columns left out are empty. Subject acts and object undergoes by default."""
    row = _EMPTY | {"lemma": lemma, "type": type_} | {key.rstrip("_"): value for key, value in cells.items()}
    return read_frame(row, _DEFAULTS, where="test", prefix="fr.test")


def pack_with(*, verbs: Iterable[Frame] = (), nouns: Iterable[Frame] = ()) -> Pack:
    """The French pack with these frames and no others, those that ask for most first as in the real one."""

    def grouped(frames: Iterable[Frame]) -> dict[str, tuple[Frame, ...]]:
        found: dict[str, list[Frame]] = {}
        for one in frames:
            found.setdefault(one.lemma, []).append(one)
        return {lemma: tuple(sorted(own, key=lambda f: f.specificity, reverse=True)) for lemma, own in found.items()}

    return replace(load_pack("fr"), verbs=grouped(verbs), nouns=grouped(nouns))


def events_in(tree: Tree, pack: Pack) -> tuple[EventMark, ...]:
    """The events of a tree by these tables, with its own figures and times."""
    return find_events(tree, names_in(tree), pack, Seen(find_figures(tree), find_times(tree)))


# -- articles and readings ----------------------------------------------------------------------------


def article(text: str, *, published: str | None = PUBLISHED, kinds: Iterable[BlockKind] = ()) -> Article:
    """An article whose paragraphs are divided by empty lines; body text unless `kinds` says otherwise."""
    given = list(kinds)
    blocks, at = [], 0
    for number, part in enumerate(text.split("\n\n")):
        kind = given[number] if number < len(given) else BlockKind.BODY
        blocks.append(Block(kind, Span(at, at + len(part)), "test"))
        at += len(part) + 2
    fact = Fact(published, "byline", published) if published else None
    return Article("0" * 16, "", text, "utf-8", "fr", tuple(blocks), about=About(published=fact))


def claim_on(reading: Reading, text: str, trigger: str) -> Claim:
    """The one claim whose trigger holds this word; fails where there is none or more than one."""
    found = [claim for claim in reading.claims if trigger in claim.trigger.of(text).split()]
    told = ", ".join(claim.trigger.of(text) for claim in reading.claims) or "nothing"
    assert len(found) == 1, f"{len(found)} claims on {trigger!r}; read: {told}"
    return found[0]


def read_claim(reader: Callable[[Article], Reading], text: str, trigger: str) -> Claim:
    """The one claim on a word of a text, as the reader with the model reads it."""
    return claim_on(reader(article(text)), text, trigger)


def named(cells: tuple[Cell[Name], ...] | tuple[Cell[Where], ...] | NotSaid) -> list[str]:
    """The words of a role's fillers."""
    return [] if isinstance(cells, NotSaid) else [cell.value.text for cell in cells]


def figures(claim: Claim) -> list[Figure]:
    """The figures of a claim."""
    return [] if isinstance(claim.number, NotSaid) else [cell.value for cell in claim.number]


def when(claim: Claim) -> When | None:
    """The time of a claim, None where it has none."""
    return None if isinstance(claim.time, NotSaid) else claim.time.value


def chain(claim: Claim) -> list[str]:
    """The words of the sources, outermost first."""
    return [cell.value.source.text for cell in claim.attribution]


def summary(claim: Claim, text: str, rename: Callable[[str], str] = str) -> tuple[object, ...]:
    """All that a claim says, without offsets, rules and canonical names; `rename` is applied to all words of the text."""
    roles = tuple((role, tuple(map(rename, named(getattr(claim, role))))) for role in ROLES)
    counted = tuple((figure.counts, figure.minimum, figure.maximum, figure.approximate) for figure in figures(claim))
    sources = tuple(
        (
            rename(cell.value.source.text),
            cell.value.kind,
            cell.value.mode,
            rename(cell.value.cue.of(text)) if cell.value.cue else "",
        )
        for cell in claim.attribution
    )
    time = when(claim)
    return (
        claim.trigger.of(text), claim.type.value, claim.modality.value, claim.stance.value, roles, counted,
        time and (time.text, time.edtf), sources,
    )  # fmt: skip

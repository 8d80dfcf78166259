"""The ledger for a terminal: a table that fits its width, and the cells of one claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from recoupe.model.alias import Alias
from recoupe.model.claim import CELLS, Cell, Claim, Figure, Link, Name, NotSaid, Said, When, Where
from recoupe.render.harmless import cut, harmless, one_line, width_of

_GAP = 2  # columns between two cells


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: `least` is the width below which it is left out; the lowest `rank` leaves first."""

    name: str
    least: int
    rank: int


COLUMNS = (
    Column("claim", 12, 9),
    Column("type", 6, 8),
    Column("trigger", 8, 10),
    Column("actor", 9, 7),
    Column("target", 8, 3),
    Column("place", 8, 6),
    Column("time", 10, 4),
    Column("number", 7, 2),
    Column("modality", 8, 5),
    Column("source", 8, 5),
    Column("article", 8, 1),
)


def claim_cells(claim: Claim, text: str, names: Sequence[str]) -> tuple[str, ...]:
    """The cells of a claim in the order of `COLUMNS`; silence is `·`."""
    when = None if isinstance(claim.time, NotSaid) else claim.time.value
    disputed = "" if str(claim.stance.value) == "none" else f" ({claim.stance.value})"
    return (
        claim.id,
        str(claim.type.value),
        claim.trigger.of(text),
        *(_joined(held) for held in (claim.actor, claim.target, claim.place)),
        (when.edtf or when.text) if when else "·",
        _joined(claim.number),
        f"{claim.modality.value}{disputed}",
        " → ".join(words_of(cell.value) for cell in claim.attribution) or "·",
        names[0] if names else claim.article,
    )


def _joined(held: tuple[Cell[Any], ...] | NotSaid) -> str:
    return "·" if isinstance(held, NotSaid) else "; ".join(words_of(cell.value) for cell in held) or "·"


def words_of(value: object) -> str:
    """A value in words: canonical names where known, counts with what they count."""
    match value:
        case Name() | Where():
            return value.entity or value.text
        case Figure():
            return f"{bounds(value)} {value.counts}"
        case Link():
            return words_of(value.source)
        case When():
            return value.edtf or value.text
        case _:
            return str(value)


def bounds(figure: Figure) -> str:
    """A count's bounds: `12`, `700..`, `..700`, `20..30`, with `~` where it is approximate."""
    low = "" if figure.minimum is None else str(figure.minimum)
    high = "" if figure.maximum is None else str(figure.maximum)
    return ("~" if figure.approximate else "") + (low if low == high else f"{low}..{high}")


def table(rows: Sequence[tuple[str, ...]], *, width: int, columns: Sequence[Column] = COLUMNS) -> Iterator[str]:
    """Rows as lines no wider than `width`: columns that have no room are left out, cells that are too long are cut."""
    clean = [[one_line(cell) for cell in row] for row in rows]
    kept = list(range(len(columns)))
    while sum(columns[i].least + _GAP for i in kept) - _GAP > width and len(kept) > 1:
        kept.remove(min(kept, key=lambda i: columns[i].rank))
    natural = [max([len(columns[i].name), *(width_of(row[i]) for row in clean)]) for i in kept]
    widths = _fit(natural, [columns[i].least for i in kept], width - _GAP * (len(kept) - 1))
    yield _line([columns[i].name for i in kept], widths)
    yield _line(["─" * w for w in widths], widths)
    for row in clean:
        yield _line([row[i] for i in kept], widths)


def _fit(natural: list[int], least: list[int], room: int) -> list[int]:
    """Widths that fit in the room: the widest give way first, none below its least."""
    widths = list(natural)
    while (over := sum(widths) - room) > 0:
        open_ones = [i for i, w in enumerate(widths) if w > least[i]]
        if not open_ones:
            return [min(w, room) for w in widths]
        widest = max(widths[i] for i in open_ones)
        same = [i for i in open_ones if widths[i] == widest]
        below = max([widths[i] for i in open_ones if widths[i] < widest] + [max(least[i] for i in same)])
        step = max(1, min(widest - below, -(-over // len(same))))
        for i in same:
            widths[i] = max(least[i], widest - step)
    return widths


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    shown = [cut(cell, w) for cell, w in zip(cells, widths, strict=True)]
    return (" " * _GAP).join(cell + " " * (w - width_of(cell)) for cell, w in zip(shown, widths, strict=True)).rstrip()


def explained(claim: Claim, text: str, names: Sequence[str]) -> Iterator[str]:
    """Every cell of one claim: its value, its words and where they stand, the rule; or why it is silent."""
    yield f"claim {claim.id} · {one_line(', '.join(names))} (article {claim.article})"
    yield f"« {one_line(claim.sentence.of(text))} » [{claim.sentence.start}:{claim.sentence.end}]"
    yield f"trigger      {one_line(claim.trigger.of(text))} [{claim.trigger.start}:{claim.trigger.end}]"
    for name in CELLS:
        held = getattr(claim, name)
        if isinstance(held, NotSaid):
            yield f"{name:<12} – not said: {held.reason}{_said(held.said)}"
        elif held == ():
            yield f"{name:<12} – {'the text speaks in its own voice' if name == 'attribution' else 'no value'}"
        else:
            for cell in held if isinstance(held, tuple) else (held,):
                yield f"{name:<12} {_explained(cell, text)}"


def renamed(aliases: Iterable[Alias]) -> Iterator[str]:
    """A line for each alias that a claim is shown with: the name is a person's, not read from the text."""
    for alias in aliases:
        yield f"alias        {one_line(alias.name)} is shown as {one_line(alias.canonical)} ({alias.kind}, {alias.added})"


def _explained(cell: Cell[Any], text: str) -> str:
    words = (
        ", ".join(f"« {one_line(span.of(text))} » [{span.start}:{span.end}]" for span in cell.evidence) or "no words"
    )
    sure = "not measured" if cell.confidence is None else f"{cell.confidence:.2f}"
    return (
        f"{one_line(_detail(cell.value))}  ← {words}  · rule {harmless(cell.rule)} · {cell.method} · confidence {sure}"
        f"{_said(cell.said)}"
    )


def _said(said: Said | None) -> str:
    """Whose word it is where a person changed what was read, and what that was."""
    if said is None:
        return ""
    read = f"read: {one_line(said.read)}" if said.read else "nothing was read"
    return f"  · by {one_line(said.author)}, {said.added} ({read})"


def _detail(value: object) -> str:
    """A value with all that it holds."""
    match value:
        case Where():
            if value.unlocated or value.latitude is None or value.longitude is None:
                return f"{_named(value)} ({value.unlocated})"
            return f"{_named(value)} ({value.precision}, {value.latitude:.4f} {value.longitude:.4f})"
        case Name():
            return _named(value)
        case Figure():
            return f"{bounds(value)} {value.counts} ({value.text})"
        case When():
            return f"{value.edtf or 'no date'} ({value.text})"
        case Link():
            return f"{_named(value.source)} ({value.kind}, {value.mode})"
        case _:
            return str(value)


def _named(value: Name | Where) -> str:
    return value.text if value.entity in (None, value.text) else f"{value.text} = {value.entity}"

"""Copies, lineages and alerts as rows: of tables, of CSV, of JSON lines; and lineages as a graph (GraphML)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from recoupe.model.article import Article
from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind
from recoupe.model.copy import Alert, Copy, Lineage, MissingRoot, Related

Row = dict[str, Any]

COPIES = ("a", "b", "relation", "share_a", "share_b", "passages", "direction", "why", "root_a", "root_b")
LINEAGE = (
    "root", "role", "article", "outlet", "day", "taken", "step", "relation", "share", "credit", "cut", "added", "altered",
    "because",
)  # fmt: skip
ALERTS = (
    "kind", "taken", "relay", "lost", "found", "before", "after", "before_start", "before_end", "after_start", "after_end",
)  # fmt: skip

_SAME_BYTES = "same_bytes"
_RUNNING = (BlockKind.BODY, BlockKind.EMBEDDED)


@dataclass(frozen=True, slots=True)
class Pile:
    """What rows are made from: articles and their names by id, and what they are to one another."""

    articles: Mapping[str, Article]
    names: Mapping[str, tuple[str, ...]]
    related: Related

    def name(self, article: str) -> str:
        """The name that stands for an article."""
        held = self.names.get(article)
        return held[0] if held else article

    def counted(self, articles: Iterable[str] | None = None) -> str:
        """The number of articles with that of the independent roots that they stand on."""
        held = list(self.names if articles is None else articles)
        roots = self.related.count(held)
        return (
            f"{len(held)} article{'' if len(held) == 1 else 's'}, {roots} independent root{'' if roots == 1 else 's'}"
        )


def copy_rows(pile: Pile) -> list[Row]:
    """A row for each pair of names whose texts share passages, by names."""
    rows = [row for copy in pile.related.copies for row in _copy_rows(copy, pile)]
    for article, names in pile.names.items():
        rows += [_same_bytes(pile, article, *pair) for pair in combinations(names, 2)]
    return sorted(rows, key=lambda row: (row["a"], row["b"], row["relation"]))


def _copy_rows(copy: Copy, pile: Pile) -> Iterator[Row]:
    """Each name of the one beside each of the other, the lesser name first."""
    for one in pile.names[copy.a]:
        for other in pile.names[copy.b]:
            ways = [[*_ends(p.a), *_ends(p.b)] for p in copy.passages]
            row = _row_of(one, other, copy.relation.value, (copy.share_a, copy.share_b), ways)
            row |= {"direction": copy.direction.value, "why": list(copy.why)}
            row |= {"root_a": _root(pile, copy.a), "root_b": _root(pile, copy.b)}
            yield row if one <= other else _flipped(row)


def _same_bytes(pile: Pile, article: str, a: str, b: str) -> Row:
    blocks = [block.span for block in pile.articles[article].blocks if block.kind in _RUNNING]
    bounds = [blocks[0].start, blocks[-1].end] if blocks else []
    row = _row_of(a, b, _SAME_BYTES, (1.0, 1.0), [[*bounds, *bounds]] if bounds else [])
    root = _root(pile, article)
    return row | {"direction": "unknown", "why": [], "root_a": root, "root_b": root}


def _row_of(a: str, b: str, relation: str, shares: tuple[float, float], passages: list[list[int]]) -> Row:
    return {
        "a": a, "b": b, "relation": relation, "share_a": shares[0], "share_b": shares[1], "passages": passages,
    }  # fmt: skip


def _flipped(row: Row) -> Row:
    """The same pair, told from its other side."""
    ways = sorted([c, d, a, b] for a, b, c, d in row["passages"])
    direction = {"a->b": "b->a", "b->a": "a->b"}.get(row["direction"], row["direction"])
    swapped = {"a": row["b"], "b": row["a"], "share_a": row["share_b"], "share_b": row["share_a"]}
    roots = {"root_a": row["root_b"], "root_b": row["root_a"]}
    return row | swapped | roots | {"passages": ways, "direction": direction}


def _root(pile: Pile, article: str) -> str:
    return pile.name(pile.related.roots.get(article, article))


def lineage_rows(pile: Pile, *, of: str | None = None) -> list[Row]:
    """A row for each article of each lineage, by the day of the root; then those that name a missing text.

    Args:
        of: the id of an article: only the lineage that it stands in, and the missing texts that it names.
    """
    chosen = [one for one in pile.related.lineages if of is None or of in members(one)]
    ordered = sorted(chosen, key=lambda one: (pile.articles[one.root].day or "9999", pile.name(one.root)))
    rows = [row for lineage in ordered for row in _lineage_rows(lineage, pile)]
    for missing in pile.related.missing:
        if of is None or of in dict(missing.articles):
            rows += _missing_rows(missing, pile)
    return rows


def members(lineage: Lineage) -> list[str]:
    """The root, the relays as they came, and those who cite it."""
    return [lineage.root, *(r.article for r in lineage.relays), *(c.article for c in lineage.citations)]


def _lineage_rows(lineage: Lineage, pile: Pile) -> Iterator[Row]:
    root = pile.name(lineage.root)
    yield _member(pile, lineage.root, root=root, role="root") | {"step": 0, "because": list(lineage.because)}
    for relay in lineage.relays:
        yield _member(pile, relay.article, root=root, role="relay") | {
            "taken": pile.name(relay.taken),
            "step": relay.step,
            "relation": relay.relation.value,
            "share": relay.share,
            "credit": relay.credit,
            "cut": [_ends(s) for s in relay.cut],
            "added": [_ends(s) for s in relay.added],
            "altered": [[*_ends(a), *_ends(b)] for a, b in relay.altered],
        }
    for one in lineage.citations:
        words = one.words.of(pile.articles[one.article].text)
        yield _member(pile, one.article, root=root, role="cites") | {"taken": pile.name(one.cites), "credit": words}


def _missing_rows(missing: MissingRoot, pile: Pile) -> Iterator[Row]:
    for article, span in sorted(
        missing.articles, key=lambda held: (pile.articles[held[0]].day or "9999", pile.name(held[0]))
    ):
        words = span.of(pile.articles[article].text)
        row = _member(pile, article, root=f"missing: {missing.name}", role="names")
        yield row | {"credit": " ".join(words.split()[:12])}


def _member(pile: Pile, article: str, *, root: str, role: str) -> Row:
    held = pile.articles[article]
    empty: Row = dict.fromkeys(LINEAGE)
    outlet = held.about.outlet.value if held.about.outlet else None
    inferred = held.about.inferred.edtf if held.about.inferred else None
    told = {"root": root, "role": role, "article": pile.name(article), "outlet": outlet, "day": held.day or inferred}
    return empty | told | {"cut": [], "added": [], "altered": [], "because": []}


def alert_rows(pile: Pile) -> list[Row]:
    """A row for each alert."""
    return sorted(
        (_alert_row(alert, pile) for alert in pile.related.alerts), key=lambda row: (row["taken"], row["relay"])
    )


def _alert_row(alert: Alert, pile: Pile) -> Row:
    taken, relay = pile.articles[alert.taken].text, pile.articles[alert.relay].text
    return {
        "kind": alert.kind.value,
        "taken": pile.name(alert.taken),
        "relay": pile.name(alert.relay),
        "lost": alert.lost.of(taken) if alert.lost else None,
        "found": alert.found.of(relay) if alert.found else None,
        "before": alert.before.of(taken),
        "after": alert.after.of(relay),
        "before_start": alert.before.start,
        "before_end": alert.before.end,
        "after_start": alert.after.start,
        "after_end": alert.after.end,
    }


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]


def flat_row(row: Row) -> tuple[str, ...]:
    """A row as words: lists parted by `; `, passages as `start-end=start-end`, silence empty."""
    return tuple(_flat(value) for value in row.values())


def _flat(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(_flat_part, value))
    return "" if value is None else str(value)


def _flat_part(part: object) -> str:
    if isinstance(part, list):
        return "=".join(f"{start}-{end}" for start, end in zip(part[::2], part[1::2], strict=True))
    return str(part)


def graphml(pile: Pile, *, of: str | None = None) -> Iterator[str]:
    """Lineages as a directed graph, line by line: from what was taken to what took it.

    Args:
        of: as for `lineage_rows`.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for kind, keys in (("node", ("name", "outlet", "day", "root")), ("edge", ("relation", "share", "credit"))):
        for key in keys:
            yield f'  <key id="{key}" for="{kind}" attr.name="{key}" attr.type="{"double" if key == "share" else "string"}"/>'
    yield '  <graph edgedefault="directed">'
    rows = lineage_rows(pile, of=of)
    nodes = {row["article"]: row | {"name": row["article"]} for row in reversed(rows)}
    nodes |= {row["root"]: {"name": row["root"], "root": row["root"]} for row in rows if row["role"] == "names"}
    for name, row in sorted(nodes.items()):
        yield _element("node", f"id={quoteattr(name)}", row, ("name", "outlet", "day", "root"))
    for row in rows:
        if row["role"] != "root":
            ends = f"source={quoteattr(row['taken'] or row['root'])} target={quoteattr(row['article'])}"
            told = row | {"relation": row["relation"] or row["role"]}
            yield _element("edge", ends, told, ("relation", "share", "credit"))
    yield "  </graph>"
    yield "</graphml>"


def _element(kind: str, attributes: str, row: Row, keys: tuple[str, ...]) -> str:
    data = "".join(f'<data key="{key}">{escape(str(row[key]))}</data>' for key in keys if row.get(key) is not None)
    return f"    <{kind} {attributes}>{data}</{kind}>"

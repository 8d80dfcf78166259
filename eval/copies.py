"""The gates on copies: the pairs of `texts/copies.jsonl`, the scenario's answers, speed and memory.

What is found beside the file has been read by hand (`copies.json`); a pair that nobody has judged counts as wrong.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from outcome import Line, State, at_least, at_most
from reading import speed_rows

from recoupe.corpus import Corpus
from recoupe.export.copies import Pile, alert_rows, copy_rows, lineage_rows
from recoupe.model.article import About, Article, Block, Entry, Fact
from recoupe.model.claim import Reading, Span
from recoupe.model.codes import BlockKind
from recoupe.model.copy import ALONE, AlertKind
from recoupe.relate.gather import find_copies

JUDGED = Path(__file__).with_name("copies.json")
CONTAINED, RECALL, PRECISION = 0.25, 0.95, 0.97
PASSAGE, WORDS = 0.9, 0.5  # of a stated passage, of stated words, that must be met
ARTICLES, SECONDS, MEGABYTES = 6_000, 25.0, 1_500.0
SIZES, EXPONENT = (1_500, 3_000, 6_000, 12_000), 1.15
FOLDING = frozenset("same_bytes same_page version reprint two_headlines cut rewrite part quoted translation".split())
Row = dict[str, Any]
_WORD = re.compile(r"\w+")


# -- the file of pairs --------------------------------------------------------------------------------


def pairs(shared: Path, found: Iterable[Row]) -> Iterator[Line]:
    """What `recoupe copies` found in the press and the seeds, against the file of pairs."""
    listed = [json.loads(line) for line in (shared / "texts/copies.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = {tuple(sorted((row["a"], row["b"]))): row for row in listed}
    ours = {tuple(sorted((row["a"][:3], row["b"][:3]))): row["relation"] for row in found}
    copied = {pair: row for pair, row in rows.items() if row.get("containment") is not None}
    strong = [p for p, row in copied.items() if row["containment"] >= CONTAINED and row["same_group"]]
    yield at_least(f"copies: pairs of one origin, {CONTAINED:g} contained", _share(strong, ours), 1)
    yield at_least("copies: all pairs that share text", _share(list(copied), ours), RECALL)
    menus = [" ".join(p) for p, row in rows.items() if row["relation"] == "menu_text_only" and p in ours]
    yield at_most("copies: pairs that share a menu only", len(menus), 0)
    apart = [p for p, row in rows.items() if row["relation"] == "hard_negative" and ours.get(p) in FOLDING]
    yield at_most("copies: two events in one voice", len(apart), 0)
    other = [p for p, row in copied.items() if not row["same_group"] and ours.get(p) in FOLDING]
    yield at_most("copies: pairs of two origins in one voice", len(other), 0)
    judged = json.loads(JUDGED.read_text(encoding="utf-8"))["judged"]
    beyond = [" ".join(p) for p in ours if p not in rows]
    right = sum(judged.get(pair, False) for pair in beyond)
    yield at_least(f"copies: {len(beyond)} pairs beside the file, judged", right / max(1, len(beyond)), PRECISION)
    if unknown := [pair for pair in beyond if pair not in judged]:
        yield Line(State.NOTE, "copies: to be read by hand", ", ".join(sorted(unknown)))


def _share(wanted: list[Any], found: Mapping[Any, str]) -> float:
    return sum(pair in found for pair in wanted) / max(1, len(wanted))


# -- the scenario -------------------------------------------------------------------------------------


class Scenario:
    """The scenario's answers beside what is found in its texts."""

    def __init__(self, folder: Path, pile: Pile) -> None:
        """Take the folder of the scenario, and its articles with their relations."""
        self.answers = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
        self.text = {names[0]: pile.articles[a].text for a, names in pile.names.items()}
        self.copies, told = copy_rows(pile), alert_rows(pile)
        self.alerts = [row for row in told if row["kind"] not in ALONE]
        self.alone = [row for row in told if row["kind"] in ALONE]
        self.lineages = lineage_rows(pile)
        self.root = {names[0]: pile.name(pile.related.roots[a]) for a, names in pile.names.items()}

    def span(self, evidence: Row) -> Span:
        """Where words or a passage stand."""
        text = self.text[evidence["file"]]
        starts, ends = evidence.get("starts", evidence.get("words")), evidence.get("ends", evidence.get("words"))
        start = text.index(starts)
        return Span(start, text.index(ends, start) + len(ends))

    def wrong_copies(self) -> Iterator[str]:
        """Rows that are not met, and pairs of one voice that no row tells of."""
        rows = {(r["a"], r["b"]): r for r in self.copies}
        known = {(row["a"]["file"], row["b"]["file"]) for row in self.answers["copies"]}
        for row in self.answers["copies"]:
            found = rows.get((row["a"]["file"], row["b"]["file"]))
            if row["kind"] == "implied":
                if self.root[row["a"]["file"]] != self.root[row["b"]["file"]]:
                    yield row["id"]
            elif found is None or not all(self._covers(found["passages"], row[side], side) for side in ("a", "b")):
                yield row["id"]
        background = {
            (t["a"]["file"], t["b"]["file"]) for t in self.answers["traps"] if t["kind"] == "background_paragraph"
        }
        for pair, row in rows.items():
            if pair not in known and not (pair in background and row["relation"] == "background"):
                yield f"{pair[0][:2]}-{pair[1][:2]}"

    def _covers(self, passages: list[list[int]], wanted: Row, side: str) -> bool:
        span, text = self.span(wanted), self.text[wanted["file"]]
        at = 0 if side == "a" else 2
        inside = [
            Span(max(span.start, p[at]), min(span.end, p[at + 1]))
            for p in passages
            if p[at] < span.end and span.start < p[at + 1]
        ]
        return sum(len(_WORD.findall(s.of(text))) for s in inside) >= PASSAGE * len(_WORD.findall(span.of(text)))

    def wrong_lineages(self) -> Iterator[str]:
        """Lineages whose root, relays or citations are others; a missing root may stand beside its first relay."""
        by_root: dict[str, dict[str, list[str]]] = {}
        for row in self.lineages:
            by_root.setdefault(row["root"], {}).setdefault(row["role"], []).append(row["article"])
        known = set()
        for row in self.answers["lineages"]:
            relays = [relay["file"] for relay in row["relays"]]
            cites = sorted(c["by"] for c in row.get("citations", []))
            known |= {row["root"], *relays[:1]} if row["root_missing"] else {row["root"]}
            if row.get("optional"):
                continue
            if not row["root_missing"]:
                held = by_root.get(row["root"], {})
                if held.get("relay", []) != relays or sorted(held.get("cites", [])) != cites:
                    yield row["id"]
            elif not any(
                root.startswith("missing:") and {*relays, *cites} == set(roles.get("names", []))
                for root, roles in by_root.items()
            ):
                yield row["id"]
        yield from (root for root in by_root if root not in known and not root.startswith("missing:"))

    def wrong_alerts(self) -> Iterator[str]:
        """Alerts that are not found, and those that nobody asked for."""
        met = set()
        for row in self.answers["alerts"]:
            found = [i for i, alert in enumerate(self.alerts) if self._is(alert, row)]
            met.update(found)
            if not found:
                yield row["id"]
        optional = [row for row in self.answers["not_alerts"] if row.get("optional")]
        for i, alert in enumerate(self.alerts):
            pair = (alert["taken"], alert["relay"])
            allowed = (
                any((o["root"]["file"], o["relay"]["file"]) == pair for o in optional)
                and alert["kind"] == "headline_changed"
            )
            if i not in met and not allowed:
                yield f"{alert['kind']} {pair[0][:2]}-{pair[1][:2]}"

    def wrong_headlines(self) -> Iterator[str]:
        """Headlines that outrun their body: each asked for, no other."""
        rows = [(row["id"], row["headline"]["file"], row) for row in self.answers["headlines"]]
        yield from self._wrong_alone(rows, AlertKind.HEADLINE_STRONGER)

    def wrong_agentless(self) -> Iterator[str]:
        """Articles in which nobody acts: each asked for, no other."""
        yield from self._wrong_alone(
            [(row["id"], row["file"], row) for row in self.answers["agentless"]], AlertKind.NOBODY_ACTS
        )

    def _wrong_alone(self, rows: list[tuple[str, str, Row]], kind: AlertKind) -> Iterator[str]:
        found = {row["taken"] for row in self.alone if row["kind"] == kind}
        yield from (name for name, file, row in rows if file not in found and not row.get("optional"))
        yield from sorted(found - {file for _, file, _ in rows})

    def _is(self, alert: Row, row: Row) -> bool:
        if alert["kind"] != row["kind"] or (alert["taken"], alert["relay"]) != (
            row["root"]["file"],
            row["relay"]["file"],
        ):
            return False
        sides = [("before", row["root"]), ("after", row["relay"])]
        wanted = sides[:1] if row["kind"] == "denial_lost" else sides  # the relay has no words for what it lost
        for side, evidence in wanted:
            span = self.span(evidence)
            start, end = max(span.start, alert[f"{side}_start"]), min(span.end, alert[f"{side}_end"])
            if end - start < WORDS * (span.end - span.start):
                return False
        return True


def scenario(folder: Path) -> Iterator[Line]:
    """The rows of the scenario on copies, lineages and alerts."""
    with (
        tempfile.TemporaryDirectory(prefix="recoupe-gates-") as scratch,
        Corpus.open(Path(scratch) / "scenario.db", create=True) as corpus,
    ):
        corpus.add([folder / "texts"])
        found = Scenario(folder, corpus.pile())
    wrong = {"copies": found.wrong_copies, "lineages": found.wrong_lineages, "alerts": found.wrong_alerts}
    wrong |= {"headlines": found.wrong_headlines, "agentless": found.wrong_agentless}
    for name, errors in wrong.items():
        told = list(errors())
        yield at_most(f"scenario: {name} ({len(found.answers[name])} rows), errors", len(told), 0)
        if told:
            yield Line(State.NOTE, f"scenario: {name}", ", ".join(told))


# -- speed --------------------------------------------------------------------------------------------


def entries(shared: Path, number: int) -> list[Entry]:
    """Articles of the set for speed without claims; beyond its end the same again in other words, one for one."""
    rows = speed_rows(shared, number)
    found = [_entry(row["id"], "\n".join(filter(None, (row["heading"], row["text"]))), row["date"]) for row in rows]
    again = islice(found, number - len(found))
    return found + [
        _entry(f"x{e.article.id}", _WORD.sub(lambda m: _other(m[0]), e.article.text), e.article.day) for e in again
    ]


@cache
def _other(word: str) -> str:
    return hashlib.blake2b(word.casefold().encode(), digest_size=5).hexdigest()


def _entry(name: str, text: str, day: str | None) -> Entry:
    about = About(published=Fact(day, "data", day)) if day else About()
    article = Article(name, "", text, "utf-8", "fr", (Block(BlockKind.BODY, Span(0, len(text)), "data"),), about)
    return Entry(article, (name,), Reading(name, (), (), ""))


def seconds(shared: Path, number: int) -> float:
    """CPU seconds from texts to copies, in this process: on a machine that does nothing else, the time on the wall."""
    pile = entries(shared, number)
    started = time.process_time()
    find_copies(pile)
    return time.process_time() - started


def speed(shared: Path) -> Iterator[Line]:
    """Time over four sizes, and memory, each in a process of its own."""
    took: dict[int, float] = {}
    for size in SIZES:
        ran = subprocess.run(
            [sys.executable, __file__, str(shared), str(size)],
            check=True,
            capture_output=True,
            text=True,
        )
        took[size], memory = map(float, ran.stdout.split())
        if size == ARTICLES:
            yield at_most(f"copies: {size} articles, CPU seconds", took[size], SECONDS)
            yield at_most(f"copies: {size} articles, MB", memory, MEGABYTES)
    growth = math.log(took[SIZES[-1]] / took[SIZES[0]]) / math.log(SIZES[-1] / SIZES[0])
    yield at_most("copies: growth, exponent over " + "/".join(map(str, SIZES)), growth, EXPONENT)


if __name__ == "__main__":
    import resource

    taken = seconds(Path(sys.argv[1]), int(sys.argv[2]))
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)

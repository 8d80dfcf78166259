"""French TimeBank: events that the article tells on somebody's word, and events that are said not to be so.

Never trained on: a yardstick. Its links name the head of what is reported, not how far the report goes; so two figures stand
together: how many events under an evidential link lie inside what we attribute, and how many of all events do. A tool that
attributes everything would reach the first and break the second.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from outcome import Line, State, at_least, at_most

from recoupe.annotate.marks import BlockMarks, EventMark
from recoupe.annotate.modality import modality_of
from recoupe.claims.chains import carried, reaching
from recoupe.claims.reader import Reader
from recoupe.model.codes import EventType, Modality
from recoupe.read import read_article

EVIDENTIAL = frozenset(["EVIDENTIAL", "NEG_EVIDENTIAL"])
REPORTED, SPREAD, NEGATED = 0.82, 0.35, 0.75  # asked by the brief; surface rules reach 0.74, a clinical tool 0.58
# What polarity marks in TimeBank is grammar; `dément avoir` is a class of its verb there.
GRAMMAR = ("modality.negation", "modality.aucun", "modality.sans", "modality.sans-que")


JUDGED, RIGHT = Path(__file__).with_name("timebank.json"), "right"


@dataclass(frozen=True, slots=True)
class Event:
    """An event of TimeBank: where it stands in the text, whether a link says that it is reported, and its polarity."""

    start: int
    end: int
    reported: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What our marks say of one of its events."""

    event: Event
    attributed: bool
    negated: bool


def read_document(path: Path) -> tuple[str, list[Event]]:
    """The text of a document, and its events in text order."""
    root = ElementTree.parse(path).getroot()
    body = root.find("TEXT")
    reported = {
        link.get("subordinatedEventInstance") for link in root.iter("SLINK") if link.get("relType") in EVIDENTIAL
    }
    parts: list[str] = []
    events: list[Event] = []
    if body is None:
        return "", events

    def walk(node: ElementTree.Element) -> None:
        start = sum(map(len, parts))
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")
        if node.tag == "EVENT":
            end = sum(map(len, parts))
            events.append(Event(start, end, node.get("eiid") in reported, node.get("polarity") == "NEG"))

    walk(body)
    return "".join(parts), sorted(events, key=lambda event: (event.start, event.end))


def verdicts(reader: Reader, path: Path) -> Iterator[Verdict]:
    """Each event of a document with what our marks say of it, found or not as an event of ours."""
    text, events = read_document(path)
    context = reader.context_of(read_article(text.encode()))
    marks, kinds = context.blocks, context.kinds
    for event in events:
        place = word_at(marks, event)
        if place is None:
            yield Verdict(event, attributed=False, negated=False)
            continue
        at, i = place
        mark = EventMark(i, i, i, EventType.BATTLE, None, (), i, "timebank")
        mood = modality_of(marks[at].tree, mark, marks[at].cues, reader.pack)
        on_word = bool(reaching(marks[at], mark)) or carried(marks, kinds, at, mark) is not None
        denied = mood.value is Modality.DENIED and mood.rule in GRAMMAR
        yield Verdict(event, attributed=on_word, negated=denied)


def word_at(marks: Sequence[BlockMarks], event: Event) -> tuple[int, int] | None:
    """The block and the last word of an event's span."""
    for at, block in enumerate(marks):
        tree = block.tree
        inside = [i for i in range(len(tree)) if event.start <= tree.start[i] < event.end]
        if inside:
            return at, next((i for i in inside if tree.head[i] not in inside), inside[-1])
    return None


def gate(shared: Path) -> Iterator[Line]:
    """The three figures that are asked for, with their counts."""
    folder = shared / "data" / "fr-timebank" / "Data"
    paths = sorted(folder.glob("*.tml"))
    if not paths:
        raise FileNotFoundError(2, "no documents", str(folder))
    reader = Reader()
    by_document = {path.stem: list(verdicts(reader, path)) for path in paths}
    found = [verdict for document in by_document.values() for verdict in document]
    reported = [v for v in found if v.event.reported]
    inside = sum(v.attributed for v in reported)
    every = sum(v.attributed for v in found)
    yield at_least(
        f"reported events inside what we attribute ({inside} of {len(reported)})", inside / len(reported), REPORTED
    )
    yield at_most(f"all events inside it ({every} of {len(found)})", every / len(found), SPREAD)
    right = sum(v.negated and v.event.negated for v in found)
    ours, theirs = sum(v.negated for v in found), sum(v.event.negated for v in found)
    yield at_least(
        f"negated events F1 ({right} right of {ours}, {theirs} marked)", 2 * right / (ours + theirs), NEGATED
    )
    yield by_hand(by_document)
    yield Line(State.NOTE, "documents", f"{len(paths)}")


def by_hand(found: Mapping[str, Sequence[Verdict]]) -> Line:
    """Events that we attribute and no link names, as read by hand (`timebank.json`): how many were right, and what we say now."""
    judged = json.loads(JUDGED.read_text(encoding="utf-8"))["judged"]
    now = {(name, str(v.event.start)) for name, document in found.items() for v in document if v.attributed}
    rows = [((name, start), told == RIGHT) for name, events in judged.items() for start, told in events.items()]
    right, wrong = ([place for place, was in rows if was is kind] for kind in (True, False))
    kept = f"{sum(place in now for place in right)} right and {sum(place in now for place in wrong)} wrong ones still attributed"
    return Line(State.NOTE, "other attributed events, read by hand", f"{len(right)} of {len(rows)} right; {kept}")

"""What claims tell together, kept in the dossier: the same in any order and batches, only what changed is made again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe import relating_claims
from recoupe.claims.reader import Reader
from recoupe.corpus import Corpus
from recoupe.export import events
from recoupe.model.article import Article
from recoupe.model.claim import Reading
from recoupe.model.errors import UsageError
from recoupe.relate.ledger import Ledger
from recoupe.store import Dossier

SAMPLE = Path(__file__).parent.parent / "sample/texts"
NAMES = [path.name for path in sorted(SAMPLE.iterdir())]
PLACES = ("Strasbourg", "Metz", "Le Bourget", "Paris")


class Remembering:
    """The shipped reader, which reads each article of the sample once for all tests of this file."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.signature, self.known = reader, reader.signature, dict[Article, Reading]()

    def __call__(self, article: Article) -> Reading:
        """What is read from an article."""
        if article not in self.known:
            self.known[article] = self.reader(article)
        return self.known[article]


@pytest.fixture(scope="module")
def remembering(reader: Reader) -> Remembering:
    return Remembering(reader)


@pytest.fixture
def corpus(tmp_path: Path, remembering: Remembering) -> Iterator[Corpus]:
    with opened(tmp_path / "d.db", remembering) as found:
        yield found


def opened(path: Path, reader: Remembering) -> Corpus:
    return Corpus(Dossier(path, create=True), load=lambda _: reader, sign=lambda _: reader.signature)  # type: ignore[arg-type,return-value]


def add(corpus: Corpus, names: list[str]) -> None:
    corpus.add([SAMPLE / name for name in names])


def told(corpus: Corpus) -> dict[str, list[dict[str, Any]]]:
    """All that `events`, `status`, `compare`, `predictions` and `control` show."""
    ledger = corpus.ledger()
    compared = [row for event in ledger.events for row in events.compare_rows(ledger, event, corpus.called)]
    return {
        "events": events.event_rows(ledger, corpus.called),
        "status": events.status_rows(ledger, corpus.called),
        "compare": compared,
        "predictions": events.prediction_rows(ledger),
        **{place: events.control_rows(ledger, place, corpus.called) for place in PLACES},
    }


def test_what_is_kept_is_what_is_made_from_all_claims(corpus: Corpus) -> None:
    add(corpus, NAMES)
    kept = told(corpus)
    held = corpus.ledger()
    made = Ledger(dict(held.claims), held.papers, held.roots)
    assert made.events == held.events and kept["events"]
    assert {event.id: made.status(event) for event in made.events} == held.statuses()
    assert made.gists() == held.gists()
    assert made.predictions() == held.predictions() != ()
    assert all(made.control(place) == held.control(place) for place in PLACES)
    event = held.events[0]
    assert made.event(event.id) == held.event(event.id[:8]) == held.event(event.claims[0])


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(NAMES), st.integers(2, 7), st.sampled_from([None, *NAMES]))
def test_any_order_batch_and_removal_gives_the_same(
    tmp_path_factory: pytest.TempPathFactory, remembering: Remembering, order: list[str], size: int, removed: str | None
) -> None:
    folder = tmp_path_factory.mktemp("order")
    with opened(folder / "one.db", remembering) as one, opened(folder / "two.db", remembering) as two:
        add(one, [name for name in NAMES if name != removed])
        for at in range(0, len(order), size):
            add(two, order[at : at + size])
            two.ledger()
        if removed:
            two.remove(removed)
        assert told(one) == told(two)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Which articles are sketched and which events are judged from now on."""
    found: dict[str, list[str]] = {"sketched": [], "judged": []}
    leaf_of, status_of = relating_claims.leaf_of, relating_claims.status_of

    def sketched(paper: Any, *rest: Any) -> Any:
        found["sketched"].append(paper.id)
        return leaf_of(paper, *rest)

    def judged(event: str, *rest: Any) -> Any:
        found["judged"].append(event)
        return status_of(event, *rest)

    monkeypatch.setattr(relating_claims, "leaf_of", sketched)
    monkeypatch.setattr(relating_claims, "status_of", judged)
    return found


def test_only_what_changed_is_made_again(corpus: Corpus, made: dict[str, list[str]]) -> None:
    *most, last = NAMES
    add(corpus, most)
    corpus.ledger()
    assert len(made["sketched"]) == len(most)
    made["sketched"].clear()
    made["judged"].clear()
    add(corpus, [last])
    ledger = corpus.ledger()
    new = corpus.article(last).id
    assert made["sketched"] == [new]
    its = {event.id for event in ledger.events if any(ledger.claims[c].article == new for c in event.claims)}
    assert its <= set(made["judged"]) and len(made["judged"]) < len(ledger.events) / 4
    made["judged"].clear()
    corpus.ledger()
    assert made["judged"] == [], "nothing changed"


def test_a_run_that_is_killed_goes_on_where_it_stopped(
    corpus: Corpus, made: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(corpus, NAMES)
    monkeypatch.setattr(relating_claims, "_AT_ONCE", 3)
    status_of, before = relating_claims.status_of, 20

    def killed(*args: Any) -> Any:
        if len(made["judged"]) == before:
            raise KeyboardInterrupt
        return status_of(*args)

    with monkeypatch.context() as patch:
        patch.setattr(relating_claims, "status_of", killed)
        with pytest.raises(KeyboardInterrupt):
            corpus.ledger()
    assert len(made["sketched"]) == len(NAMES)
    done = len(corpus._dossier.told.digests("events"))
    assert 0 < done <= before and corpus._dossier.told.state() is None
    made["judged"].clear()
    ledger = corpus.ledger()
    assert len(made["sketched"]) == len(NAMES), "no article is sketched again"
    assert len(made["judged"]) == len(ledger.events) - done
    assert made_anew(ledger) == ledger.statuses()


def made_anew(ledger: Ledger) -> dict[str, Any]:
    scratch = Ledger(dict(ledger.claims), ledger.papers, ledger.roots)
    return {event.id: scratch.status(event) for event in scratch.events}


def test_a_name_that_is_given_changes_what_is_told(corpus: Corpus) -> None:
    add(corpus, NAMES)
    before = told(corpus)
    corpus.alias("Bazeilles", "Bazeilles (Ardennes)", kind="place")
    changed = told(corpus)
    assert "Bazeilles (Ardennes)" in str(changed["events"]) and changed != before
    corpus.alias("Bazeilles", None, kind="place")
    assert told(corpus) == before


def test_newer_rules_make_all_again(
    corpus: Corpus, made: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(corpus, NAMES[:3])
    corpus.ledger()
    monkeypatch.setattr(relating_claims, "VERSION", "told-next")
    made["sketched"].clear()
    corpus.ledger()
    assert len(made["sketched"]) == 3


def test_a_dossier_that_is_only_read_tells_the_same(corpus: Corpus, tmp_path: Path) -> None:
    add(corpus, NAMES[:6])
    with Corpus.open(tmp_path / "d.db", read_only=True) as reading:
        alone = told(reading)
        assert reading._dossier.told.state() is None, "nothing was kept"
    assert alone == told(corpus)


def test_a_grade_stands_beside_and_changes_nothing(corpus: Corpus) -> None:
    add(corpus, NAMES[:6])
    before = told(corpus)
    event = corpus.ledger().events[0].id
    for value in ("B2", "C3"):
        corpus.grade(event, value, author="Claire")
    rows = events.status_rows(corpus.ledger(), corpus.called, corpus.grades())
    graded = {row["event"]: row["grades"] for row in rows if row["grades"]}
    assert list(graded) == [event] and graded[event][0].startswith("C3 (Claire, ")
    assert [{**row, "grades": []} for row in rows] == before["status"]
    with pytest.raises(UsageError):
        corpus.grade(event, " ", author="Claire")


def test_an_empty_dossier(corpus: Corpus) -> None:
    assert told(corpus)["events"] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_raises_no_status_and_no_count_of_roots(corpus: Corpus, tmp_path: Path, name: str) -> None:
    def standing() -> dict[str, tuple[int, object, object]]:
        ledger = corpus.ledger()
        statuses = ledger.statuses()
        return {c: (len(s.roots), s.standings, s.cells) for c, e in ledger.event_of.items() for s in [statuses[e]]}

    add(corpus, NAMES)
    before, roots = standing(), corpus.related().independent
    copy = tmp_path / f"copy of {name}"
    copy.write_bytes((SAMPLE / name).read_bytes() + b"\n \n")
    corpus.add([copy])
    after = standing()
    assert corpus.related().independent == roots and len(after) > len(before)
    assert {claim: after[claim] for claim in before} == before

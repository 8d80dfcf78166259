"""One sentence through the whole program, with the shipped model: the sentence of MAP.md and of the tutorial."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from recoupe import Claim, Corpus, NotSaid
from recoupe.cli import main
from recoupe.model.codes import Counts, EventType, Modality, Mode, Silence, SourceKind

SENTENCE = "Au moins douze civils auraient été tués mardi à Kherson, selon le gouverneur régional, cité par l'AFP."
ARTICLE = f"Un bilan provisoire\n\nPublié le 17 novembre 2022\n\n{SENTENCE}\n"  # a Thursday: Tuesday is the 15th


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with one article."""
    folder = tmp_path_factory.mktemp("kherson")
    (folder / "bilan.txt").write_text(ARTICLE, encoding="utf-8")
    with Corpus.open(folder / "war.db", create=True) as corpus:
        assert corpus.add([folder / "bilan.txt"]).read == 1
    return folder / "war.db"


@pytest.fixture(scope="module")
def claim(dossier: Path) -> Claim:
    """The one claim of the article."""
    with Corpus.open(dossier) as corpus:
        [found] = corpus.claims()
    return found


def quotes(cell) -> list[str]:
    """The words that a cell was read from."""
    return [span.of(ARTICLE) for span in cell.evidence]


def test_the_sentence(claim: Claim) -> None:
    assert claim.sentence.of(ARTICLE) == SENTENCE
    assert claim.trigger.of(ARTICLE) == "tués"


def test_what_happened(claim: Claim) -> None:
    assert claim.type.value is EventType.CASUALTIES


def test_how_many_to_whom(claim: Claim) -> None:
    [number] = claim.number
    assert (number.value.counts, number.value.minimum, number.value.maximum) == (Counts.KILLED, 12, None)
    assert quotes(number) == ["Au moins douze"]
    [target] = claim.target
    assert target.value.text == "civils"


def test_who_did_it_is_not_said(claim: Claim) -> None:
    assert claim.actor == NotSaid(Silence.NOT_MENTIONED)


def test_when_counts_from_the_day_of_publication(claim: Claim) -> None:
    assert not isinstance(claim.time, NotSaid)
    assert (claim.time.value.text, claim.time.value.edtf) == ("mardi", "2022-11-15")


def test_where(claim: Claim) -> None:
    [place] = claim.place
    assert place.value.text == "Kherson"


def test_with_how_much_commitment(claim: Claim) -> None:
    assert claim.modality.value is Modality.HEARSAY
    assert "auraient" in " ".join(quotes(claim.modality))


def test_on_whose_word_outermost_first(claim: Claim) -> None:
    sources = [cell.value.source.text for cell in claim.attribution]
    assert sources == ["AFP", "gouverneur régional"]
    agency, governor = (cell.value for cell in claim.attribution)
    assert agency.kind is SourceKind.OUTLET
    assert agency.source.entity == "Agence France-Presse"
    assert governor.kind is SourceKind.PERSON
    assert governor.mode is Mode.ACCORDING


def test_every_value_stands_on_words(claim: Claim) -> None:
    cells = [claim.type, claim.time, claim.modality, claim.stance]
    for several in (claim.target, claim.place, claim.number, claim.attribution):
        cells += several
    assert all(cell.evidence and cell.rule for cell in cells)


def test_the_same_on_the_command_line(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", str(dossier), "--type", "casualties", "--place", "kherson", "--format", "jsonl"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    row = json.loads(line)
    assert row["trigger"]["text"] == "tués"
    assert main(["explain", str(dossier), row["id"]]) == 0
    explained = capsys.readouterr().out
    assert "« Au moins douze »" in explained
    assert "not said: not mentioned" in explained


def test_no_network_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    for name in ("socket", "create_connection", "getaddrinfo", "socketpair"):
        monkeypatch.setattr(socket, name, refuse)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert main(["add", str(tmp_path / "war.db"), str(tmp_path / "a.txt")]) == 0

"""What the scorer reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import fakes

from recoupe.export import score
from recoupe.model.article import Entry
from recoupe.model.claim import Cell, Link, Name, Reading, Span, Where
from recoupe.model.codes import Mode, Precision, SourceKind
from recoupe.read import read_article


def entry(*names: str) -> Entry:
    article = read_article(fakes.FILES["a.txt"])
    return Entry(article, names, fakes.load(None)(article))


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_one_row_for_every_name(tmp_path: Path) -> None:
    paths = score.write([entry("a.txt", "copy of a.txt")], tmp_path)
    documents, claims, loaded = map(lines, paths)
    assert [row["doc"] for row in documents] == ["a.txt", "copy of a.txt"]
    assert [row["doc"] for row in claims] == ["a.txt", "a.txt", "copy of a.txt", "copy of a.txt"]
    assert loaded == []


def test_document_row() -> None:
    row = score.document_row(entry(), "a.txt")
    assert (row["title"], row["published"], row["lang"]) == ("Une ville du Nord change de mains", "2018-03-12", "fr")
    assert [block["kind"] for block in row["blocks"]] == ["title"]
    assert list(row) == [
        "doc",
        "outlet",
        "title",
        "published",
        "published_inferred",
        "lang",
        "reprint_of",
        "blocks",
        "cites",
    ]


def test_claim_row_has_the_shape_of_the_format() -> None:
    found = entry()
    text = found.article.text
    capture, casualties = (score.claim_row(claim, text, "a.txt") for claim in found.reading.claims)
    start = capture["actor"][0]["start"]
    assert capture["actor"] == [
        {
            "text": "armée du Nord",
            "start": start,
            "end": start + 13,
            "mention": None,
            "entity": "Armée du Nord",
            "id": None,
        }
    ]
    assert text[start : start + 13] == "armée du Nord"
    assert capture["trigger"]["text"] == "repris"
    assert capture["event"] == capture["id"]
    assert (capture["target"], capture["number"], capture["attribution"]) == ([], [], [])
    assert capture["time"]["edtf"] == "2018-03-12"
    assert casualties["time"] is None
    assert casualties["number"] == [{"counts": "killed", "text": "Douze", "min": 12, "max": 12, "approx": False}]


def test_a_mention_is_told_where_it_differs_from_what_it_stands_for() -> None:
    text = "Le gouverneur parle. Elle tient Ville-Haute, dit-il."
    (claim,) = fakes.load(None)(read_article("Le pont est frappé.".encode())).claims
    place = Cell(Where("Ville-Haute", Span(32, 43), "Ville-Haute", 1.5, 2.5, Precision.POINT), (Span(21, 25),), "r")
    link = Cell(
        Link(Name("gouverneur", Span(3, 13)), SourceKind.PERSON, Span(45, 48), Mode.INDIRECT), (Span(49, 51),), "r"
    )
    claim = type(claim)(
        **{**{name: getattr(claim, name) for name in claim.__slots__}, "place": (place,), "attribution": (link,)}
    )
    row = score.claim_row(claim, text, "a.txt")
    assert row["place"][0] == {
        "text": "Ville-Haute",
        "start": 21,
        "end": 25,
        "mention": "Elle",
        "entity": "Ville-Haute",
        "lat": 1.5,
        "lon": 2.5,
        "precision": "point",
    }
    assert row["attribution"] == [
        {
            "source": "gouverneur",
            "start": 3,
            "end": 13,
            "entity": None,
            "kind": "person",
            "cue": "dit",
            "mode": "indirect",
        }
    ]


def test_an_article_that_was_not_read_has_its_document_row(tmp_path: Path) -> None:
    article = entry().article
    score.write([Entry(article, ("a.txt",), Reading(article.id, (), (), ""))], tmp_path)
    assert len(lines(tmp_path / "documents.jsonl")) == 1
    assert lines(tmp_path / "claims.jsonl") == []

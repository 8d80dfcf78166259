"""What people said is what is shown, everywhere, with their name, and with what was read beside it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import dossiers
import pytest
from conftest import BASE, client_of
from starlette.testclient import TestClient

from recoupe.cli import main
from recoupe.corpus import Corpus
from recoupe.model.claim import Span
from recoupe.model.codes import EventType
from recoupe.model.verdict import CLAIM, EVENT, Key, Ruling, named
from recoupe.store import Dossier

OWN = {"origin": BASE}


def post(client: TestClient, path: str, **form: str) -> Any:
    return client.post(path, data={"token": "secret", "author": "Ana", **form}, headers=OWN)


def claim(client: TestClient, number: int = 0) -> dict[str, Any]:
    return dict(client.get("/claims.json?limit=500").json()["rows"][number])


def correct(client: TestClient, of: str, cell: str, value: str, **more: str) -> Any:
    return post(client, "/verdict", claim=of, cell=cell, ordinal="0", ruling="correct", value=value, **more)


CELLS = [
    ("type", "siege", "type", "siege"),
    ("actor", "Compagnie du Gué", "actor", ["Compagnie du Gué"]),
    ("target", "les bateliers", "target", ["les bateliers"]),
    ("place", "Ville-9", "place", ["Ville-9"]),
    ("origin", "Ville-8", "origin", ["Ville-8"]),
    ("time", "2017-04-02", "edtf", "2017-04-02"),
    ("equipment", "canon", "equipment", ["canon"]),
    ("number", "killed:10..20", "number", ["10..20 killed"]),
    ("modality", "denied", "modality", "denied"),
    ("stance", "disputed", "stance", "disputed"),
    ("attribution", "government:préfecture du Gué", "attribution", ["préfecture du Gué"]),
]


@pytest.mark.parametrize(("cell", "value", "column", "shown"), CELLS, ids=[row[0] for row in CELLS])
def test_any_cell_is_corrected_and_found_as_it_is_shown(
    client: TestClient, dossier: Path, cell: str, value: str, column: str, shown: object, tmp_path: Path
) -> None:
    before = claim(client)
    assert correct(client, before["id"], cell, value).status_code == 303
    after = next(row for row in client.get("/claims.json?limit=500").json()["rows"] if row["id"] == before["id"])
    assert after[column] == shown
    assert len(after["corrected"]) == 1
    assert "Ana" in after["corrected"][0]
    same = {name for name in before if before[name] == after[name]}
    assert before.keys() - same <= {column, "time", "edtf", "corrected"}
    filters = {"number": "counts", "attribution": "source", "edtf": "time"}
    asked = shown[0] if isinstance(shown, list) else shown
    asked = "killed" if cell == "number" else asked
    found = client.get("/claims.json", params={filters.get(column, column): str(asked), "limit": "500"}).json()["rows"]
    assert before["id"] in {row["id"] for row in found}
    with Corpus.open(dossier) as corpus:
        corpus.export("csv", tmp_path / "csv")
        corpus.export("jsonl", tmp_path / "jsonl")
        assert "Ana" in " ".join(corpus.explain(before["id"]))
        report = corpus.report(tmp_path / "report.html").read_text(encoding="utf-8")
    assert 'class="said"' in report
    assert after["corrected"][0] in (tmp_path / "csv" / "claims.csv").read_text(encoding="utf-8").replace('""', '"')
    lines = map(json.loads, (tmp_path / "jsonl" / "claims.jsonl").read_text(encoding="utf-8").splitlines())
    row = next(row for row in lines if row["id"] == before["id"])[cell]
    said = (row[0] if isinstance(row, list) else row)["said"]
    assert said["author"] == "Ana"


def test_a_place_that_is_corrected_lies_where_the_others_of_its_name_lie(client: TestClient) -> None:
    one, other = claim(client, 0), claim(client, 5)
    correct(client, one["id"], "place", other["place"][0])
    spots = {row["place"]: row["claims"] for row in client.get("/map.json?limit=500").json()["rows"]}
    assert one["place"][0] not in spots
    assert spots[other["place"][0]] == 2
    page = client.get(f"/claims.geojson?place={other['place'][0]}").json()["features"]
    assert len({tuple(each["geometry"]["coordinates"]) for each in page}) == 1


def test_undoing_brings_back_what_was_read(client: TestClient) -> None:
    before = client.get("/claims.json?limit=500").json()["rows"]
    for cell, value, *_ in CELLS:
        correct(client, before[0]["id"], cell, value)
    assert client.get("/claims.json?limit=500").json()["rows"] != before
    for row in client.get("/verdicts.json").json()["rows"]:
        assert post(client, "/undo", undoes=row["id"]).status_code == 303
    assert client.get("/claims.json?limit=500").json()["rows"] == before
    assert client.get("/verdicts.json").json()["total"] == 2 * len(CELLS), "nothing is ever taken out"


WRONG = [
    ("type", "explosion", "no such code"),
    ("time", "mardi", "no date"),
    ("number", "twelve", "no figure"),
    ("number", "20..10", "bounds in the wrong order"),
    ("number", "13 tués", "what is counted is chosen, not typed"),
    ("modality", "sure", "no such code"),
    ("attribution", "government:", "no name"),
]


@pytest.mark.parametrize(("cell", "value", "why"), WRONG, ids=[f"{row[0]}: {row[2]}" for row in WRONG])
def test_a_value_that_a_cell_cannot_hold_is_refused(client: TestClient, cell: str, value: str, why: str) -> None:
    before = claim(client)
    answer = post(client, "/verdict.json", claim=before["id"], cell=cell, ordinal="0", ruling="correct", value=value)
    assert answer.status_code == 400
    assert "\n" not in answer.json()["error"]
    assert client.get("/verdicts.json").json()["rows"] == []


def test_a_value_that_is_rejected_is_silence_with_a_name(client: TestClient) -> None:
    before = claim(client)
    post(client, "/verdict", claim=before["id"], cell="place", ordinal="0", ruling="reject")
    after = claim(client)
    assert after["place"] == []
    assert after["corrected"][0].startswith(f"place: {before['place'][0]} → ∅ (Ana")
    assert f"<del><bdi>{before['place'][0]}</bdi></del>" in client.get(f"/article/{before['article']}").text


def test_another_value_is_given_beside_those_that_were_read(client: TestClient, dossier: Path) -> None:
    before = claim(client)
    for n, name in enumerate(("compagnie du Gué", "le porte-parole 2"), 1):
        form = {"claim": before["id"], "cell": "actor", "ordinal": str(n), "ruling": "correct", "value": name}
        assert post(client, "/verdict", **form).status_code == 303
    three = [*before["actor"], "compagnie du Gué", "le porte-parole 2"]
    assert claim(client)["actor"] == three
    read_again(dossier, before["article"])
    assert claim(client)["actor"] == three
    post(client, "/verdict", claim=before["id"], cell="actor", ordinal="2", ruling="reject")
    assert claim(client)["actor"] == three[:2]
    assert post(client, "/verdict", claim=before["id"], cell="actor", ordinal="9", ruling="skip").status_code == 404


def test_a_claim_whose_type_is_rejected_is_withdrawn(client: TestClient) -> None:
    before = claim(client)
    total = client.get("/claims.json").json()["total"]
    answer = post(client, "/verdict", claim=before["id"], cell="type", ordinal="0", ruling="reject", back="1")
    assert client.get(answer.headers["location"]).status_code == 200
    told = client.get("/claims.json?limit=500").json()
    assert told["total"] == total - 1
    assert before["id"] not in {row["id"] for row in told["rows"]}
    assert "ne portent plus" not in client.get(f"/article/{before['article']}").text


def test_what_was_corrected_is_judged_and_a_second_reader_speaks_of_what_was_read(client: TestClient) -> None:
    case = client.get("/review.json?limit=1").json()["rows"][0]
    correct(client, case["claim"], case["cell"], "13")
    assert client.get("/review.json?limit=1").json()["rows"][0]["claim"] != case["claim"]
    post(client, "/verdict", claim=case["claim"], cell=case["cell"], ordinal="0", ruling="accept", author="Bo")
    rows = client.get("/verdicts.json").json()["rows"]
    assert [row["proposed"] for row in rows] == [case["proposed"]] * 2
    assert [rows[0][name] for name in ("start", "words_start")] == [rows[1][name] for name in ("start", "words_start")]
    told = client.get(f"/claims.json?article={case['article']}").json()["rows"]
    assert not [row for row in told if row["corrected"]], "the last verdict on the same words holds"


def test_what_is_kept_for_later_leaves_the_queue_and_has_one_of_its_own(client: TestClient) -> None:
    case = client.get("/review.json?limit=1").json()["rows"][0]
    post(client, "/verdict", claim=case["claim"], cell=case["cell"], ordinal="0", ruling="flag")
    assert client.get("/review.json?limit=1").json()["rows"][0] != case
    assert [row["claim"] for row in client.get("/review.json?later=1").json()["rows"]] == [case["claim"]]
    assert "later=1" in client.get("/review").text


# -- claims that were missed -----------------------------------------------------------------------------


def test_a_claim_that_was_missed_is_added_by_its_words_and_filled(client: TestClient, dossier: Path) -> None:
    article = claim(client)["article"]
    missed = {"article": article, "words": "Abonnez-vous", "type": "political"}
    answer = post(client, "/missed", **missed)
    assert answer.status_code == 303
    of = answer.headers["location"].partition("claim=")[2].partition("&")[0]
    assert correct(client, of, "actor", "le journal").status_code == 303
    row = next(row for row in client.get("/claims.json?limit=500").json()["rows"] if row["id"] == of)
    assert (row["type"], row["trigger"], row["actor"]) == ("political", "Abonnez-vous", ["le journal"])
    assert row["sentence"] == "Abonnez-vous au journal"
    cells = client.get(f"/review.json?claim={of}").json()["rows"]
    actor = next(cell for cell in cells if cell["cell"] == "actor")
    assert actor["value"] == "le journal"
    with Corpus.open(dossier) as corpus:
        assert "donné par" in corpus.report(dossier.parent / "r.html").read_text(encoding="utf-8")
    assert of not in {row["claim"] for row in client.get("/review.json?limit=500").json()["rows"]}, "nobody asks again"
    added = next(row for row in client.get("/verdicts.json").json()["rows"] if row["verdict"] == "add")
    post(client, "/undo", undoes=added["id"])
    assert of not in {row["id"] for row in client.get("/claims.json?limit=500").json()["rows"]}


NOT_ADDED = [
    ({"words": "ces mots n’y sont pas"}, "words that do not stand there"),
    ({"words": "bombardé"}, "words that stand there several times"),
    ({"words": "Abonnez-vous", "type": "song"}, "no such type"),
    ({"words": "Abonnez-vous", "author": " "}, "no name"),
    ({"words": " "}, "no words"),
]


@pytest.mark.parametrize(("form", "why"), NOT_ADDED, ids=[row[1] for row in NOT_ADDED])
def test_a_missed_claim_that_cannot_be_is_refused(client: TestClient, form: dict[str, str], why: str) -> None:
    answer = post(client, "/missed", **({"article": claim(client)["article"], "type": "strike"} | form))
    assert answer.status_code == 400
    assert client.get("/verdicts.json").json()["rows"] == []


def test_words_that_stand_several_times_are_told_apart_by_where(client: TestClient) -> None:
    row = claim(client, 3)
    form = {"article": row["article"], "words": "et tué", "type": "casualties", "at": str(row["start"])}
    answer = post(client, "/missed", **form)
    of = answer.headers["location"].partition("claim=")[2].partition("&")[0]
    told = {each["id"]: each for each in client.get(f"/claims.json?article={row['article']}").json()["rows"]}
    assert told[of]["sentence"] == row["sentence"]


# -- readings, dossiers ------------------------------------------------------------------------------------


def read_again(dossier: Path, article: str, change: Any = None) -> None:
    """The same article, read by newer rules."""
    number = next(n for n in range(7) if dossiers.article(n, 9).id == article)
    made = dossiers.article(number, 9)
    reading = dossiers.reading(made, 9, number)
    with Dossier(dossier) as held:
        held.file(dossiers.filing(made, change(reading) if change else reading, "again.txt"))


def test_all_that_was_said_holds_when_the_article_is_read_again(client: TestClient, dossier: Path) -> None:
    row = claim(client)
    for cell, value, *_ in CELLS:
        correct(client, row["id"], cell, value)
    post(client, "/missed", article=row["article"], words="Abonnez-vous", type="political")
    before = client.get("/claims.json?limit=500").json()["rows"]
    read_again(dossier, row["article"])
    assert client.get("/claims.json?limit=500").json()["rows"] == before


MOVED = [
    (-2, 0, "strike", True, "the trigger begins earlier: « a bombardé »"),
    (-2, 0, "battle", False, "other words and another type: another claim"),
    (0, 0, "battle", True, "the same words, read as another type"),
    (40, 40, "strike", False, "other words of the sentence"),
]


@pytest.mark.parametrize(("first", "last", "kind", "holds", "why"), MOVED, ids=[row[4] for row in MOVED])
def test_a_verdict_finds_its_claim_where_newer_rules_put_it(
    client: TestClient, dossier: Path, first: int, last: int, kind: str, holds: bool, why: str
) -> None:
    row = claim(client)
    assert row["type"] == "strike"
    correct(client, row["id"], "number", "13")

    def moved(reading: Any) -> Any:
        one = reading.claims[0]
        trigger = Span(one.trigger.start + first, one.trigger.end + last)
        kept = replace(one, trigger=trigger, type=replace(one.type, value=EventType(kind)))
        return replace(reading, claims=(kept, *reading.claims[1:]))

    read_again(dossier, row["article"], moved)
    told = client.get(f"/claims.json?article={row['article']}").json()["rows"]
    assert (
        ["13 killed"] in [each["number"] for each in told]
        if holds
        else ["13 killed"] not in [each["number"] for each in told]
    )


def test_a_verdict_on_what_newer_rules_read_otherwise_changes_nothing_and_says_so(
    client: TestClient, dossier: Path
) -> None:
    row = claim(client)
    correct(client, row["id"], "number", "13")

    def other(reading: Any) -> Any:
        claims = [replace(each, number=dossiers.NotSaid()) if each.id == row["id"] else each for each in reading.claims]
        return replace(reading, claims=tuple(claims))

    read_again(dossier, row["article"], other)
    assert next(r for r in client.get("/claims.json?limit=500").json()["rows"] if r["id"] == row["id"])["number"] == []
    assert "ces mots ne portent plus" in client.get(f"/article/{row['article']}").text


def test_verdicts_do_in_another_dossier_what_they_did_here(
    client: TestClient, dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = claim(client)
    correct(client, row["id"], "number", "13")
    post(client, "/missed", article=row["article"], words="Abonnez-vous", type="political")
    post(client, "/alias", name="la brigade 7", canonical="7e brigade", kind="actor")
    assert main(["verdicts", str(dossier)]) == 0
    (tmp_path / "v.jsonl").write_text(capsys.readouterr().out, encoding="utf-8")
    other = dossiers.make_dossier(tmp_path / "other.db")
    assert main(["verdicts", str(other), "--import", str(tmp_path / "v.jsonl")]) == 0
    assert capsys.readouterr().out == "3 verdicts added of 3\n"
    told = [client_of(path).get("/claims.json?limit=500").json()["rows"] for path in (dossier, other)]
    assert told[0] == told[1]


def test_who_copies_whom_is_found_from_what_was_read(dossier: Path) -> None:
    with Corpus.open(dossier) as corpus:
        article = next(iter(corpus.claims())).article
    with Dossier(dossier) as held:
        before = held.reading(article)
    client = client_of(dossier)
    rows = client.get(f"/claims.json?article={article}").json()["rows"]
    correct(client, rows[0]["id"], "modality", "denied")
    post(client, "/verdict", claim=rows[1]["id"], cell="type", ordinal="0", ruling="reject")
    post(client, "/missed", article=article, words="Abonnez-vous", type="political")
    with Dossier(dossier) as held:
        assert held.reading(article).claims != before.claims
        assert held.relations.as_read(held.reading(article)) == before


# -- events and names --------------------------------------------------------------------------------------


def same_event(dossier: Path, *claims: str) -> bool:
    with Corpus.open(dossier) as corpus:
        return any(set(claims) <= set(event.claims) for event in corpus.events())


def test_events_are_put_together_and_apart(client: TestClient, dossier: Path) -> None:
    one, other = claim(client, 0)["id"], claim(client, 20)["id"]
    assert not same_event(dossier, one, other)
    answer = post(client, "/group", event=one, other=other, ruling="merge")
    assert answer.status_code == 303
    assert same_event(dossier, one, other)
    page = client.get(answer.headers["location"])
    assert f'name="claim-{other}"' in page.text
    post(client, "/group", event=one, ruling="split", **{f"claim-{other}": "1"})
    assert not same_event(dossier, one, other)
    last = client.get("/verdicts.json").json()["rows"][-1]
    assert (last["cell"], last["verdict"], last["author"]) == ("event", "split", "Ana")
    post(client, "/undo", undoes=last["id"])
    assert same_event(dossier, one, other)


NOT_GROUPED = [
    ({"ruling": "merge", "other": "{one}"}, 400, "with itself"),
    ({"ruling": "merge", "other": "nothing"}, 404, "no such event"),
    ({"ruling": "split"}, 400, "nothing is ticked"),
    ({"ruling": "split", "claim-{one}": "1"}, 400, "all is ticked"),
    ({"event": "nothing"}, 404, "no such event"),
]


@pytest.mark.parametrize(("form", "status", "why"), NOT_GROUPED, ids=[row[2] for row in NOT_GROUPED])
def test_events_that_cannot_be_grouped_so(client: TestClient, form: dict[str, str], status: int, why: str) -> None:
    one = claim(client)["id"]
    given = {key.replace("{one}", one): value.replace("{one}", one) for key, value in form.items()}
    assert post(client, "/group", **({"event": one} | given)).status_code == status


def test_what_was_said_of_events_holds_to_words(dossier: Path) -> None:
    with Corpus.open(dossier) as corpus:
        one, other = list(corpus.claims())[:21:20]
        keys = [Key(c.article, c.trigger.start, c.trigger.end, str(c.type.value), EVENT) for c in (one, other)]
        corpus.judge(keys[0], Ruling.MERGE, author="Ana", value=named(keys[1]))
    read_again(dossier, one.article)
    assert same_event(dossier, one.id, other.id)


def test_names_are_put_together_under_a_name_and_taken_apart(client: TestClient) -> None:
    form = {"name": "la brigade 7", "canonical": "7e brigade", "kind": "actor", "author": "Bo"}
    post(client, "/alias", **form)
    given = client.get("/verdicts.json").json()["rows"][0]
    assert (given["cell"], given["verdict"], given["author"], given["value"]) == ("name", "merge", "Bo", "7e brigade")
    assert client.get("/claims.json?actor=7e brigade").json()["rows"]
    post(client, "/undo", undoes=given["id"])
    assert not client.get("/claims.json?actor=7e brigade").json()["rows"]


def test_a_verdict_of_a_kind_that_cannot_be_given_is_refused(dossier: Path) -> None:
    key = Key("a", 1, 2, "strike", CLAIM)
    with Corpus.open(dossier) as corpus:
        for cell, ruling in ((CLAIM, Ruling.ACCEPT), (EVENT, Ruling.ADD), ("actor", Ruling.MERGE)):
            with pytest.raises(Exception, match="no verdict"):
                corpus.judge(
                    Key(*[getattr(key, n) for n in ("article", "start", "end", "type")], cell), ruling, author="Ana"
                )

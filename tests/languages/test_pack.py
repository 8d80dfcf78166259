"""The language pack: how tables are read, what is refused, and what the French tables must hold."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.languages import pack as packs
from recoupe.languages.pack import (
    load_pack,
    name_key,
    read_actors,
    read_adjectives,
    read_commitment,
    read_equipment,
    read_frames,
    read_reporting,
    read_table,
    split,
)
from recoupe.model.codes import EventType, LoadedCategory, Modality, SourceKind, Stance
from recoupe.model.errors import LanguageError

PACK = load_pack("fr")
FOLDER = Path(packs.__file__).parent / "fr"


def write(folder: Path, name: str, *lines: str) -> Path:
    """A table in a folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


# -- tables -----------------------------------------------------------------------------------------------


def test_a_table_is_rows_by_column(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", "word,kind", "ville,point", '"a, b",""')
    assert read_table(path) == [{"word": "ville", "kind": "point"}, {"word": "a, b", "kind": ""}]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(("word,kind", "ville"), "line 2", id="a cell too few"),
        pytest.param(
            ("word,kind", "ville,point", "a,b,c"), "line 3", id="a cell too many: a comma without quotation marks"
        ),
        pytest.param(("word,kind", '"ville,point'), "", id="a quotation mark that is not closed"),
    ],
)
def test_a_broken_table_is_refused(tmp_path: Path, lines: tuple[str, ...], told: str) -> None:
    path = write(tmp_path, "t.csv", *lines)
    with pytest.raises(LanguageError) as caught:
        read_table(path)
    assert str(path) in str(caught.value)
    assert told in str(caught.value)


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"nothing\.csv.*reinstall"):
        read_table(tmp_path / "nothing.csv")


@pytest.mark.parametrize(
    ("cell", "parts"),
    [("", []), ("a", ["a"]), ("a;b", ["a", "b"]), (" a ; b ;", ["a", "b"]), (";;", [])],
    ids=["empty", "one", "two", "blanks and a trailing semicolon", "nothing between"],
)
def test_split(cell: str, parts: list[str]) -> None:
    assert split(cell) == parts


@pytest.mark.parametrize("language", ["xx", "en", "", "..", "fr/frames"])
def test_an_unknown_language_is_refused(language: str) -> None:
    with pytest.raises(LanguageError):
        load_pack(language)


def test_a_pack_is_read_once() -> None:
    assert load_pack("fr") is PACK


REPORTING = "lemma,class,stance,content,parenthetical,example,reads"


@pytest.mark.parametrize(
    ("name", "lines", "read"),
    [
        pytest.param(
            "reporting_verbs.csv",
            (REPORTING, "dire,neutral,loud,asserted,yes,,"),
            lambda folder: read_reporting(folder / "reporting_verbs.csv"),
            id="an unknown stance",
        ),
        pytest.param(
            "modality.csv",
            ("lemma,pos,effect,governs,example,reads", "pouvoir,verb,maybe,inf,,"),
            read_commitment,
            id="an unknown effect",
        ),
        pytest.param(
            "reporting_verbs.csv",
            ("lemma,class", "dire,neutral"),
            lambda folder: read_reporting(folder / "reporting_verbs.csv"),
            id="a missing column",
        ),
    ],
)
def test_a_table_with_an_unknown_code_is_refused(
    tmp_path: Path, name: str, lines: tuple[str, ...], read: Callable[[Path], object]
) -> None:
    write(tmp_path, name, *lines)
    with pytest.raises(LanguageError):
        read(tmp_path)


# -- small tables -----------------------------------------------------------------------------------------

ACTORS = "name,kind,aliases,abbreviations,note"
NATIONS = "adjective,feminine,demonym_plural,country,capital,government_seats,forms"
BRASNIE = "brasnien,brasnienne,Brasniens,Brasnie,Ormeval,Palais Blanc;Tour Rouge,République de Brasnie"


def actors(folder: Path, *rows: str, nations: tuple[str, ...] = ()) -> dict[str, packs.Actor]:
    """The actors of two small tables."""
    write(folder, "actors.csv", ACTORS, *rows)
    write(folder, "nationalities.csv", NATIONS, *nations)
    return read_actors(folder)


@pytest.mark.parametrize(
    "form",
    [
        pytest.param("Front de Morland", id="its name"),
        pytest.param("Front morlandais", id="an alias"),
        pytest.param("FM", id="an abbreviation"),
        pytest.param("FRONT DE MORLAND", id="in capitals"),
    ],
)
def test_an_actor_is_found_under_all_its_names(tmp_path: Path, form: str) -> None:
    found = actors(tmp_path, "Front de Morland,armed_group,Front morlandais,FM,")[name_key(form)]
    assert (found.name, found.kind, found.country, found.town) == (
        "Front de Morland",
        SourceKind.ARMED_GROUP,
        False,
        None,
    )


@pytest.mark.parametrize(
    ("form", "country", "town"),
    [
        pytest.param("Brasnie", True, None, id="a country acts and is a place"),
        pytest.param("République de Brasnie", True, None, id="by its full name too"),
        pytest.param("Ormeval", True, "Ormeval", id="its capital is it, and a town"),
    ],
)
def test_a_country_under_its_names(tmp_path: Path, form: str, country: bool, town: str | None) -> None:
    found = actors(tmp_path, nations=(BRASNIE,))[name_key(form)]
    assert (found.name, found.kind, found.country, found.town) == ("Brasnie", SourceKind.GOVERNMENT, country, town)


def test_no_name_is_empty(tmp_path: Path) -> None:
    assert "" not in actors(tmp_path, "Front de Morland,armed_group,,,", nations=("brasnien,,,Brasnie,,,",))


def test_adjectives_of_nationality(tmp_path: Path) -> None:
    write(tmp_path, "nationalities.csv", NATIONS, BRASNIE)
    assert read_adjectives(tmp_path) == dict.fromkeys(["brasnien", "brasniens", "brasnienne", "brasniennes"], "Brasnie")


def test_equipment_under_all_its_names(tmp_path: Path) -> None:
    write(tmp_path, "equipment.csv", "name,family,aliases", "Orage-4,missile,O-4;Orage")
    assert read_equipment(tmp_path) == {"orage 4": "Orage-4", "o 4": "Orage-4", "orage": "Orage-4"}


def test_of_two_rows_on_one_word_of_saying_the_first_counts(tmp_path: Path) -> None:
    path = write(tmp_path, "r.csv", REPORTING, "dire,neutral,none,asserted,yes,,", "dire,doubt,disputed,hearsay,no,,")
    found = read_reporting(path)["dire"]
    assert (found.kind, found.stance, found.content, found.parenthetical) == (
        "neutral",
        Stance.NONE,
        Modality.ASSERTED,
        True,
    )


def test_a_word_of_commitment_may_have_several_rows(tmp_path: Path) -> None:
    write(
        tmp_path,
        "modality.csv",
        "lemma,pos,effect,governs,example,reads",
        "refuser,verb,planned,inf|noun,,",
        "refuser,verb,denied,clause,,",
    )
    found = read_commitment(tmp_path)["refuser"]
    assert [(entry.effect, entry.governs) for entry in found] == [
        (Modality.PLANNED, frozenset(["inf", "noun"])),
        (Modality.DENIED, frozenset(["clause"])),
    ]


FRAMES = "lemma,with,type,counts,subject,object,others,when,example,reads"


def test_frames_of_one_word_from_all_files_those_that_ask_most_first(tmp_path: Path) -> None:
    write(
        tmp_path, "defaults.csv", "type,subject,object,alone,others", "strike,actor,target,,", "capture,actor,place,,"
    )
    write(tmp_path, "verbs_b.csv", FRAMES, "prendre,,capture,,,,,,,", "prendre,obj:port,none,,,,,,,")
    write(tmp_path, "verbs_a.csv", FRAMES, "prendre,,strike,,,,,object:place,,", "tirer,,strike,,,,,,,")
    write(tmp_path, "nouns.csv", FRAMES, "prise,,capture,,,,,,,")
    found = read_frames(tmp_path, "verbs", "xx.verb")
    assert [frame.id for frame in found["prendre"]] == [
        "xx.verb.prendre.none",
        "xx.verb.prendre.strike",
        "xx.verb.prendre.capture",
    ]
    assert sorted(found) == ["prendre", "tirer"]


def test_rows_that_ask_for_as_much_stay_in_the_order_of_the_table(tmp_path: Path) -> None:
    write(
        tmp_path, "defaults.csv", "type,subject,object,alone,others", "strike,actor,target,,", "capture,actor,place,,"
    )
    write(tmp_path, "verbs.csv", FRAMES, "prendre,,strike,,,,,object:place,,", "prendre,,capture,,,,,object:force,,")
    assert [frame.type for frame in read_frames(tmp_path, "verbs", "")["prendre"]] == [
        EventType.STRIKE,
        EventType.CAPTURE,
    ]


def test_a_broken_row_is_named_by_file_and_line(tmp_path: Path) -> None:
    write(tmp_path, "defaults.csv", "type,subject,object,alone,others", "strike,actor,target,,")
    write(tmp_path, "verbs.csv", FRAMES, "tirer,,strike,,,,,,,", "tirer,,sleep,,,,,,,")
    with pytest.raises(LanguageError, match=r"verbs\.csv, line 3.*sleep"):
        read_frames(tmp_path, "verbs", "")


# -- keys -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param("État islamique", "Etat islamique", True, id="no accent on the capital"),
        pytest.param("ÉTAT ISLAMIQUE", "état islamique", True, id="in capitals"),
        pytest.param("L’Orient", "L'Orient", True, id="curly apostrophe"),
        pytest.param("Al-Qaïda", "Al Qaida", True, id="hyphen and diaeresis"),
        pytest.param("Al‑Qaïda", "Al-Qaïda", True, id="a hyphen that does not break"),
        pytest.param("  Front   populaire ", "Front populaire", True, id="blanks"),
        pytest.param("Front\u00a0populaire", "Front populaire", True, id="a blank that does not break"),
        pytest.param("Niger", "Nigeria", False, id="another country"),
        pytest.param("Mali", "Malí", False, id="a letter that French does not have stays"),
    ],
)
def test_keys_of_names(one: str, two: str, same: bool) -> None:
    assert (name_key(one) == name_key(two)) is same


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


# -- the French tables ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", sorted(p for p in FOLDER.rglob("*.csv") if p.parent.name != "weights"), ids=lambda path: path.stem
)
def test_every_table_is_whole(path: Path) -> None:
    rows = read_table(path)
    assert rows
    text = path.read_text(encoding="utf-8")
    assert "\r" not in text
    assert text.endswith("\n")
    assert text == text.strip("\ufeff")
    for number, row in enumerate(rows, 2):
        assert all(cell == cell.strip() for cell in row.values()), f"line {number}: blanks at the end of a cell"
        assert next(iter(row.values())), f"line {number}: the first cell is empty"


@pytest.mark.parametrize("name", ["actors", "nationalities", "equipment", "classes", "places_words"])
def test_no_row_stands_twice(name: str) -> None:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        keys = [row[0] for row in csv.reader(lines)]
    assert sorted(keys) == sorted(set(keys))


def test_verbs_are_infinitives() -> None:
    assert [lemma for lemma in PACK.verbs if not lemma.split()[-1].endswith(("er", "ir", "re", "oir"))] == []


def test_light_verbs_make_their_subject_actor_or_target() -> None:
    assert {verb.subject for verb in PACK.light.values()} == {"actor", "target"}


def test_every_type_has_a_verb_and_a_noun() -> None:
    for frames in (PACK.verbs, PACK.nouns):
        assert {frame.type for own in frames.values() for frame in own} - {None} == set(EventType)


def test_every_loaded_category_has_terms_or_marks_of_its_own() -> None:
    assert {term.category for term in PACK.loaded} >= set(LoadedCategory) - {LoadedCategory.SARCASM}


def test_a_harm_frame_says_what_it_counts() -> None:
    counted = [
        frame.id
        for own in PACK.verbs.values()
        for frame in own
        if frame.type is EventType.CASUALTIES and frame.counts is None
    ]
    assert counted == []


@pytest.mark.parametrize(
    ("lemma", "stance", "content"),
    [
        ("dire", Stance.NONE, Modality.ASSERTED),
        ("affirmer", Stance.NONE, Modality.ASSERTED),
        ("prétendre", Stance.DISPUTED, Modality.ASSERTED),
        ("démentir", Stance.NONE, Modality.DENIED),
    ],
)
def test_what_the_codebook_says_of_words_of_saying(lemma: str, stance: Stance, content: Modality) -> None:
    entry = PACK.reporting[lemma]
    assert (entry.stance, entry.content) == (stance, content)


def test_names_that_are_no_loaded_words() -> None:
    """Codebook, section 8: these name a side and do not steer."""
    assert {"jihadiste", "djihadiste", "rebelle", "milice", "insurgé"}.isdisjoint(term.term for term in PACK.loaded)


def test_the_list_of_loaded_words_names_no_side() -> None:
    names = [key for key in PACK.actors if len(key) > 3]
    assert [
        term.term for term in PACK.loaded if any(name in f" {name_key(term.term)} ".split() for name in names)
    ] == []


def test_the_model_lies_with_its_pack() -> None:
    assert PACK.model_folder.is_dir()
    assert (PACK.model_folder / "meta.json").is_file()

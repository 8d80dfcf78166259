"""Rows of frames: what each column means, what is refused and how the refusal helps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.languages.frames import (
    CLASSES,
    ROLES,
    Beside,
    Condition,
    Frame,
    read_beside,
    read_defaults,
    read_frame,
    read_others,
    read_reads,
    read_roles,
    read_when,
)
from recoupe.model.codes import Counts, EventType
from recoupe.model.errors import LanguageError

# -- cells ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("actor", ("actor",)),
        ("target|place", ("target", "place")),
        (" target | place ", ("target", "place")),
        ("-", ()),
        ("", ()),
        ("|", ()),
    ],
    ids=["one", "in order", "blanks do not count", "a dash is no role at all", "empty", "nothing between"],
)
def test_roles(cell: str, roles: tuple[str, ...]) -> None:
    assert read_roles(cell, where="test") == roles


@pytest.mark.parametrize(
    ("cell", "others"),
    [
        pytest.param("", {}, id="empty"),
        pytest.param("contre=target", {"contre": ("target",)}, id="one"),
        pytest.param("contre=target;vers=place|origin", {"contre": ("target",), "vers": ("place", "origin")}, id="two"),
        pytest.param("à l'aide de=equipment", {"à l'aide de": ("equipment",)}, id="of several words"),
        pytest.param("par=-", {"par": ()}, id="refused"),
        pytest.param(" contre = target ; ", {"contre": ("target",)}, id="blanks and a trailing semicolon"),
    ],
)
def test_others(cell: str, others: dict[str, tuple[str, ...]]) -> None:
    assert read_others(cell, where="test") == others


@pytest.mark.parametrize(
    ("cell", "beside"),
    [
        pytest.param("", (), id="empty"),
        pytest.param("se", (Beside("se"),), id="a kind alone"),
        pytest.param("obj:contrôle", (Beside("obj", frozenset(["contrôle"])),), id="a word"),
        pytest.param("obj:feu|assaut", (Beside("obj", frozenset(["feu", "assaut"])),), id="either of two"),
        pytest.param("se;de:course", (Beside("se"), Beside("de", frozenset(["course"]))), id="two at once"),
        pytest.param("hors de:ville", (Beside("hors de", frozenset(["ville"])),), id="a preposition of two words"),
    ],
)
def test_beside(cell: str, beside: tuple[Beside, ...]) -> None:
    assert read_beside(cell) == beside


@pytest.mark.parametrize(
    ("cell", "when"),
    [
        pytest.param("", (), id="empty"),
        pytest.param("object:place", (Condition("object", frozenset(["place"])),), id="one class"),
        pytest.param("object:force|person", (Condition("object", frozenset(["force", "person"])),), id="either of two"),
        pytest.param("object:!person", (Condition("object", frozenset(["person"]), negative=True),), id="not so"),
        pytest.param("subject:any", (Condition("subject", frozenset(["any"])),), id="anything"),
        pytest.param(
            "subject:force;à:place",
            (Condition("subject", frozenset(["force"])), Condition("à", frozenset(["place"]))),
            id="two at once",
        ),
    ],
)
def test_when(cell: str, when: tuple[Condition, ...]) -> None:
    assert read_when(cell, where="test") == when


@pytest.mark.parametrize(
    ("cell", "reads"),
    [
        ("actor=armée du Nord;place=Valbourg", {"actor": "armée du Nord", "place": "Valbourg"}),
        ("", {}),
        ("cue=a dit;;", {"cue": "a dit"}),
        ("text=a=b", {"text": "a=b"}),
    ],
    ids=["two", "empty", "a trailing semicolon", "an equals sign in the value"],
)
def test_reads(cell: str, reads: dict[str, str]) -> None:
    assert read_reads(cell) == reads


@given(
    st.lists(st.sampled_from(ROLES), unique=True), st.lists(st.sampled_from(sorted(CLASSES)), min_size=1, unique=True)
)
def test_cells_written_out_are_read_back(roles: list[str], classes: list[str]) -> None:
    assert read_roles("|".join(roles), where="") == tuple(roles)
    assert read_when("object:" + "|".join(classes), where="") == (Condition("object", frozenset(classes)),)
    assert read_others(f"par={'|'.join(roles) or '-'}", where="") == {"par": tuple(roles)}


# -- rows -------------------------------------------------------------------------------------------------

DEFAULTS = read_defaults(
    [
        {
            "type": "strike",
            "subject": "actor",
            "object": "target|place",
            "alone": "place",
            "others": "sur=place;par=equipment",
        },
        {"type": "withdraw", "subject": "actor", "object": "origin", "alone": "", "others": "de=origin"},
    ]
)
PLAIN = dict.fromkeys("lemma with type counts subject object others when example reads".split(), "") | {
    "lemma": "frapper",
    "type": "strike",
}


def row(**cells: str) -> Frame:
    """A row of frames with these cells."""
    return read_frame(
        PLAIN | {key.rstrip("_"): value for key, value in cells.items()},
        DEFAULTS,
        where="verbs.csv, line 7",
        prefix="fr.verb",
    )


def test_what_a_row_does_not_say_is_said_for_its_type() -> None:
    frame = row()
    assert (frame.subject, frame.object, frame.alone) == (("actor",), ("target", "place"), ("place",))
    assert frame.others == {"sur": ("place",), "par": ("equipment",)}
    assert (frame.type, frame.counts, frame.beside, frame.when) == (EventType.STRIKE, None, (), ())


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        pytest.param({"subject": "equipment"}, "subject", ("equipment",), id="another subject"),
        pytest.param({"subject": "-"}, "subject", (), id="no subject"),
        pytest.param({"object": "place"}, "object", ("place",), id="another object"),
        pytest.param({"object": "place"}, "alone", (), id="which holds without a subject too"),
        pytest.param(
            {"others": "sur=target"},
            "others",
            {"sur": ("target",), "par": ("equipment",)},
            id="another meaning of one preposition, the others as they were",
        ),
        pytest.param({"others": "par=-"}, "others", {"sur": ("place",), "par": ()}, id="a preposition refused"),
        pytest.param({"counts": "killed"}, "counts", Counts.KILLED, id="what it counts"),
        pytest.param({"with_": "se"}, "beside", (Beside("se"),), id="a word beside it"),
        pytest.param({"type": "withdraw"}, "id", "fr.verb.frapper.withdraw", id="an id of table, word and type"),
        pytest.param({"type": "none"}, "type", None, id="a row that blocks"),
        pytest.param({"type": "none"}, "subject", (), id="and has no roles"),
        pytest.param({"type": " strike "}, "type", EventType.STRIKE, id="blanks around a type"),
    ],
)
def test_what_a_row_says_counts(cells: dict[str, str], field: str, value: object) -> None:
    assert getattr(row(**cells), field) == value


@pytest.mark.parametrize(
    ("cells", "specificity"),
    [
        ({}, (0, 0)),
        ({"when": "object:place"}, (0, 1)),
        ({"with_": "obj:feu"}, (1, 0)),
        ({"with_": "se;de:course", "when": "object:place;subject:force"}, (2, 2)),
    ],
    ids=["nothing", "a condition", "a word beside it, which counts for more", "two of each"],
)
def test_how_much_a_row_asks_for(cells: dict[str, str], specificity: tuple[int, int]) -> None:
    assert row(**cells).specificity == specificity


def test_rows_sort_by_what_they_ask_for() -> None:
    assert row(with_="obj:feu").specificity > row(when="object:place;subject:force").specificity > row().specificity


# -- refusals ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("read", "told"),
    [
        pytest.param(lambda: row(type="siesta"), "siesta", id="an unknown type"),
        pytest.param(lambda: row(counts="killers"), "killers", id="an unknown count"),
        pytest.param(lambda: row(subject="doer"), "doer", id="an unknown role"),
        pytest.param(lambda: row(others="contre"), "preposition=role", id="a preposition without roles"),
        pytest.param(lambda: row(others="contre=doer"), "doer", id="a preposition with an unknown role"),
        pytest.param(lambda: row(when="object"), "slot:class", id="a condition without a class"),
        pytest.param(lambda: row(when="object:planet"), "planet", id="a condition on an unknown class"),
        pytest.param(lambda: row(when="object:!"), "slot:class", id="a condition that excludes nothing"),
    ],
)
def test_what_is_refused(read: Callable[[], Frame], told: str) -> None:
    with pytest.raises(LanguageError) as caught:
        read()
    assert told in str(caught.value)
    assert "verbs.csv, line 7" in str(caught.value)


def test_defaults_with_an_unknown_role_are_refused() -> None:
    with pytest.raises(LanguageError, match=r"defaults\.csv: strike.*doer"):
        read_defaults([{"type": "strike", "subject": "doer", "object": "", "alone": "", "others": ""}])

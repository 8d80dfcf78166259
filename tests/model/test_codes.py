"""The closed lists against the codebook, written out again by hand: a code that is added, lost or renamed fails here."""

from __future__ import annotations

from enum import StrEnum

import pytest

from recoupe.model import errors
from recoupe.model.codes import (
    BlockKind,
    Counts,
    EventType,
    LoadedCategory,
    Method,
    Modality,
    Mode,
    Precision,
    Silence,
    SourceKind,
    Stance,
)


@pytest.mark.parametrize(
    ("codes", "values"),
    [
        pytest.param(
            EventType,
            "battle strike attack siege capture control advance withdraw deploy support cooperate agreement obstruct casualties "
            "detention displacement abuse destruction threaten accuse political",
            id="section 2",
        ),
        pytest.param(
            Counts, "killed wounded missing captured fighters vehicles civilians strikes other", id="section 3: number"
        ),
        pytest.param(Precision, "point area country unknown", id="section 4: precision"),
        pytest.param(
            Modality, "asserted hearsay predicted planned possible questioned denied", id="section 5: modality"
        ),
        pytest.param(Stance, "none endorsed disputed", id="section 5: stance"),
        pytest.param(
            SourceKind,
            "person organisation government armed_group outlet document anonymous public",
            id="section 5: kind",
        ),
        pytest.param(Mode, "direct indirect according mixed", id="section 5: mode"),
        pytest.param(
            BlockKind, "title body caption embedded boilerplate", id="section 7: blocks, and the running text"
        ),
        pytest.param(
            LoadedCategory,
            "name_calling loaded_word euphemism scare_quotes exaggeration insinuation appeal_to_fear rhetorical_question "
            "unverifiable_source certainty sarcasm",
            id="section 8",
        ),
        pytest.param(Method, "rule lexicon model gazetteer human", id="what found a value"),
    ],
)
def test_the_codes_are_those_of_the_codebook(codes: type[StrEnum], values: str) -> None:
    assert [code.value for code in codes] == values.split()


def test_reasons_of_silence_read_as_words() -> None:
    assert [reason.value for reason in Silence] == [
        "not mentioned",
        "mentioned but unresolved",
        "outside the gazetteer",
        "language",
    ]


@pytest.mark.parametrize(
    "codes",
    [EventType, Modality, Stance, SourceKind, Mode, Counts, Precision, LoadedCategory, BlockKind, Method, Silence],
)
def test_a_code_is_its_value_and_its_name(codes: type[StrEnum]) -> None:
    for code in codes:
        assert str(code) == code.value == code
        assert code.name == code.name.upper()
        assert codes(code.value) is code


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(ValueError, match="siesta"):
        EventType("siesta")


# -- errors -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["ReadError", "DossierError", "NotFoundError", "LanguageError", "UsageError", "EvidenceError"]
)
def test_every_error_of_ours_is_a_recoupe_error_and_no_other(name: str) -> None:
    kind = getattr(errors, name)
    assert issubclass(kind, errors.RecoupeError)
    others = [
        other for other in vars(errors).values() if isinstance(other, type) and other not in (kind, errors.RecoupeError)
    ]
    assert not any(issubclass(kind, other) and issubclass(other, errors.RecoupeError) for other in others)


def test_a_read_error_tells_its_reason_and_its_message() -> None:
    error = errors.ReadError("empty", "a.txt: nothing in it")
    assert (error.code, str(error)) == ("empty", "a.txt: nothing in it")

"""The annotators as a component of somebody else's pipeline, and what is asked of such a pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from recoupe.annotate.pipeline import PIECE, load_model, pieces
from recoupe.languages.pack import load_pack
from recoupe.model.errors import LanguageError


def test_component_marks_events_in_any_pipeline() -> None:
    nlp = spacy.load(load_pack("fr").model_folder)
    nlp.add_pipe("recoupe_marks")
    marks = nlp("Les rebelles ont quitté Montclair.")._.recoupe_marks
    assert [str(event.type) for event in marks.events] == ["withdraw"]


def test_component_leaves_nothing_in_an_empty_text() -> None:
    nlp = spacy.load(load_pack("fr").model_folder)
    nlp.add_pipe("recoupe_marks")
    assert nlp("")._.recoupe_marks is None


def test_a_model_is_named_by_its_folder(tmp_path: Path) -> None:
    pack = load_pack("fr")
    spacy.load(pack.model_folder).to_disk(tmp_path / "mine")
    assert load_model(pack, str(tmp_path / "mine"))("La ville est tombée.").has_annotation("DEP")


def test_a_pipeline_without_a_parser_is_refused_in_one_line(tmp_path: Path) -> None:
    spacy.blank("fr").to_disk(tmp_path / "bare")
    with pytest.raises(LanguageError, match="gives no POS") as caught:
        load_model(load_pack("fr"), str(tmp_path / "bare"))
    assert "\n" not in str(caught.value)


def test_an_unknown_pipeline_is_refused_in_one_line() -> None:
    with pytest.raises(LanguageError, match="install it first") as caught:
        load_model(load_pack("fr"), "no_such_pipeline")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("mot " * 9000, "a text without line ends is cut at spaces"),
        ("x" * 25_000, "a text without spaces is cut anywhere"),
        ("court", "a short one is whole"),
        ("a" * PIECE, "one of just the limit is whole"),
    ],
)
def test_pieces_are_the_text_in_order(text: str, why: str) -> None:
    found = list(pieces(text))
    assert "".join(piece for _, piece in found) == text, why
    assert all(text[start : start + len(piece)] == piece and len(piece) <= PIECE for start, piece in found), why

"""Which words are event words: headlines, names of operations, measures, idioms. Whole sentences with the model and the real tables."""

from __future__ import annotations

import pytest
from factories import article

from recoupe.claims.reader import Reader


def triggers(reader: Reader, sentence: str) -> list[tuple[str, str]]:
    """Words and types of the events of a sentence."""
    return [(claim.trigger.of(sentence), claim.type.value.value) for claim in reader(article(sentence)).claims]


@pytest.mark.parametrize(
    ("sentence", "trigger", "type_"),
    [
        pytest.param("Levant : Frappes sur le port", "Frappes", "strike", id="a capital behind a colon hides no noun"),
        pytest.param(
            "Attaques des rebelles à Valbourg", "Attaques", "attack", id="a plural at the start of a headline"
        ),
        pytest.param(
            "Dix soldats de l'opération Aurore gardent le pont.", "opération", "advance", id="the name of an operation"
        ),
        pytest.param(
            "L'armée a frappé un certain nombre de dépôts.", "frappé", "strike", id="a noun that measures gives way"
        ),
        pytest.param("La plupart des villages sont occupés.", "occupés", "control", id="a state, by a bare participle"),
        pytest.param("La milice a occupé le port.", "occupé", "capture", id="what happened is no state"),
        pytest.param(
            "Le parti au pouvoir dans la province a perdu.", "pouvoir", "control", id="a noun read as an infinitive"
        ),
        pytest.param("Le village manque de tout, Tripoli sous les bombes.", "bombes", "strike", id="a metaphor"),
    ],
)
def test_event_words(reader: Reader, sentence: str, trigger: str, type_: str) -> None:
    assert (trigger, type_) in triggers(reader, sentence)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        pytest.param("Deux avions de combat ont quitté la piste.", "combat", id="a kind of plane"),
        pytest.param("Le correspondant de guerre a publié un livre.", "guerre", id="a kind of reporter"),
        pytest.param("Le gouvernement doit prendre des mesures.", "prendre", id="measures are not captured"),
        pytest.param("Le conseil a appris ce qui s'est passé.", "passé", id="what happened did not pass anywhere"),
        pytest.param("La région est située au nord du fleuve.", "située", id="a region is not stationed"),
        pytest.param("Il risque la peine de mort.", "mort", id="a penalty is no death"),
    ],
)
def test_words_that_name_no_event(reader: Reader, sentence: str, word: str) -> None:
    assert word not in [trigger for trigger, _ in triggers(reader, sentence)]

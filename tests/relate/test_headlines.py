"""What one article does by itself: a headline that says more than its body, harm that nobody does. A table with reasons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from relate.pile import entry

from recoupe.model.article import Article, Entry
from recoupe.model.claim import Reading
from recoupe.relate.headlines import agentless, stronger

BODY = "Le général Daran aurait envoyé un émissaire à Valbourg, d'après un marchand de sel. Personne ne l'a confirmé."
HARM = (
    "Des obus sont tombés sur la citadelle, des incendies se sont déclarés près du port et de nombreuses maisons ont été "
    "détruites. Douze habitants ont péri. L'hôpital de Valbourg a reçu du linge."
)


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        pytest.param("Daran négocie sa reddition !", BODY, True, id="plain over hearsay"),
        pytest.param("Daran chercherait à négocier", BODY, False, id="the conditional is kept"),
        pytest.param("Daran négocie, selon un marchand", BODY, False, id="the source is named"),
        pytest.param("Daran négocie-t-il ?", BODY, False, id="a question"),
        pytest.param("Daran négocie", BODY.replace("aurait", "a"), False, id="the body says it plainly too"),
        pytest.param("Daran négocie", f"S'il avait du pain, {BODY}", False, id="a supposition is no hearsay"),
        pytest.param(None, BODY, False, id="no headline"),
    ],
)
def test_a_headline_stronger_than_its_body(title: str | None, body: str, found: bool) -> None:
    told = stronger(entry("a", body, title=title))
    assert (told is not None) is found
    if told:
        assert told.lost is not None
        assert told.lost.of(f"{title}\n\n{body}") == "aurait"


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        pytest.param("Une nuit rude à Valbourg", HARM, True, id="shells fall, houses burn, people die"),
        pytest.param(
            "Une nuit rude à Valbourg", f"{HARM} L'armée du Nord a bombardé le port.", False, id="one who acts"
        ),
        pytest.param("Valbourg frappée par le Nord", HARM, False, id="the headline says by whom"),
        pytest.param("Une nuit rude", HARM.replace("détruites", "détruites par des canons du Nord"), False, id="by"),
        pytest.param("Une nuit calme", "Des obus sont tombés sur la citadelle.", False, id="one harm may be chance"),
    ],
)
def test_nobody_acts(title: str, body: str, found: bool, reader: Callable[[Article], Reading]) -> None:
    bare = entry("a", body, title=title)
    assert (agentless(Entry(bare.article, bare.names, reader(bare.article))) is not None) is found

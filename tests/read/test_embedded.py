"""Texts of others inside an article, and whose they are."""

from __future__ import annotations

import pytest

from recoupe.model.codes import BlockKind
from recoupe.read.blocks import split_blocks

OWN = "Nous ne savons pas encore ce que la ville deviendra, et personne ici ne nous le dira."
FIRST = "« Les troupes du nord ont pris le pont de Kolvano dans la nuit de mardi, annonce le commandement."
LAST = "Il n'y a pas de blessés parmi les habitants de la ville haute, assure encore le commandement. »"
LONG = FIRST + " La route reste coupée, et les convois passent par le col en attendant que le pont soit réparé. »"
RULE = "*" * 20

TEXTS = [
    # paragraphs, embedded ones, outlet, why
    ([OWN, RULE, "La dépêche de l'AFP :", FIRST, LAST], [3, 4], "Agence France-Presse", "below a rule, announced"),
    ([OWN, RULE, FIRST, LAST], [2, 3], None, "below a rule, nobody named"),
    ([OWN, "L'Agence Ardente a envoyé cette dépêche :", LONG, OWN], [2], "Agence Ardente", "one paragraph, announced"),
    ([OWN, "Voici le communiqué :", FIRST, LAST, OWN], [2, 3], None, "a communiqué"),
    (
        [OWN, RULE, "KOLVANO (AFP) – Le pont est tombé hier soir.", OWN, RULE, OWN],
        [2, 3],
        "Agence France-Presse",
        "a dateline",
    ),
    ([OWN, "Voici la dépêche :", "> Le pont est tombé.", "> La route est coupée.", OWN], [2, 3], None, "Markdown"),
    (
        [OWN, RULE, "Le Front du Nord (FDN) – qui tient la vallée – a pris le pont.", OWN],
        [],
        None,
        "brackets of no agency",
    ),
    ([OWN, FIRST, LAST], [], None, "a quotation that nothing announces is a quotation"),
    ([OWN, "Le maire a dit :", FIRST, LAST], [], None, "a man speaks, no text is announced"),
    ([OWN, "Voici la dépêche :", "« Courte. »", OWN], [], None, "a quotation of a word or two"),
    ([OWN, "Voici la dépêche :", "« Une citation qui ne finit pas", OWN], [], None, "no closing mark"),
]


@pytest.mark.parametrize(("paragraphs", "inside", "outlet", "why"), TEXTS, ids=[row[3] for row in TEXTS])
def test_embedded(paragraphs: list[str], inside: list[int], outlet: str | None, why: str) -> None:
    text = "\n\n".join(paragraphs)
    blocks = [b for b in split_blocks(text) if b.kind is BlockKind.EMBEDDED]
    assert [b.span.of(text) for b in blocks] == [paragraphs[i] for i in inside]
    assert {b.outlet.value if b.outlet else None for b in blocks} == ({outlet} if inside else set())
    for block in blocks:
        if block.outlet and block.outlet.span:
            assert block.outlet.span.of(text) == block.outlet.words

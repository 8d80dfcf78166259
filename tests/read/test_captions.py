"""Captions: credits, counters, videos, pictures; and those that speak of something else."""

from __future__ import annotations

import pytest

from recoupe.model.codes import BlockKind
from recoupe.read.blocks import split_blocks

BODY = "Les habitants de la ville haute ont fui pendant la nuit, dit le maire au journal."
MORE = "Ils ne reviendront pas avant le printemps, a-t-il ajouté devant les portes de la mairie."

LINES = [
    # lines between the title and the text, the captions among them, why
    (["Le pont de Kolvano en ruine. ©Jan Ferrer"], [0], "a credit behind the words"),
    (["Le pont de Kolvano en ruine ce matin.", "© Jan Ferrer / Agence Ardente"], [0, 1], "a credit that stands alone"),
    (
        ["Le pont de Kolvano en ruine ce matin.", "1/3", "© Jan Ferrer"],
        [0, 1, 2],
        "the counter of a slide show between",
    ),
    (["Le pont de Kolvano (illustration)"], [0], "an illustration"),
    (["Le pont de Kolvano (Photo Jan Ferrer)"], [0], "a photographer in brackets"),
    (["Kolvano : le pont est tombé dans le fleuvepar Chaîne Une"], [0], "a video, its channel without a space"),
    (["![Le pont de Kolvano](pont.jpg)"], [0], "a picture in Markdown"),
    (["© 2031 La Gazette"], [], "a mark of rights is no credit"),
    (["Le maire a quitté la ville le 3 mai 2031"], [], "a sentence with a date"),
]


@pytest.mark.parametrize(("lines", "captions", "why"), LINES, ids=[row[2] for row in LINES])
def test_captions_above_the_text(lines: list[str], captions: list[int], why: str) -> None:
    text = "\n".join(["Une ville change de mains", *lines, BODY, MORE])
    kinds = {block.span.of(text): block.kind for block in split_blocks(text)}
    assert [i for i, line in enumerate(lines) if kinds[line] is BlockKind.CAPTION] == captions


def test_a_picture_between_paragraphs_says_who_or_when() -> None:
    for line in ("Le pont, 22 octobre 2031.", "Jana Ferrer, ministre de la défense de Kolvano"):
        text = "\n".join(["Une ville change de mains", BODY, line, MORE])
        assert [b.span.of(text) for b in split_blocks(text) if b.kind is BlockKind.CAPTION] == [line]


def test_a_caption_in_another_language_about_others_is_furniture() -> None:
    other = "The speaker of the lower house talks with members of the committee before the vote on March 8. (AP photo)"
    own = "The bridge of Kolvano, which was destroyed by the shells of the night before. (AP photo)"
    body = BODY.replace("la ville haute", "Kolvano")
    text = "\n".join(["Une ville change de mains", other, own, body, MORE, body + " Encore.", MORE + " Encore."])
    kinds = {b.span.of(text): (b.kind, b.rule) for b in split_blocks(text)}
    assert kinds[other] == (BlockKind.BOILERPLATE, "stranger")
    assert kinds[own][0] is BlockKind.CAPTION

"""What the pile says is furniture: the same whatever the order, and never what copies share."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.codes import BlockKind
from recoupe.read import find_repeated, lines_of, read_article

ABOUT = "Ce portail donne des nouvelles de partout à ceux qui veulent les lire chaque matin avec leur café."
PICTURE = "Le siège du journal dans la capitale, photographié par un lecteur. © Jan Ferrer"
BACKGROUND = "La guerre, qui a commencé il y a dix ans, a fait des milliers de morts et chassé la moitié des habitants."


def page(number: int, *, body: str = "") -> bytes:
    story = body or " ".join(
        f"Le quartier numéro {number} a été vidé de ses {n} habitants pendant la nuit." for n in (1, 2)
    )
    lines = [
        f"La ville numéro {number} change de mains",
        "Rubrique du soir",
        PICTURE,
        story,
        story.replace("nuit", "journée").replace("vidé", "quitté"),
        BACKGROUND,
        "Commentaires",
        ABOUT,
    ]
    return "\n".join(lines).encode()


def learnt(pages: list[bytes]) -> frozenset[int]:
    articles = {a.id: a for a in map(read_article, pages)}
    lines = {i: lines_of(a.text, a.blocks) for i, a in articles.items()}
    shared = sorted((line, i) for i in lines for line in lines[i] if sum(line in own for own in lines.values()) > 1)
    return find_repeated(shared, lines.__getitem__)


def kinds(data: bytes, repeated: frozenset[int]) -> dict[str, tuple[BlockKind, str]]:
    article = read_article(data, repeated=repeated)
    return {block.span.of(article.text): (block.kind, block.rule) for block in article.blocks}


def test_lines_of_several_articles_are_furniture() -> None:
    found = kinds(page(1), learnt([page(n) for n in range(1, 5)]))
    assert found["Rubrique du soir"] == (BlockKind.BOILERPLATE, "repeated")
    assert found[PICTURE] == (BlockKind.BOILERPLATE, "repeated"), "a picture that stands in all of them"
    assert found[BACKGROUND][0] is BlockKind.BODY, "a paragraph of background next to the story stays"


def test_a_sentence_of_the_news_is_kept_wherever_it_stands() -> None:
    short = "Douze civils ont été tués mardi dans la frappe."
    pages = [page(n).replace(BACKGROUND.encode(), short.encode()) for n in range(1, 5)]
    assert kinds(pages[0], learnt(pages))[short][0] is BlockKind.BODY
    linked = [
        data.replace(BACKGROUND.encode(), f"Lire aussi : la ville tient\n{BACKGROUND}".encode())
        for data in map(page, range(1, 5))
    ]
    linked = [data.split(b"\nCommentaires")[0] for data in linked]
    assert kinds(linked[0], learnt(linked))[BACKGROUND][0] is BlockKind.BODY


def test_copies_of_one_text_show_nothing() -> None:
    body = "Le pont a été pris dans la nuit par des hommes venus du nord, dit le maire de la ville haute."
    copies = [page(n, body=body) for n in range(1, 6)]
    assert kinds(copies[0], learnt(copies))["Rubrique du soir"][1] != "repeated"


def test_two_articles_are_too_few() -> None:
    assert learnt([page(1), page(2)]) == frozenset()


@given(st.integers(0, 10**6))
def test_order_does_not_matter(seed: int) -> None:
    pages = [page(n) for n in range(1, 6)]
    expected = learnt(pages)
    random.Random(seed).shuffle(pages)
    assert learnt(pages) == expected


def test_a_line_keeps_its_key_when_it_becomes_furniture() -> None:
    """Else what the pile says would change with what it said before."""
    repeated = learnt([page(n) for n in range(1, 5)])
    before, after = read_article(page(1)), read_article(page(1), repeated=repeated)
    assert lines_of(before.text, before.blocks) == lines_of(after.text, after.blocks)

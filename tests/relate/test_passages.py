"""What two texts share: planted reprints of every kind are found, with exact offsets; what only looks alike is not."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from factories import article
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model.article import Article
from recoupe.model.copy import Passage
from recoupe.relate.index import candidates
from recoupe.relate.passages import passages_of
from recoupe.relate.words import key_of, ngrams, words_of

SYLLABLES = "ba bo ca co da do fa fo ga go la lo ma mo na no pa po ra ro sa so ta to va vo".split()


def words(count: int, seed: int) -> list[str]:
    """So many words of a language of our own, the same for a seed."""
    draw = random.Random(seed)
    return ["".join(draw.choices(SYLLABLES, k=3)) for _ in range(count)]


def text_of(found: list[str]) -> str:
    """Words as sentences of twelve."""
    sentences = [" ".join(found[at : at + 12]).capitalize() + "." for at in range(0, len(found), 12)]
    return " ".join(sentences)


def share(one: str, two: str) -> tuple[Passage, ...]:
    """What two texts share."""
    first, second = article(one), article(two)
    return passages_of((first, words_of(first)), (second, words_of(second)))


def are_candidates(*texts: str) -> bool:
    return candidates([ngrams(words_of(article(text)).keys) for text in texts]) == [(0, 1)]


def changed(found: list[str], rate: float, seed: int) -> list[str]:
    """The same words, some of them others."""
    draw, other = random.Random(seed), iter(words(len(found), seed + 1))
    return [next(other) if draw.random() < rate else word for word in found]


# -- planted ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(8))
def test_a_dispatch_inside_another_article(seed: int) -> None:
    dispatch, before, behind = (
        text_of(words(60, seed)),
        text_of(words(120, seed + 100)),
        text_of(words(160, seed + 200)),
    )
    comment = f"{before} {dispatch} {behind}"
    source = f"{text_of(words(40, seed + 300))} {dispatch} {text_of(words(90, seed + 400))}"
    assert are_candidates(source, comment)
    (passage,) = share(source, comment)
    assert passage.a.of(source) + "." == dispatch
    assert passage.b.of(comment) + "." == dispatch
    assert (passage.same, passage.changed) == (60, 0)


@pytest.mark.parametrize("seed", range(8))
def test_a_reprint_cut_to_its_first_two_fifths(seed: int) -> None:
    whole = text_of(words(300, seed))
    cut = text_of(words(300, seed)[:120])
    assert are_candidates(whole, cut)
    (passage,) = share(whole, cut)
    assert passage.b.of(cut) + "." == cut
    assert passage.a.of(whole) + "." == cut


@pytest.mark.parametrize("seed", range(8))
def test_a_reprint_with_a_fifth_of_its_words_changed(seed: int) -> None:
    root, other = words(250, seed), changed(words(250, seed), 0.2, seed + 1)
    whole, rewritten = text_of(root), text_of(other)
    assert are_candidates(whole, rewritten)
    found = share(whole, rewritten)
    kept = sum(p.same for p in found)
    assert kept >= 0.97 * sum(a == b for a, b in zip(root, other, strict=True))
    assert all(a.of(whole).casefold() == b.of(rewritten).casefold() for p in found for a, b in p.runs)
    assert sum(p.a.end - p.a.start for p in found) >= 0.9 * len(whole)


def test_a_quotation_of_twenty_five_words_is_compared() -> None:
    quote = " ".join(words(25, 1))
    assert are_candidates(
        f"{text_of(words(80, 2))} {quote} {text_of(words(80, 3))}", f"{text_of(words(90, 4))} {quote}"
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param("L’état-major a parlé", "L'état-major a parlé", id="both apostrophes"),
        pytest.param("L'État œuvre", "l'Etat oeuvre", id="accents, case and ligatures"),
        pytest.param("le pont,\nla gare", "le pont la\u00a0gare", id="signs and spaces"),
    ],
)
def test_typography_is_no_difference(one: str, two: str) -> None:
    assert words_of(article(one)).keys.tolist() == words_of(article(two)).keys.tolist()


def test_texts_with_nothing_in_common() -> None:
    one, two = text_of(words(200, 1)), text_of(words(200, 2))
    assert not are_candidates(one, two)
    assert share(one, two) == ()


def test_a_proverb_makes_no_passage_of_its_own_size() -> None:
    proverb = " ".join(words(15, 9))
    found = share(f"{text_of(words(60, 1))} {proverb}.", f"{text_of(words(60, 2))} {proverb}.")
    assert [p.same for p in found] == [15], "seen, and too short to count: see test_nature.py"


def test_a_paragraph_left_out_parts_two_passages() -> None:
    first, middle, last = (text_of(words(72, seed)) for seed in (1, 2, 3))
    found = share(f"{first} {middle} {last}", f"{first} {last}")
    assert [p.same for p in found] == [72, 72]


def test_paragraphs_in_another_order_are_found() -> None:
    first, last = text_of(words(60, 1)), text_of(words(72, 2))
    found = share(f"{first} {last}", f"{last} {first}")
    assert sorted(p.same for p in found) == [60, 72]


def test_an_empty_text_shares_nothing() -> None:
    assert share("…", text_of(words(30, 1))) == ()
    assert candidates([ngrams(words_of(article("…")).keys)] * 2) == []
    assert candidates([]) == []


def test_a_dispatch_in_many_papers_hangs_together() -> None:
    dispatch = text_of(words(60, 1))
    grams = [ngrams(words_of(article(f"{dispatch} {text_of(words(40, 100 + n))}")).keys) for n in range(40)]
    found = candidates(grams)
    assert {b for _, b in found} == set(range(1, 40)), "each holder is linked to one before it"
    assert len(found) < 40 * 39 / 2, "not all with all"


# -- properties ---------------------------------------------------------------------------------------

texts = st.lists(st.sampled_from([" ".join(words(7, seed)) for seed in range(6)]), min_size=1, max_size=12).map(
    ". ".join
)


@settings(max_examples=150, deadline=None)
@given(texts, texts)
def test_offsets_are_exact_and_nothing_overlaps(one: str, two: str) -> None:
    found = share(one, two)
    for passage in found:
        assert passage.same == sum(len(a.of(one).replace(".", " ").split()) for a, _ in passage.runs)
        for a, b in passage.runs:
            assert [key_of(w) for w in a.of(one).replace(".", " ").split()] == [
                key_of(w) for w in b.of(two).replace(".", " ").split()
            ]
            assert passage.a.contains(a) and passage.b.contains(b)
    for side in ("a", "b"):
        spans = sorted(getattr(p, side) for p in found)
        assert all(x.end <= y.start for x, y in pairwise(spans))


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=2, max_size=6), st.randoms())
def test_the_pairs_depend_on_the_set_only(pile: list[str], draw: random.Random) -> None:
    articles = [replace(article(text), id=f"{n:02d}") for n, text in enumerate(pile)]
    mixed: list[Article] = draw.sample(articles, len(articles))
    ordered = sorted(mixed, key=lambda a: a.id)
    assert candidates([ngrams(words_of(a).keys) for a in ordered]) == candidates(
        [ngrams(words_of(a).keys) for a in articles]
    )

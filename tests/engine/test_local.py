"""How reading is called."""

from __future__ import annotations

from collections.abc import Iterator

import fakes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.engine.local import Poison, Reader, read_all
from recoupe.model.article import Article
from recoupe.model.errors import LanguageError
from recoupe.read import read_article


def articles(*texts: str) -> list[Article]:
    return [read_article(text.encode()) for text in texts]


def outcomes(texts: list[str], *, processes: int = 1) -> list[str]:
    """For each text how many claims, or that it is poison; the results must come in the order of the texts."""
    given_in = articles(*texts)
    results = list(read_all(given_in, processes=processes, load=fakes.load))
    assert [result.article for result in results] == [article.id for article in given_in]
    return ["poison" if isinstance(result, Poison) else str(len(result.claims)) for result in results]


@given(
    st.lists(st.sampled_from(["Rien ici.", "POISON", "Le pont a été frappé.", "Ils sont tués, frappé."]), max_size=12)
)
def test_order_is_kept_and_poison_stays_alone(texts: list[str]) -> None:
    expected = {"Rien ici.": "0", "POISON": "poison", "Le pont a été frappé.": "1", "Ils sont tués, frappé.": "2"}
    assert outcomes(texts) == [expected[text] for text in texts]


def test_poison_says_why_on_one_line() -> None:
    (poison,) = read_all(articles("POISON"), load=fakes.load)
    assert isinstance(poison, Poison)
    assert poison.message == "ValueError: two lines"


def test_several_processes_give_the_same() -> None:
    texts = [f"Le pont numéro {n} a été frappé." for n in range(12)] + ["POISON"] + ["Rien du tout."] * 3
    assert outcomes(texts, processes=2) == outcomes(texts)


def test_a_process_that_dies_loses_one_article() -> None:
    texts = ["Le pont a été frappé.", "DEATH un", "Ils sont tués.", "DEATH deux", "Rien ici."]
    assert outcomes(texts, processes=2) == ["1", "poison", "1", "poison", "0"]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_missing_model_is_said_once_and_at_once(processes: int) -> None:
    with pytest.raises(LanguageError, match="missing"):
        list(read_all(articles("a b", "c d"), model="missing", processes=processes, load=fakes.load))


def test_nothing_to_read_loads_nothing() -> None:
    def load(model: str | None) -> Reader:
        raise AssertionError("loaded")

    assert list(read_all([], load=load)) == []


def test_articles_are_taken_a_few_ahead_only() -> None:
    taken = 0

    def source() -> Iterator[Article]:
        nonlocal taken
        for article in articles(*(f"Texte {n}." for n in range(50))):
            taken += 1
            yield article

    results = read_all(source(), load=fakes.load)
    next(results)
    assert taken == 1

"""Which lines of a page are its article, with trafilatura and without it."""

from __future__ import annotations

import logging
import socket

import pytest

from recoupe.read import page_article
from recoupe.read.page import Page, read_page

SENTENCES = [
    f"Le {i}e bataillon a quitté la ville de Sarlemont avant l'aube, a indiqué le porte-parole de la Garde civique."
    for i in range(2, 12)
]
MENU = "<div>" + "".join(f"<div><a href=/{i}>Rubrique {i}</a></div>" for i in range(12)) + "</div>"
ARTICLE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def found(page: Page) -> list[str]:
    return [page.lines[i].span.of(page.text) for i in sorted(page.article)]


def test_without_trafilatura_the_stretch_of_prose_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_article, "_MOST_ELEMENTS", 0)
    page = read_page(f"<html><body>{MENU}<h1>Un titre</h1>{ARTICLE}{MENU}<footer>{ARTICLE}</footer>".encode())
    assert found(page) == SENTENCES
    assert page.unaligned == 0


@pytest.mark.parametrize(
    "source",
    [
        f"<html><body>{MENU}{MENU}",
        "<html><body><h1>Page introuvable</h1><p>Retour à l'accueil</p>",
        f"<html><body><nav>{ARTICLE}</nav>",
        "<html><body>" + "".join(f"<h3><a href=/{i}>{s}</a></h3>" for i, s in enumerate(SENTENCES)),
        "<html><body></body></html>",
    ],
)
def test_a_page_without_article(source: str) -> None:
    assert read_page(source.encode()).article == frozenset()


def test_a_deep_page_is_not_given_to_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(root: object) -> list[str]:
        raise RuntimeError(f"trafilatura was called for {root}")

    monkeypatch.setattr(page_article, "_extract", refuse)
    page = read_page(("<html><body>" + "<div>" * 300 + ARTICLE).encode())
    assert found(page) == SENTENCES


def test_whatever_trafilatura_raises_the_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    assert found(read_page(f"<html><body>{MENU}{ARTICLE}".encode())) == SENTENCES


def test_nothing_is_fetched_and_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("a page was fetched")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(logging.getLogger("trafilatura"), "propagate", False)
    read_page(
        f'<html><head><base href="http://a.example/"><link rel=stylesheet href=s.css></head><body>{ARTICLE}'.encode()
    )
    read_page(b"<html><body><img src=http://a.example/x.png></body></html>")
    assert capfd.readouterr() == ("", "")


def test_a_stretch_that_stands_nowhere_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = ["".join(sentence.split()) for sentence in SENTENCES]
    monkeypatch.setattr(
        page_article, "_extract", lambda root: [*keys, "ceci ne se trouve pas dans la page" * 3, "court"]
    )
    page = read_page(f"<html><body>{MENU}{ARTICLE}".encode())
    assert found(page) == SENTENCES
    assert page.unaligned == 2


def test_stretches_are_found_across_lines_and_with_pieces_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    source = (
        "<html><body><p>"
        + "<br>".join(SENTENCES[:3])
        + f"</p><p>{SENTENCES[3]} <a>Une note assez longue.</a> {SENTENCES[4]}"
    )
    keys = ["".join("".join(SENTENCES[:3]).split()), "".join((SENTENCES[3] + SENTENCES[4]).split())]
    monkeypatch.setattr(page_article, "_extract", lambda root: keys)
    page = read_page(source.encode())
    assert page.article == {0, 1, 2, 3}
    assert page.unaligned == 0


def test_a_sentence_that_is_also_in_the_menu_is_taken_from_the_article() -> None:
    source = f"<html><body><nav><p>{SENTENCES[4]}</p></nav><main><article><h1>Un titre</h1>{ARTICLE}</article></main>"
    page = read_page(source.encode())
    assert [words for words in found(page) if words != "Un titre"] == SENTENCES
    assert 0 not in page.article


def test_dates_inside_a_sentence_are_kept() -> None:
    sentence = (
        "Le siège, commencé le <time datetime=1870-09-19>19 septembre</time>, a duré jusqu'à la fin de janvier, dit-il."
    )
    page = read_page(f"<html><body><article><h1>Un titre</h1><p>{sentence}</p>{ARTICLE}</article>".encode())
    assert any("commencé le 19 septembre, a duré" in words for words in found(page))
    assert page.unaligned == 0


@pytest.mark.parametrize(
    "source",
    [
        "<div><h1>Un titre</h1><p>{0}</p><ul><li>{1}<li>{2}</ul><h2>Ce que l'on ignore</h2><p>{3}</p></div>",
        "<center>UN TITRE</center><hr>{0}<p>{1}<p>{2}<p>{3}<hr><a href=x>Retour</a>",
        "<div><h1>Un titre</h1>{0}<br><br>{1}<br><br>{2}<br>{3}</div>",
        "<header><h1>Un titre</h1></header><div><p>{0}<p>{1}<p>{2}<p>{3}</div>",
        "<form id=aspnet><div><h1>Un titre</h1><p>{0}<p>{1}<p>{2}<p>{3}</div></form>",
    ],
)
def test_lists_and_first_paragraphs_belong_to_the_article(source: str) -> None:
    page = read_page(f"<html><body>{source.format(*SENTENCES)}</body></html>".encode())
    assert [words for words in found(page) if words in SENTENCES] == SENTENCES[:4]


def test_a_list_of_articles_is_no_article() -> None:
    teasers = "".join(
        f"<article><h2><a href={i}>Un titre assez long, {i}</a></h2><p>{s}</p></article>"
        for i, s in enumerate(SENTENCES)
    )
    assert read_page(f"<html><body><h1>Le Phare</h1>{teasers}</body></html>".encode()).article == frozenset()

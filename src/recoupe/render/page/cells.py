"""The cells of a claim: each value a link to its words; silence drawn, with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.model.article import Article
from recoupe.model.claim import CELLS, Cell, Claim, Figure, Link, Name, NotSaid, Said, Span, When, Where
from recoupe.model.codes import Precision
from recoupe.render.page.account import cells_of, claim_anchor, words_anchor
from recoupe.render.page.html import Html, el, join, line, quote
from recoupe.render.page.words import Words

_GROUPS = {"type": "type", "modality": "modality", "stance": "stance"}  # cells that hold codes


def value_of(name: str, value: object, words: Words) -> str:
    """A value as people read it: canonical names, bounds, codes in the language of the page."""
    match value:
        case Name() | Where():
            return value.entity or value.text
        case Figure():
            return f"{bounds(value, words)} {words.code('counts', value.counts)}"
        case When():
            return words.day(value.edtf) if value.edtf else value.text
        case Link():
            return value.source.entity or value.source.text
        case _:
            return words.code(_GROUPS[name], value)


def bounds(figure: Figure, words: Words) -> str:
    """A count's bounds in signs: `12`, `≥ 12`, `≤ 700`, `20–30`, with `≈` where it is approximate."""
    low, high = (None if n is None else words.number(n) for n in (figure.minimum, figure.maximum))
    about = "≈\u202f" if figure.approximate else ""
    if low == high:
        return about + (low or figure.text)
    if low is None or high is None:
        return about + (f"≥\u202f{low}" if low is not None else f"≤\u202f{high}")
    return f"{about}{low}–{high}"


def linked(claim: Claim, cell: Cell[object], shown: Html | str, at: str = "") -> Html:
    """What is shown of a value, leading to the first of its words.

    Args:
        at: the address of the page on which the words stand, where it is another.
    """
    value = cell.value
    source = value.source.source if isinstance(value, Link) else getattr(value, "source", None)
    first = source if isinstance(value, Link) or not cell.evidence else cell.evidence[0]
    if not isinstance(first, Span):
        return el("bdi", shown)
    return el("a", el("bdi", shown), href=f"{at}#{words_anchor(claim.article, first)}")


def short(claim: Claim, name: str, words: Words, at: str = "") -> Html:
    """The values of a cell in a table; silence is a sign with its reason."""
    held = getattr(claim, name)
    cells = cells_of(claim, name)
    if not cells:
        reason = words.code("silence", held.reason) if isinstance(held, NotSaid) else words(f"none.{name}")
        silent = el("span", "∅", el("span", f" {reason}", class_="hidden"), class_="silent", title=reason)
        return join(silent, said_by(name, held.said if isinstance(held, NotSaid) else None, words))
    by = " → " if name == "attribution" else "; "
    return join(
        *(
            join(linked(claim, cell, line(value_of(name, cell.value, words)), at), said_by(name, cell.said, words))
            for cell in cells
        ),
        by=by,
    )


def said_by(name: str, said: Said | None, words: Words) -> Html | None:
    """That a person gave what stands here: what had been read, whose word it is, and of when."""
    if said is None:
        return None
    read = words("said.given")
    shown = (
        join(words("said.read"), " ", el("del", el("bdi", line(in_words(name, said.read, words)))), " · ")
        if said.read
        else f"{read} "
    )
    signed = join(el("bdi", line(said.author)), ", ", el("time", words.day(said.added), datetime=said.added))
    return join(" ", el("small", el("span", "✎ ", aria_hidden="true"), shown, signed, class_="said"))


def in_words(name: str, value: str, words: Words) -> str:
    """A value as verdicts hold it, with its codes in the language of the page: `strike`, `12 killed`, `killed:10..20`.

    >>> from recoupe.render.page.words import load_words
    >>> in_words("number", "killed:10..20", load_words("fr")), in_words("type", "siege", load_words("fr"))
    ('10..20 tués', 'siège')
    """
    if name in _GROUPS:
        return words.code(name, value) if words.has(f"{name}.{value}") else value
    if name in ("number", "attribution"):
        group = "counts" if name == "number" else "kind"
        code, colon, rest = value.partition(":")
        if not colon and name == "number":
            rest, _, code = value.rpartition(" ")
        if rest and words.has(f"{group}.{code}"):
            return f"{rest} {words.code(group, code)}" if name == "number" else f"{rest} ({words.code(group, code)})"
    return value


def card(claim: Claim, number: int, article: Article, words: Words) -> Html:
    """One claim beside its sentence: its cells, what it does not say, and how each was read."""
    title = join(
        line(words("claim.number", n=number)), " · ", el("a", words.code("type", claim.type.value),
        href=f"#{words_anchor(claim.article, claim.trigger)}"), " ", quote(claim.trigger.of(article.text), article.language),
        said_by("type", claim.type.said, words),
    )  # fmt: skip
    rows = [row for name in CELLS[1:] for row in _rows(claim, name, article, words)]
    silent = "; ".join(_silences(claim, words))
    return el(
        "section",
        el("h4", title),
        el("dl", *rows, class_="cells"),
        el("p", f"∅ {words('claim.silent')} {silent}", class_="silent") if silent else None,
        _how(claim, article, words),
        class_="claim",
        id=claim_anchor(claim),
    )


def _rows(claim: Claim, name: str, article: Article, words: Words) -> Iterator[Html]:
    cells = cells_of(claim, name)
    held = getattr(claim, name)
    if isinstance(held, NotSaid) and held.said:
        yield el(
            "div", el("dt", line(words(f"cell.{name}"))), el("dd", "∅", said_by(name, held.said, words)), class_=name
        )
    if not cells or (name == "stance" and str(cells[0].value) == "none"):
        return
    lines = [el("dd", linked(claim, cell, line(value_of(name, cell.value, words))), *_details(claim, cell, article, words),
                said_by(name, cell.said, words)) for cell in cells]  # fmt: skip
    letter = el("span", words(f"letter.{name}"), class_="letter") if name != "type" else None
    yield el("div", el("dt", line(words(f"cell.{name}")), " ", letter), *lines, class_=name)


def _details(claim: Claim, cell: Cell[object], article: Article, words: Words) -> Iterator[Html]:
    """The words where the value does not show them, and what kind of source, place or time it is."""
    value = cell.value
    said = " ".join(span.of(article.text) for span in cell.evidence[:1])
    if isinstance(value, Link):
        said = value.source.source.of(article.text)
        yield el("small", f" {words.code('kind', value.kind)}, {words.code('mode', value.mode)}")
    if isinstance(value, Where) and value.precision is not Precision.UNKNOWN:
        yield el("small", f" {words.code('precision', value.precision)}")
    if (
        cell.said is None and said and said != value_of("", value, words)
        if isinstance(value, Name | Where | Figure | When | Link)
        else False
    ):
        yield join(" ", quote(said, article.language))
    if isinstance(value, Name | Where) and value.text not in (said, value.entity):
        yield el(
            "small",
            " = ",
            el("a", quote(value.text, article.language), href=f"#{words_anchor(claim.article, value.source)}"),
        )


def _silences(claim: Claim, words: Words) -> Iterator[str]:
    """The cells that are silent, by reason."""
    reasons: dict[str, list[str]] = {}
    for name in CELLS:
        held = getattr(claim, name)
        if isinstance(held, NotSaid) and not held.said:
            reasons.setdefault(words.code("silence", held.reason), []).append(words(f"cell.{name}"))
        elif held == ():
            reasons.setdefault(words(f"none.{name}"), []).append(words(f"cell.{name}"))
    return (f"{', '.join(names)} ({reason})" for reason, names in reasons.items())


def _how(claim: Claim, article: Article, words: Words) -> Html:
    """Which rule read each value from which words, and how often that rule is right."""
    rows = []
    for name in CELLS:
        for cell in cells_of(claim, name):
            sure = words("claim.unmeasured") if cell.confidence is None else _decimal(cell.confidence, words)
            where = [_place(claim, span, article) for span in cell.evidence]
            told = join(" · ", line(cell.rule), " · ", line(words.code("method", cell.method)), " · ", line(sure))
            rows.append(el("li", f"{words(f'cell.{name}')} — ", join(*where, by=", "), told))
    return el("details", el("summary", words("claim.how")), el("ul", *rows), class_="how")


def _place(claim: Claim, span: Span, article: Article) -> Html:
    words = join(quote(span.of(article.text), article.language), f" [{span.start}:{span.end}]")
    return el("a", words, href=f"#{words_anchor(claim.article, span)}")


def _decimal(number: float, words: Words) -> str:
    return f"{number:.2f}".replace(".", "," if words.language == "fr" else ".")

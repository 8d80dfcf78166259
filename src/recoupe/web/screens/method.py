"""`/method`: how is this read? The rules in force, what they are known to get wrong, the names that people put together."""

from __future__ import annotations

from recoupe import __version__
from recoupe.render.page.html import Child, Html, el, join, line, table
from recoupe.web.screen import Call, Screen, Table

COLUMNS = ("signature", "articles")


def show(call: Call) -> Screen:
    """The method page."""
    found = call.view.signatures()
    rows = tuple({"signature": signature, "articles": count} for signature, count in found)

    def body() -> Html:
        words = call.words
        parts: list[Child] = [el("p", words(f"method.{key}")) for key in ("claim", "confidence", "copies", "rights")]
        parts.append(el("p", words("how.version"), " ", el("code", __version__)))
        heads = (words("how.signature"), words("nav.articles"))
        told: list[tuple[Child, ...]] = [
            (el("code", line(signature or words("how.unread"))), words.number(count)) for signature, count in found
        ]
        parts.append(table(words("how.signatures"), heads, told))
        parts += [el("h2", words("how.weak")), el("ul", *(el("li", words(f"how.weak.{n}")) for n in range(1, 6)))]
        parts += [el("h2", words("how.keys")), _keys(call), _aliases(call)]
        return join(*parts)

    return Screen("method", call.words("nav.method"), body, Table(COLUMNS, rows, None, len(rows)))


def _keys(call: Call) -> Html:
    """What the keyboard does where script runs; without it, links and fields do all of it."""
    pairs = (
        ("/", "search"),
        ("j k", "row"),
        ("n p", "mark"),
        ("?", "help"),
        ("a x ␣ f ⌫ e", "review"),
        ("m", "missed"),
    )
    return el(
        "dl",
        *(el("div", el("dt", el("kbd", key)), el("dd", call.words(f"key.{name}"))) for key, name in pairs),
        class_="keys",
    )


def _aliases(call: Call) -> Html | None:
    words, aliases = call.words, call.corpus.aliases()
    if not aliases:
        return None
    heads = (words("method.name"), words("method.canonical"), words("method.kind"), words("method.added"))
    rows: list[tuple[Child, ...]] = [(a.name, a.canonical, words.code("alias", a.kind), a.added) for a in aliases]
    return table(words("method.aliases"), heads, rows)

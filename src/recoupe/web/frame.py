"""What stands around every screen: the head, the ways to the others, language and colours, the same page for programs."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.render.page.html import Html, el, join
from recoupe.render.page.words import LANGUAGES, Words
from recoupe.web.address import THEMES, Address
from recoupe.web.screen import Screen, Settings

SCREENS = (
    "", "events", "claims", "timeline", "map", "control", "predictions", "lineage", "names", "sources", "review", "method",
)  # fmt: skip


def page(screen: Screen, address: Address, words: Words, settings: Settings) -> str:
    """A whole page."""
    theme = address.get("theme")
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", http_equiv="refresh", content=str(screen.refresh)) if screen.refresh else None,
        el("title", f"{screen.title} · Recoupe"),
        el("link", rel="stylesheet", href="/-/static/page.css"),
        el("link", rel="stylesheet", href="/-/static/web.css"),
        el("script", src="/-/static/web.js", defer=True),
    )
    body = el(
        "body",
        el("a", words("nav.skip"), href="#main", class_="skip"),
        _header(screen, address, words, settings),
        el(
            "main",
            el("h1", screen.title, dir="auto"),
            screen.body(),
            _twins(screen, address, words),
            id="main",
            tabindex="-1",
        ),
        el("footer", el("p", words("web.handed" if settings.static else "web.footer"))),
    )
    shown = theme if theme in THEMES else None
    return f"<!DOCTYPE html>\n{el('html', head, body, lang=words.language, data_theme=shown)}\n"


def _header(screen: Screen, address: Address, words: Words, settings: Settings) -> Html:
    here = screen.nav or screen.name
    links = (
        el("li", el("a", words(f"web.{name or 'home'}"), href=address.to(f"/{name}"),
                    aria_current="page" if here == (name or "home") else None))
        for name in SCREENS
        if not (settings.static and name == "review")
    )  # fmt: skip
    search = el(
        "form",
        *hidden((name, value) for name, value in address.query if name in ("lang", "theme", "by")),
        el("label", words("web.search"), for_="q", class_="hidden"),
        el("input", type="search", name="q", id="q", placeholder=words("web.search")),
        el("button", words("web.find"), type="submit"),
        action="/claims",
        method="get",
        role="search",
    )
    return el(
        "header",
        el("nav", el("ul", *links), aria_label=words("web.screens")),
        None if settings.static else el("div", search, _choices(address, words), class_="tools"),
        class_="top",
    )


def _choices(address: Address, words: Words) -> Html:
    """Language and colours, each a link: they are part of the address."""
    languages = (
        el("a", words(f"language.{code}"), href=address.here(lang=code), lang=code, hreflang=code,
           aria_current="true" if code == words.language else None)
        for code in LANGUAGES
    )  # fmt: skip
    themes = (
        el("a", words(f"theme.{theme or 'auto'}"), href=address.here(theme=theme or None),
           aria_current="true" if address.get("theme") == theme else None)
        for theme in ("", *THEMES)
    )  # fmt: skip
    shown = el("details", el("summary", words("web.display")), el("p", join(*languages, by=" · ")),
               el("p", join(*themes, by=" · ")), class_="display")  # fmt: skip
    return shown


def hidden(values: Iterable[tuple[str, str]]) -> list[Html]:
    """Values that a form sends on unseen."""
    return [el("input", type="hidden", name=name, value=value) for name, value in values]


def _twins(screen: Screen, address: Address, words: Words) -> Html | None:
    if not screen.table.columns:
        return None
    forms = ["json", "csv", *(["geojson"] if screen.features else []), *(["svg"] if screen.graphic else [])]
    links = (el("a", form.upper() if form != "geojson" else "GeoJSON", href=address.here(form)) for form in forms)
    return el("p", words("web.twins"), " ", join(*links, by=" · "), class_="twins")


def more(screen_next: str | None, address: Address, words: Words) -> Html | None:
    """The ways to the first and the following page."""
    parts = []
    if address.get("after"):
        parts.append(el("a", words("web.first"), href=address.here(after=None), rel="first"))
    if screen_next:
        parts.append(el("a", words("web.next"), href=address.here(after=screen_next), rel="next", class_="next"))
    return el("nav", join(*parts, by=" · "), class_="pages", aria_label=words("web.pages")) if parts else None


def token(settings: Settings) -> Html:
    """What a form must hold to write."""
    return el("input", type="hidden", name="token", value=settings.token)

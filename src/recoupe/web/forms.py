"""The forms of review: what a cell should say, a claim that was missed, the name that a verdict is signed with.

All of them work without script; with it, words that are selected in a text fill the field that takes words (`data-words`).
"""

from __future__ import annotations

from recoupe.model.article import Article
from recoupe.model.claim import Figure, Link
from recoupe.model.codes import Counts, EventType, SourceKind
from recoupe.model.given import CODED
from recoupe.render.page.html import Child, Html, el
from recoupe.web import frame
from recoupe.web.judging import Case
from recoupe.web.screen import Call

_OFFERED = 40  # names that a field offers


def value_fields(case: Case, call: Call) -> list[Html]:
    """What should stand in a cell: a choice of its codes, or a field for words, a figure, a date."""
    words, name = call.words, case.name
    label = el("label", words("review.value"), " ", el("kbd", "e"), for_="v-value")
    if codes := CODED.get(name):
        now = case.value.value if case.value else None
        options = [el("option", words.code(name, code), value=str(code), selected=code == now) for code in codes]
        return [el("p", label, el("select", *options, name="value", id="v-value", data_key_focus="e"))]
    offers = [] if name in ("time", "number") else [each for each, _ in call.view.facet(name, limit=_OFFERED)]
    listed = el("datalist", *(el("option", value=each) for each in offers), id="v-offers") if offers else None
    hint = {"time": "2017-10-28", "number": "12, 10..20, 10.."}.get(name)
    field = el("input", name="value", id="v-value", data_key_focus="e", data_words=name not in ("time", "number"), required=True,
               autocomplete="off", placeholder=hint, list="v-offers" if offers else None)  # fmt: skip
    fields = [el("p", label, field, listed)]
    if name in ("time", "number"):
        fields.append(el("p", words(f"review.how_{name}"), class_="note"))
    if name == "number":
        fields.append(_chosen("counts", tuple(Counts), case, call))
    if name == "attribution":
        fields.append(_chosen("kind", tuple(SourceKind), case, call))
    return fields


def _chosen(group: str, codes: tuple[Counts, ...] | tuple[SourceKind, ...], case: Case, call: Call) -> Html:
    """What a figure counts, or what kind of source speaks."""
    value = case.value.value if case.value else None
    now = value.counts if isinstance(value, Figure) else value.kind if isinstance(value, Link) else None
    options = (el("option", call.words.code(group, code), value=str(code), selected=code == now) for code in codes)
    return el(
        "p", el("label", call.words(f"review.{group}"), for_="v-of"), el("select", *options, name="of", id="v-of")
    )


def signed(call: Call, prefix: str) -> Html:
    """The field of the name that a verdict is signed with; `prefix` keeps two of a page apart."""
    field = el(
        "input", name="author", id=f"{prefix}-author", required=True, value=call.get("by") or None, autocomplete="name"
    )
    return el("p", el("label", call.words("review.sign"), for_=f"{prefix}-author"), field)


def missed_form(article: Article, call: Call) -> Html | None:
    """A claim that was not read: the words that name what happened, and what it is."""
    if not call.settings.token:
        return None
    words = call.words
    options = (el("option", words.code("type", code), value=str(code)) for code in EventType)
    fields: tuple[Child, ...] = (
        frame.token(call.settings),
        el("input", type="hidden", name="article", value=article.id),
        el("p", words("missed.how")),
        el("p", el("label", words("missed.words"), for_="m-words"),
           el("input", name="words", id="m-words", required=True, data_words=True, data_key_focus="m", autocomplete="off", dir="auto")),
        el("p", el("label", words("missed.at"), for_="m-at"),
           el("input", name="at", id="m-at", inputmode="numeric", data_at=True, autocomplete="off")),
        el("p", el("label", words("cell.type"), for_="m-type"), el("select", *options, name="type", id="m-type")),
        el("p", el("label", words("review.note"), for_="m-note"), el("input", name="note", id="m-note", autocomplete="off")),
        signed(call, "m"),
        el("button", words("missed.do"), type="submit"),
    )  # fmt: skip
    form = el("form", *fields, action=call.link("/missed"), method="post", class_="add")
    return el("details", el("summary", words("missed.title")), form, id="missed")

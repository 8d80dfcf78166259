"""`/review`: is this right? One cell at a time, those first whose error would weigh most and is likeliest; signed, undoable."""

from __future__ import annotations

from dataclasses import replace

from recoupe.model.article import Entry
from recoupe.model.claim import CELLS, Reading, Span
from recoupe.model.corrected import ONE
from recoupe.model.errors import NotFoundError
from recoupe.model.verdict import Verdict
from recoupe.render.harmless import one_line
from recoupe.render.page.account import Account, cells_of
from recoupe.render.page.cells import in_words, said_by, short, value_of
from recoupe.render.page.html import Child, Html, el, join, line, quote, table
from recoupe.render.page.marks import marked, marking
from recoupe.store.paged import Told
from recoupe.web import frame
from recoupe.web.forms import value_fields
from recoupe.web.judging import COLUMNS, Case, case_row, cases_of, find_case
from recoupe.web.screen import Call, Screen, Table
from recoupe.web.screens.verdicts import of_what, what

_LAST = 20  # verdicts that are shown, to be taken back
_AROUND = 400  # letters of the paragraph before and after the sentence


def show(call: Call) -> Screen:
    """The next cell of the queue, one that is asked for, or all cells of a claim."""
    words = call.words
    if claim := call.get("claim"):
        told = next(iter(call.view.told([claim])), None)
        if told is None:
            raise NotFoundError(f"no claim {claim!r} in this dossier")
        if not call.get("cell"):
            cases = cases_of(told)
            held = Table(COLUMNS, tuple(map(case_row, cases)), None, len(cases))
            return Screen("review", words("review.claim"), lambda: _all(told, cases, call), held)
        ordinal = call.get("ordinal") or "0"
        cases = [find_case(call.view, claim, call.get("cell"), int(ordinal) if ordinal.isdecimal() else 0)]
    else:
        queue = call.view.judged.queue(limit=call.limit, flagged=bool(call.get("later")))
        cases = [find_case(call.view, *each) for each in queue]
    held = Table(COLUMNS, tuple(map(case_row, cases)), None, None if len(cases) == call.limit else len(cases))
    return Screen("review", words("review.title"), lambda: _body(cases, call), held)


def _body(cases: list[Case], call: Call) -> Html:
    words = call.words
    parts: list[Child] = []
    if not call.settings.token:
        parts.append(el("p", words("review.read_only"), class_="note"))
    parts.append(_card(cases[0], call) if cases else el("p", words("review.empty"), class_="empty"))
    counted = call.view.judged.counts()
    told = (f"{words(f'ruling.{name}')} {words.number(count)}" for name, count in sorted(counted.items()))
    if counted:
        parts.append(el("p", " · ".join(told), class_="counts"))
    if counted.get("flag") and not call.get("later"):
        parts.append(el("p", el("a", words("review.flagged"), href=call.link("/review", later="1"))))
    parts.append(_history(call))
    return join(*parts)


def _card(case: Case, call: Call) -> Html:
    words, told = call.words, case.told
    shown = in_words(case.name, case.proposed, words) if case.proposed else "∅"
    if case.value and not case.said:
        shown = value_of(case.name, case.value.value, words)
    question = el("h2", words("review.question", cell=words(f"cell.{case.name}"), value=one_line(shown)))
    place = el("a", line(told.line.title or told.line.name), href=_reader(told, call))
    facts = join(place, " · ", line(told.line.outlet or ""), " · ", words.day(told.line.day or ""))
    return el(
        "section", question, el("blockquote", _context(case, call), dir="auto", lang=told.line.language), el("p", facts),
        _why(case, call), _now(case, call), _others(case, call), _form(case, call) if call.settings.token else None, class_="card",
    )  # fmt: skip


def _reader(told: Told, call: Call) -> str:
    return f"{call.link(f'/article/{told.claim.article}', at=str(told.claim.trigger.start))}#c-{told.claim.id}"


def _context(case: Case, call: Call) -> Html:
    """The sentence in its paragraph, with the marks of the claim and of the cell."""
    claim = case.told.claim
    article = call.corpus.article(claim.article)
    reading = Reading(article.id, (claim,), (), "")
    account = Account("", (Entry(article, (), reading),))
    found = marking(reading, article.text, account, call.words, kinds=("type", case.name))
    marks = replace(
        found, layers=tuple(replace(layer, claim=None) for layer in found.layers)
    )  # there is no card to lead to
    block = next((b.span for b in article.blocks if b.span.contains(claim.trigger)), claim.sentence)
    bounds = [claim.sentence.start, claim.sentence.end]
    if words := case.words:
        bounds = [min(bounds[0], words.start), max(bounds[1], words.end)]
    start, end = max(block.start, bounds[0] - _AROUND), min(block.end, bounds[1] + _AROUND)
    stretch = Span(min(start, claim.trigger.start), max(end, claim.trigger.end))
    return marked(marks, stretch, call.words)


def _why(case: Case, call: Call) -> Html | None:
    """Which rule read it, and how often that rule is right."""
    words = call.words
    if case.said:  # the rule that read it stands no more behind what is shown
        return None
    if case.value is None:
        return el("p", words("legend.silent"), class_="silent")
    sure = case.value.confidence
    measured = (
        words("claim.unmeasured")
        if sure is None
        else f"{sure:.2f}".replace(".", "," if words.language == "fr" else ".")
    )
    said = (line(case.value.rule), words.code("method", case.value.method), measured)
    return el(
        "p", el("small", words("claim.how"), "\u00a0: " if words.language == "fr" else ": ", join(*said, by=" · "))
    )


def _now(case: Case, call: Call) -> Html | None:
    """What stands there since a person spoke, beside what was read."""
    if case.said is None:
        return None
    shown = value_of(case.name, case.value.value, call.words) if case.value else "∅"
    return el("p", call.words("review.stands"), " ", el("bdi", line(shown)), said_by(case.name, case.said, call.words))


def _others(case: Case, call: Call) -> Html:
    claim, words = case.told.claim, call.words
    page = call.link(f"/article/{claim.article}", at=str(claim.trigger.start))
    rows = (
        el("div", el("dt", words(f"cell.{name}")), el("dd", short(claim, name, words, page)))
        for name in CELLS
        if name != case.name and cells_of(claim, name)
    )
    return el("details", el("summary", words("review.others")), el("dl", *rows, class_="cells"))


def _form(case: Case, call: Call) -> Html:
    """The verdicts, each a button with its key; a correction has a form of its own. They are signed with a name in the address."""
    words, by = call.words, call.get("by")
    if not by:
        field = el("input", name="by", id="v-by", required=True, autocomplete="name")
        kept = frame.hidden((name, value) for name, value in call.address.query if name != "by")
        return el("form", *kept, el("label", words("review.sign"), for_="v-by"), " ", field, " ",
                  el("button", words("review.begin"), type="submit"), action="/review", method="get", class_="add")  # fmt: skip
    held = frame.hidden({"claim": case.told.claim.id, "cell": case.name, "ordinal": str(case.ordinal), "author": by,
                         "back": call.get("claim"), "later": call.get("later")}.items())  # fmt: skip
    keys = [("accept", "a"), ("reject", "x"), ("skip", "space"), ("flag", "f")]
    if case.name in ("modality", "stance"):  # one of their codes always holds: another can be given
        keys.remove(("reject", "x"))
    buttons = (
        el("button", words("act.withdraw" if name == "reject" and case.name == "type" else f"act.{name}"), " ",
           el("kbd", "␣" if key == "space" else key), type="submit", name="ruling", value=name, data_key=key)
        for name, key in keys
    )  # fmt: skip
    token, to = frame.token(call.settings), call.link("/verdict")
    first = el("form", token, *held, *buttons, action=to, method="post", class_="acts")
    note = el(
        "p", el("label", words("review.note"), for_="v-note"), el("input", name="note", id="v-note", autocomplete="off")
    )
    button = el("button", words("act.correct"), type="submit", name="ruling", value="correct")
    second = el("form", token, *held, *value_fields(case, call), note, button, action=to, method="post", class_="add")
    signed = el(
        "p",
        words("review.by"),
        " ",
        el("bdi", line(by)),
        " · ",
        el("a", words("review.another"), href=call.address.here(by=None)),
    )
    return join(first, second, signed)


def _history(call: Call) -> Html | None:
    """The last verdicts; a key takes back the last of those of the person who reviews."""
    words = call.words
    last = call.view.judged.last(limit=_LAST)
    if not last:
        return None
    mine = next((verdict.id for verdict in last if verdict.author == call.get("by")), None)
    rows = [_line(verdict, call, first=verdict.id == mine) for verdict in last]
    heads = (
        "review.said",
        "review.undo",
        "review.cell",
        "review.proposed",
        "review.given",
        "review.by",
        "method.added",
    )
    every = el("a", words("review.every"), href=call.link("/verdicts"))
    return el("section", table(words("review.last"), tuple(map(words, heads)), rows), el("p", every))


def _line(verdict: Verdict, call: Call, *, first: bool = False) -> tuple[Child, ...]:
    words = call.words
    undo = None
    if call.settings.token and (by := call.get("by")):
        undo = el("form", frame.token(call.settings), *frame.hidden([("undoes", verdict.id), ("author", by)]),
                  el("button", words("review.undo"), type="submit", data_key="Backspace" if first else None),
                  action=call.link("/undo"), method="post")  # fmt: skip
    return (words(f"ruling.{verdict.verdict}"), undo, of_what(verdict, call), *what(verdict, call),
            el("bdi", line(verdict.author)), words.day(verdict.added))  # fmt: skip


def _all(told: Told, cases: list[Case], call: Call) -> Html:
    """Every cell of a claim, to pick one."""
    words = call.words
    rows: list[tuple[Child, ...]] = []
    for case in cases:
        shown = (
            el("bdi", line(value_of(case.name, case.value.value, words)))
            if case.value
            else el("span", "∅", class_="silent")
        )
        shown = join(shown, said_by(case.name, case.said, words))
        way = call.link("/review", claim=told.claim.id, cell=case.name, ordinal=str(case.ordinal))
        if case.value and case.name not in ONE and case.ordinal + 1 == len(cells_of(told.claim, case.name)):
            more = call.link("/review", claim=told.claim.id, cell=case.name, ordinal=str(case.ordinal + 1))
            shown = join(shown, " ", el("a", el("small", words("review.more")), href=more))
        rows.append((el("a", words(f"cell.{case.name}"), href=way), shown))
    back = el("p", el("a", words("review.text"), href=_reader(told, call)))
    heads = (words("review.judge"), words("review.stands"))
    quoted = el("blockquote", quote(told.sentence, told.line.language))
    return join(quoted, table(words("review.claim"), heads, rows), back, _history(call))

"""What the claims of a dossier tell together, in a report: events side by side, what was foreseen, who holds what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from recoupe.model.claim import label
from recoupe.model.event import Event, Standing, Status
from recoupe.render.page.account import Account, cells_of, day_of
from recoupe.render.page.comparison import columns, foot, moved, silent, standing
from recoupe.render.page.foreseen import foreseen
from recoupe.render.page.guide import Inside, event_anchor
from recoupe.render.page.holding import holding, holding_table
from recoupe.render.page.html import Html, el, join, line, quote
from recoupe.render.page.words import Words

if TYPE_CHECKING:  # bring numpy
    from recoupe.relate.ledger import Ledger

_APART = frozenset({Standing.CONTESTED, Standing.DENIED})
_AROUND = 2  # days after an event was told last in which a root could still have told it
_OPEN = 10  # contested events that stand open; the others unfold


def told_together(account: Account, words: Words) -> Iterator[Html]:
    """The sections, piece by piece; none where nothing was compared."""
    if account.ledger is None:
        return
    entries = {entry.article.id: entry for entry in account.entries}
    guide = Inside(words, account.ledger.claims, account.ledger.papers, entries)
    yield from _events(account, account.ledger, guide)
    yield _predictions(account.ledger, guide)
    yield from _control(account.ledger, guide)


# -- events -----------------------------------------------------------------------------------------------


def _events(account: Account, ledger: Ledger, guide: Inside) -> Iterator[Html]:
    """The events that several roots tell or that one denies: contested ones first, then by number of roots."""
    words = guide.words
    stands = [(event, ledger.status(event)) for event in ledger.events]
    shown = [(e, s) for e, s in stands if len(s.roots) > 1 or _APART & set(s.standings)]
    shown.sort(key=lambda one: (not _APART & set(one[1].standings), -len(one[1].roots), one[0].id))
    yield Html('<section id="events">')
    yield el("h2", words("nav.events"))
    alone = words("told.others", n=words.count("events", len(stands) - len(shown)))
    yield el("p", words("told.how"), " ", alone)
    yield foot(guide)
    for number, (event, status) in enumerate(shown):
        yield _event(
            event, status, account, ledger, guide, open_=number < _OPEN and bool(_APART & set(status.standings))
        )
    yield Html("</section>")


def _event(event: Event, status: Status, account: Account, ledger: Ledger, guide: Inside, *, open_: bool) -> Html:
    comparison = ledger.compare(event)
    parts = (
        columns(comparison, guide, caption=guide.words("told.caption")),
        moved(comparison, guide),
        _silent(event, {root for root, _ in comparison.roots}, account, ledger, guide),
    )
    body = el("details", el("summary", guide.words("told.beside")), *parts, open=open_)
    return el(
        "div",
        el("h3", _title(event, ledger, guide)),
        standing(status, comparison, guide),
        body,
        id=event_anchor(event.id),
    )


def _title(event: Event, ledger: Ledger, guide: Inside) -> Html:
    """The kind of an event, its word, where and when."""
    claims = ledger.told(event)
    first = claims[0]
    said = quote(first.trigger.of(guide.papers[first.article].text), guide.language(first.article))
    values = []
    for name in ("place", "time"):
        found = (cell.value for claim in claims for cell in cells_of(claim, name))
        values += [line(getattr(value, "edtf", None) or label(value)) for value in found][:1]
    return join(join(guide.words.code("type", first.type.value), " ", said), *values, by=" · ")


def _silent(event: Event, tellers: set[str], account: Account, ledger: Ledger, guide: Inside) -> Html | None:
    """The roots that published in those days and do not tell it."""
    days = sorted(day for claim in ledger.told(event) if (day := _whole_day(guide.day(claim.article))))
    if not days:
        return None
    first, last = days[0], date.fromordinal(min(days[-1].toordinal() + _AROUND, date.max.toordinal()))
    within = (e.article for e in account.ordered if (day := _whole_day(day_of(e.article))) and first <= day <= last)
    roots = list(dict.fromkeys(ledger.roots.get(article.id, article.id) for article in within))
    told = tellers | {ledger.roots.get(claim.article, claim.article) for claim in ledger.told(event)}
    mute = [root for root in roots if root not in told and root in guide.entries]
    return silent(mute, len(roots), guide, span=(first.isoformat(), last.isoformat()))


def _whole_day(edtf: str | None) -> date | None:
    """A day where it is known to the day."""
    try:
        return date.fromisoformat(edtf) if edtf else None
    except ValueError:
        return None


# -- predictions and control ------------------------------------------------------------------------------


def _predictions(ledger: Ledger, guide: Inside) -> Html:
    words, found = guide.words, ledger.predictions()
    body = foreseen(found, guide) if found else el("p", words("foreseen.none_here"))
    return el("section", el("h2", words("nav.predictions")), el("p", words("foreseen.how")), body, id="predictions")


def _control(ledger: Ledger, guide: Inside) -> Iterator[Html]:
    """Each place of which claims say who holds it, the most often told first."""
    from recoupe.relate.control import control_of, held_places  # brings numpy, which the command line is spared

    words = guide.words
    yield Html('<section id="control">')
    yield el("h2", words("nav.control"))
    yield el("p", words("control.how"))
    yield el("p", words("control.warning"), class_="note")
    places = held_places(ledger.claims.values())
    timelines = [control_of(place, told, ledger.papers, ledger.roots) for place, told in places.items()]
    for timeline in sorted(
        (t for t in timelines if t.steps), key=lambda t: (-len(t.contested), -len(t.steps), t.place)
    ):
        count = words.count("control.contested", len(timeline.contested))
        several = len({step.root for step in timeline.steps}) > 1
        body = (holding(timeline, guide), holding_table(timeline, guide))
        folded = el("details", el("summary", words("told.beside")), *body, open=several and bool(timeline.contested))
        yield el("div", el("h3", el("bdi", line(timeline.place))), el("p", count), folded)
    if not timelines:
        yield el("p", words("control.none_here"))
    yield Html("</section>")

"""What claims tell together, for a screen: the ledger of the dossier, and where its words stand in the workspace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from recoupe.model.claim import Claim
from recoupe.model.copy import MISSING
from recoupe.relate.sketch import EARLIEST, LATEST
from recoupe.render.page.html import Html, el
from recoupe.render.page.words import Words
from recoupe.store.paged import Line
from recoupe.web import frame
from recoupe.web.screen import Call

if TYPE_CHECKING:  # bring numpy
    from recoupe.relate.ledger import Ledger
    from recoupe.relate.sketch import Paper

_AT_ONCE = 400  # articles that are asked for by their ids at once: SQLite takes 999 marks, older ones too
_AROUND = 2  # days after an event was told last in which a root could still have told it


def ledger_of(call: Call) -> Ledger | None:
    """What the claims tell together; None where they were not compared as they are now: that is a run of its own."""
    return call.ledger or call.corpus.kept_ledger()


def state(call: Call) -> Html | None:
    """Whether articles and claims were compared as they are now, and the way to compare them."""
    if call.view.happened.up_to_date():
        return None
    words, last = call.words, call.jobs.last()
    if last is not None and not last.ended:
        under_way = el("a", words(f"adding.{last.state}"), href=call.link(f"/adding/{last.id}"))
        return el("p", words("lineage.stale"), " ", under_way, class_="note")
    form = None
    if call.settings.token:
        form = el("form", frame.token(call.settings), el("button", words("lineage.compare"), type="submit"),
                  action=call.link("/compare"), method="post")  # fmt: skip
    return el("div", el("p", words("lineage.stale"), class_="note"), form)


@dataclass(slots=True)
class Workspace:
    """The guide of the workspace: articles are called from the lists of the dossier, each asked for once."""

    call: Call
    words: Words
    claims: Mapping[str, Claim]
    papers: Mapping[str, Paper]
    _lines: dict[str, Line] = field(default_factory=dict)

    @classmethod
    def of(cls, call: Call, ledger: Ledger) -> Workspace:
        """The guide of a page."""
        return cls(call, call.words, ledger.claims, ledger.papers)

    def load(self, articles: Iterable[str]) -> None:
        """Ask for articles that will be named."""
        wanted = sorted({article for article in articles if not article.startswith(MISSING)} - self._lines.keys())
        for start in range(0, len(wanted), _AT_ONCE):
            self._lines |= self.call.view.lines(wanted[start : start + _AT_ONCE])

    def _line(self, article: str) -> Line:
        self.load((article,))
        return self._lines[article]

    def outlet(self, article: str) -> str:
        """Who published an article, else its name."""
        return self._line(article).outlet or self._line(article).name

    def day(self, article: str) -> str | None:
        """When it was published, EDTF."""
        return self._line(article).day

    def language(self, article: str) -> str:
        """In which language it is."""
        return self._line(article).language

    def article(self, article: str) -> str:
        """The address of an article."""
        return self.call.link(f"/article/{article}")

    def page(self, claim: Claim) -> str:
        """The page of the reader on which the words of a claim stand."""
        return self.call.link(f"/article/{claim.article}", at=str(claim.trigger.start))

    def event(self, event: str) -> str:
        """The address of an event."""
        return self.call.link(f"/event/{event}")

    def name(self, article: str) -> str:
        """What an article is called in rows for programs, as in `recoupe events`."""
        return article if article.startswith(MISSING) else self._line(article).name


def days_around(claims: Iterable[Claim], papers: Mapping[str, Paper]) -> tuple[str, str] | None:
    """The days in which a root could have told an event: from when it was first told to shortly after it was last."""
    held = (papers[claim.article].days for claim in claims)
    known = [days for days in held if days and days[0] > EARLIEST and days[1] < LATEST]
    if not known:
        return None
    first, last = min(d[0] for d in known), max(d[1] for d in known) + _AROUND
    return date.fromordinal(first).isoformat(), date.fromordinal(min(last, date.max.toordinal())).isoformat()

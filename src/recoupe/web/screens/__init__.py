"""One file a screen; what stands first in an address is its name here."""

from __future__ import annotations

from recoupe.model.errors import UsageError
from recoupe.store import Asked
from recoupe.web import brush
from recoupe.web.address import KEPT, Address
from recoupe.web.screen import Show
from recoupe.web.screens import (
    adding,
    control,
    events,
    grouping,
    home,
    ledger,
    lineage,
    map,
    method,
    names,
    predictions,
    reader,
    review,
    source,
    timeline,
    verdicts,
)

SHOWN: dict[str, Show] = {
    "": home.show,
    "adding": adding.show,
    "article": reader.show,
    "claims": ledger.show,
    "events": events.show_all,
    "event": events.show,
    "timeline": timeline.show,
    "map": map.show,
    "source": source.show,
    "sources": source.show_all,
    "control": control.show,
    "predictions": predictions.show,
    "names": names.show,
    "lineage": lineage.show,
    "alerts": lineage.alerts,
    "review": review.show,
    "verdicts": verdicts.show,
    "grouping": grouping.show,
    "method": method.show,
}

_PAGES = ("after", "limit")
# What each screen takes behind the question mark, beside what goes from page to page.
TAKEN: dict[str, tuple[str, ...]] = {
    "": ("outlet", *_PAGES),
    "adding": (),
    "article": ("lens", "part", "at"),
    "claims": (*Asked.__slots__, "order", *_PAGES),
    "events": ("status", "cell", "type", "actor", "target", "place", *brush.TAKEN, "order", *_PAGES),
    "event": (),
    "timeline": brush.TAKEN,
    "map": (*brush.TAKEN, *_PAGES),
    "control": ("holds", *_PAGES),
    "predictions": ("outcome", "modality", "source", *_PAGES),
    "source": _PAGES,
    "sources": ("holds", *_PAGES),
    "names": ("cell", "holds", *_PAGES),
    "lineage": ("article", *_PAGES),
    "alerts": _PAGES,
    "review": ("claim", "cell", "ordinal", "later", "limit"),
    "verdicts": _PAGES,
    "grouping": (),
    "method": (),
}


def check_known(name: str, address: Address) -> None:
    """Nothing, where a screen knows all that an address asks: what it would pass over in silence, people would take as met.

    Raises:
        UsageError: it does not know one.
    """
    known = TAKEN[name]
    for given, _ in address.query:
        if given not in known and given not in KEPT:
            if not known:
                raise UsageError(f"/{name} takes no parameter {given!r}; it takes none")
            raise UsageError(f"/{name} takes no parameter {given!r}; it takes: {', '.join(known)}")

"""One file a screen; what stands first in an address is its name here."""

from __future__ import annotations

from recoupe.web.screen import Show
from recoupe.web.screens import (
    adding,
    grouping,
    home,
    ledger,
    lineage,
    map,
    method,
    names,
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
    "timeline": timeline.show,
    "map": map.show,
    "source": source.show,
    "sources": source.show_all,
    "names": names.show,
    "lineage": lineage.show,
    "alerts": lineage.alerts,
    "review": review.show,
    "verdicts": verdicts.show,
    "grouping": grouping.show,
    "method": method.show,
}

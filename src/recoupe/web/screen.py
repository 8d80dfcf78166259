"""What a screen gets, and what it gives back: words for people, and the same as rows for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from recoupe.corpus import Corpus
from recoupe.model.errors import UsageError
from recoupe.render.page.html import Html
from recoupe.render.page.words import Words
from recoupe.store import View
from recoupe.web.address import Address, to_key

if TYPE_CHECKING:
    from recoupe.relate.ledger import Ledger
    from recoupe.web.jobs import Jobs

PAGE = 50  # rows of a page where nothing else is asked
MOST = 1000  # rows of a page, at most

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Settings:
    """What is served, and how. `token` is asked of every form that writes; an empty one refuses all writing."""

    path: str
    token: str = ""
    language: str = "fr"
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    max_bytes: int = 20_000_000
    compare: bool = False  # compare all articles when the workspace opens, where something changed since
    anywhere: bool = False  # served to other machines too, by any number of theirs
    static: bool = False  # drawn to files: no forms, no facets
    full_text: bool = True  # of static pages: the whole texts, not only the sentences that were read from
    rows: int = PAGE  # of a page where nothing else is asked


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked: the address, what stands behind the name of the screen in it, and the dossier to look in."""

    address: Address
    rest: str
    words: Words
    corpus: Corpus
    view: View
    settings: Settings
    jobs: Jobs
    ledger: Ledger | None = None  # what the claims tell together, where it was asked for already

    def get(self, name: str, default: str = "") -> str:
        """A value of the address."""
        return self.address.get(name, default).strip()

    def link(self, path: str, **values: str | None) -> str:
        """The address of another screen, in the same language and colours."""
        return self.address.to(path, **values)

    @property
    def after(self) -> tuple[Any, ...] | None:
        """Where the page that is asked for begins."""
        return to_key(self.get("after"))

    @property
    def limit(self) -> int:
        """How many rows are asked for.

        Raises:
            UsageError: no number from 1 to `MOST`.
        """
        asked = self.get("limit") or str(self.settings.rows)
        if not asked.isascii() or not asked.isdigit() or not 1 <= int(asked[:9]) <= MOST:
            raise UsageError(f"limit={asked!r} is no number of rows; take one from 1 to {MOST}")
        return int(asked)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a screen. `next` is where the following page begins, `total` how many there are in all (None: not counted).

    `truncated` is true where something that was asked for is left out and no following page holds it.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    next: str | None = None
    total: int | None = None
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Screen:
    """One page. `body` draws it when people ask for it, `features` gives its places as GeoJSON where it has some, `graphic` the
    drawing that is handed over as SVG."""

    name: str
    title: str
    body: Callable[[], Html]
    table: Table
    features: Callable[[], list[dict[str, Any]]] | None = None
    refresh: int | None = None
    nav: str = field(default="")
    graphic: Callable[[], Html | None] | None = None


Show = Callable[[Call], Screen]

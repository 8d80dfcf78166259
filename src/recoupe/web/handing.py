"""The workspace as a folder: the same screens as files, for somebody who has no Recoupe. No script, no server, no network.

From the first page on, every page that a link leads to is drawn once and written; links then lead to files.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections import deque
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from recoupe.corpus import Corpus
from recoupe.model.errors import RecoupeError, UsageError
from recoupe.render.page.words import load_words
from recoupe.web import frame, twins
from recoupe.web.address import Address, split_form
from recoupe.web.jobs import Jobs
from recoupe.web.screen import Call, Settings
from recoupe.web.screens import SHOWN

ROWS = 500  # rows of a page: a file has no server behind it, so that fewer and longer pages are easier to search
_MOST = 20_000  # files of a folder, at most
_LINK = re.compile(r' href="(/[^"#]*)(#[^"]*)?"')
_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
_HEAD = re.compile(r"<link [^>]*>|<script [^>]*></script>")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_GONE = ("review", "verdicts", "grouping", "adding")  # what only makes sense where something can be written
_DROPPED = ("at", "part", "lens", "lang", "theme", "by")  # what a file does not tell apart
_MARK = "recoupe.txt"  # tells a folder that we may write into from any other


def write_folder(path: Path, out: Path, *, language: str = "fr", full_text: bool = False) -> int:
    """Write a dossier as a folder of pages; returns how many files there are.

    Args:
        full_text: the whole texts, which are their publishers', in place of the sentences that were read from.

    Raises:
        UsageError: the folder holds something else, or cannot be written.
    """
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / _MARK).exists())):
        raise UsageError(f"{out} holds something else; name a new or empty folder")
    settings = Settings(str(path), language=language, static=True, full_text=full_text, rows=ROWS)
    style = "\n".join(files("recoupe").joinpath(name).read_text(encoding="utf-8")
                      for name in ("render/page/page.css", "web/static/web.css"))  # fmt: skip
    try:
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob("*.*"):
            if old.suffix in (".html", ".json", ".csv", ".geojson", ".svg") and old.is_file():
                old.unlink()
        (out / _MARK).write_text(
            "Written by recoupe report. What stands here is replaced by the next run.\n", encoding="utf-8"
        )
        with Corpus.open(path, read_only=True) as corpus:
            return _Writing(corpus, settings, style, out).all()
    except OSError as error:
        raise UsageError(f"{out} cannot be written ({error.strerror}); name another folder") from error


class _Writing:
    """One folder on its way."""

    def __init__(self, corpus: Corpus, settings: Settings, style: str, out: Path) -> None:
        self._corpus, self._settings, self._style, self._out = corpus, settings, style, out
        self._view, self._ledger = corpus.view(), corpus.ledger()
        self._jobs = Jobs(settings.path, max_bytes=0)
        self._names: dict[str, str] = {}
        self._waiting: deque[tuple[str, str, str]] = deque()  # file, path with its form, query

    def all(self) -> int:
        """Write every page that the first one leads to."""
        self._file_of("/")
        while self._waiting:
            name, path, query = self._waiting.popleft()
            (self._out / name).write_text(
                self._page(path, query), encoding="utf-8", errors="backslashreplace", newline=""
            )
        return len(self._names)

    def _file_of(self, address: str) -> str | None:
        """The file of an address, drawn later if it is new; None where there is none."""
        path, _, query = address.partition("?")
        kept = "&".join(part for part in query.split("&") if part and part.partition("=")[0] not in _DROPPED)
        key = f"{path}?{kept}"
        stem, form = split_form(path)
        first = stem.strip("/").partition("/")[0]
        if (
            first in _GONE or first not in SHOWN or (kept and form != "html")
        ):  # the rows of a filter stand in the whole too
            return None
        if key not in self._names:
            if len(self._names) >= _MOST:
                return None
            mark = hashlib.sha256(key.encode()).hexdigest()[:12]
            whole = not kept and stem in ("/", f"/{first}")
            self._names[key] = f"{first or 'index'}.{form}" if whole else f"{first or 'index'}-{mark}.{form}"
            self._waiting.append((self._names[key], path, kept))
        return self._names[key]

    def _page(self, path: str, query: str) -> str:
        stem, form = split_form(_unquoted(path))
        values = tuple(
            (_unquoted(n), _unquoted(v)) for n, _, v in (part.partition("=") for part in query.split("&") if part)
        )
        address = Address(stem, values)
        words = load_words(self._settings.language)
        name, _, rest = stem.strip("/").partition("/")
        call = Call(address, rest, words, self._corpus, self._view, self._settings, self._jobs, self._ledger)
        try:
            screen = SHOWN[name](call)
        except RecoupeError as error:
            return (
                twins.as_error(404, str(error))
                if form != "html"
                else f"<!DOCTYPE html>\n<p>{html.escape(str(error))}</p>\n"
            )
        forms: dict[str, Callable[[], str]] = {
            "json": lambda: twins.as_json(screen, address),
            "csv": lambda: twins.as_csv(screen),
            "geojson": lambda: twins.as_geojson(screen, address),
            "svg": lambda: twins.as_svg(screen, address),
            "html": lambda: self._linked(frame.page(screen, address, words, self._settings)),
        }
        return forms[form]()

    def _linked(self, page: str) -> str:
        """A page whose links lead to files, without forms and script, with its style in it."""
        page = _HEAD.sub("", _FORM.sub("", page))
        style = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><style>{self._style}</style></head>'
        return _LINK.sub(self._link, page.replace("</head>", style, 1))

    def _link(self, match: re.Match[str]) -> str:
        name = self._file_of(html.unescape(match[1]))
        return f' href="{name}{match[2] or ""}"' if name else ""


def _unquoted(text: str) -> str:
    """The text that `quoted` made."""
    return re.sub(rb"%([0-9A-F]{2})", lambda m: bytes([int(m[1], 16)]), text.encode("utf-8")).decode("utf-8", "replace")

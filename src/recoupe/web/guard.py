"""The door: which hosts are answered, what every answer forbids the browser, and who may write.

A page of another site can make a browser send requests here, and a name of its own point at this machine (DNS rebinding): so the
Host header must name this machine, and what writes must come from a page of ours and hold its token.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recoupe.model.errors import RecoupeError
from recoupe.web.screen import Settings
from recoupe.web.twins import as_error

# Nothing is loaded but our own files, nothing inline runs or styles, no frame holds us: a second wall behind the escaping.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|\[[0-9A-Fa-f:.]+\]")


class Refused(RecoupeError):
    """A request that may not write."""


class Guard:
    """Around the whole application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Let requests through to `app` where their host is one of `settings`."""
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = list(message.get("headers", ()))
                names = {name for name, _ in held}
                message["headers"] = [*held, *(pair for pair in _HEADERS if pair[0] not in names)]
            await send(message)

        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if not names_us(headers.get("host", ""), self._settings):
            await _refuse(guarded)
            return
        await self._app(scope, receive, guarded)


def names_us(host: str, settings: Settings) -> bool:
    """True for a Host header that is this machine: by its own names, or by number where others are served too.

    >>> names_us("127.0.0.1:8765", Settings("d.db")), names_us("evil.example:8765", Settings("d.db"))
    (True, False)
    """
    name = host.lower()
    stem, colon, port = name.rpartition(":")
    if colon and port.isdigit():
        name = stem
    return name in settings.hosts or (settings.anywhere and _NUMBER.fullmatch(name) is not None)


def may_write(headers: Mapping[str, str], token: str, settings: Settings) -> None:
    """Nothing, where a request comes from a page of ours and holds its token.

    Raises:
        Refused: it does not, or nothing may be written at all.
    """
    if not settings.token:
        raise Refused("this workspace is served to be read only; start it without --read-only to write")
    own = f"http://{headers.get('host', '')}"
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
    if (origin is not None and origin != own) or site != "same-origin":
        raise Refused("a page of another site may not write here; open the workspace itself")
    if not hmac.compare_digest(token.encode(), settings.token.encode()):
        raise Refused("this page is from before the workspace was started anew; load it again, then repeat")


async def _refuse(send: Send) -> None:
    body = as_error(
        421, "this address does not name this workspace; open it as http://127.0.0.1 with its port"
    ).encode()
    headers = [(b"content-type", b"application/json; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 421, "headers": headers})
    await send({"type": "http.response.body", "body": body})

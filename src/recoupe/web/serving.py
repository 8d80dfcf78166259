"""The server: one process on this machine."""

from __future__ import annotations

import gc
import secrets
from pathlib import Path

import uvicorn

from recoupe.web.app import make_app
from recoupe.web.screen import Settings

_NAMES = ("127.0.0.1", "localhost", "[::1]")


def serve(
    dossier: Path, host: str, port: int, *, language: str = "fr", read_only: bool = False, max_bytes: int = 20_000_000
) -> bool:
    """Serve a dossier until interrupted; False where the port cannot be used."""
    home = host in ("127.0.0.1", "localhost", "::1")
    settings = Settings(
        path=str(dossier.resolve()),
        token="" if read_only else secrets.token_urlsafe(24),
        language=language,
        hosts=_NAMES if home else (*_NAMES, host.lower()),
        max_bytes=max_bytes,
        compare=True,
        anywhere=not home,
    )
    config = uvicorn.Config(
        make_app(settings),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=2,
        lifespan="off",
    )
    server = uvicorn.Server(config)
    # What is loaded by now stays until the end: looking through it again and again for what can go cost 40 ms in every tenth request.
    gc.collect()
    gc.freeze()
    try:
        server.run()
    except SystemExit:  # uvicorn's way to say that the port is taken
        return False
    return server.started

"""`recoupe serve`: the workspace, a page where a dossier is read."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.model.errors import UsageError
from recoupe.render.page import LANGUAGES

_HOME = ("127.0.0.1", "localhost", "::1")


@click.command("serve", epilog="Example: recoupe serve war.db --port 8765 --lang en")
@options.dossier
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True)
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Another lets other machines in."
)
@click.option("--lang", type=click.Choice(LANGUAGES), default="fr", show_default=True, help="Of the page's own words.")
@click.option("--read-only", is_flag=True, help="Nothing can be added, named or judged.")
@click.option(
    "--max-mb", type=click.FloatRange(0, min_open=True), default=20.0, show_default=True, help="Refuse larger files."
)
def command(dossier: Path, port: int, host: str, lang: str, **how: object) -> None:
    """Open DOSSIER, made if it is not there, as pages in a browser: articles with their marks, the ledger, times,
    places, names, sources.

    It is served to this machine only, and contacts no other. With another --host, everybody who reaches that address can
    read the dossier, and change it unless --read-only is given: there is no password.
    """
    from recoupe.web.serving import serve  # brings the server, which no other verb needs

    read_only = bool(how["read_only"])
    if not read_only or not dossier.exists():
        Corpus.open(dossier, create=not read_only).close()
    else:
        Corpus.open(dossier).close()
    if host not in _HOME:
        click.echo(
            f"warning: everybody who reaches {host}:{port} can read this dossier"
            + ("" if read_only else " and change it")
            + "; there is no password",
            err=True,
        )
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{port}/  (Ctrl-C ends it)", err=True)
    if not serve(
        dossier, host, port, language=lang, read_only=read_only, max_bytes=int(float(str(how["max_mb"])) * 1e6)
    ):
        raise UsageError(f"port {port} of {host} cannot be used; take another with --port")

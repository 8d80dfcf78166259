"""The command line: one file per verb, imported only when called. Nothing else of Recoupe prints.

Exit codes: 0 all done; 1 nothing could be done; 3 done, some inputs set aside; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import cast

import click

from recoupe import __version__
from recoupe.model.errors import RecoupeError
from recoupe.render.harmless import one_line

WRONG, SOME_SET_ASIDE, INTERRUPTED = 1, 3, 130

_VERBS = {
    "add": "Read articles into a dossier.",
    "claims": "List the claims of a dossier.",
    "show": "Show an article with what was read in it.",
    "explain": "Say which words and which rule gave each cell of a claim.",
    "search": "Find sentences by their words.",
    "events": "List what the claims tell together: one event a line.",
    "compare": "Show where the roots of an event agree and where they part.",
    "status": "Say of each event how many roots tell it, and where they part.",
    "grade": "Give an event a grade of your own; it stands beside its status.",
    "predictions": "List what was foreseen or planned, and what came of it.",
    "control": "Say who holds a place, by date, according to whom.",
    "check": "Set claims beside the rows of other event data.",
    "names": "List how each outlet calls each actor.",
    "sources": "List what each quoted source is said to have said.",
    "copies": "List which articles copy which.",
    "lineage": "List roots, their relays, and texts that are missing.",
    "alerts": "List what was lost or changed in copying.",
    "serve": "Open a dossier in a browser.",
    "report": "Write a dossier as one page to read, print and hand over.",
    "verdicts": "List what people said of what was read, or add that of others.",
    "alias": "Show a name as another: merge or rename actors and places.",
    "gazetteer": "Add places of your own.",
    "remove": "Take an article out of a dossier.",
    "export": "Write a dossier to files.",
    "eval": "Score what is read against gold.",
    "doctor": "Check that this installation can work.",
}


class _Verbs(click.Group):
    """A group whose commands are imported when called; their list needs no import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        return cast(click.Command, import_module(f"recoupe.cli.{cmd_name}").command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_VERBS.items()))


@click.group(
    cls=_Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: recoupe add war.db articles/ && recoupe claims war.db",
)
@click.version_option(__version__, prog_name="recoupe")
def recoupe() -> None:
    """Who claims what happened, when, where, to whom, how many, and on whose word: a ledger of claims from press
    articles, each cell traced to its words."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # whatever the locale: a name or a text can hold any character
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _run(arguments: Sequence[str] | None) -> int:
    try:
        # Not `recoupe.main`: it would answer a closed pipe and Ctrl-C by itself.
        with recoupe.make_context("recoupe", list(sys.argv[1:] if arguments is None else arguments)) as context:
            code = recoupe.invoke(context)
    except click.exceptions.Exit as ended:  # --help and --version
        return ended.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return WRONG
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "recoupe"
        return _say(f"{error.format_message()} Try: {where} --help")
    except (click.ClickException, RecoupeError) as error:
        return _say(error.format_message() if isinstance(error, click.ClickException) else str(error))
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted; what was read is kept, the same command goes on from there")
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # a fault of ours: still one line, the rest on demand
        if os.environ.get("RECOUPE_DEBUG"):
            raise
        return _say(
            f"unexpected {type(error).__name__}: {error}; set RECOUPE_DEBUG=1 to see where, and please report it"
        )
    return code if isinstance(code, int) else 0


def _say(message: str) -> int:
    click.echo(f"recoupe: {one_line(message)}", err=True)
    return WRONG

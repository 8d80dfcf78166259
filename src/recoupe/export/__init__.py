"""What leaves a dossier: one file per format, none of which knows the others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TextIO

from recoupe.model.errors import UsageError


@contextmanager
def writing(folder: Path, *names: str) -> Iterator[list[TextIO]]:
    """Files of a folder, made if it is not there, to write UTF-8 to. They take their names only when all is written.

    Raises:
        UsageError: the folder cannot be written.
    """
    parts = [folder / f"{name}.part" for name in names]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            yield [stack.enter_context(open(part, "w", encoding="utf-8", newline="\n")) for part in parts]
        for part, name in zip(parts, names, strict=True):
            os.replace(part, folder / name)
    except OSError as error:
        raise UsageError(f"{folder} cannot be written ({error.strerror}); name another folder") from error
    finally:
        with suppress(OSError):
            for part in parts:
                part.unlink(missing_ok=True)

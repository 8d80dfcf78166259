"""`python -m recoupe` is the command `recoupe`."""

from __future__ import annotations

import sys

from recoupe.cli import main

if __name__ == "__main__":
    sys.exit(main())

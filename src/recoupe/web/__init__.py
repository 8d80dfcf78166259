"""7. The workspace: a dossier as pages that this machine serves to itself. The only folder that serves, and it calls nobody.

A screen is a function from what was asked (`Call`) to what is shown (`Screen`): words for people, rows for programs. `answer`
finds the screen of an address, `app` guards the door. All that a page shows can be read without script.
"""

from __future__ import annotations

from recoupe.web.app import make_app
from recoupe.web.screen import Settings

__all__ = ["Settings", "make_app"]

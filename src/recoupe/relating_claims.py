"""What the claims of a dossier tell together: its claims as they are shown, their articles, and the root of each claim."""

from __future__ import annotations

from collections.abc import Callable

from recoupe.model.claim import Claim
from recoupe.model.copy import Related
from recoupe.relate.ledger import Ledger
from recoupe.relate.roots import Voices
from recoupe.relate.sketch import paper_of
from recoupe.store import Dossier


def ledger(dossier: Dossier, related: Related, shown: Callable[[Claim], Claim]) -> Ledger:
    """The ledger of a dossier.

    Args:
        related: what its articles are to one another.
        shown: a claim with the names that people gave.
    """
    articles = [dossier.article(name) for name in dossier.ids()]
    voices = Voices(articles, related.copies)
    claims = [shown(claim) for claim in dossier.claims()]
    roots = {**related.roots, **{claim.id: voices.of(claim.article, claim.sentence) for claim in claims}}
    return Ledger(claims, {article.id: paper_of(article) for article in articles}, roots)

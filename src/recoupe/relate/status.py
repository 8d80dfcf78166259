"""What can be said of an event by counting: how many roots tell it, where they part, who denies it, whose word it is.

Never from an outlet's name, and no grade: each status has the sentence that says why, and can be counted again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from recoupe.model.claim import Claim, NotSaid, label
from recoupe.model.codes import Modality
from recoupe.model.event import Difference, Finding, Standing, Status
from recoupe.relate.compare import TOLD, compare, counted, existence, root_of
from recoupe.relate.control import against
from recoupe.relate.sketch import Paper, plain
from recoupe.relate.tolls import tolls_of, within_root


def status_of(
    event: str,
    claims: Sequence[Claim],
    papers: Mapping[str, Paper],
    roots: Mapping[str, str],
    there: Sequence[Claim] = (),
) -> Status:
    """The status of an event from its claims.

    Args:
        there: claims of other events that tell who holds its places.
        roots: the root of each article, and of claims that stand on another; an article that is not in it is its own.
    """
    earnest = counted(claims, papers)
    told = [claim for claim in earnest if claim.modality.value in TOLD]
    denials = [claim for claim in earnest if claim.modality.value is Modality.DENIED]
    tellers = sorted({root_of(claim, roots) for claim in told})
    comparison = compare(event, claims, papers, roots)
    scope = any(finding.difference is Difference.SCOPE for finding in comparison.differences)
    apart = (Difference.SCOPE, Difference.TARGET) if scope else (Difference.SCOPE,)  # others counted is no dispute
    parted = [finding for finding in comparison.differences if finding.difference not in apart]
    parted += [*_within(comparison.roots, papers), *against(claims, there, papers, roots)]
    cells = tuple(
        sorted({str(f.difference) for f in parted if f.difference and f.difference is not Difference.EXISTENCE})
    )
    parties = _parties(told)
    standings = _standings(tellers, cells, denials, parties)
    return Status(
        event,
        standings,
        tuple(tellers),
        tuple(sorted({claim.article for claim in claims})),
        cells,
        tuple(sorted({_who(claim) for claim in denials})),
        "; ".join([_reason(standings, tellers, told, parted, denials, parties), *_aside(claims, papers)]),
    )


def _aside(claims: Sequence[Claim], papers: Mapping[str, Paper]) -> list[str]:
    """Why articles do not count."""
    words = {papers[claim.article].aside for claim in claims}
    return [f"set aside as satire by its own words: {one!r}" for one in sorted(words) if one]


def _within(columns: Sequence[tuple[str, tuple[Claim, ...]]], papers: Mapping[str, Paper]) -> list[Finding]:
    """Where one root gives the word to two sources that part, such as a party that denies, or two counts."""
    found = []
    for root, claims in columns:
        found += within_root(tolls_of([c for c in claims if c.modality.value in TOLD], papers, root))
        for one, other in combinations(claims, 2):
            if _chain(one) != _chain(other):
                found += existence([one], [other], papers)
    return found


def _chain(claim: Claim) -> tuple[str, ...]:
    return tuple(label(link.value) for link in claim.attribution)


def _who(claim: Claim) -> str:
    """On whose word a claim stands: the innermost source, empty for the text's own voice."""
    return label(claim.attribution[-1].value) if claim.attribution else ""


def _parties(told: Sequence[Claim]) -> tuple[str, ...]:
    """The sources of an event, if all of them act or undergo in it."""
    involved = {
        plain(label(cell.value))
        for claim in told
        for held in (claim.actor, claim.target)
        if not isinstance(held, NotSaid)
        for cell in held
    }
    sources = {_who(claim) for claim in told}
    return tuple(sorted(sources)) if sources and all(plain(s) in involved and s for s in sources) else ()


def _standings(
    tellers: Sequence[str], cells: Sequence[str], denials: Sequence[Claim], parties: Sequence[str]
) -> tuple[Standing, ...]:
    if not tellers:
        return (Standing.DENIED,) if denials else (Standing.NOT_TOLD,)
    out = [Standing.DENIED] if denials else []
    out += [Standing.CONTESTED] if cells else []
    out += [Standing.SELF_REPORTED] if parties else []
    return (*out, Standing.SEVERAL_ROOTS if len(tellers) > 1 else Standing.SINGLE_ROOT)


def _reason(
    standings: Sequence[Standing],
    tellers: Sequence[str],
    told: Sequence[Claim],
    parted: Sequence[Finding],
    denials: Sequence[Claim],
    parties: Sequence[str],
) -> str:
    """The sentence that says why."""
    articles = len({claim.article for claim in told})
    count = f"{articles} article{'s' * (articles != 1)}, {len(tellers)} root{'s' * (len(tellers) != 1)}"
    parts = [count if tellers else "no article tells it as having happened"]
    if Standing.CONTESTED in standings:
        told_of = {
            f"{f.difference}: {f.left.words!r} or {f.right.words!r}"
            for f in parted
            if f.difference is not Difference.EXISTENCE
        }
        parts.append("they part in " + "; ".join(sorted(told_of)))
    if denials:
        parts.append("denied by " + ", ".join(sorted({_who(claim) or "the text itself" for claim in denials})))
    if parties:
        parts.append(f"on the word of {', '.join(parties)} alone, who take part in it")
    return "; ".join(parts)

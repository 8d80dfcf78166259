"""One event, side by side: a column a root with its copies folded under it, a row a cell, and how the roots compare in it.

Every value leads to its words. What a root does not say is drawn; why two part is said in words; an update is no dispute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.model.claim import Claim, Figure, NotSaid, label
from recoupe.model.codes import Modality
from recoupe.model.copy import MISSING
from recoupe.model.event import Agreement, Difference, Finding, Side, Standing, Status
from recoupe.render.page.account import cells_of
from recoupe.render.page.cells import bounds, linked, value_of
from recoupe.render.page.guide import Guide, article_link, root_link, root_name, sentence_link, words_address
from recoupe.render.page.html import Child, Html, el, join, line, quote, table
from recoupe.render.page.phrases import phrase

if TYPE_CHECKING:  # bring numpy
    from recoupe.relate.compare import Comparison, Row

SIGNS = {Agreement.AGREES: "=", Agreement.REFINES: "⊃", Agreement.DIFFERS: "≠", Agreement.SILENT: "∅"}
_TOLD = (Modality.ASSERTED, Modality.HEARSAY)
_ORDER = (Agreement.DIFFERS, Agreement.REFINES, Agreement.AGREES, Agreement.SILENT)
_PAIRS, _PARTED = 3, 4  # pairs of roots that are named for one reason, and differences in one sentence, at most
_VALUES = 4  # values of one root in one cell that are shown at once; the rest unfold


def standing(status: Status, comparison: Comparison, guide: Guide) -> Html:
    """Where an event stands, and the sentence that says why."""
    words = guide.words
    told = [c for _, claims in comparison.roots for c in claims if c.modality.value in _TOLD]
    by = words("told.by")
    names = join(
        *(el("strong", words.code("standing", each), class_="standing") for each in status.standings), by=" · "
    )
    articles = len({claim.article for claim in told})
    parts: list[Child] = [
        words("told.count", articles=words.count("articles", articles), roots=words.count("roots", len(status.roots)))
        if told
        else words("told.nobody")
    ]
    if parted := _parted(status, comparison, guide):
        parts.append(join(words("told.part"), " ", parted))
    if status.denied_by:
        deniers = (line(who or words("told.text_itself")) for who in status.denied_by)
        parts.append(join(words("told.denied"), " ", join(*(el("bdi", who) for who in deniers), by=", ")))
    if Standing.SELF_REPORTED in status.standings:
        who = sorted({label(c.attribution[-1].value) for c in told if c.attribution})
        parts.append(words("told.party", who=", ".join(who)))
    return el("p", names, " — ", join(*parts, by=by), ".", class_="why")


def _parted(status: Status, comparison: Comparison, guide: Guide) -> Html | None:
    """In what roots part, with both words."""
    seen: dict[tuple[str, str, str], Html] = {}
    for finding in comparison.differences:
        kind = str(finding.difference)
        if kind in status.cells:
            first, second = sorted((finding.left.words, finding.right.words))
            key = (kind, first, second)
            name = guide.words.code("difference", kind)
            seen.setdefault(key, join(f"{name} ", _both(finding, guide)))
    shown = list(seen.values())[:_PARTED]
    if len(seen) > _PARTED:
        shown.append(Html(line(guide.words("told.more", n=len(seen) - _PARTED))))
    return join(*shown, by="; ") if shown else None


def _both(finding: Finding, guide: Guide) -> Html:
    """The words of two roots."""
    sides = (_words(finding, side, guide) or el("span", "∅", class_="silent") for side in (finding.left, finding.right))
    return join(*sides, by=f" {guide.words('told.or')} ")


def _words(finding: Finding, side: Side, guide: Guide) -> Html | None:
    """What one side says; kinds of events are codes."""
    if not side.words:
        return None
    if finding.cell == "type":
        return line(guide.words.code("type", side.words))
    return quote(side.words)


def columns(comparison: Comparison, guide: Guide, *, caption: str) -> Html:
    """The table: rows are cells, columns are roots. Cells of which no root says anything stand together in the last row."""
    words, held = guide.words, [claims for _, claims in comparison.roots]
    lines = [_Line(words("told.said"), None, [_sentences(claims, guide) for claims in held])]
    lines.append(_Line(words("cell.attribution"), _uncompared(guide), [_values(c, "attribution", guide) for c in held]))
    roots, mute = _Roots(comparison, guide), []
    for row in comparison.rows:
        name = words(f"told.{row.cell}") if row.cell == "existence" else words(f"cell.{row.cell}")
        values = [_values(claims, row.cell, guide) for claims in held]
        if row.cell != "existence" and all(_SILENT in value for value in values):
            mute.append(name)
        else:
            lines.append(_Line(name, roots.compared(row), values))
    return _table(comparison, lines, mute, guide, caption=caption)


_SILENT = Html('class="silent"')


@dataclass(frozen=True, slots=True)
class _Line:
    """A row: its name, how the roots compare, what each says."""

    name: str
    compared: Html | None
    values: list[Html]


def _table(comparison: Comparison, lines: Sequence[_Line], mute: Sequence[str], guide: Guide, *, caption: str) -> Html:
    """The rows as a table; where the page is narrow, each value stands under the name of its root."""
    words, several = guide.words, len(comparison.roots) > 1
    names = [root_name(root, guide) for root, _ in comparison.roots]
    heads = [el("th", words("told.cell"), scope="col")]
    heads += [el("th", words("told.compared"), scope="col")] if several else []
    heads += [el("th", _head(root, claims, guide), scope="col") for root, claims in comparison.roots]
    rows = []
    for each in lines:
        cells = [el("td", each.compared, class_="compared")] if several else []
        cells += [el("td", value, data_root=name) for name, value in zip(names, each.values, strict=True)]
        rows.append(el("tr", el("th", each.name, scope="row"), *cells))
    if mute:
        told = el("span", words("told.mute"), " ", ", ".join(mute))
        sign = el("th", el("span", "∅", class_="silent"), scope="row")
        rows.append(el("tr", sign, el("td", told, colspan=len(heads) - 1), class_="mute"))
    inner = el("table", el("caption", caption), el("thead", el("tr", *heads)), el("tbody", *rows), class_="compare")
    return el("div", inner, class_="wide", tabindex="0", role="region", aria_label=caption)


def _uncompared(guide: Guide) -> Html:
    return el("small", guide.words("told.not_compared"))


def _head(root: str, claims: Sequence[Claim], guide: Guide) -> Html:
    """A root, and under it the articles that carry its words."""
    copies = sorted(
        {claim.article for claim in claims} - {root}, key=lambda a: (guide.day(a) or "9999", guide.outlet(a))
    )
    if not copies:
        return root_link(root, guide)
    items = (el("li", article_link(copy, guide)) for copy in copies)
    key = "told.bearers" if root.startswith(MISSING) else "told.relays"
    return join(
        root_link(root, guide), el("details", el("summary", guide.words.count(key, len(copies))), el("ul", *items))
    )


def _sentences(claims: Sequence[Claim], guide: Guide) -> Html:
    """The sentence of a root that tells it first, the others unfold."""
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(" ".join(claim.sentence.of(guide.papers[claim.article].text).split()), claim)
    links = [sentence_link(claim, guide) for claim in first.values()]
    return _folded(links, 1, "told.sentences", guide)


def _folded(shown: list[Html], most: int, key: str, guide: Guide) -> Html:
    """The first of some pieces, the rest one click away."""
    if len(shown) <= most:
        return join(*shown, by="; ")
    rest = el("ul", *(el("li", each) for each in shown[most:]))
    summary = el("summary", guide.words.count(key, len(shown) - most))
    return join(join(*shown[:most], by="; "), el("details", summary, rest))


def _values(claims: Sequence[Claim], name: str, guide: Guide) -> Html:
    """What a root says in a cell, each value once, leading to its words."""
    words = guide.words
    if name == "existence":
        return _existence(claims, guide)
    told = [claim for claim in claims if claim.modality.value in _TOLD] or list(claims)
    found: dict[str, Html] = {}
    for claim in told:
        held = "origin" if name == "place" and isinstance(claim.place, NotSaid) else name
        cells = cells_of(claim, held)
        if name == "attribution" and cells:
            shown = join(
                *(linked(claim, c, line(value_of(name, c.value, words)), guide.page(claim)) for c in cells), by=" → "
            )
            found.setdefault(" → ".join(value_of(name, c.value, words) for c in cells), shown)
            continue
        for cell in cells:
            text = value_of(held, cell.value, words)
            found.setdefault(text, linked(claim, cell, line(text), guide.page(claim)))
    if not found:
        reason = words("none.attribution") if name == "attribution" else _why_silent(told, name, guide)
        return el("span", "∅", el("span", f" {reason}", class_="hidden"), class_="silent", title=reason)
    return _folded(list(found.values()), _VALUES, "told.values", guide)


def _why_silent(claims: Sequence[Claim], name: str, guide: Guide) -> str:
    held = getattr(claims[0], name)
    return guide.words.code("silence", held.reason) if isinstance(held, NotSaid) else guide.words(f"none.{name}")


def _existence(claims: Sequence[Claim], guide: Guide) -> Html:
    """Whether a root tells it, denies it, foresees it: each with the words of the event."""
    found: dict[str, Html] = {}
    for claim in claims:
        code = guide.words.code("modality", claim.modality.value)
        found.setdefault(code, el("a", code, href=words_address(claim, claim.trigger, guide)))
    return join(*found.values(), by="; ")


class _Roots:
    """How the roots of one event compare, in words."""

    def __init__(self, comparison: Comparison, guide: Guide) -> None:
        self._guide, self._many = guide, len(comparison.roots) > 2
        self._names = {claim.id: root_name(root, guide) for root, claims in comparison.roots for claim in claims}

    def compared(self, row: Row) -> Html:
        """What one cell makes of the roots, and why."""
        words = self._guide.words
        head = el("strong", f"{SIGNS[row.agreement]} {words.code('agreement', row.agreement)}")
        if row.agreement is Agreement.SILENT:
            reason = phrase(row.findings[0].reason, words.language) if row.findings else words("told.no_denial")
            return join(head, el("small", f" {reason}"))
        reasons = list(self._reasons(row.findings))
        if len(reasons) == 1:
            return join(head, " ", reasons[0])
        return join(head, el("ul", *(el("li", reason) for reason in reasons), class_="pairs"))

    def _reasons(self, findings: Iterable[Finding]) -> Iterator[Html]:
        groups: dict[tuple[Agreement, Difference | None, str], list[Finding]] = {}
        for finding in findings:
            if finding.agreement is not Agreement.SILENT:
                groups.setdefault((finding.agreement, finding.difference, finding.reason), []).append(finding)
        for (agreement, difference, reason), held in sorted(groups.items(), key=lambda g: _ORDER.index(g[0][0])):
            sign = f"{SIGNS[agreement]} " if len(groups) > 1 else ""
            yield join(sign, *self._reason(agreement, difference, reason, held))

    def _reason(
        self, agreement: Agreement, difference: Difference | None, reason: str, held: Sequence[Finding]
    ) -> Iterator[Child]:
        words = self._guide.words
        if difference in (Difference.UPDATE, Difference.SCOPE):
            yield join(el("em", words.code("difference", difference)), ": ")
        yield phrase(reason, words.language)
        if not self._many:  # the two values stand beside
            return
        if agreement is Agreement.AGREES:
            yield el("small", f" ({words.count('told.pairs', len(held))})")
            return
        pairs = (el("li", join(self._side(f, left=True), " / ", self._side(f, left=False))) for f in held[:_PAIRS])
        more = el("li", words("told.more", n=len(held) - _PAIRS)) if len(held) > _PAIRS else None
        yield el("ul", *pairs, more, class_="pairs")

    def _side(self, finding: Finding, *, left: bool) -> Html:
        side = finding.left if left else finding.right
        name = el("bdi", line(self._names.get(side.claim, "∅")))
        said = _words(finding, side, self._guide)
        return join(name, " ", said) if said else name


def moved(comparison: Comparison, guide: Guide) -> Html | None:
    """How the figures moved: by the day on which each was published, every one leading to its words."""
    words, rows, seen = guide.words, [], set[tuple[str, str, str]]()
    for root, claims in comparison.roots:
        for claim in claims:
            for cell in cells_of(claim, "number"):
                if not isinstance(figure := cell.value, Figure):
                    continue
                key = (root, bounds(figure, words), str(figure.counts))
                if key not in seen:
                    seen.add(key)
                    rows.append((guide.day(claim.article) or "9999", str(figure.counts), key[1], claim, cell, root))
    if len(rows) < 2:
        return None
    told: list[tuple[Child, ...]] = [
        (line(day if day != "9999" else "∅"), linked(claim, cell, line(shown), guide.page(claim)),
         words.code("counts", counts), _by(claim, root, guide))
        for day, counts, shown, claim, cell, root in sorted(rows, key=lambda r: (r[1], r[0], r[3].article, r[2]))
    ]  # fmt: skip
    heads = tuple(map(words, ("fact.published", "cell.number", "told.counts", "article")))
    return el("section", el("h2", words("told.moved")), table(words("told.figures"), heads, told))


def _by(claim: Claim, root: str, guide: Guide) -> Html:
    """An article, and its root where it is another."""
    return (
        article_link(claim.article, guide)
        if root == claim.article
        else join(article_link(claim.article, guide), " ← ", root_link(root, guide))
    )


def silent(roots: Sequence[str], asked: int, guide: Guide, *, span: tuple[str, str]) -> Html:
    """The roots that published in those days and do not tell it: silence is no denial."""
    words = guide.words
    first = words(
        "told.silent_of", n=words.count("roots", len(roots)), of=words.number(asked), first=span[0], last=span[1]
    )
    items = (el("li", article_link(root, guide)) for root in roots)
    return el(
        "section", el("h2", words("told.silent")), el("p", first), el("ul", *items, class_="beside") if roots else None
    )


def foot(guide: Guide) -> Html:
    """What is not compared, and why."""
    return el("p", guide.words("told.foot"), class_="note")

"""What a screen asks of the ledger, and the SQL that finds one page of it by indexes, never the whole dossier.

A value is asked for by its label, as facets list them: the canonical name that was read, else the words. A filter that few
claims meet is where the query starts; where all are frequent, the claims are walked in their order until a page is full.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from recoupe.model.alias import Alias, same_name
from recoupe.model.edtf import days_of
from recoupe.model.errors import UsageError
from recoupe.store.search import Ask, to_query

DAY = "coalesce(a.published, a.inferred, '9999')"  # as the index articles_by_day has it
ORDERS = ("published", "event")
# The filter of a screen -> the cell whose label it is.
CELL_OF = {
    "type": "type", "modality": "modality", "stance": "stance", "actor": "actor", "target": "target", "place": "place",
    "origin": "origin", "equipment": "equipment", "counts": "number", "source": "attribution",
}  # fmt: skip
_ARTICLE = " CROSS JOIN articles AS a ON a.id = c.article"
_DATED = " CROSS JOIN articles AS a INDEXED BY articles_in_order ON a.id = c.article"
_SORTED = f" CROSS JOIN claims AS c INDEXED BY claims_in_order ON c.id = x.id{_DATED}"
_CODED = ("type", "modality", "stance")  # columns of `claims` that hold one code each
FEW = 3000  # claims that are sorted faster than the ledger is walked to them
_ARTICLES = 150  # articles of an outlet whose claims are sorted faster than the ledger is walked to them
_SENTENCES = 1000  # sentences that a search looks at, at most; the page says when there are more
_LABELS = 50  # labels that stand for words that are no label themselves, at most


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the ledger; all that is given must hold. `q` are words of the sentence, `time` is EDTF."""

    type: str | None = None
    modality: str | None = None
    stance: str | None = None
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    origin: str | None = None
    equipment: str | None = None
    counts: str | None = None
    source: str | None = None
    outlet: str | None = None
    article: str | None = None
    time: str | None = None
    undated: str | None = None
    q: str | None = None

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Asked:
        """What these parameters of an address ask; those of other names are not ours, empty ones ask nothing."""
        return cls(**{f.name: value for f in fields(cls) if (value := given.get(f.name, "").strip())})

    def given(self) -> dict[str, str]:
        """The filters that are set, by name."""
        return {f.name: value for f in fields(self) if (value := getattr(self, f.name)) is not None}


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition on `claims AS c`. `start` is a query for the ids of its claims, `few` how many there are at most.

    `exact` is how many claims meet it, where that is known; `own` are the values of `start`, where they are not those of `sql`.
    `tables` is where `start` finds the claims themselves, as `c`: they need not be looked up again.
    """

    sql: str
    values: tuple[object, ...]
    start: str | None = None
    few: int | None = None
    cut: bool = False
    exact: int | None = None
    own: tuple[object, ...] | None = None
    tables: str | None = None


def clauses(ask: Ask, asked: Asked, aliases: list[Alias]) -> list[Clause]:
    """The conditions of a question.

    Raises:
        UsageError: a time that cannot be read, or a search without a word.
    """
    given = asked.given()
    found = [_coded(ask, name, value) for name, value in given.items() if name in _CODED]
    named = [name for name in given if name in CELL_OF and name not in _CODED]
    found += [_labelled(ask, CELL_OF[name], given[name], aliases) for name in named]
    if asked.article:
        found.append(Clause("c.article = ?", (asked.article,), "SELECT id FROM claims WHERE article = ?", 0))
    if asked.outlet:
        many = ask("SELECT count(*) FROM articles WHERE outlet = ?", (asked.outlet,))[0][0] > _ARTICLES
        found.append(Clause(f"{'+' if many else ''}a.outlet = ?", (asked.outlet,)))
    if asked.undated:
        found.append(Clause("c.first_day IS NULL", ()))
    if asked.time:
        found.append(_dated(asked.time))
    if asked.q:
        found.append(_searched(ask, asked.q))
    return found


def labels_for(ask: Ask, cell: str, name: str, aliases: list[Alias]) -> tuple[list[str], bool]:
    """The labels that a name stands for: itself and the names shown as it, else those that hold its words; True if cut."""
    others = [alias.name for alias in aliases if same_name(alias.canonical) == same_name(name)]
    own = (name, *others)
    marks = ", ".join("?" * len(own))
    rows = ask(f"SELECT label FROM labels WHERE cell = ? AND label IN ({marks})", (cell, *own))
    if not rows:
        # LIKE with its signs taken as letters.
        pattern = "%" + name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        query = (
            "SELECT label FROM labels WHERE cell = ? AND label LIKE ? ESCAPE '\\' ORDER BY cells DESC, label LIMIT ?"
        )
        rows = ask(query, (cell, pattern, _LABELS + 1))
    return [row[0] for row in rows[:_LABELS]], len(rows) > _LABELS


def _coded(ask: Ask, name: str, code: str) -> Clause:
    """A code, of which each claim has one: how many have it is known."""
    counted = ask("SELECT cells FROM labels WHERE cell = ? AND label = ?", (name, code))
    few = int(counted[0][0]) if counted else 0
    held = "SELECT claim AS id FROM cells WHERE cell = ? AND label = ?"
    # The sign keeps SQLite from looking all of a frequent code up to sort it: the claims are walked in their order.
    return Clause(f"+c.{name} = ?", (code,), held, few, exact=few, own=(name, code))


def _labelled(ask: Ask, cell: str, name: str, aliases: list[Alias]) -> Clause:
    labels, cut = labels_for(ask, cell, name, aliases)
    if not labels:
        return Clause("0", (), "SELECT NULL AS id WHERE 0", 0)
    marks = ", ".join("?" * len(labels))
    counted = ask(f"SELECT sum(cells) FROM labels WHERE cell = ? AND label IN ({marks})", (cell, *labels))
    held = f"cell = ? AND label IN ({marks})"
    return Clause(
        # The sign: the few cells of one claim are looked through, not all those of each label.
        f"EXISTS (SELECT 1 FROM cells AS v WHERE v.claim = c.id AND v.cell = ? AND +v.label IN ({marks}))",
        (cell, *labels),
        f"SELECT DISTINCT claim AS id FROM cells WHERE {held}",
        int(counted[0][0] or 0),
        cut,
    )


def _dated(edtf: str) -> Clause:
    days = days_of(edtf)
    if days is None:
        raise UsageError(f"{edtf!r} is not a date; write 2017, 2017-10, 2017-10-28 or 2017-10/2017-12")
    return Clause("c.first_day <= ? AND c.last_day >= ?", (days[1], days[0]))


def _searched(ask: Ask, words: str) -> Clause:
    """The claims of the sentences that hold all words."""
    query = to_query(words)
    limited = "SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH ? LIMIT ?"
    sentences = ask(f"SELECT count(*) FROM ({limited})", (query, _SENTENCES + 1))[0][0]
    tables = (
        f"({limited}) AS f CROSS JOIN sentences AS s ON s.number = f.rowid "
        'CROSS JOIN claims AS c ON c.article = s.article AND c.start >= s.start AND c.start < s."end"'
    )
    start = f"SELECT c.id FROM {tables}"
    return Clause(f"c.id IN ({start})", (query, _SENTENCES), start, 0, sentences > _SENTENCES, tables=tables)


@dataclass(frozen=True, slots=True)
class Plan:
    """FROM and WHERE of a question, with `claims AS c` and `articles AS a`, and whether something was left out.

    `counted` is as `tables`, but without the articles where only the order needs them. `exact` is how many claims there are,
    where the one condition says so; `few` where a filter leaves so few that all of them are sorted, and so can be counted.
    """

    tables: str
    counted: str
    where: str
    values: tuple[object, ...]
    cut: bool
    exact: int | None = None
    few: bool = False


def plan(found: list[Clause], order: str) -> Plan:
    """How a page is found: from the filter that fewest claims meet, else along the order."""
    narrow = min((c for c in found if c.start and c.few is not None), key=lambda c: c.few or 0, default=None)
    few = narrow is not None and (narrow.few or 0) <= FEW
    rest = [clause for clause in found if not few or clause is not narrow]
    values: tuple[object, ...] = ()
    counted = "claims AS c"
    tables = f"{counted}{_ARTICLE}" if order == "event" else "articles AS a CROSS JOIN claims AS c ON c.article = a.id"
    if narrow is not None and few:
        values = narrow.values if narrow.own is None else narrow.own
        counted = narrow.tables or f"({narrow.start}) AS x CROSS JOIN claims AS c ON c.id = x.id"
        # Two indexes that hold all that the order needs: no row of a claim or an article, which are wide, is looked up to be sorted.
        ordered = order == "published" and not rest
        found_by_id = ordered and not narrow.tables
        tables = f"({narrow.start}) AS x{_SORTED}" if found_by_id else f"{counted}{_DATED if ordered else _ARTICLE}"
    where = " AND ".join(clause.sql for clause in rest) or "1"
    if "a.outlet" in where:
        counted = tables
    elif narrow is not None and few and not rest and order == "published":
        counted = f"({narrow.start})"  # the index alone says how many there are
    bound = (*values, *(value for clause in rest for value in clause.values))
    exact = found[0].exact if len(found) == 1 else None
    return Plan(tables, counted, where, bound, any(clause.cut for clause in found), exact, few)

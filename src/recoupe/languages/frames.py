"""Frames: rows of `frames/*.csv` as immutable objects. The format stands in docs/reference/frames.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe.model.codes import Counts, EventType
from recoupe.model.errors import LanguageError

ROLES = ("actor", "target", "place", "origin", "equipment")
CLASSES = frozenset(
    ["place", "force", "person", "building", "vehicle", "weapon", "document", "event", "money", "time", "other"]
)
BLOCKING = "none"

Roles = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """What a filler must be: `object:force|person`, `object:!person`, `subject:any`."""

    slot: str
    classes: frozenset[str]
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A word that must stand beside the trigger: `obj:contrôle`, `mod:naturel`, `se`, `num`."""

    kind: str
    lemmas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """One use of one word: the event that it names and what plays which role. `type` is None where it blocks."""

    id: str
    lemma: str
    type: EventType | None
    counts: Counts | None
    subject: Roles
    object: Roles
    alone: Roles
    others: Mapping[str, Roles]
    beside: tuple[Beside, ...]
    when: tuple[Condition, ...]
    example: str
    reads: Mapping[str, str]

    @property
    def specificity(self) -> tuple[int, int]:
        """How much a row asks for: the row that asks most wins."""
        return len(self.beside), len(self.when)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the parts of a clause mean for one type, where a frame does not say."""

    subject: Roles
    object: Roles
    alone: Roles
    others: Mapping[str, Roles]


def read_roles(cell: str, *, where: str) -> Roles:
    """`target|place` as a tuple; `-` is no role at all."""
    roles = tuple(part.strip() for part in cell.split("|") if part.strip() not in ("", "-"))
    unknown = [role for role in roles if role not in ROLES]
    if unknown:
        raise LanguageError(f"{where}: unknown role {unknown[0]!r}; the roles are {', '.join(ROLES)}")
    return roles


def read_others(cell: str, *, where: str) -> dict[str, Roles]:
    """`contre=target;vers=place` as a mapping from preposition to roles."""
    pairs = (part.split("=", 1) for part in cell.split(";") if part.strip())
    try:
        return {key.strip(): read_roles(value, where=where) for key, value in pairs}
    except ValueError:
        raise LanguageError(f"{where}: {cell!r} is not of the form preposition=role;...") from None


def read_beside(cell: str) -> tuple[Beside, ...]:
    """`se;obj:contrôle` as conditions on neighbours."""
    found = []
    for part in filter(None, (p.strip() for p in cell.split(";"))):
        kind, _, lemmas = part.partition(":")
        found.append(Beside(kind.strip(), frozenset(x.strip() for x in lemmas.split("|") if x.strip())))
    return tuple(found)


def read_when(cell: str, *, where: str) -> tuple[Condition, ...]:
    """`object:!person;subject:force` as conditions on fillers."""
    found = []
    for part in filter(None, (p.strip() for p in cell.split(";"))):
        slot, _, wanted = part.partition(":")
        negative = wanted.startswith("!")
        classes = frozenset(c.strip().lstrip("!") for c in wanted.split("|") if c.strip())
        if not classes or not classes <= CLASSES | {"any"}:
            raise LanguageError(
                f"{where}: {part!r} is not of the form slot:class; classes are {', '.join(sorted(CLASSES))}"
            )
        found.append(Condition(slot.strip(), classes, negative))
    return tuple(found)


def read_reads(cell: str) -> dict[str, str]:
    """`actor=armée du Nord;place=Valbourg` as a mapping."""
    return {k.strip(): v.strip() for k, _, v in (p.partition("=") for p in cell.split(";") if "=" in p)}


def read_defaults(rows: Iterable[Mapping[str, str]]) -> dict[EventType, Defaults]:
    """The rows of `defaults.csv` by event type."""
    found = {}
    for row in rows:
        where = f"defaults.csv: {row['type']}"
        found[EventType(row["type"])] = Defaults(
            read_roles(row["subject"], where=where),
            read_roles(row["object"], where=where),
            read_roles(row["alone"], where=where),
            read_others(row["others"], where=where),
        )
    return found


def read_frame(row: Mapping[str, str], defaults: Mapping[EventType, Defaults], *, where: str, prefix: str) -> Frame:
    """One row of `verbs.csv` or `nouns.csv`, filled up with the defaults of its type."""
    kind = row["type"].strip()
    try:
        event = None if kind == BLOCKING else EventType(kind)
        counts = Counts(row["counts"].strip()) if row["counts"].strip() else None
    except ValueError as error:
        raise LanguageError(f"{where}: {error}; see the list of types in docs/reference/frames.md") from None
    base = defaults[event] if event else Defaults((), (), (), {})
    beside, when = read_beside(row["with"]), read_when(row["when"], where=where)
    subject, obj = row["subject"].strip(), row["object"].strip()
    return Frame(
        id=f"{prefix}.{row['lemma'].strip()}.{kind}",
        lemma=row["lemma"].strip(),
        type=event,
        counts=counts,
        subject=read_roles(subject, where=where) if subject else base.subject,
        object=read_roles(obj, where=where) if obj else base.object,
        alone=base.alone if not obj else (),
        others={**base.others, **read_others(row["others"], where=where)},
        beside=beside,
        when=when,
        example=row["example"],
        reads=read_reads(row["reads"]),
    )


def plain_frame(kind: EventType, base: Defaults, *, lemma: str, id: str) -> Frame:
    """The frame of a word of which only the type is known: what the parts of a clause mean for that type."""
    return Frame(id, lemma, kind, None, base.subject, base.object, base.alone, base.others, (), (), "", {})

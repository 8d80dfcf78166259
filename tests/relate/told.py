"""Claims written by hand, for tests of what is done with many: one line tells what a claim says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from recoupe.model.claim import Cell, Claim, Figure, Link, Name, NotSaid, Span, When, Where, claim_id
from recoupe.model.codes import Counts, EventType, Modality, Mode, Precision, SourceKind, Stance
from recoupe.relate.sketch import Paper

RULE = "test"
POINTS = {"Ville-Haute": (34.5, 40.9), "Ville-Basse": (34.6, 40.95), "Port-Noir": (31.0, 35.0)}
LANDS = {"Haut-Pays": (36.5, 44.0)}  # countries, by their middle


class Pile:
    """Articles and their claims. Each claim is a sentence of its own, put behind those that stand there."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.days: dict[str, str] = {}
        self.claims: list[Claim] = []

    def article(self, name: str, day: str = "2018-03-12") -> None:
        """Open an article."""
        self.texts.setdefault(name, f"Article {name}. ")
        self.days.setdefault(name, day)

    def add(self, article: str, sentence: str, trigger: str, type_: str, **said: object) -> Claim:
        """Add a claim: `actor`, `target`, `place`, `time` as words; `killed` and the like as figures; `source` as words."""
        self.article(article)
        at = len(self.texts[article])
        self.texts[article] += sentence + " "
        whole, word = Span(at, at + len(sentence)), at + sentence.index(trigger)
        claim = _claim(article, whole, Span(word, word + len(trigger)), type_, said)
        self.claims.append(claim)
        return claim

    @property
    def papers(self) -> dict[str, Paper]:
        """The articles as comparing needs them."""
        days = {name: date.fromisoformat(day).toordinal() for name, day in self.days.items()}
        return {name: Paper(name, text, (days[name], days[name])) for name, text in self.texts.items()}


def _claim(article: str, sentence: Span, trigger: Span, type_: str, said: dict[str, object]) -> Claim:
    evidence = (sentence,)
    time = said.get("time")
    return Claim(
        id=claim_id(article, trigger.start, 0),
        article=article,
        sentence=sentence,
        trigger=trigger,
        type=Cell(EventType(type_), (trigger,), RULE),
        actor=_names(said.get("actor"), evidence),
        target=_names(said.get("target"), evidence),
        place=_places(said.get("place"), evidence),
        origin=_places(said.get("origin"), evidence),
        time=Cell(When(str(time), str(time)), evidence, RULE) if time else NotSaid(),
        equipment=_names(said.get("equipment"), evidence),
        number=_figures(said, evidence),
        modality=Cell(Modality(str(said.get("modality", "asserted"))), (trigger,), RULE),
        stance=Cell(Stance.NONE, (trigger,), RULE),
        attribution=tuple(_link(word, sentence) for word in _listed(said.get("source"))),
    )


def _listed(value: object) -> Sequence[str]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]


def _names(value: object, evidence: tuple[Span, ...]) -> tuple[Cell[Name], ...] | NotSaid:
    return tuple(Cell(Name(word, evidence[0], word), evidence, RULE) for word in _listed(value)) or NotSaid()


def _places(value: object, evidence: tuple[Span, ...]) -> tuple[Cell[Where], ...] | NotSaid:
    def where(word: str) -> Where:
        latitude, longitude = (POINTS | LANDS).get(word, (None, None))
        precision = Precision.POINT if word in POINTS else Precision.COUNTRY if word in LANDS else Precision.UNKNOWN
        return Where(word, evidence[0], word, latitude, longitude, precision)

    return tuple(Cell(where(word), evidence, RULE) for word in _listed(value)) or NotSaid()


def _figures(said: dict[str, object], evidence: tuple[Span, ...]) -> tuple[Cell[Figure], ...] | NotSaid:
    def bounds(value: object) -> tuple[int | None, int | None]:
        return value if isinstance(value, tuple) else (int(str(value)), int(str(value)))

    told: Iterable[Counts] = (counts for counts in Counts if str(counts) in said)
    cells = (Cell(Figure(str(said[c]), c, *bounds(said[c])), evidence, RULE) for c in told)
    return tuple(cells) or NotSaid()


def _link(word: str, sentence: Span) -> Cell[Link]:
    return Cell(Link(Name(word, sentence, word), SourceKind.PERSON, None, Mode.ACCORDING), (sentence,), RULE)

"""Which place on the globe a place cell means: candidates from the gazetteer, and one chosen with a reason.

What enters are claims whose places have words; what leaves are the same claims with coordinates, how sharp they are, and the
canonical name. The reason stands behind `@` in a cell's rule (docs/reference/gazetteer.md lists them). A place that the
gazetteer does not know keeps its own name and gets no coordinates. Next: reader.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log10

from recoupe.annotate.marks import BlockMarks
from recoupe.claims.areas import kind_of, listed_name, nation_of, parted, whole_name
from recoupe.claims.context import Context
from recoupe.claims.own_places import OwnPlaces, reason_of
from recoupe.claims.where import LISTED
from recoupe.languages.gazetteer import ADMIN_WORDS, Country, Gazetteer, Town, load_gazetteer
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Pack, load_pack, name_key
from recoupe.languages.placenames import spelling_key, words_of_name
from recoupe.model.claim import Cell, Claim, NotSaid, Span, Where
from recoupe.model.codes import Method, Precision, SourceKind

TOWN_WORDS = word_list("town_words")
DIVISION_WORDS = word_list("division_words")
TERRITORY_WORDS = word_list("territory_words")
WIDE_REGIONS = frozenset(map(name_key, word_list("wide_regions")))
# `fleuve Niger`, `mer de Valbourg`: what carries the name of a place and lies elsewhere, or is too long for a point.
NO_TOWNS = word_list("words_of_no_town")
STREETS = word_list("street_words")  # lie in the town that is named beside them
# A country that is named this often, against the country named most, is one that the article speaks of.
SPOKEN_OF = 0.2
AGREEING = 2  # towns of one country alone that say together that the article plays there
# A town of this size is meant wherever an article speaks of: all others need their country to be named.
WORLD_CITY = 300_000
RIVAL = 100_000  # a namesake of a capital of this size in a country of the article is meant rather than the capital: Tripoli
SMALL_CAPITAL = 10_000
SIDES = frozenset([SourceKind.ARMED_GROUP, SourceKind.GOVERNMENT])
SMALL = frozenset(["de", "du", "des", "d", "of"])
# What the country of the article weighs against ten times the inhabitants. Both set so that of the towns of gold/press with a
# candidate as many as possible came within 25 km; 2 to 5 give the same.
COUNTRY_WEIGHT = 4.0
BESIDE = 25  # characters: a name that the gazetteer lacks is taken to lie in the larger place this near behind it
NEAR = ".near"  # behind the reason of a place that is only described by the one that was found
STRIP = "bande de "
NESTING = 70  # characters behind a place in which the larger place that holds it is looked for
ARTICLE = re.compile(r"(?:al|el|as|es|ar|er|at|et|ad|ed|an|en|az|ez|ach|ech|ash|esh)[- ][A-ZÀ-Ý]")
JOINED = re.compile(r"[\s,]*(?:[\w'’ -]+[\s,]+)?(?:et|ou|ainsi\s+que)\s+[\w'’\s]{0,25}")
JOINING = re.compile(r"(?:du|des|de la|de l['’]|d['’]|de)\s?$")
LINKED = re.compile(r"\s*(?:,|et|ou|,\s*et)\s+(?:du\s|des\s|de\sla\s|de\sl['’]|d['’]|de\s)?")
_KIND = (
    r"(?:(?:province|gouvernorat|région|oblast|territoire|district|État|wilaya)s?\s(?:de\s(?:l['’]|la\s)?|du\s|d['’]))?"
)
INSIDE = re.compile(
    rf"\s*(?:,\s*)?(?:\(\s*|(?:dans|en|au|aux|à)\s+)(?:l['’]|la\s|le\s|les\s)?{_KIND}(?P<name>[A-ZÀ-Ý][\w'’ -]*)"
)

AT = re.compile(r"(?:\s*,)?\s+(?:à|près\sde|aux\sabords\sde)\s(?P<name>[A-ZÀ-Ý][\w'’-]*(?:\s[\w'’-]+)?)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the globe with the reason for its choice; `name` is its canonical name."""

    name: str
    latitude: float
    longitude: float
    precision: Precision
    reason: str


@dataclass(frozen=True, slots=True)
class Setting:
    """Which countries an article speaks of: how often each is named, by code, as a share of the one named most."""

    countries: Mapping[str, float]

    def weight(self, country: str) -> float:
        """0 (not named) to 1 (named most)."""
        return self.countries.get(country, 0.0)


def setting_of(blocks: Sequence[BlockMarks], gazetteer: Gazetteer) -> Setting:
    """The countries that names, nationalities, the homes of actors and towns found in one country only speak of.

    A town with a name that only one country has is no proof: the smallest villages are in no gazetteer. It counts where its
    country is spoken of in another way, where no country is, or where another such town is of the same country.
    """
    pack = load_pack("fr")
    votes: Counter[str] = Counter()
    alone: dict[str, str] = {}
    for block in blocks:
        tree = block.tree
        named = [mark.entity for mark in block.names.marks if mark.entity]
        named += [pack.adjectives[word] for word in tree.lower if word in pack.adjectives]
        named += [home for name in named if (home := home_of(name, pack))]
        votes.update(country.code for name in named if (country := gazetteer.country(name)))
        for mark in block.names.marks:
            words = " ".join(tree.text[mark.first : mark.last + 1])
            if mark.entity is None and "place" in mark.classes and words not in alone:
                homes = {town.country for town in gazetteer.towns(words)}
                alone[words] = homes.pop() if len(homes) == 1 else ""
    spoken_of, shared = frozenset(votes), Counter(filter(None, alone.values()))
    votes.update(code for code in shared.elements() if code in spoken_of or not spoken_of or shared[code] >= AGREEING)
    most = max(votes.values(), default=1)
    return Setting({country: votes[country] / most for country in sorted(votes)})


def home_of(name: str, pack: Pack) -> str:
    """The country of a side; that of an outlet or an organisation says nothing of where an article plays."""
    actor = pack.actors.get(name_key(name))
    return actor.home if actor is not None and actor.kind in SIDES else ""


@dataclass(frozen=True, slots=True)
class Chooser:
    """Chooses the place that a phrase of one article means."""

    gazetteer: Gazetteer
    setting: Setting
    own: OwnPlaces = field(default_factory=OwnPlaces)

    def spot(self, phrase: str, country: str | None, behind: str, *, town: bool = False) -> Spot | None:
        """The place of a phrase; `country` is its canonical name where a table knows it, `behind` what follows; a `town` said to be one."""
        land = self.gazetteer.country(country) if country else None
        if land is not None and country is not None:
            return Spot(country, land.latitude, land.longitude, Precision.COUNTRY, "country")
        phrase = " ".join((country or phrase).split())
        within = self.larger(behind)
        strip = None if town else self.strip(phrase)
        found = self.users(phrase, within) or strip or self.named(phrase, within) or self.called(phrase)
        return found or self.described(phrase, within) or self.beside(phrase, behind)

    def beside(self, phrase: str, behind: str) -> Spot | None:
        """A place without a name of its own (`un hôpital`) by the town that the words right behind it name: `à Valbourg`."""
        at = AT.match(behind)
        if at is None or not phrase[:1].islower():
            return None
        words = at["name"].split()
        for length in range(len(words), 0, -1):
            town = self.named(" ".join(words[:length]).strip(" ,)(."), None)
            if town is not None and town.precision is Precision.POINT:
                return replace(town, name=whole_name(phrase), precision=Precision.AREA, reason=f"{town.reason}{NEAR}")
        return None

    def users(self, name: str, within: str | None) -> Spot | None:
        """A place of the user's own gazetteer."""
        place = self.own.find(name, within, self.setting.weight)
        if place is None:
            return None
        return Spot(place.name, place.latitude, place.longitude, place.kind, reason_of(place))

    def strip(self, name: str) -> Spot | None:
        """A town whose name is short for the strip of land called after it: `à Gaza` is in the `bande de Gaza`."""
        towns = self.gazetteer.towns(name) if name[:1].isupper() else ()
        for strip in self.gazetteer.divisions(STRIP + name) if towns else ():
            if strip.country == towns[0].country and name_key(strip.name) == name_key(STRIP + name):
                return Spot(STRIP + name, strip.latitude, strip.longitude, Precision.AREA, "spelling.division")
        return None

    def called(self, phrase: str) -> Spot | None:
        """An area whose name is the whole description: `bande de Gaza`."""
        divisions = self.gazetteer.divisions(phrase)
        kinds = {word for word in words_of_name(phrase) if word in ADMIN_WORDS and word not in SMALL}
        return self.division(phrase) if divisions and not kinds else None

    def named(self, name: str, within: str | None) -> Spot | None:
        """A name that stands alone: a country, a town, a province; those spelled so before those that sound so."""
        if (not name[:1].isupper() and not ARTICLE.match(name)) or name_key(name) in WIDE_REGIONS:
            return None
        if users := self.users(name, within):
            return users
        country = self.country(name)
        if country is not None:
            return Spot(country.name, country.latitude, country.longitude, Precision.COUNTRY, "country")
        exact = self.town_spelled(name, within)
        if exact is not None:
            return of_town(name, *exact)
        division = self.division(name)
        if division is not None and division.reason.startswith("spelling"):
            return division
        like = self.town_among(self.gazetteer.towns_by_sound(name), "sound", within)
        return of_town(name, *like) if like else division

    def country(self, name: str) -> Country | None:
        """The country of this name, or of one of its other names (`RDC`)."""
        nation = nation_of(name)
        return self.gazetteer.country(name) or (self.gazetteer.country(nation.country) if nation else None)

    def described(self, phrase: str, within: str | None) -> Spot | None:
        """A description with a name: `province de X`, `ville de X`, `nord de X`, `territoire levantin`."""
        head, name = parted(phrase)
        word = kind_of(head)
        if not name or word in NO_TOWNS | STREETS or is_side(name):
            return self.by_nationality(phrase)
        if word in DIVISION_WORDS:
            division = self.division(name, said=True)
            if division is not None:
                return replace(division, name=whole_name(phrase))
        inner = self.named(name, within) or self.described(name, within)
        if inner is None:
            return None
        if word in TOWN_WORDS:
            return inner
        name, reason = whole_name(phrase, inner.name), f"{inner.reason.removesuffix(NEAR)}{NEAR}"
        return replace(inner, name=name, precision=Precision.AREA, reason=reason)

    def by_nationality(self, phrase: str) -> Spot | None:
        """`territoire levantin`, `nord levantin`: an area of the country of the adjective."""
        words = phrase.split() if " " in phrase else phrase.rsplit("-", 1)
        adjectives = load_pack("fr").adjectives
        owner = next((adjectives[word.lower()] for word in words if word.lower() in adjectives), None)
        country = self.gazetteer.country(owner) if owner else None
        if country is None or len(words) != 2 or load_pack("fr").place_words.get(kind_of(words[0])) == "point":
            return None  # `ambassade levantine`: not in the Levant
        whole = words[0].lower().rstrip("s") in TERRITORY_WORDS
        precision = Precision.COUNTRY if whole else Precision.AREA
        return Spot(
            country.name if whole else whole_name(phrase),
            country.latitude,
            country.longitude,
            precision,
            "country.adjective",
        )

    def town_spelled(self, name: str, within: str | None) -> tuple[Town, str] | None:
        """The town spelled so: in the place said to hold it, a capital, in a country of the article, or large."""
        exact = self.gazetteer.towns(name)
        near = self.town_among(exact, "spelling", within)
        capital = next((town for town in exact if self.is_capital(name, town)), None)
        nested = near is not None and near[1].endswith("nested")
        if capital is not None and not nested and (near is None or near[0] == capital or near[0].population < RIVAL):
            return capital, "capital"
        if near is None and exact and (exact[0].population >= WORLD_CITY or not self.setting.countries):
            return exact[0], "spelling.population"
        return near

    def town_among(self, towns: Sequence[Town], how: str, within: str | None) -> tuple[Town, str] | None:
        """Of several towns the one in the place said to hold it, else the likeliest in the countries of the article."""
        inside = [town for town in towns if within and within in (town.country, town.division)]
        if inside:
            return inside[0], f"{how}.nested"
        near = [town for town in towns if self.setting.weight(town.country) >= SPOKEN_OF]
        return (max(near, key=self.likelihood), f"{how}.country") if near else None

    def likelihood(self, town: Town) -> tuple[float, int]:
        """How likely a town is meant: its country first, then its size; the older entry of equals."""
        return COUNTRY_WEIGHT * self.setting.weight(town.country) + log10(town.population + 10), -town.id

    def is_capital(self, name: str, town: Town) -> bool:
        """True for the capital of a country, by that name."""
        capital = self.gazetteer.capital_of(town.country)
        return capital is not None and spelling_key(capital) == spelling_key(name) and town.population >= SMALL_CAPITAL

    def division(self, name: str, *, said: bool = False) -> Spot | None:
        """The province of this name in a country of the article; any where none is named and it is `said` to be one."""
        for divisions, how in (
            (self.gazetteer.divisions(name), "spelling"),
            (self.gazetteer.divisions_by_sound(name), "sound"),
        ):
            near = [d for d in divisions if self.setting.weight(d.country) >= SPOKEN_OF]
            if near or (said and divisions and not self.setting.countries):
                best = max(near or divisions, key=lambda d: (self.setting.weight(d.country), d.code))
                return Spot(name, best.latitude, best.longitude, Precision.AREA, f"{how}.division")
        return None

    def larger(self, behind: str) -> str | None:
        """The code of the country or province in which a place is said to lie by the words right behind it."""
        found = INSIDE.match(behind)
        if not found:
            return None
        words = found["name"].split()
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length]).strip(" ,)(.")
            country = self.country(name)
            if country is not None:
                return country.code
            near = [d for d in self.gazetteer.divisions(name) if self.setting.weight(d.country) >= SPOKEN_OF]
            if near:
                return near[0].code
        return None


def is_side(name: str) -> bool:
    """True for the name of a body: `les positions du Hamas` are nowhere near a town that is called so."""
    actor = load_pack("fr").actors.get(name_key(name))
    return actor is not None and not actor.country and actor.town is None


def of_town(name: str, town: Town, reason: str) -> Spot:
    """A town by its French name, else by the name that the article gives it."""
    return Spot(town.name if town.french else name, town.latitude, town.longitude, Precision.POINT, reason)


def located(claims: Sequence[Claim], context: Context, own: OwnPlaces | None = None) -> tuple[Claim, ...]:
    """The claims with their places looked up, first in the user's `own`; an article that names none costs nothing."""
    if not any(isinstance(held, tuple) for claim in claims for held in (claim.place, claim.origin)):
        return tuple(claims)
    gazetteer = load_gazetteer()
    chooser = Chooser(gazetteer, setting_of(context.blocks, gazetteer), own or OwnPlaces())
    known: dict[tuple[Span, str | None], Spot | None] = {}

    def placed(held: tuple[Cell[Where], ...] | NotSaid) -> tuple[Cell[Where], ...] | NotSaid:
        if isinstance(held, NotSaid):
            return held
        for cell in held:
            where = cell.value
            if (where.source, where.entity) not in known:
                behind = context.text[where.source.end : where.source.end + NESTING]
                town = context.text.endswith("ville de ", 0, where.source.start)
                known[where.source, where.entity] = chooser.spot(where.text, where.entity, behind, town=town)
        found = tuple(with_spot(cell, known[cell.value.source, cell.value.entity]) for cell in held)
        return innermost(in_lists(found, context.text), context.text)

    return tuple(replace(claim, place=placed(claim.place), origin=placed(claim.origin)) for claim in claims)


def with_spot(cell: Cell[Where], spot: Spot | None) -> Cell[Where]:
    """A cell with its point; one outside the gazetteer says so, and is known by its own words."""
    if spot is None:
        value = replace(cell.value, entity=cell.value.entity or whole_name(" ".join(cell.value.text.split())))
        return replace(cell, value=value, rule=f"{cell.rule}@outside")
    value = replace(
        cell.value, entity=spot.name, latitude=spot.latitude, longitude=spot.longitude, precision=spot.precision
    )
    return replace(cell, value=value, rule=f"{cell.rule}@{spot.reason}", method=Method.GAZETTEER)


def in_lists(cells: tuple[Cell[Where], ...], text: str) -> tuple[Cell[Where], ...]:
    """`dans les territoires de Hallon et d'Estrelle`: what stands in one list with a place is of its kind."""
    found: list[Cell[Where]] = []
    base, end = "", 0
    for cell in cells:
        linked = base and end and LINKED.fullmatch(text[end : cell.value.source.start])
        end = cell.value.source.end
        if linked and not slot_of(cell).endswith(LISTED):
            slot, at, reason = cell.rule.partition("@")
            cell = replace(cell, rule=f"{slot}{LISTED}{at}{reason}")
        if not slot_of(cell).endswith(LISTED):
            base = " ".join(cell.value.text.split())
        elif base and (name := in_list(cell.value, base, text)) != cell.value.entity:
            found.append(replace(cell, value=replace(cell.value, entity=name, precision=Precision.AREA)))
            continue
        found.append(cell)
    return tuple(found)


def in_list(where: Where, base: str, text: str) -> str:
    """What a place is called that stands in one list with another."""
    joined = JOINING.search(text[: where.source.start])
    return listed_name(base, where.entity or where.text, joined[0] if joined else "")


def level(where: Where) -> int:
    """How wide a place is: a town or what has a name of its own, an area, a country, a region of several countries."""
    if name_key(where.entity or where.text) in WIDE_REGIONS:
        return 3
    if where.precision is Precision.COUNTRY:
        return 2
    return 1 if where.precision is Precision.AREA else 0


def innermost(cells: tuple[Cell[Where], ...], text: str) -> tuple[Cell[Where], ...]:
    """Of nested places (`à Valbourg, au Levant`) only the innermost (codebook, section 3); those of one list all stay."""
    return tuple(cell for cell in cells if not any(holds(cell, other, text) for other in cells if other is not cell))


def holds(cell: Cell[Where], other: Cell[Where], text: str) -> bool:
    """True if a place only says where the other one lies, or is a description beside one with a name."""
    outer, inner = cell.value, other.value
    if not is_name(inner) or in_one_list(cell, other, text):
        return False
    if not is_name(outer):
        return not slot_of(cell).endswith("/object")  # `a percé le front au nord de Valbourg`: what was taken stays
    near = inner.precision is not Precision.UNKNOWN or abs(outer.source.start - inner.source.end) <= BESIDE
    return level(inner) < level(outer) and near


def is_name(where: Where) -> bool:
    """True for a place with a name of its own."""
    return where.precision is not Precision.UNKNOWN or any(letter.isupper() for letter in where.text)


def in_one_list(cell: Cell[Where], other: Cell[Where], text: str) -> bool:
    """True for two places of one list (`à Hallon, Estrelle et Montclair`), or with nothing but a conjunction between them."""
    slots = [slot_of(one).rpartition("/")[2] for one in (cell, other)]
    if any(slot.endswith(LISTED) for slot in slots) and slots[0].removesuffix(LISTED) == slots[1].removesuffix(LISTED):
        return True
    first, second = sorted((cell.value.source, other.value.source))
    return JOINED.fullmatch(text[first.end : second.start]) is not None


def slot_of(cell: Cell[Where]) -> str:
    """How the words of a place were found."""
    return cell.rule.partition("@")[0]

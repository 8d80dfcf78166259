"""What an area is called: `nord-est levantin` is the north-east of the Levant, `territoires de A et de B` are two of them.

Pure: words in, words out; places.py says which place the name inside means.
"""

from __future__ import annotations

import re

from recoupe.languages.bodies import Nationality, nationalities
from recoupe.languages.lists import word_list
from recoupe.languages.pack import load_pack, name_key

TOWN_WORDS = word_list("town_words")
DIRECTIONS = word_list("directions") | {"centre"}
# `zone de Valbourg`, `poche de Valbourg`: no area with a name of its own; what it is called is Valbourg.
MERE_AREAS = word_list("mere_areas")
OF = re.compile(r"\s(?:de\s+l['’]\s*|de\s+la\s|du\s|des\s|de\s|d['’]\s*)")
OF_THE_COUNTRY = re.compile(r"\s(?:du\spays|de\sce\spays)$")
ELIDED, OF_IT = "d'", "de "
DIVISION_WORDS = word_list("division_words")
DIVISIONS = DIVISION_WORDS | {"zone", "secteur", "commune"}
LENGTHS = word_list("lengths")
VOWELS = "AEIOUÂÀÉÈÊËÎÏÔÙÛŒ"


def parted(phrase: str) -> tuple[str, str]:
    """Description and name: `province`, `Valbourg` of `province de Valbourg`; `quartier`, `Hallon` of `quartier Hallon`.

    >>> parted("province de Valbourg"), parted("quartier Hallon"), parted("Valbourg")
    (('province', 'Valbourg'), ('quartier', 'Hallon'), ('', ''))
    """
    if phrase[:1].isupper() and phrase.split()[0].lower() not in DIRECTIONS:
        return "", ""
    at = OF.search(phrase)
    if at:
        return phrase[: at.start()], phrase[at.end() :]
    words = phrase.split()
    if len(words) > 1 and words[1][:1].isupper():
        return words[0], " ".join(words[1:])
    return "", ""


def kind_of(head: str) -> str:
    """The noun of a description, in the singular.

    >>> kind_of("territoires"), kind_of("banlieue est"), kind_of("environs")
    ('territoire', 'banlieue', 'environs')
    """
    word = head.split()[0].lower() if head else ""
    known = load_pack("fr").place_words
    return word[:-1] if word.endswith("s") and word not in known and word[:-1] in known else word


def single(head: str) -> str:
    """A description of one of several: `zones de santé` becomes `zone de santé`.

    >>> single("zones de santé"), single("Nord")
    ('zone de santé', 'nord')
    """
    first, _, rest = head.partition(" ")
    return f"{kind_of(first)} {rest}".strip()


def whole_name(phrase: str, inner: str = "") -> str:
    """What the place that a phrase describes is called; `inner` is the canonical name of the place named inside, if known.

    >>> whole_name("Est de la RDC", "République démocratique du Congo"), whole_name("zone de Valbourg")
    ('est de la République démocratique du Congo', 'Valbourg')
    >>> whole_name("20 km d'Estrelle"), whole_name("secteurs gouvernementaux")
    ("environs d'Estrelle", 'secteurs gouvernementaux')
    >>> whole_name("zones de santé de Hallon")
    'zone de santé de Hallon'
    >>> whole_name("territoires de Hallon"), whole_name("village Hallon"), whole_name("environs d'Estrelle")
    ('territoire de Hallon', 'Hallon', "environs d'Estrelle")
    """
    head, name = parted(phrase)
    if not name:
        return by_adjective(phrase) or phrase
    named = name[:1].isupper()
    if named and kind_of(head) in TOWN_WORDS | MERE_AREAS and " " not in head:
        return inner or name
    if kind_of(head) in DIVISION_WORDS and is_of_a_side(name):
        return name
    nation = nation_of(inner)
    if named and nation is not None:
        return f"{single(head)} {nation.of_the}"
    if named and kind_of(head.split()[-1]) in LENGTHS:
        return "environs" + phrase[len(head) :]
    if named:
        return single(head) + phrase[len(head) :]
    head, name = split_last(phrase)
    return single(head) + phrase[len(head) :] if kind_of(head) in DIVISIONS else phrase


def listed_name(base: str, name: str, of: str = "") -> str:
    """`Hallon` behind `territoires d'Estrelle et de`: one of the same kind; the name alone where the first is no such thing.

    `of` is how the text joins the name, where it says so (`du `).

    >>> listed_name("territoires d'Estrelle", "Hallon"), listed_name("Estrelle", "Hallon")
    ('territoire de Hallon', 'Hallon')
    """
    head, rest = split_last(base)
    kind = kind_of(head)
    if not rest or kind == head.split()[0].lower() or kind not in DIVISIONS or not name[:1].isupper():
        return name
    if (kind in MERE_AREAS and " " not in head) or (kind in DIVISION_WORDS and is_of_a_side(name)):
        return name
    return f"{single(head)} {of or (ELIDED if name[0] in VOWELS else OF_IT)}{name}"


def is_of_a_side(name: str) -> bool:
    """True for a name that says itself that it is a part of a land: no town is called so, and `province du` adds nothing.

    >>> is_of_a_side("Nord-Kivu"), is_of_a_side("Kivu")
    (True, False)
    """
    side, dash, rest = name.partition("-")
    return bool(dash) and side.lower() in DIRECTIONS and rest[:1].isupper() and " " not in rest


def split_last(phrase: str) -> tuple[str, str]:
    """Description and name, parted before the first word with a capital: `zones de santé`, `Hallon`."""
    found = [at for at in OF.finditer(phrase) if phrase[at.end() : at.end() + 1].isupper()]
    if not found or phrase[:1].isupper():
        return "", ""
    return phrase[: found[0].start()], phrase[found[0].end() :]


def by_adjective(phrase: str) -> str | None:
    """`nord-est levantin`, `nord-levantin`: a direction in the country of the adjective; `frontières levantines`: one border.

    >>> by_adjective("nord-est irakien"), by_adjective("nord-syrien"), by_adjective("frontières syriennes")
    ("nord-est de l'Irak", 'nord de la Syrie', 'frontière syrienne')
    """
    words = phrase.split()
    if len(words) == 1 and "-" in phrase:
        words = phrase.rsplit("-", 1)
    if len(words) != 2:
        return None
    where, adjective = words[0].lower(), words[1].lower()
    nation = nationalities().get(adjective)
    if where in DIRECTIONS and nation is not None and nation.state:
        return f"{where} {nation.of_the}"
    one = adjective.removesuffix("s")
    if kind_of(where) != where and one.rpartition("-")[2] in nationalities():
        return f"{kind_of(where)} {one}"
    return None


def in_country(phrase: str, country: str) -> str | None:
    """`nord du pays` where the country is known.

    >>> in_country("Nord-Ouest du pays", "Syrie")
    'nord-ouest de la Syrie'
    """
    at, nation = OF_THE_COUNTRY.search(phrase), nation_of(country)
    return f"{single(phrase[: at.start()])} {nation.of_the}" if at and nation else None


def nation_of(country: str) -> Nationality | None:
    """The nationality of a country by one of its names."""
    actor = load_pack("fr").actors.get(name_key(country)) if country else None
    return nationalities().get(actor.name) if actor is not None and actor.country and actor.town is None else None

"""Where things happen, on whole texts: headlines, `où`, lists, examples, what is near, what is struck, what stands for a place."""

from __future__ import annotations

import pytest
from factories import article

from recoupe.claims.reader import Reader
from recoupe.model.claim import NotSaid

# text, trigger, canonical names of the places, why
ROWS = [
    ("Goma : des tirs ont tué trois personnes.", "tirs", ["Goma"], "a town before a colon"),
    ("Kharkiv : un raid de drones fait deux morts.", "morts", ["Kharkiv"], "of what follows it, too"),
    (
        "Des heurts ont eu lieu au Mali, où les rebelles ont tué trois soldats.",
        "tué",
        ["Mali"],
        "`où`, whatever it hangs on",
    ),
    ("Il vit à Raqqa, où les rebelles disent combattre la milice.", "combattre", ["Raqqa"], "`où` above an infinitive"),
    ("Il n'y a pas eu de combats. La milice est à Raqqa.", "combats", [], "`il y a` is no place"),
    ("La milice a attaqué plusieurs villages dont Hallon et Estrelle.", "attaqué", ["Hallon", "Estrelle"], "examples"),
    ("Une explosion a eu lieu à 20 km de Gao, au Mali.", "explosion", ["environs de Gao"], "a distance from a town"),
    (
        "Des combats ont eu lieu dans les territoires de Beni et de Lubero, en RDC.",
        "combats",
        ["territoire de Beni", "territoire de Lubero"],
        "one kind for a list",
    ),
    (
        "Des combats ont eu lieu dans les zones de santé de Hallon, Estrelle et Lorne, au Mali.",
        "combats",
        ["zone de santé de Hallon", "zone de santé d'Estrelle", "zone de santé de Lorne"],
        "with words between",
    ),
    ("Près de Gao, l'armée malienne a repris Tombouctou.", "repris", ["Tombouctou"], "near is not where"),
    (
        "L'aviation a bombardé des tunnels à Gaza.",
        "bombardé",
        ["bande de Gaza"],
        "a tunnel is struck; Gaza is short for its strip",
    ),
    ("L'aviation a bombardé la ville de Gaza.", "bombardé", ["Gaza"], "a town that is said to be one"),
    ("Deux soldats de la force Barkhane au Sahel ont été tués au Mali.", "tués", ["Mali"], "a wide region says less"),
    (
        "Les combats continuent en Syrie. L'armée a bombardé le nord du pays.",
        "bombardé",
        ["nord de la Syrie"],
        "of which country",
    ),
    ("Des tirs ont eu lieu dans le nord-est irakien.", "tirs", ["nord-est de l'Irak"], "an adjective is the country"),
    (
        "Des tirs ont eu lieu dans l'est de la RDC.",
        "tirs",
        ["est de la République démocratique du Congo"],
        "by its whole name",
    ),
    ("La milice a pris la zone de Goma, en RDC.", "pris", ["Goma"], "a zone has no name of its own"),
    (
        "La rébellion occupe le fleuve Niger. L'armée a franchi le fleuve.",
        "franchi",
        ["fleuve Niger"],
        "the same noun before",
    ),
    (
        "Washington et Londres ont parlé de Raqqa. La ville a été bombardée.",
        "bombardée",
        ["Raqqa"],
        "a capital that acts is no town",
    ),
    (
        "Le Mali souffre. Des combats ont opposé les rebelles à l'armée à Gao.",
        "combats",
        ["Gao"],
        "elsewhere in its clause",
    ),
    (
        "Une frappe contre la gare de Poltava, au centre de l'Ukraine, a tué dix soldats.",
        "frappe",
        ["gare de Poltava"],
        "the place before what only says its whereabouts",
    ),
    (
        "Les rebelles tiennent Goma. L'armée a envoyé des renforts dans la ville, fief des insurgés.",
        "envoyé",
        ["Goma"],
        "a description with more behind a comma",
    ),
    (
        "Les combats continuent à Goma, capitale de la province du Nord-Kivu. La ville a été bombardée.",
        "bombardée",
        ["Goma"],
        "a town, not the province named last",
    ),
    (
        "Les rebelles ont quitté Goma pour Bukavu, en RDC.",
        "quitté",
        ["Bukavu"],
        "where those who leave go",
    ),
    (
        "Trois soldats ont été tués dans une base militaire près de Gao, au Mali.",
        "tués",
        ["base militaire"],
        "with the point of the town behind it",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "names", "why"), ROWS, ids=[f"{row[1]}: {row[3]}" for row in ROWS])
def test_where_it_happens(reader: Reader, text: str, trigger: str, names: list[str], why: str) -> None:
    claims = [c for c in reader(article(text)).claims if text[c.trigger.start : c.trigger.end] == trigger]
    held = claims[-1].place
    assert ([] if isinstance(held, NotSaid) else [cell.value.entity for cell in held]) == names, why


# text, trigger, role, entity, why
NAMES = [
    (
        "La coalition a bombardé le pont. Puis la coalition internationale a pris le port.",
        "bombardé",
        "actor",
        "coalition internationale",
        "named but once, later",
    ),
    (
        "La coalition internationale anti-EI a bombardé le pont.",
        "bombardé",
        "actor",
        "coalition internationale",
        "whom it is against is no name",
    ),
    (
        "La coalition internationale a parlé. Les forces de la coalition ont bombardé le pont.",
        "bombardé",
        "actor",
        "coalition internationale",
        "its forces",
    ),
    (
        "Daech tient la ville. Une centaine de djihadistes ont attaqué le pont.",
        "attaqué",
        "actor",
        "État islamique",
        "members of the only such group",
    ),
    (
        "Deux soldats polonais ont été tués.",
        "tués",
        "target",
        "militaires polonais",
        "the dead are soldiers, not the army",
    ),
    ("Les soldats polonais ont pris le port.", "pris", "actor", "armée polonaise", "those who act are the army"),
    ("La MONUSCO a pris le port. Un Casque bleu a été tué.", "tué", "target", "MONUSCO", "peacekeepers of the mission"),
    (
        "L'armée a bombardé des caches de Daech.",
        "bombardé",
        "target",
        "caches de l'État islamique",
        "whose they are, by its name",
    ),
    (
        "Les combats continuent en Syrie. La France en parle, la France agit. Les Kurdes ont pris la gare de Raqqa.",
        "pris",
        "actor",
        "Kurdes de Syrie",
        "where that people lives",
    ),
    (
        "Les combats continuent à Gao, au Mali. Le régime a bombardé le pont.",
        "bombardé",
        "actor",
        "gouvernement malien",
        "the country where it plays",
    ),
    (
        "Le porte-parole de l'armée, Jean Morel, a condamné l'attaque.",
        "condamné",
        "actor",
        "Jean Morel",
        "a name behind a comma",
    ),
    (
        "Le chauffeur de M. Morel a condamné l'attaque.",
        "condamné",
        "actor",
        "chauffeur de M. Morel",
        "no name of his own",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "role", "entity", "why"), NAMES, ids=[row[4] for row in NAMES])
def test_what_it_is_called(reader: Reader, text: str, trigger: str, role: str, entity: str, why: str) -> None:
    claims = [c for c in reader(article(text)).claims if text[c.trigger.start : c.trigger.end] == trigger]
    held = getattr(claims[-1], role)
    assert not isinstance(held, NotSaid), why
    assert held[0].value.entity == entity, why


# text, trigger, equipment, why
WEAPONS = [
    ("Pas une seule balle n'a été tirée.", "tirée", ["balle"], "the subject of a passive verb of firing"),
    ("L'armée a évacué ses véhicules et ses soldats du nord.", "évacué", ["véhicules"], "what is taken along"),
    ("Ils ont fait exploser une voiture chargée d'explosifs.", "exploser", ["voiture"], "a car made a bomb"),
    ("Ils ont fait exploser une voiture.", "exploser", [], "a car that is none"),
    ("L'armée a tiré des missiles sur la ville.", "tiré", ["missiles"], "what is fired is no target"),
]


@pytest.mark.parametrize(("text", "trigger", "names", "why"), WEAPONS, ids=[row[3] for row in WEAPONS])
def test_with_what(reader: Reader, text: str, trigger: str, names: list[str], why: str) -> None:
    claims = [c for c in reader(article(text)).claims if text[c.trigger.start : c.trigger.end] == trigger]
    held = claims[-1].equipment
    assert ([] if isinstance(held, NotSaid) else [cell.value.text for cell in held]) == names, why

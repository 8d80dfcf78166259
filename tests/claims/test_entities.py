"""Canonical names: who a phrase stands for, by the tables and by what the article itself says."""

from __future__ import annotations

import csv

import pytest
from factories import article

from recoupe.annotate.names import vote
from recoupe.annotate.pipeline import mark_tree, parse_blocks
from recoupe.claims.context import Context
from recoupe.claims.entities import full_name, known_in
from recoupe.claims.reader import Reader
from recoupe.languages.lists import FOLDER
from recoupe.model.claim import NotSaid, label


def context_of(reader: Reader, text: str) -> Context:
    """An article with its marks."""
    one = article(text)
    parsed = list(parse_blocks(reader.nlp, reader.pack, one, list(one.blocks)))
    votes = vote([tree for _, tree in parsed])
    return Context(one, [mark_tree(tree, reader.pack, votes) for _, tree in parsed], [kind for kind, _ in parsed])


def entity_of(reader: Reader, text: str, word: str) -> str | None:
    """The canonical name of the phrase around the last place of a word."""
    context = context_of(reader, text)
    known = known_in(context)
    places = [(b, i) for b, block in enumerate(context.blocks) for i, w in enumerate(block.tree.text) if w == word]
    at, head = places[-1]
    tree = context.blocks[at].tree
    return full_name(context, known, at, tree.head[head] if tree.dep[head] == "flat" else head).entity


with (FOLDER / "fr" / "bodies.csv").open(encoding="utf-8", newline="") as lines:
    BODIES = list(csv.DictReader(lines, strict=True))


@pytest.mark.parametrize("row", BODIES, ids=lambda row: row["noun"])
def test_each_row_of_bodies_reads_as_it_says(reader: Reader, row: dict[str, str]) -> None:
    noun = next(word for word in row["noun"].replace("'", "' ").split() if word not in ("de", "d'", "des", "l'"))
    example = row["example"]
    word = noun if noun in example else noun[0].upper() + noun[1:]
    assert entity_of(reader, example, word) == row["reads"]


@pytest.mark.parametrize(
    ("text", "word", "entity"),
    [
        pytest.param("Daech a fui.", "Daech", "État islamique", id="an alias"),
        pytest.param("Daesh a fui.", "Daesh", "État islamique", id="another spelling in the table"),
        pytest.param("DAESH a fui.", "DAESH", "État islamique", id="capitals"),
        pytest.param("Daesch a fui.", "Daesch", "État islamique", id="a spelling by its sound"),
        pytest.param("Le Hizbullah a fui.", "Hizbullah", "Hezbollah", id="a spelling by its sound: vowels"),
        pytest.param("Le Hizbollah a fui.", "Hizbollah", "Hezbollah", id="an alias with another vowel"),
        pytest.param("L'EI a fui.", "EI", "État islamique", id="an abbreviation of the table"),
        pytest.param("Les FDS ont fui.", "FDS", "Forces démocratiques syriennes", id="a plural abbreviation"),
        pytest.param("Les talibans ont fui.", "talibans", "talibans", id="a name in small letters"),
        pytest.param(
            "Les terroristes de Daech ont fui.", "terroristes", "État islamique", id="a loaded label is neutral"
        ),
        pytest.param("Les combattants du Hamas ont fui.", "combattants", "Hamas", id="members give way to their body"),
        pytest.param(
            "Les rebelles du Front de Brasnie ont fui.", "rebelles", "Front de Brasnie", id="a body in no table"
        ),
        pytest.param("Une unité du Hezbollah a fui.", "unité", "Hezbollah", id="a part gives way to its body"),
        pytest.param(
            "Un groupe affilié à Al-Qaïda a fui.",
            "groupe",
            "groupe affilié à Al-Qaïda",
            id="affiliated is not a member",
        ),
        pytest.param(
            "Un groupe proche du Hamas a fui.", "groupe", "groupe proche du Hamas", id="close to is not a member"
        ),
        pytest.param(
            "Les prisonniers du Hamas ont fui.", "prisonniers", "prisonniers du Hamas", id="prisoners are no members"
        ),
        pytest.param("Les victimes du Hamas ont fui.", "victimes", "victimes du Hamas", id="victims are no members"),
        pytest.param(
            "Le porte-parole du Hamas a fui.", "porte-parole", "porte-parole du Hamas", id="a spokesman is not his body"
        ),
        pytest.param("Les caches du Hamas brûlent.", "caches", "caches du Hamas", id="a thing is not its owner"),
        pytest.param("L'armée syrienne a fui.", "armée", "armée arabe syrienne", id="an alias in small letters"),
        pytest.param("L'armée arabe syrienne a fui.", "armée", "armée arabe syrienne", id="the canonical name itself"),
        pytest.param(
            "Les soldats syriens ont fui.", "soldats", "armée arabe syrienne", id="soldiers of a state are its army"
        ),
        pytest.param("Les troupes russes ont fui.", "troupes", "armée russe", id="troops of a state"),
        pytest.param(
            "Les forces ukrainiennes ont fui.",
            "forces",
            "Forces armées ukrainiennes",
            id="forces of a state, named otherwise",
        ),
        pytest.param(
            "Les militaires maliens ont fui.", "militaires", "armée malienne", id="an army renamed for the press"
        ),
        pytest.param("L'armée de la Pologne a fui.", "armée", "armée polonaise", id="a country behind de"),
        pytest.param(
            "Les soldats présumés polonais ont fui.", "soldats", "armée polonaise", id="a word of doubt is no part"
        ),
        pytest.param(
            "Les forces kurdes ont fui.", "forces", "forces kurdes", id="a people without a state has no army"
        ),
        pytest.param("Le régime syrien a fui.", "régime", "gouvernement syrien", id="a loaded word for a government"),
        pytest.param("Les autorités polonaises ont fui.", "autorités", "Pologne", id="authorities are their country"),
        pytest.param(
            "Washington a promis une aide.", "Washington", "États-Unis", id="a capital that acts is its country"
        ),
        pytest.param("Ankara a menacé la milice.", "Ankara", "Turquie", id="another capital that acts"),
        pytest.param("Le Pentagone a menacé la milice.", "Pentagone", "Pentagone", id="a seat has a name of its own"),
        pytest.param("Le Kremlin a menacé la milice.", "Kremlin", "Kremlin", id="another seat"),
        pytest.param("L'Élysée a menacé la milice.", "Élysée", "présidence française", id="a seat by what sits there"),
        pytest.param("Les Américains ont fui.", "Américains", "États-Unis", id="a people that acts is its state"),
        pytest.param(
            "Les frappes américaines continuent.", "américaines", "États-Unis", id="an adjective beside a blow"
        ),
        pytest.param("Les troupes US ont fui.", "troupes", "armée américaine", id="US behind a noun"),
        pytest.param(
            "La coalition US a frappé.", "coalition", "coalition internationale", id="an alias of a coalition"
        ),
        pytest.param(
            "La coalition internationale a frappé.", "coalition", "coalition internationale", id="the coalition itself"
        ),
        pytest.param("L'ONU a menacé la milice.", "ONU", "ONU", id="an abbreviation that is the name"),
        pytest.param(
            "Les Nations unies ont menacé la milice.", "Nations", "ONU", id="the long name of an abbreviation"
        ),
        pytest.param("La Monusco a fui.", "Monusco", "MONUSCO", id="a mission in small letters"),
        pytest.param("Les casques bleus de la Monusco ont fui.", "casques", "MONUSCO", id="the people of a mission"),
        pytest.param("L'AFC/M23 a pris Goma.", "AFC", "AFC/M23", id="a name with a stroke"),
        pytest.param("Les rebelles de l'AFC/M23 ont fui.", "rebelles", "AFC/M23", id="members of a name with a stroke"),
        pytest.param("Les rebelles ADF ont fui.", "rebelles", "Forces démocratiques alliées", id="a name without de"),
        pytest.param("La force Barkhane a frappé.", "force", "force Barkhane", id="an operation by its force"),
        pytest.param("Les soldats de Barkhane ont fui.", "soldats", "force Barkhane", id="soldiers of an operation"),
        pytest.param("Les rebelles houthis ont fui.", "rebelles", "Houthis", id="a name with its label"),
        pytest.param("Les Houthis ont fui.", "Houthis", "Houthis", id="a plural name"),
        pytest.param("Donald Trump a menacé la milice.", "Trump", "Donald Trump", id="a leader"),
        pytest.param("M. Netanyahu a menacé la milice.", "Netanyahu", "Benjamin Netanyahu", id="a surname with M."),
        pytest.param(
            "Le président Trump a menacé la milice.", "président", "Donald Trump", id="a title with a surname"
        ),
        pytest.param("Le général Soleimani a fui.", "général", "Qassem Soleimani", id="a rank with a surname"),
        pytest.param(
            "Le président Jean Morel a fui. M. Morel est revenu.",
            "Morel",
            "Jean Morel",
            id="a surname by the article's full name",
        ),
        pytest.param("Le colonel Jean Morel a fui.", "colonel", "Jean Morel", id="a rank with a full name"),
        pytest.param("Le fils de Jean Morel a fui.", "fils", "fils de Jean Morel", id="a son is not his father"),
        pytest.param(
            "Le conseiller du président Trump a fui.",
            "conseiller",
            "conseiller du président Trump",
            id="an adviser is not his president",
        ),
        pytest.param(
            "Le chauffeur de M. Trump a fui.", "chauffeur", "chauffeur de M. Trump", id="a driver is not his passenger"
        ),
        pytest.param(
            "Les Forces de défense du fleuve (FDF) ont pris le port. Les FDF ont fui.",
            "FDF",
            "Forces de défense du fleuve",
            id="an abbreviation that the article defines",
        ),
        pytest.param(
            "Le Front uni de Brasnie (FUB) a pris le port. Les combattants du FUB ont fui.",
            "combattants",
            "Front uni de Brasnie",
            id="members of a body by its abbreviation",
        ),
        pytest.param(
            "Les Forces démocratiques syriennes (FDS) ont pris le port. Les FDS ont fui.",
            "FDS",
            "Forces démocratiques syriennes",
            id="an abbreviation that the table has too",
        ),
        pytest.param("La milice a fui.", "milice", "milice", id="nobody named: its own words"),
        pytest.param("Des hommes armés ont fui.", "hommes", "hommes armés", id="indefinite: its own words"),
        pytest.param("La population civile a fui.", "population", "civils", id="a roundabout word for civilians"),
        pytest.param(
            "Les insurgés syriens ont fui.", "insurgés", "rebelles syriens", id="insurgents of a country are its rebels"
        ),
        pytest.param(
            "Les factions rebelles syriennes ont fui.", "factions", "rebelles syriens", id="factions of a country"
        ),
        pytest.param("L'aviation russe a frappé.", "aviation", "aviation russe", id="an air force keeps its name"),
        pytest.param(
            "L'aviation israélienne a frappé.", "aviation", "armée de l'air israélienne", id="an air force by its alias"
        ),
        pytest.param(
            "Les forces spéciales américaines ont fui.", "forces", "forces spéciales américaines", id="special forces"
        ),
        pytest.param("La marine russe a frappé.", "marine", "marine russe", id="a navy"),
        pytest.param(
            "Les gendarmes maliens ont fui.", "gendarmes", "gendarmerie malienne", id="people of a gendarmerie"
        ),
        pytest.param(
            "Le ministère de la Défense russe a menacé la milice.",
            "ministère",
            "ministère russe de la Défense",
            id="a ministry in another order",
        ),
        pytest.param(
            "Le Corps des gardiens de la révolution islamique a frappé.",
            "Corps",
            "Corps des gardiens de la révolution islamique",
            id="a long name",
        ),
        pytest.param(
            "Les Pasdarans ont fui.",
            "Pasdarans",
            "Corps des gardiens de la révolution islamique",
            id="an alias of a long name",
        ),
        pytest.param("Tsahal a frappé.", "Tsahal", "armée israélienne", id="an army by its nickname"),
        pytest.param("Les Shebab ont fui.", "Shebab", "Chebab", id="a spelling with sh"),
        pytest.param("Boko-Haram a fui.", "Boko-Haram", "Boko Haram", id="a hyphen for a space"),
        pytest.param("Le Front de Morland a fui.", "Front", "Front de Morland", id="a body in no table keeps its name"),
    ],
)
def test_names(reader: Reader, text: str, word: str, entity: str) -> None:
    assert entity_of(reader, text, word) == entity


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        pytest.param(
            "Les combats continuent en Syrie. Les rebelles ont pris la gare.",
            "pris",
            "rebelles syriens",
            id="rebels of the scene",
        ),
        pytest.param(
            "Les combats continuent au Mali. Le régime a bombardé la gare.",
            "bombardé",
            "gouvernement malien",
            id="the government of the scene",
        ),
        pytest.param(
            "Les combats continuent en Syrie. Les Kurdes ont pris la gare.",
            "pris",
            "Kurdes de Syrie",
            id="a people without a state",
        ),
        pytest.param("Les Kurdes ont pris la gare.", "pris", "Kurdes", id="no scene"),
        pytest.param("Les rebelles ont pris la gare.", "pris", "rebelles", id="rebels without a scene"),
        pytest.param(
            "Les combats continuent en Syrie. Des rebelles ont pris la gare.",
            "pris",
            "rebelles",
            id="some rebels are not the rebels",
        ),
        pytest.param(
            "Des tirs ont visé le pont de Valbourg. La milice a pris le pont.",
            "pris",
            "milice",
            id="the actor is left alone",
        ),
    ],
)
def test_the_scene_of_an_article(reader: Reader, text: str, words: str, entity: str) -> None:
    claim = next(c for c in reader(article(text)).claims if text[c.trigger.start : c.trigger.end] == words)
    assert not isinstance(claim.actor, NotSaid)
    assert claim.actor[0].value.entity == entity


@pytest.mark.parametrize(
    "text",
    [
        "Des hommes armés ont tué deux civils à Valbourg.",
        "« Nous avons repris le pont », a déclaré le porte-parole de la milice.",
        "La milice a pris le pont. Elle a tué deux soldats.",
        "Les Polonais ont bombardé la gare.",
        "Une frappe levantine a détruit une école.",
    ],
)
def test_no_actor_and_no_target_is_without_a_name(reader: Reader, text: str) -> None:
    claims = reader(article(text)).claims
    assert claims
    for claim in claims:
        for cells in (claim.actor, claim.target):
            for cell in () if isinstance(cells, NotSaid) else cells:
                assert cell.value.entity
                assert label(cell.value) == cell.value.entity


def test_people_who_are_harmed_are_no_state(reader: Reader) -> None:
    one = next(c for c in reader(article("Deux Polonais ont été tués à Valbourg.")).claims)
    assert not isinstance(one.target, NotSaid)
    assert one.target[0].value.entity == "Polonais"

"""Who pronouns, possessives and descriptions stand for in whole texts: the entity of the actor, None where it is left open."""

from __future__ import annotations

import csv

import pytest
from factories import article

from recoupe.claims.reader import Reader
from recoupe.languages.lists import FOLDER
from recoupe.model.claim import NotSaid
from recoupe.model.codes import Silence

with (FOLDER / "fr" / "descriptions.csv").open(encoding="utf-8", newline="") as lines:
    DESCRIPTIONS = list(csv.DictReader(lines, strict=True))


def actor_of(reader: Reader, text: str, trigger: str) -> str | None:
    """The entity of the first actor of the last claim on a trigger."""
    claims = [c for c in reader(article(text)).claims if text[c.trigger.start : c.trigger.end] == trigger]
    actor = claims[-1].actor
    return None if isinstance(actor, NotSaid) else actor[0].value.entity


@pytest.mark.parametrize("row", DESCRIPTIONS, ids=lambda row: row["noun"])
def test_each_row_of_descriptions_reads_as_it_says(reader: Reader, row: dict[str, str]) -> None:
    claim = reader(article(row["example"])).claims[-1]
    assert not isinstance(claim.actor, NotSaid)
    assert claim.actor[0].value.entity == row["reads"]


@pytest.mark.parametrize(
    ("text", "trigger", "entity"),
    [
        pytest.param("Le Hamas a pris le port. Il a tué deux soldats.", "tué", "Hamas", id="il: the subject before"),
        pytest.param(
            "Les Houthis ont pris le port. Ils ont tué deux soldats.", "tué", "Houthis", id="ils: a plural name"
        ),
        pytest.param("La milice a pris le port. Elle a tué deux soldats.", "tué", "milice", id="elle: a noun"),
        pytest.param(
            "Les troupes polonaises ont pris le port. Elles ont tué deux civils.",
            "tué",
            "armée polonaise",
            id="elles: by its canonical name",
        ),
        pytest.param("La milice a pris le port. Celle-ci a tué deux soldats.", "tué", "milice", id="celle-ci"),
        pytest.param("Le général a pris le port. Celui-ci a tué deux soldats.", "tué", "général", id="celui-ci"),
        pytest.param(
            "Les rebelles ont pris le port. Ces derniers ont tué deux soldats.", "tué", "rebelles", id="ces derniers"
        ),
        pytest.param(
            "La milice a pris le port. Cette dernière a tué deux soldats.", "tué", "milice", id="cette dernière"
        ),
        pytest.param("Il a tué deux soldats.", "tué", None, id="il: nobody before"),
        pytest.param("Elles ont tué deux soldats.", "tué", None, id="elles: nobody before"),
        pytest.param("Les rebelles ont pris le port. Il a tué deux soldats.", "tué", None, id="il: no plural"),
        pytest.param("La milice a pris le port. Il a tué deux soldats.", "tué", None, id="il: no feminine"),
        pytest.param(
            "Les miliciens ont pris le port. Elles ont tué deux soldats.", "tué", None, id="elles: no masculine"
        ),
        pytest.param("Le port brûle. Il a tué deux soldats.", "tué", None, id="il: a port does not act"),
        pytest.param(
            "Le Hamas affirme qu'il a tué deux soldats.", "tué", "Hamas", id="il: the subject of the clause above"
        ),
        pytest.param(
            "La milice et l'armée se battent. Le Hamas dit qu'il a tué deux civils.",
            "tué",
            "Hamas",
            id="the clause above before other sentences",
        ),
        pytest.param(
            "L'armée polonaise dit qu'elle a pris le port.", "pris", "armée polonaise", id="elle: in what is said"
        ),
        pytest.param("Le Hezbollah attaquera s'il prend le port.", "prend", "Hezbollah", id="il: in a condition"),
        pytest.param("La milice a fui quand elle a perdu le port.", "perdu", "milice", id="elle: in a clause of time"),
        pytest.param("La milice a repris son offensive.", "offensive", "milice", id="son: the subject of its clause"),
        pytest.param(
            "Les Houthis ont repris leur offensive.", "offensive", "Houthis", id="leur: the subject of its clause"
        ),
        pytest.param(
            "Le Hamas a fui. L'armée polonaise poursuit son offensive.",
            "offensive",
            "armée polonaise",
            id="son: its own clause first",
        ),
        pytest.param(
            "Le Hamas a fui. Les Houthis poursuivent leur offensive.",
            "offensive",
            "Houthis",
            id="leur: its own clause first",
        ),
        pytest.param("Le Hamas a pris le port. Le groupe a tué deux soldats.", "tué", "Hamas", id="le groupe"),
        pytest.param("Le Hamas a pris le port. Ce groupe a tué deux soldats.", "tué", "Hamas", id="ce groupe"),
        pytest.param(
            "Le Hamas a pris le port. Le groupe armé a tué deux soldats.", "tué", "Hamas", id="le groupe armé"
        ),
        pytest.param(
            "Le Hamas a pris le port. Un groupe a tué deux soldats.", "tué", "groupe", id="un groupe: somebody new"
        ),
        pytest.param("Le groupe a tué deux soldats.", "tué", "groupe", id="le groupe: nobody before"),
        pytest.param(
            "Le Hamas et le Hezbollah se battent. Le mouvement chiite a tué deux soldats.",
            "tué",
            "Hezbollah",
            id="an adjective that the table gives",
        ),
        pytest.param(
            "Le Hezbollah et le Hamas se battent. Le mouvement chiite a tué deux soldats.",
            "tué",
            "Hezbollah",
            id="the same, the other order",
        ),
        pytest.param(
            "Le Hezbollah et le Hamas se battent. Le mouvement palestinien a tué deux soldats.",
            "tué",
            "Hamas",
            id="a nationality",
        ),
        pytest.param(
            "Le Hamas et le Hezbollah se battent. Le mouvement libanais a tué deux soldats.",
            "tué",
            "Hezbollah",
            id="a nationality by the home of a body",
        ),
        pytest.param(
            "Le Hezbollah a pris le port. Les djihadistes ont tué deux soldats.",
            "tué",
            "djihadistes",
            id="a trait that the table does not give",
        ),
        pytest.param(
            "Daech et le Hezbollah se battent. Les djihadistes ont tué deux soldats.",
            "tué",
            "État islamique",
            id="a trait over a nearer body",
        ),
        pytest.param(
            "Al-Qaïda a pris le port. Les terroristes ont tué deux soldats.",
            "tué",
            "Al-Qaïda",
            id="a loaded label: one side",
        ),
        pytest.param(
            "Le Hezbollah a pris le port. Les terroristes ont tué deux soldats.",
            "tué",
            "Hezbollah",
            id="a loaded label: another side",
        ),
        pytest.param("Les terroristes ont tué deux soldats.", "tué", "terroristes", id="a loaded label: nobody before"),
        pytest.param(
            "Le Hamas a pris le port. Les djihadistes du Front de Brasnie ont fui.",
            "fui",
            "Front de Brasnie",
            id="a description with a name of its own",
        ),
        pytest.param(
            "Les Houthis ont pris le port. Les insurgés ont tué deux soldats.", "tué", "Houthis", id="les insurgés"
        ),
        pytest.param(
            "Daech a pris le port. Les rebelles ont tué deux soldats.",
            "tué",
            "rebelles",
            id="les rebelles: not a body with other traits",
        ),
        pytest.param(
            "L'armée polonaise a pris le port. L'armée a tué deux soldats.", "tué", "armée polonaise", id="l'armée"
        ),
        pytest.param(
            "L'armée polonaise a pris le port. Les soldats ont tué deux civils.",
            "tué",
            "armée polonaise",
            id="les soldats",
        ),
        pytest.param(
            "L'armée polonaise a pris le port. Des soldats ont tué deux civils.",
            "tué",
            "soldats",
            id="des soldats: somebody new",
        ),
        pytest.param(
            "L'armée polonaise a pris le port. L'armée turque a tué deux civils.",
            "tué",
            "armée turque",
            id="an army with its own nationality",
        ),
        pytest.param(
            "Les forces polonaises ont pris le port. L'armée a tué deux civils.",
            "tué",
            "armée polonaise",
            id="l'armée for forces of a state",
        ),
        pytest.param(
            "Tsahal a pris le port. L'armée a tué deux civils.", "tué", "armée israélienne", id="l'armée for a nickname"
        ),
        pytest.param("L'armée a tué deux civils.", "tué", "armée", id="l'armée: nobody before"),
        pytest.param(
            "La coalition internationale a pris le port. La coalition a tué deux civils.",
            "tué",
            "coalition internationale",
            id="la coalition",
        ),
        pytest.param(
            "Le Hamas a pris le port. La coalition a tué deux civils.", "tué", "coalition", id="a group is no coalition"
        ),
        pytest.param("La Pologne a pris le port. Le pays a bombardé la gare.", "bombardé", "Pologne", id="le pays"),
        pytest.param("« Nous avons repris le pont », a déclaré le Hamas.", "repris", "Hamas", id="nous: the speaker"),
        pytest.param(
            "« Nous avons repris le pont », a déclaré le porte-parole du Hamas.",
            "repris",
            "Hamas",
            id="nous: the speaker's body",
        ),
        pytest.param(
            "« J'ai tué deux soldats », a déclaré le porte-parole du Hamas.",
            "tué",
            "porte-parole du Hamas",
            id="je: the speaker himself",
        ),
        pytest.param(
            "« Nous avons repris le pont », a déclaré un ministre polonais.",
            "repris",
            "Pologne",
            id="nous: the speaker's country",
        ),
        pytest.param(
            "« Nous avons repris le pont », a déclaré le général Jean Morel.",
            "repris",
            "Jean Morel",
            id="nous: nobody but the speaker",
        ),
        pytest.param("Nous avons repris le pont.", "repris", None, id="nous: no speaker"),
        pytest.param(
            "Le Front de Brasnie a pris le port. Le groupe a tué deux soldats.",
            "tué",
            "Front de Brasnie",
            id="a body in no table",
        ),
        pytest.param(
            "Le Front de Brasnie (FB) a pris le port. Le FB a tué deux soldats.",
            "tué",
            "Front de Brasnie",
            id="an abbreviation",
        ),
        pytest.param("Le Hamas, qui a tué deux soldats, a fui.", "tué", "Hamas", id="a relative"),
        pytest.param(
            "Les soldats polonais qui ont tué deux civils ont fui.",
            "tué",
            "armée polonaise",
            id="a relative by its canonical name",
        ),
        pytest.param(
            "Le Hamas a pris le port.\n\nLe groupe a tué deux soldats.", "tué", "Hamas", id="a paragraph back"
        ),
        pytest.param(
            "Le Hamas a pris le port.\n\nIl a tué deux soldats.", "tué", "Hamas", id="a pronoun a paragraph back"
        ),
        pytest.param(
            "Le Hamas a pris le port. Le chef du mouvement a tué deux soldats.",
            "tué",
            "chef du mouvement",
            id="somebody of a body is not the body",
        ),
        pytest.param(
            "Le Hamas a fui. Les combattants du groupe ont tué deux soldats.",
            "tué",
            "Hamas",
            id="the members of a body that a description stands for",
        ),
        pytest.param(
            "La milice a pillé le port. L'armée polonaise, elle, a bombardé la gare.",
            "bombardé",
            "armée polonaise",
            id="a pronoun set apart by commas: the noun before it",
        ),
        pytest.param(
            "Le Hamas a affronté les Houthis. Ces derniers ont tué deux soldats.",
            "tué",
            "Houthis",
            id="ces derniers: the last named, no subject",
        ),
        pytest.param(
            "Depuis son offensive contre Goma, le Hamas a perdu deux soldats.",
            "offensive",
            "Hamas",
            id="a possessive in what opens a sentence: the subject behind",
        ),
        pytest.param(
            "L'armée polonaise a quitté Goma. Ses soldats ont pris la gare.",
            "pris",
            "armée polonaise",
            id="soldiers of a body are called by the body",
        ),
        pytest.param(
            "La Pologne a protesté. Ses soldats ont pris la gare.",
            "pris",
            "armée polonaise",
            id="soldiers of a country are its army",
        ),
        pytest.param(
            "Le Hamas, lié à Al-Qaïda, a pris le port. Le mouvement a tué deux soldats.",
            "tué",
            "Hamas",
            id="a description: the subject before what stands nearer",
        ),
        pytest.param(
            "Al-Qaïda a fui. Le groupe jihadiste, qui tenait le port, a tué deux soldats.",
            "tué",
            "Al-Qaïda",
            id="a clause behind a comma narrows nothing",
        ),
        pytest.param(
            "Le Hamas a attaqué la gare. Le Hezbollah a protesté. Les assaillants ont tué deux soldats.",
            "tué",
            "Hamas",
            id="attackers: who struck last, not who was named last",
        ),
        pytest.param(
            "La MONUSCO, présence de l'ONU, a fui. La Mission a déployé des soldats.",
            "déployé",
            "MONUSCO",
            id="a mission is one of peacekeeping where one is named",
        ),
    ],
)
def test_who_is_meant(reader: Reader, text: str, trigger: str, entity: str | None) -> None:
    assert actor_of(reader, text, trigger) == entity


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Il a tué deux soldats.", id="a pronoun"),
        pytest.param("Nous avons repris le pont.", id="a first person without a speaker"),
    ],
)
def test_what_is_left_open_is_said_to_be(reader: Reader, text: str) -> None:
    assert reader(article(text)).claims[0].actor == NotSaid(Silence.UNRESOLVED)


def test_a_description_shows_both_its_words_and_whom_it_stands_for(reader: Reader) -> None:
    text = "Le Hamas a pris le port. Le groupe a tué deux soldats."
    claim = reader(article(text)).claims[-1]
    assert not isinstance(claim.actor, NotSaid)
    cell = claim.actor[0]
    assert [span.of(text) for span in cell.evidence] == ["groupe", "Hamas"]
    assert cell.value.text == "groupe"
    assert cell.rule.endswith("+description")


@pytest.mark.parametrize(
    ("a", "b"), [("Hezbollah", "Hamas"), ("Front Polisario", "Hezbollah"), ("Hamas", "Front Polisario")]
)
@pytest.mark.parametrize("words", ["Le groupe", "Les terroristes", "Ce mouvement", "Il"])
def test_descriptions_of_either_side_are_read_alike(reader: Reader, a: str, b: str, words: str) -> None:
    found = {}
    for one, other in ((a, b), (b, a)):
        verb = "ont" if words.startswith("Les") else "a"
        text = f"Le {other} a fui. Le {one} a pris le port. {words} {verb} tué deux soldats."
        found[one] = actor_of(reader, text, "tué")
    assert found == {a: a, b: b}

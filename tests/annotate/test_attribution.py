"""On whose word: who the sources of a claim are, in what order, of what kind, by which words (codebook, section 5)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import article, broken, chain, claim_on, named, read_claim
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.annotate.marks import BlockMarks
from recoupe.claims.reader import Reader
from recoupe.model.article import Article
from recoupe.model.claim import Claim


def links(claim: Claim, text: str) -> list[tuple[str, str, str, str]]:
    """Source, kind, mode and cue of each link, outermost first."""
    return [
        (link.source.text, link.kind.value, link.mode.value, link.cue.of(text) if link.cue else "")
        for link in (cell.value for cell in claim.attribution)
    ]


# -- one source -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "trigger", "link"),
    [
        pytest.param(
            "Le gouverneur affirme que les rebelles ont quitté Valbourg.",
            "quitté",
            ("gouverneur", "person", "indirect", "affirme"),
            id="a verb with its clause",
        ),
        pytest.param(
            "Les rebelles ont quitté Valbourg, affirme le gouverneur.",
            "quitté",
            ("gouverneur", "person", "indirect", "affirme"),
            id="a verb behind its content",
        ),
        pytest.param(
            "Les rebelles, affirme le gouverneur, ont quitté Valbourg.",
            "quitté",
            ("gouverneur", "person", "indirect", "affirme"),
            id="a verb amid its content",
            marks=broken("the parser makes no clause of it: no claim is read"),
        ),
        pytest.param(
            "Le gouverneur a affirmé que les rebelles avaient quitté Valbourg.",
            "quitté",
            ("gouverneur", "person", "indirect", "a affirmé"),
            id="the cue has its auxiliary",
        ),
        pytest.param(
            "Selon le gouverneur, les rebelles ont quitté Valbourg.",
            "quitté",
            ("gouverneur", "person", "according", "Selon"),
            id="selon before",
        ),
        pytest.param(
            "Les rebelles ont quitté Valbourg, selon le gouverneur.",
            "quitté",
            ("gouverneur", "person", "according", "selon"),
            id="selon behind",
        ),
        pytest.param(
            "D'après les secours, deux soldats ont été blessés.",
            "blessés",
            ("secours", "organisation", "according", "D'après"),
            id="d'après",
        ),
        pytest.param(
            "À en croire le maire, la milice a pillé le marché.",
            "pillé",
            ("maire", "person", "according", "À en croire"),
            id="à en croire",
        ),
        pytest.param(
            "« La milice a pillé le marché », raconte un habitant.",
            "pillé",
            ("habitant", "public", "direct", "raconte"),
            id="a quotation",
        ),
        pytest.param(
            "Un habitant raconte : « La milice a pillé le marché. »",
            "pillé",
            ("habitant", "public", "direct", "raconte"),
            id="a quotation behind a colon",
        ),
        pytest.param(
            "Le maire assure que la milice a « pillé et brûlé sans pitié tout le marché ».",
            "pillé",
            ("maire", "person", "mixed", "assure"),
            id="half a quotation",
        ),
        pytest.param(
            "L'armée du Nord annonce avoir repris le port.",
            "repris",
            ("armée du Nord", "organisation", "indirect", "annonce"),
            id="an infinitive",
        ),
        pytest.param(
            "Le ministre a annoncé la prise du port.",
            "prise",
            ("ministre", "person", "indirect", "a annoncé"),
            id="a noun as the content",
        ),
        pytest.param(
            "L'annonce par le ministre de la prise du port a surpris.",
            "prise",
            ("ministre", "person", "indirect", "annonce"),
            id="a noun of saying",
            marks=broken("the source swallows the content and the verb behind it"),
        ),
        pytest.param(
            "Les rebelles ont revendiqué l'attaque du convoi.",
            "attaque",
            ("rebelles", "armed_group", "indirect", "ont revendiqué"),
            id="a claim of responsibility",
        ),
        pytest.param(
            "L'attaque, revendiquée par la milice, a fait dix morts.",
            "attaque",
            ("milice", "armed_group", "indirect", "revendiquée"),
            id="a claim of responsibility beside its noun",
        ),
        pytest.param(
            "Le maire a déclaré à l'agence Lorne que deux soldats avaient été tués.",
            "tués",
            ("maire", "person", "indirect", "a déclaré"),
            id="the agency that was told is a channel",
        ),
        pytest.param(
            "Le maire a dit à la radio que deux soldats avaient été tués.",
            "tués",
            ("maire", "person", "indirect", "a dit"),
            id="so is the radio",
        ),
        pytest.param(
            "L'armée du Nord prétend avoir pris la gare.",
            "pris",
            ("armée du Nord", "organisation", "indirect", "prétend"),
            id="a disputed source",
        ),
        pytest.param(
            "Le ministre dément que l'armée ait pris la gare.",
            "pris",
            ("ministre", "person", "indirect", "dément"),
            id="a denial",
        ),
        pytest.param(
            "Le gouvernement accuse la milice d'avoir incendié le marché.",
            "incendié",
            ("gouvernement", "government", "indirect", "accuse"),
            id="an accusation stands on the accuser's word",
        ),
        pytest.param(
            "Le ministre a confirmé mardi que la gare avait été bombardée.",
            "bombardée",
            ("ministre", "person", "indirect", "a confirmé"),
            id="a date between",
        ),
        pytest.param(
            "Il a été annoncé par le ministère que la gare avait été reprise.",
            "reprise",
            ("ministère", "government", "indirect", "a été annoncé"),
            id="a passive",
            marks=broken("the agent of an impersonal passive is not found"),
        ),
    ],
)
def test_one_source(reader: Reader, sentence: str, trigger: str, link: tuple[str, str, str, str]) -> None:
    assert links(read_claim(reader, sentence, trigger), sentence) == [link]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        pytest.param("le maire de Valbourg", "person", id="a mayor"),
        pytest.param("le porte-parole de la milice", "person", id="a speaker is a person"),
        pytest.param(
            "le ministère de la Défense",
            "government",
            id="a ministry",
            marks=broken("a name of several words that the model calls ORG hides the kind of its head noun"),
        ),
        pytest.param("le gouvernement", "government", id="a government"),
        pytest.param("la milice", "armed_group", id="a militia"),
        pytest.param("les rebelles", "armed_group", id="rebels"),
        pytest.param("une organisation humanitaire", "organisation", id="an organisation"),
        pytest.param("la télévision", "outlet", id="television"),
        pytest.param("le quotidien régional", "outlet", id="a daily"),
        pytest.param("un rapport", "document", id="a report"),
        pytest.param("une vidéo", "document", id="a video"),
        pytest.param("un communiqué de l'armée", "document", id="a statement"),
        pytest.param("une source militaire", "anonymous", id="a source"),
        pytest.param("des sources diplomatiques", "anonymous", id="sources"),
        pytest.param("un officier", "anonymous", id="an officer without a name"),
        pytest.param("les habitants", "public", id="inhabitants"),
        pytest.param("des témoins", "public", id="witnesses"),
    ],
)
def test_kinds(reader: Reader, source: str, kind: str) -> None:
    sentence = f"Selon {source}, les rebelles ont quitté le port."
    [cell] = read_claim(reader, sentence, "quitté").attribution
    assert cell.value.kind.value == kind
    assert cell.value.source.text in source


@pytest.mark.parametrize(
    ("sentence", "trigger", "source"),
    [
        pytest.param(
            "Le colonel Armand Vasseur a indiqué que deux soldats étaient morts.",
            "morts",
            "colonel Armand Vasseur",
            id="a title stays with its name",
        ),
        pytest.param(
            "Marc Delvaux a indiqué que deux soldats avaient été tués.", "tués", "Marc Delvaux", id="a name alone"
        ),
        pytest.param(
            "« Nous avons repris le pont », a déclaré le général Darcourt.",
            "repris",
            "général Darcourt",
            id="title and name behind the verb",
        ),
        pytest.param(
            "Le porte-parole de la coalition, Marc Delvaux, a annoncé la prise du port.",
            "prise",
            "Marc Delvaux",
            id="a name beside its function",
        ),
        pytest.param(
            "L'agence Lorne rapporte que la coalition a bombardé le port.",
            "bombardé",
            "agence Lorne",
            id="an outlet with its name",
        ),
        pytest.param(
            "Le quotidien Le Phare rapporte que la coalition a bombardé le port.",
            "bombardé",
            "quotidien Le Phare",
            id="an outlet whose name has an article",
        ),
        pytest.param(
            "Un rapport de la mission d'observation indique que la milice a pillé le port.",
            "pillé",
            "rapport de la mission d'observation",
            id="a document with its author",
        ),
        pytest.param(
            "Selon l'un des gardiens, la milice a pillé le port.",
            "pillé",
            "gardiens",
            id="one of those who saw it",
        ),
        pytest.param(
            "Le gouverneur impute l'attaque du port à la milice.",
            "attaque",
            "gouverneur",
            id="who blames somebody for it",
        ),
    ],
)
def test_the_words_of_a_source(reader: Reader, sentence: str, trigger: str, source: str) -> None:
    assert chain(read_claim(reader, sentence, trigger)) == [source]


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        pytest.param("La milice a pris le port.", "pris", id="plain narration"),
        pytest.param(
            "Selon nos informations, la milice a pris le port.",
            "pris",
            id="selon nos informations is the text's own voice",
        ),
        pytest.param("Je pense que la milice a pris le port.", "pris", id="so is the author's I"),
        pytest.param(
            "Le ministre n'a pas précisé si la milice avait pris le port.",
            "pris",
            id="who does not say it is no source",
        ),
        pytest.param("Le porte-parole de la milice a été tué.", "tué", id="a speaker who does not speak"),
        pytest.param("La milice a pris le port selon un plan précis.", "pris", id="selon a plan"),
        pytest.param("L'armée du Nord a repris la gare et la garnison a fui.", "fui", id="reprendre is no saying"),
        pytest.param(
            "Le préfet a accusé la milice de ruse : « Elle ment », a-t-il dit.",
            "accusé",
            id="dit behind a quotation reaches back to the colon, not to the accusing",
        ),
        pytest.param("Pour la milice, la prise du port est une victoire.", "prise", id="pour the militia"),
        pytest.param("Personne n'affirme que la milice a pris le port.", "pris", id="nobody says it"),
        pytest.param("Selon les cas, la milice a pris le port ou brûlé les quais.", "pris", id="selon les cas"),
    ],
)
def test_no_source(reader: Reader, sentence: str, trigger: str) -> None:
    assert chain(read_claim(reader, sentence, trigger)) == []


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        pytest.param("On annonce que la coalition a bombardé le port.", "bombardé", id="on annonce"),
        pytest.param("On dit que la milice a quitté Montclair.", "quitté", id="on dit"),
        pytest.param("La milice, dit-on, a quitté Montclair.", "quitté", id="dit-on"),
        pytest.param("Il se murmure que la milice a quitté Montclair.", "quitté", id="il se murmure"),
        pytest.param("De source militaire, la base a été évacuée.", "évacuée", id="de source militaire"),
        pytest.param("De bonne source, la base a été évacuée.", "évacuée", id="de bonne source"),
    ],
)
def test_nobody_is_named(reader: Reader, sentence: str, trigger: str) -> None:
    [cell] = read_claim(reader, sentence, trigger).attribution
    assert cell.value.kind.value == "anonymous"
    assert cell.value.source.text != "que"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("La prise du port n'a pas pu être vérifiée de source indépendante.", id="could not be verified"),
        pytest.param("La prise du port n'a pu être confirmée de source indépendante.", id="with ne alone"),
        pytest.param("La prise du port n'est pas confirmée de source officielle.", id="is not confirmed"),
    ],
)
def test_who_confirms_nothing_is_no_source(reader: Reader, sentence: str) -> None:
    assert read_claim(reader, sentence, "prise").attribution == ()


# -- several sources ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "trigger", "sources"),
    [
        pytest.param(
            "Selon le quotidien régional, un officier a déclaré que la gare avait été bombardée.",
            "bombardée",
            ["quotidien régional", "officier"],
            id="who reports stands outside who speaks",
        ),
        pytest.param(
            "Un officier cité par l'agence a affirmé que la milice avait quitté le port.",
            "quitté",
            ["agence", "officier"],
            id="cité par",
        ),
        pytest.param(
            "Citant un officier, la radio annonce la prise du port.", "prise", ["radio", "officier"], id="citant"
        ),
        pytest.param(
            "La radio, citant un officier, annonce que la milice a quitté le port.",
            "quitté",
            ["radio", "officier"],
            id="citant, behind its outlet",
            marks=broken("the comma clause tears the outlet off its verb, and the militia becomes a source"),
        ),
        pytest.param(
            "Le maire dit que, selon un témoin, la milice a quitté le port.",
            "quitté",
            ["maire", "témoin"],
            id="selon inside a clause",
        ),
        pytest.param(
            "Le maire affirme que le préfet a dit que la milice avait quitté le port.",
            "quitté",
            ["maire", "préfet"],
            id="a saying in a saying",
        ),
        pytest.param(
            "Selon la radio, le maire affirme que le préfet a dit que la milice avait quitté le port.",
            "quitté",
            ["radio", "maire", "préfet"],
            id="three",
        ),
        pytest.param(
            "Selon le maire et le préfet, la milice a quitté le port.",
            "quitté",
            ["maire"],
            id="two for one content: the first named",
        ),
        pytest.param(
            "Le maire a dit et répété que la milice avait quitté le port.",
            "quitté",
            ["maire"],
            id="one who says it twice",
        ),
        pytest.param(
            "D'après le journal La Dépêche de Montclair, un officier a déclaré que la base avait été bombardée.",
            "bombardée",
            ["journal La Dépêche de Montclair", "officier"],
            id="an outlet with a long name and who spoke to it",
            marks=broken("the outlet's name is taken again, for the subject of the second saying"),
        ),
    ],
)
def test_order_of_sources(reader: Reader, sentence: str, trigger: str, sources: list[str]) -> None:
    assert chain(read_claim(reader, sentence, trigger)) == sources


@pytest.mark.parametrize(
    ("sentence", "sources"),
    [
        pytest.param(
            "Le maire affirme que la milice a quitté le port et que la garnison a repris la gare.",
            {"quitté": ["maire"], "repris": ["maire"]},
            id="two clauses of one saying",
        ),
        pytest.param(
            "La garnison a repris la gare, mais le maire affirme que la milice a pillé le port.",
            {"repris": [], "pillé": ["maire"]},
            id="the clause beside is the text's own",
        ),
        pytest.param(
            "Le maire affirme que la milice a pillé le port ; le préfet dit que la garnison a repris la gare.",
            {"pillé": ["maire"], "repris": ["préfet"]},
            id="two sayings",
        ),
        pytest.param(
            "La milice, qui a pillé le port, annonce avoir repris la gare.",
            {"pillé": [], "repris": ["milice"]},
            id="what is told of the source is the text's own",
        ),
        pytest.param(
            "Le maire, blessé dans une attaque, affirme que la milice a pillé le port.",
            {"attaque": [], "pillé": ["maire"]},
            id="and what happened to it",
        ),
        pytest.param(
            "Le raid a fait dix morts, selon le maire, et provoqué la fuite des bergers selon le préfet.",
            {"morts": ["maire"], "fuite": ["préfet"]},
            id="two selon behind their halves share the sentence",
        ),
        pytest.param(
            "Le préfet réclame des renforts tandis que la milice pille le port.",
            {"pille": []},
            id="tandis que is beside what is asked for",
        ),
        pytest.param(
            "Le maire assure que les miliciens ont pillé le port et affirme avoir repris la gare.",
            {"pillé": ["maire"], "repris": ["maire"]},
            id="a verb in the singular is not said by several",
        ),
        pytest.param(
            "La milice nie avoir pillé le port et dit avoir repris la gare.",
            {"pillé": ["milice"]},
            id="nie is a form of nier, no participle",
        ),
    ],
)
def test_how_far_a_source_reaches(reader: Reader, sentence: str, sources: dict[str, list[str]]) -> None:
    reading = reader(article(sentence))
    assert {trigger: chain(claim_on(reading, sentence, trigger)) for trigger in sources} == sources


# -- over several sentences ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "trigger", "sources"),
    [
        pytest.param(
            "« La milice a pillé le port », raconte le maire. « Elle a brûlé la gare », ajoute-t-il.",
            "brûlé",
            ["maire"],
            id="a pronoun behind the verb",
        ),
        pytest.param(
            "Le maire a dit que la milice avait pillé le port. Il a ajouté qu'elle avait brûlé la gare.",
            "brûlé",
            ["maire"],
            id="a pronoun before the verb",
        ),
        pytest.param(
            "Selon le maire, la milice a quitté le port. Elle aurait brûlé la gare.",
            "brûlé",
            ["maire"],
            id="the conditional goes on with the account",
        ),
        pytest.param(
            "Selon le maire, la milice a quitté le port. Pourtant, la coalition a bombardé la gare.",
            "bombardé",
            [],
            id="pourtant stops it",
        ),
        pytest.param(
            "Selon le maire, la milice a quitté le port. La coalition a bombardé la gare lundi.",
            "bombardé",
            [],
            id="plain narration stops it",
        ),
        pytest.param(
            "Selon le maire, la milice a quitté le port.\n\nLa coalition aurait bombardé la gare.",
            "bombardé",
            [],
            id="a new paragraph with no mark stops it",
        ),
        pytest.param(
            "Selon le maire, la milice a quitté le port. Selon le préfet, elle a brûlé la gare.",
            "brûlé",
            ["préfet"],
            id="another source stops it",
        ),
        pytest.param(
            "« La milice a pillé le port. Elle a brûlé la gare », raconte le maire.",
            "pillé",
            ["maire"],
            id="a quotation of two sentences, the first",
        ),
        pytest.param(
            "« La milice a pillé le port. Elle a brûlé la gare », raconte le maire.",
            "brûlé",
            ["maire"],
            id="a quotation of two sentences, the second",
        ),
        pytest.param(
            "Le maire accuse la milice. « Elle a brûlé la gare de Valbourg hier soir. »",
            "brûlé",
            ["maire"],
            id="a quotation behind its speaker",
        ),
    ],
)
def test_a_source_carries_over(reader: Reader, text: str, trigger: str, sources: list[str]) -> None:
    assert chain(read_claim(reader, text, trigger)) == sources


# -- stance -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "trigger", "stance"),
    [
        pytest.param("Le maire affirme que la milice a pris le port.", "pris", "none", id="affirmer is neutral"),
        pytest.param("Le maire prétend que la milice a pris le port.", "pris", "disputed", id="prétendre disputes"),
        pytest.param("Le chef rebelle se vante d'avoir pris le port.", "pris", "disputed", id="so does se vanter"),
        pytest.param(
            "Contrairement à ce que dit le maire, la milice a pris le port.",
            "pris",
            "disputed",
            id="contrairement à",
        ),
        pytest.param(
            "Comme l'a montré l'enquête, la milice a pris le port.",
            "pris",
            "endorsed",
            id="comme l'a montré",
        ),
        pytest.param("Une enquête démontre que la milice a pris le port.", "pris", "endorsed", id="démontrer endorses"),
        pytest.param("La milice a pris le port.", "pris", "none", id="nobody says it"),
    ],
)
def test_stance(reader: Reader, sentence: str, trigger: str, stance: str) -> None:
    claim = read_claim(reader, sentence, trigger)
    assert (claim.stance.value.value, claim.modality.value.value) == (stance, "asserted")


# -- marks ------------------------------------------------------------------------------------------------

PIECES = """
Selon le maire, les rebelles ont quitté le port.
« Ils ont fui », dit-il.
« Nous avons repris la gare »,
a déclaré un officier.
L'armée dément avoir bombardé l'école.
On dit que la milice avance.
Citant un témoin, la radio annonce la chute de Valbourg.
La milice a pillé le marché »
Il
selon
que
« »
L'annonce par le ministre de la prise de la ville
""".strip().splitlines()


@settings(max_examples=40)
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=5))
def test_cues_stand_inside_the_block(marks_of: Callable[[Article], list[BlockMarks]], pieces: list[str]) -> None:
    text = " ".join(pieces)
    for block in marks_of(article(text)):
        tree = block.tree
        assert [text[start:end] for start, end in zip(tree.start, tree.end, strict=True)] == list(tree.text)
        for cue in block.cues:
            assert cue.cue
            assert list(cue.cue) == sorted(cue.cue)
            assert set(cue.cue) | cue.content | {cue.source or 0} <= set(range(len(tree)))
            assert not (set(cue.cue) & cue.content)


def test_we_in_a_quotation_is_its_speaker(reader: Reader) -> None:
    claim = read_claim(reader, "« Nous avons repris la gare », a déclaré le gouverneur.", "repris")
    assert named(claim.actor) == ["gouverneur"]

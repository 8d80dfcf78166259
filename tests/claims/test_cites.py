"""Cites through the real model: who is relied on, by what name, of what kind, and each once. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from factories import article
from hypothesis import given
from hypothesis import strategies as st

from recoupe.claims.cites import Mention, merge
from recoupe.claims.people import agrees, words_in
from recoupe.model.article import About, Article, Block, Fact
from recoupe.model.claim import Name, Reading, Span
from recoupe.model.codes import BlockKind, SourceKind

Read = Callable[[Article], Reading]


def cited(reader: Read, text: str) -> list[str]:
    """The names of what an article cites."""
    return [cite.name.text for cite in reader(article(text)).cites]


def kinds(reader: Read, text: str) -> dict[str, str]:
    """The same with their kinds."""
    return {cite.name.text: str(cite.kind) for cite in reader(article(text)).cites}


# -- who is cited -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Les soldats ont quitté la ville mardi.", [], id="the text's own voice cites nobody"),
        pytest.param("Selon le maire, la milice a fui.", ["maire"], id="a cue with a source"),
        pytest.param("On dit que la milice a fui.", [], id="nobody is not somebody"),
        pytest.param(
            "Des habitants ont raconté que la milice avait pillé le marché.", ["habitants"], id="the public counts"
        ),
        pytest.param(
            "Une source militaire a indiqué que la base était vide.", ["source militaire"], id="so does who is unnamed"
        ),
        pytest.param(
            "Des sources dans la vallée affirment que le pont a sauté.",
            ["sources dans la vallée"],
            id="who is unnamed is known by where it is",
        ),
        pytest.param(
            "Le préfet a déclaré que la milice craignait une attaque. La milice espère reprendre la ville.",
            ["préfet"],
            id="fears and hopes are nobody's word",
        ),
        pytest.param(
            "Le gouvernement cherche à démentir la prise de Valbourg.", [], id="what is tried to be said is not said"
        ),
        pytest.param(
            "L'observatoire a alerté sur la famine dans la vallée.",
            ["observatoire"],
            id="a warning is a word, whatever it warns of",
        ),
        pytest.param(
            "La milice, appuyée par des soldats, a pris « sans peine » le port.", [], id="who backs others says nothing"
        ),
        pytest.param(
            "L'attaque revendiquée par la milice a tué douze civils.", ["milice"], id="who claims an attack says so"
        ),
        pytest.param(
            "L'observatoire n'a pas confirmé la prise de Valbourg.", [], id="who does not say so is no source"
        ),
        pytest.param(
            "Jean Morel, maire de Valbourg : « Nous ne quitterons pas la ville, malgré les tirs. »",
            ["Jean Morel"],
            id="a name before a colon and a quotation",
        ),
        pytest.param(
            "Des sources policières et des témoins ont indiqué que le pont avait sauté.",
            ["sources policières", "témoins"],
            id="each of two who say it",
        ),
    ],
)
def test_who_is_cited(reader: Read, text: str, names: list[str]) -> None:
    assert cited(reader, text) == names


# -- by what name -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "La ministre de la Défense Anne Delmas a annoncé une trêve. La ministre a ajouté que la ville était calme.",
            ["Anne Delmas"],
            id="a title and then a name",
        ),
        pytest.param(
            "Le porte-parole des rebelles, le colonel Paul Varel, a annoncé la prise du port. "
            "Le porte-parole a ajouté que la milice avait fui.",
            ["Paul Varel"],
            id="a function, a rank and a name",
        ),
        pytest.param(
            "Jean Morel, gouverneur de Valbourg, a visité le port. Selon le gouverneur, la milice a fui.",
            ["Jean Morel"],
            id="a function of whom was named before",
        ),
        pytest.param(
            "« Le pont a sauté », a déclaré le gouverneur Jean Morel. M. Morel a précisé que douze civils étaient morts.",
            ["Jean Morel"],
            id="a surname behind M.",
        ),
        pytest.param(
            "Jean Morel a annoncé une trêve. Il a ajouté que la milice avait fui.", ["Jean Morel"], id="a pronoun"
        ),
        pytest.param(
            "Le conseiller du président Jean Morel a annoncé une trêve.",
            ["conseiller du président Jean Morel"],
            id="the adviser of a president is not the president",
        ),
        pytest.param(
            "Selon le fils de Jean Morel, la milice a fui.", ["fils de Jean Morel"], id="nor is a son his father"
        ),
        pytest.param(
            "Jean Morel, gouverneur de Valbourg, a visité le port. Selon un gouverneur, la milice a fui.",
            ["gouverneur"],
            id="one of several is not the one who was named",
        ),
        pytest.param(
            "L'armée israélienne a annoncé une frappe. L'armée a précisé que le dépôt était détruit.",
            ["armée israélienne"],
            id="a body named again in short",
        ),
        pytest.param(
            "Des sources militaires ont annoncé la chute du port. Selon ces sources, la milice a fui.",
            ["sources militaires"],
            id="these sources are those",
        ),
        pytest.param(
            "Une source militaire a annoncé la chute du port. Une source diplomatique l'a confirmée lundi.",
            ["source militaire", "source diplomatique"],
            id="two sources are two",
        ),
        pytest.param(
            "L'ONU a annoncé une trêve. L'Organisation des Nations unies a précisé que la ville était calme.",
            ["Organisation des Nations unies"],
            id="two names of one body, the fuller stands",
        ),
        pytest.param(
            "Le parquet de Valbourg (PV) a annoncé une enquête. Le PV a précisé que douze civils étaient morts.",
            ["parquet de Valbourg"],
            id="an abbreviation that is explained",
        ),
        pytest.param(
            "Jean Morel a annoncé une trêve. Le dirigeant a ajouté que la milice avait fui.",
            ["Jean Morel"],
            id="another word for who has just spoken",
        ),
        pytest.param(
            "Jean Morel a annoncé une trêve. Un médecin a ajouté que la milice avait fui.",
            ["Jean Morel", "médecin"],
            id="somebody new",
        ),
        pytest.param(
            "Selon des experts, dont Marie Vidal, directrice d'un institut, la trêve ne tiendra pas.",
            ["experts", "Marie Vidal"],
            id="one of many is named",
        ),
    ],
)
def test_by_what_name(reader: Read, text: str, names: list[str]) -> None:
    assert cited(reader, text) == names


# -- the press and documents --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Un officier a déclaré à l'AFP que la base était vide.",
            {"officier": "anonymous", "AFP": "outlet"},
            id="who had somebody's word is relied on",
        ),
        pytest.param(
            "Un journaliste de l'AFP a constaté que le pont avait sauté.",
            {"AFP": "outlet"},
            id="a journalist speaks for the outlet",
        ),
        pytest.param(
            "Le quotidien israélien Haaretz affirme que la base est vide.",
            {"Haaretz": "outlet"},
            id="an outlet by its name alone",
        ),
        pytest.param(
            "Selon la revue en ligne Horizon, la base est vide.", {"Horizon": "outlet"}, id="one that no table knows"
        ),
        pytest.param(
            "Les chaînes Telegram locales affirment que le pont a sauté.",
            {"chaînes Telegram": "outlet"},
            id="many outlets have no name of their own",
        ),
        pytest.param(
            "Un officier cité par Reuters a déclaré que la base était vide.",
            {"officier": "anonymous", "Reuters": "outlet"},
            id="who quotes, and who is quoted",
        ),
        pytest.param(
            "Le général a accordé un entretien à Valbourg Info. Il assure que la base est vide.",
            {"général": "person", "Valbourg Info": "outlet"},
            id="who was given an interview",
        ),
        pytest.param("Les bombes ont détruit le siège de la BBC.", {}, id="an outlet that only undergoes"),
        pytest.param(
            "Selon un rapport de l'ONU, la milice a pillé le marché.",
            {"rapport de l'ONU": "document", "ONU": "organisation"},
            id="a document and whose it is",
        ),
        pytest.param(
            "L'armée a reconnu dans un communiqué la perte du port.",
            {"armée": "government", "communiqué": "document"},
            id="a document through which somebody speaks",
        ),
        pytest.param(
            "Dans un discours, le maire a promis que la trêve tiendrait.",
            {"maire": "person"},
            id="a speech is no document of its own",
        ),
    ],
)
def test_the_press_and_documents(reader: Read, text: str, found: dict[str, str]) -> None:
    assert kinds(reader, text) == found


def test_a_byline_and_a_frame_are_cited(reader: Read) -> None:
    text = "Valbourg Info avec AFP, lundi\n\nSelon Reuters, la base est vide.\n\nLe Relais : le pont a sauté."
    one = article(text)
    agency = Fact("AFP", "byline", "Valbourg Info avec AFP", Span(0, 22))
    outlet = Fact("Le Relais", "embedded", "Le Relais", Span(65, 74))
    blocks = (*one.blocks[:2], replace(one.blocks[2], kind=BlockKind.EMBEDDED, outlet=outlet))
    cites = reader(replace(one, blocks=blocks, about=About(agency=agency))).cites
    assert [(cite.name.text, cite.kind) for cite in cites] == [
        ("AFP", SourceKind.OUTLET), ("Reuters", SourceKind.OUTLET), ("Le Relais", SourceKind.OUTLET),
    ]  # fmt: skip
    assert cites[0].name.entity == "Agence France-Presse"


def test_what_stands_in_tags_alone_is_not_cited(reader: Read) -> None:
    one = article("Selon le maire, la base est vide.")
    about = About(agency=Fact("AFP", "meta", "AFP"))
    assert [cite.name.text for cite in reader(replace(one, about=about)).cites] == ["maire"]


def test_page_furniture_cites_nobody(reader: Read) -> None:
    text = "Selon le maire, la base est vide."
    assert (
        reader(replace(article(text), blocks=(Block(BlockKind.BOILERPLATE, Span(0, len(text)), "test"),))).cites == ()
    )


# -- what always holds --------------------------------------------------------------------------------------

LONG = (
    "Le gouverneur de Valbourg, Jean Morel, a déclaré à l'AFP que la milice avait fui. Selon des habitants, le pont a "
    "sauté. M. Morel a ajouté que l'armée tenait la gare.\n\nSelon Reuters, qui cite une source militaire, douze soldats "
    "sont morts. Dans un communiqué, l'armée a précisé que la trêve tenait.\n\nDes habitants affirment que la milice "
    "est revenue. « Nous partons », a dit le gouverneur à l'agence Reuters."
)


def test_each_once_where_it_is_named(reader: Read) -> None:
    cites = reader(article(LONG)).cites
    names = [cite.name.text for cite in cites]
    assert names == ["Jean Morel", "AFP", "habitants", "Reuters", "source militaire", "communiqué", "armée"]
    assert [cite.name.source for cite in cites] == sorted({cite.name.source for cite in cites})
    assert all(cite.name.source.of(LONG) == cite.name.text for cite in cites)


def test_the_same_twice(reader: Read) -> None:
    assert reader(article(LONG)).cites == reader(article(LONG)).cites


WORDS = st.sampled_from(["armée", "kurde", "turque", "milice", "nord", "sud"])


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    """A mention somewhere in a text of any words."""
    words = draw(st.lists(WORDS, min_size=1, max_size=3, unique=True))
    start = draw(st.integers(0, 200))
    name = Name(
        " ".join(words), Span(start, start + len(" ".join(words))), draw(st.sampled_from([None, None, "X", "Y"]))
    )
    return Mention(name, SourceKind.GOVERNMENT, words[0], frozenset(words), draw(st.booleans()), draw(st.booleans()))


@given(st.lists(mentions(), max_size=8))
def test_merging_keeps_every_canonical_name_once_and_adds_nothing(found: list[Mention]) -> None:
    kept = merge(found)
    assert all(mention in found for mention in kept)
    assert bool(kept) == bool(found)
    exact = [(mention.words, mention.name.entity) for mention in kept]
    assert len(exact) == len(set(exact))


@pytest.mark.parametrize(
    ("asked", "known", "fits"),
    [
        pytest.param("", "de la Défense", True, id="nothing more is said"),
        pytest.param("de la Défense", "français de la Défense", True, id="less is said"),
        pytest.param("français de la Défense", "de la Défense", True, id="more is said"),
        pytest.param("français de la Défense", "", False, id="a bare title is anybody's"),
        pytest.param("des Finances", "de la Défense", False, id="of other things"),
    ],
)
def test_descriptions_that_agree(asked: str, known: str, fits: bool) -> None:
    assert agrees(words_in(asked), words_in(known)) is fits

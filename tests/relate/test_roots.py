"""Ten copies are one voice: who folds under whom, whose voice a place in an article is, and that no lineage has a circle."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from relate.pile import DISPATCH, HISTORY, MORE, OTHER, OWN, citing, entry

from recoupe.model.article import Entry
from recoupe.model.claim import Span
from recoupe.model.copy import Relation
from recoupe.relate.citations import missing_roots
from recoupe.relate.gather import find_copies
from recoupe.relate.lineage import lineages_of
from recoupe.relate.roots import Voices, roots_of


def roots(*entries: Entry) -> dict[str, str]:
    return roots_of((e.article for e in entries), find_copies(entries))


def voices(*entries: Entry) -> Voices:
    return Voices((e.article for e in entries), find_copies(entries))


def at(of: Entry, words: str) -> Span:
    start = of.article.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("pile", "count"),
    [
        pytest.param([entry("a", DISPATCH), entry("b", OTHER)], 2, id="two texts"),
        pytest.param([entry(n, DISPATCH, MORE) for n in "abcdefghij"], 1, id="ten copies"),
        pytest.param(
            [entry("a", DISPATCH, MORE, OTHER), entry("b", DISPATCH, MORE), entry("c", MORE, OTHER)],
            1,
            id="cuts of one text",
        ),
        pytest.param(
            [entry("a", OWN, MORE, HISTORY), entry("b", OTHER, DISPATCH, HISTORY)], 2, id="the same background"
        ),
        pytest.param(
            [entry("a", f"« {DISPATCH} »", MORE), entry("b", f"« {DISPATCH} »", OWN)], 2, id="the same communiqué"
        ),
        pytest.param([], 0, id="nothing"),
    ],
)
def test_how_many_voices(pile: list[Entry], count: int) -> None:
    found = roots(*pile)
    assert found.keys() == {e.article.id for e in pile}
    assert len(set(found.values())) == count


@pytest.mark.parametrize(
    ("pile", "root"),
    [
        pytest.param(
            [entry("a", DISPATCH, day="2031-05-07"), entry("b", DISPATCH, day="2031-05-06")], "b", id="the first day"
        ),
        pytest.param(
            [
                entry("a", DISPATCH, agency="Agence Sel", outlet="Le Phare de Sorn"),
                entry("b", DISPATCH, outlet="Agence Sel", day=None),
            ],
            "b",
            id="whom the other credits, though it has no day",
        ),
        pytest.param([entry("a", DISPATCH), entry("b", DISPATCH, MORE)], "b", id="on one day, the longer"),
        pytest.param([entry("a", DISPATCH), entry("b", DISPATCH)], "a", id="else the lesser id: the same on every run"),
    ],
)
def test_which_is_the_root(pile: list[Entry], root: str) -> None:
    assert set(roots(*pile).values()) == {root}


def test_whose_voice_a_place_is() -> None:
    dispatch = entry("a", DISPATCH, MORE, outlet="Agence Sel", day="2031-05-05")
    comment = entry("b", OWN, f"« {DISPATCH} »", OTHER)
    reprint = entry("c", DISPATCH, MORE)
    heard = voices(dispatch, comment, reprint)
    assert heard.of("b") == "a", "as a whole it folds"
    assert heard.of("b", at(comment, "au moins douze pêcheurs")) == "a"
    assert heard.of("b", at(comment, "Le préfet promet")) == "b", "what it says itself is its own"
    assert heard.of("c", at(reprint, "Le général Daran")) == "a"
    assert heard.of("a", at(dispatch, "Le général Daran")) == "a"


def test_a_document_is_nobodys_own_voice() -> None:
    one, two = entry("a", f"« {DISPATCH} »", MORE), entry("b", f"« {DISPATCH} »", OWN)
    heard = voices(one, two)
    assert heard.of("a", at(one, "au moins douze")) == heard.of("b", at(two, "au moins douze")) == "missing:a"
    assert heard.of("b", at(two, "Le préfet promet")) == "b"
    (missing,) = missing_roots({"a": one, "b": two}, find_copies([one, two]))
    assert missing.name.startswith("« Une colonne de l'armée")
    assert [article for article, _ in missing.articles] == ["a", "b"]


def test_relays_as_they_came() -> None:
    pile = [
        entry("a", DISPATCH, MORE, OTHER, outlet="Agence Sel", day="2031-05-06"),
        entry("b", DISPATCH, MORE, agency="Agence Sel", outlet="Le Phare de Sorn", day="2031-05-07"),
        entry("c", DISPATCH, agency="Le Phare de Sorn", outlet="Le Matin de Montclair", day="2031-05-08"),
    ]
    (lineage,) = lineages_of({e.article.id: e for e in pile}, find_copies(pile))
    assert lineage.root == "a"
    assert [(r.article, r.taken, r.step, r.credit) for r in lineage.relays] == [
        ("b", "a", 1, "Agence Sel"),
        ("c", "b", 2, "Le Phare de Sorn"),
    ]
    text = pile[0].article.text
    assert [span.of(text)[:20] for span in lineage.relays[0].cut] == [OTHER[:20]]
    assert lineage.because == ("day: 2031-05-06", "credit: Agence Sel")


def test_what_was_cut_added_and_altered() -> None:
    changed = DISPATCH.replace(", selon un adjoint au maire joint par téléphone", "").replace("les flammes", "Les feux")
    changed = changed.replace("la criée", "le marché aux poissons") + " " + OWN
    pile = [entry("a", DISPATCH, day="2031-05-06"), entry("b", changed, day="2031-05-07")]
    (lineage,) = lineages_of({e.article.id: e for e in pile}, find_copies(pile))
    (relay,) = lineage.relays
    before, after = (e.article.text for e in pile)
    assert [s.of(before) for s in relay.cut] == ["selon un adjoint au maire joint par téléphone"]
    assert [s.of(after)[:15] for s in relay.added] == ["Notre rédaction"]
    assert [(a.of(before), b.of(after)) for a, b in relay.altered] == [("la criée", "le marché aux poissons")]


def test_texts_that_are_named_and_not_there() -> None:
    pile = [
        citing(entry("a", f"D'après Le Petit Sel, la digue tient. {DISPATCH}"), "Le Petit Sel"),
        entry("b", f"{OWN} Le Petit Sel avait parlé de la digue.", outlet="Le Phare de Sorn"),
        citing(entry("c", f"Selon les médias, {OTHER}"), "médias"),
    ]
    found = missing_roots({e.article.id: e for e in pile}, find_copies(pile))
    assert [(m.name, [article for article, _ in m.articles]) for m in found] == [("Le Petit Sel", ["a", "b"])]


def test_who_cites_without_copying() -> None:
    pile = [
        entry("a", DISPATCH, outlet="Agence Sel", day="2031-05-06"),
        entry("b", OTHER, outlet="Agence Sel", day="2031-05-06"),
        entry(
            "c",
            OWN,
            "Au contraire de ce que dit l'Agence Sel, aucun pêcheur n'est mort à Valbourg, dit la douane.",
            day="2031-05-09",
        ),
    ]
    (lineage,) = lineages_of({e.article.id: e for e in pile}, find_copies(pile))
    assert (lineage.root, lineage.relays) == ("a", ()), "the one that speaks of it, not the other of that outlet"
    assert [(c.article, c.cites, c.words.of(pile[2].article.text)) for c in lineage.citations] == [
        ("c", "a", "Agence Sel")
    ]


TEXTS = [DISPATCH, MORE, OWN, OTHER, HISTORY]
articles = st.builds(
    lambda parts, day, outlet, agency: (parts, day, outlet, agency),
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4, unique=True),
    st.sampled_from([None, "2031-05-06", "2031-05-07", "2031-05"]),
    st.sampled_from([None, "Agence Sel", "Le Phare de Sorn"]),
    st.sampled_from([None, "Agence Sel", "Le Phare de Sorn"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(articles, min_size=2, max_size=7), st.randoms())
def test_a_lineage_has_no_circle_and_holds_each_article_once(drawn: list[tuple], draw) -> None:  # type: ignore[no-untyped-def, type-arg]
    pile = [
        entry(str(n), *parts, day=day, outlet=outlet, agency=agency)
        for n, (parts, day, outlet, agency) in enumerate(drawn)
    ]
    copies = find_copies(pile)
    folded = roots_of((e.article for e in pile), copies)
    found = lineages_of({e.article.id: e for e in pile}, copies)
    seen = [article for lineage in found for article in (lineage.root, *(r.article for r in lineage.relays))]
    assert len(seen) == len(set(seen))
    for lineage in found:
        taken = {relay.article: relay.taken for relay in lineage.relays}
        assert taken.keys() | {lineage.root} == {a for a, root in folded.items() if root == lineage.root}
        for article in taken:
            steps = 0
            while article != lineage.root:
                article, steps = taken[article], steps + 1
                assert steps <= len(taken)
        assert all(relay.relation is not Relation.BACKGROUND for relay in lineage.relays)
    mixed = draw.sample(pile, len(pile))
    assert lineages_of({e.article.id: e for e in mixed}, find_copies(mixed)) == found

"""What two articles that share words are to one another, which came first, and why: a table with a reason per row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from relate.pile import DISPATCH, HISTORY, MORE, OTHER, OWN, citing, entry

from recoupe.model.article import Entry, Fact
from recoupe.model.copy import Copy, Direction, PassageKind, Relation
from recoupe.relate.gather import find_copies

REWRITTEN = (
    DISPATCH.replace("Une colonne", "Un détachement")
    .replace("bombardé", "canonné")
    .replace("joint par téléphone", "que nous avons joint")
    .replace("puis la criée", "puis le marché")
    .replace("deux quais entiers", "deux quais")
    .replace("n'est plus qu'une carcasse noircie", "a brûlé jusqu'aux fondations")
)
COURTESY = (
    " Veuillez agréer, monsieur le préfet du canton des salines et des mines, l'expression de ma considération la plus "
    "haute et la plus sincère pour vous et les vôtres."
)


def only(*entries: Entry) -> Copy | None:
    found = find_copies(entries)
    assert len(found) <= 1
    return found[0] if found else None


def at_address(of: Entry, address: str) -> Entry:
    return replace(
        of, article=replace(of.article, about=replace(of.article.about, address=Fact(address, "test", address)))
    )


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        pytest.param(
            entry("a", DISPATCH, MORE, title="Le port brûle"),
            entry("b", DISPATCH, MORE, title="Le port brûle"),
            "reprint",
            id="word for word, another or no outlet",
        ),
        pytest.param(
            entry("a", DISPATCH, MORE, title="Le port brûle"),
            entry("b", DISPATCH, MORE, title="Le port tombe"),
            "two_headlines",
            id="one text under two headlines",
        ),
        pytest.param(
            entry("a", DISPATCH, MORE, outlet="Le Phare de Sorn"),
            entry("b", DISPATCH, MORE, outlet="Phare de Sorn"),
            "same_page",
            id="the same outlet, met twice",
        ),
        pytest.param(entry("a", DISPATCH, MORE, OTHER), entry("b", DISPATCH, MORE), "cut", id="cut to its beginning"),
        pytest.param(entry("a", DISPATCH), entry("b", REWRITTEN), "rewrite", id="sentence by sentence in other words"),
        pytest.param(
            entry("a", DISPATCH, MORE, OTHER, OWN),
            entry("b", DISPATCH, HISTORY, HISTORY[16:90] + OWN[::-1]),
            "part",
            id="a quarter or more of one, its beginning with it",
        ),
        pytest.param(
            entry("a", DISPATCH, MORE, outlet="Agence Sel"),
            entry("b", OWN, f"« {DISPATCH} »", OTHER),
            "quoted",
            id="a dispatch quoted inside a comment",
        ),
        pytest.param(
            entry("a", f"« {DISPATCH} »", MORE),
            entry("b", f"« {DISPATCH} »", OWN),
            "document",
            id="a communiqué that two print: neither copies the other",
        ),
        pytest.param(
            entry("a", OWN, MORE, HISTORY),
            entry("b", OTHER, DISPATCH, HISTORY),
            "background",
            id="a paragraph of background at the end of two reports",
        ),
        pytest.param(
            entry("a", DISPATCH, OWN, day="2031-05-06"),
            entry("b", OTHER, MORE, DISPATCH, day="2031-05-30"),
            "background",
            id="told again weeks later in a story of its own",
        ),
        pytest.param(
            entry("a", DISPATCH, MORE, day="2031-05-06"),
            entry("b", DISPATCH, MORE, day="2031-06-30"),
            "reprint",
            id="a whole text stays a reprint, however late",
        ),
        pytest.param(entry("a", DISPATCH, OWN), entry("b", MORE, OTHER), None, id="nothing in common"),
        pytest.param(
            entry("a", OWN + " " + DISPATCH[:94]),
            entry("b", OTHER + " " + DISPATCH[:94]),
            None,
            id="seventeen words are no copy",
        ),
        pytest.param(
            entry("a", OWN + COURTESY, MORE), entry("b", OTHER + COURTESY, HISTORY), None, id="a courtesy of letters"
        ),
    ],
)
def test_relation(one: Entry, two: Entry, relation: str | None) -> None:
    found = only(one, two)
    assert (found.relation.value if found else None) == relation
    flipped = only(two, one)
    assert flipped == found, "A beside B is B beside A"


def test_versions_of_one_address() -> None:
    first = at_address(entry("a", DISPATCH, MORE), "https://phare.example/1")
    later = at_address(entry("b", DISPATCH, MORE, OTHER, day="2031-05-07"), "https://phare.example/1")
    found = only(first, later)
    assert found is not None
    assert (found.relation, found.direction) == (Relation.VERSION, Direction.FORWARD)


@pytest.mark.parametrize(
    ("one", "two", "direction", "why"),
    [
        pytest.param(
            entry("a", DISPATCH, outlet="Le Phare de Sorn", agency="Agence Sel", day="2031-05-05"),
            entry("b", DISPATCH, outlet="Agence Sel"),
            "b->a",
            "credit: Agence Sel",
            id="a credit, before the day",
        ),
        pytest.param(
            citing(entry("a", f"L'Agence Sel écrit : {DISPATCH}"), "Agence Sel"),
            entry("b", DISPATCH, outlet="Agence Sel"),
            "b->a",
            "credit: Agence Sel",
            id="a citation",
        ),
        pytest.param(
            entry("a", DISPATCH, day="2031-05-07"),
            entry("b", DISPATCH, day="2031-05-06"),
            "b->a",
            "day: 2031-05-06 < 2031-05-07",
            id="the day",
        ),
        pytest.param(
            entry("a", DISPATCH),
            entry("b", DISPATCH, MORE),
            "b->a",
            "holds the other",
            id="on one day, what holds all of the other",
        ),
        pytest.param(
            entry("a", DISPATCH, day="2031-05"),
            entry("b", DISPATCH, day="2031-05-06"),
            "unknown",
            None,
            id="a month holds the day",
        ),
        pytest.param(entry("a", DISPATCH, day=None), entry("b", DISPATCH), "unknown", None, id="no day"),
    ],
)
def test_direction(one: Entry, two: Entry, direction: str, why: str | None) -> None:
    found = only(one, two)
    assert found is not None
    assert (found.direction.value, found.why) == (direction, (why,) if why else ())


def test_what_a_passage_is() -> None:
    quote = (
        "« Nous ne rendrons ni le phare ni la digue, et pas un homme de ce pays ne dira demain que nous avons cédé un seul "
        "arpent de sel sans nous battre »"
    )
    found = only(
        entry("a", f"{OWN} {quote}, a dit Daran. {MORE}"), entry("b", f"{OTHER} {quote}, a dit Daran. {HISTORY}")
    )
    assert found is not None
    assert [p.kind for p in found.passages] == [PassageKind.QUOTE]
    assert not found.folds, "two papers may both have heard it"


def test_shares_are_of_the_running_text() -> None:
    found = only(
        entry("a", DISPATCH, title="Le port de Valbourg brûle encore ce matin"), entry("b", DISPATCH, DISPATCH[::-1])
    )
    assert found is not None
    assert found.share_a == 1
    assert found.share_b == pytest.approx(0.5, abs=0.01)


PILE = [
    entry("a", DISPATCH, MORE, day="2031-05-06"),
    entry("b", DISPATCH, day="2031-05-07"),
    entry("c", REWRITTEN, OWN, day=None),
    entry("d", OTHER, f"« {DISPATCH} »"),
    entry("e", OTHER, MORE, HISTORY),
    entry("f", OWN, HISTORY),
]


@settings(max_examples=30, deadline=None)
@given(st.permutations(PILE))
def test_any_order_gives_the_same(pile: list[Entry]) -> None:
    assert find_copies(pile) == find_copies(PILE)


@settings(max_examples=20, deadline=None)
@given(st.sets(st.sampled_from(range(len(PILE)))))
def test_a_pair_does_not_depend_on_the_others(chosen: set[int]) -> None:
    part = [PILE[i] for i in sorted(chosen)]
    ids = {e.article.id for e in part}
    assert find_copies(part) == [c for c in find_copies(PILE) if {c.a, c.b} <= ids]


def test_names_of_sides_are_of_no_account() -> None:
    def exchanged(of: Entry) -> Entry:
        text = of.article.text.replace("Nord", "@@").replace("Cape", "Nord").replace("@@", "Cape")
        return replace(of, article=replace(of.article, text=text))

    pile = [entry("a", DISPATCH, MORE), entry("b", DISPATCH.replace("Nord", "Cape"), MORE), entry("c", REWRITTEN)]
    shown = [(c.a, c.b, c.relation, c.direction, [(p.kind, p.same) for p in c.passages]) for c in find_copies(pile)]
    other = [
        (c.a, c.b, c.relation, c.direction, [(p.kind, p.same) for p in c.passages])
        for c in find_copies(map(exchanged, pile))
    ]
    assert shown == other

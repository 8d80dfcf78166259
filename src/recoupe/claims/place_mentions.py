"""Which named place a description or a pronoun stands for: `la ville`, `ce bastion`, `où`, `y`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from recoupe.annotate.marks import BlockMarks, NameMark
from recoupe.annotate.tree import Tree
from recoupe.claims.coreference import BLOCKS_BACK, Mention
from recoupe.languages.gazetteer import load_gazetteer
from recoupe.languages.lists import word_list
from recoupe.languages.pack import name_key
from recoupe.languages.placenames import spelling_key

DEFINITE = word_list("definite_words")
COUNTRY_WORDS = word_list("country_words")
TOWN_WORDS = word_list("town_descriptions")
AREA_WORDS = word_list("area_descriptions")
OUTSIDE = word_list("words_outside_a_phrase")


DIVISION_WORDS = word_list("division_words")
CAPITAL = "capitale"
LOCATIVE = word_list("locative_prepositions")
FAR_MORE = 5  # a place named this many times as often as the last one is what the text is about
BEFORE_WHERE = 3  # words before `où` among which the place that it stands for ends


def is_bare_place(tree: Tree, i: int) -> bool:
    """True for `la ville`, `cette localité`, `le pays`: a description without a name of its own."""
    if tree.lemma[i] not in COUNTRY_WORDS | TOWN_WORDS | AREA_WORDS or tree.pos[i] != "NOUN":
        return False
    if any(tree.dep[c] in ("nmod", "flat", "acl") for c in tree.children[i]):
        return False
    if any("," not in tree.text[i:c] for c in tree.children_by(i, "appos")):
        return False  # `la ville Hallon`; `la ville, dernier bastion de la milice,` has no name
    if any(tree.dep[c] == "amod" and tree.lemma[c] not in OUTSIDE for c in tree.children[i]):
        return False
    return any(tree.lower[c] in DEFINITE for c in tree.children_by(i, "det", "case"))


def resolve_place(blocks: Sequence[BlockMarks], at: int, i: int) -> Mention | None:
    """The named place that a description stands for: the last one before it of its kind, unless the text before speaks far
    more often of another.
    """
    country = blocks[at].tree.lemma[i] in COUNTRY_WORDS
    if not country and blocks[at].tree.morph[i].number == "Plur":
        return None
    before = [
        (b, mark)
        for b in range(at, -1, -1)
        for mark in reversed(blocks[b].names.marks)
        if (b < at or mark.first < i) and may_be_meant(blocks[b], mark, country=country)
    ]
    if blocks[at].tree.lemma[i] in TOWN_WORDS:
        before = [(b, mark) for b, mark in before if not is_division(blocks[b].tree, mark)]
    sure = [(b, mark) for b, mark in before if country or is_known_place(blocks[b].tree, mark)]
    found: dict[str, Mention] = {}  # the last mention of each place, the nearest first
    counts: Counter[str] = Counter()
    for b, mark in sure or before:
        name = mark.entity or name_key(" ".join(blocks[b].tree.text[mark.first : mark.last + 1]))
        counts[name] += 1
        found.setdefault(name, (b, head_of(blocks[b].tree, mark)))
    if not found:
        return None
    last = next(iter(found))
    most = max(found, key=lambda name: counts[name])
    same_sentence = found[last][0] == at and blocks[at].tree.sentence[found[last][1]] == blocks[at].tree.sentence[i]
    return found[most] if counts[most] >= FAR_MORE * counts[last] and not same_sentence else found[last]


def is_division(tree: Tree, mark: NameMark) -> bool:
    """True for a name that is said to be a province's (`la province de X`), or that the gazetteer has as such alone."""
    above = tree.head[head_of(tree, mark)]
    if tree.lemma[above] in DIVISION_WORDS and above < mark.first:
        return True
    words, gazetteer = " ".join(tree.text[mark.first : mark.last + 1]), load_gazetteer()
    return bool(gazetteer.divisions(words)) and not gazetteer.towns(words)


def resolve_capital(blocks: Sequence[BlockMarks], at: int, i: int, country: str) -> Mention | None:
    """`la capitale`: the last mention of the capital of the country where the article plays, be it meant as a government there."""
    gazetteer = load_gazetteer()
    land = gazetteer.country(country)
    capital = spelling_key(gazetteer.capital_of(land.code) or "") if land else ""
    if not capital or blocks[at].tree.lemma[i] != CAPITAL:
        return None
    for b in range(at, -1, -1):
        for mark in reversed(blocks[b].names.marks):
            words = " ".join(blocks[b].tree.text[mark.first : mark.last + 1])
            if "place" in mark.classes and (b < at or mark.first < i) and spelling_key(words) == capital:
                return b, head_of(blocks[b].tree, mark)
    return None


def may_be_meant(block: BlockMarks, mark: NameMark, *, country: bool) -> bool:
    """True for the name of a place of the kind asked for: a capital that acts is a government, not a town."""
    tree = block.tree
    if "place" not in mark.classes or tree.pos[mark.first] == "NOUN":
        return False
    is_country = mark.entity is not None and mark.town is None
    return is_country == country and (mark.town is None or is_placed(tree, mark))


def is_placed(tree: Tree, mark: NameMark) -> bool:
    """True for a name behind a preposition of place."""
    return (tree.preposition(mark.first) or tree.preposition(mark.last)) in LOCATIVE


def is_known_place(tree: Tree, mark: NameMark) -> bool:
    """True for a place by where it stands, or that the gazetteer has: the model takes feasts and roads for places."""
    words = " ".join(tree.text[mark.first : mark.last + 1])
    gazetteer = load_gazetteer()
    known = gazetteer.towns(words) or gazetteer.divisions(words) or gazetteer.towns_by_sound(words)
    return is_placed(tree, mark) or bool(known)


def head_of(tree: Tree, mark: NameMark) -> int:
    """The word of a name that hangs outside it."""
    words = range(mark.first, mark.last + 1)
    return next((w for w in words if tree.head[w] not in words), mark.first)


def resolve_place_pronoun(blocks: Sequence[BlockMarks], at: int, i: int) -> Mention | None:
    """The place that `où`, `y` or `ce bastion` stands for: what the relative clause hangs on, or the last place named before."""
    tree = blocks[at].tree
    if tree.lower[i] == "où":
        above = next((x for x in (tree.head[i], *tree.ancestors(tree.head[i])) if tree.dep[x] == "acl:relcl"), None)
        if above is not None and "place" in blocks[at].names.classes[tree.head[above]]:
            return at, tree.head[above]
        return place_before(blocks[at], at, i)
    for b in range(at, max(-1, at - BLOCKS_BACK - 1), -1):
        for mark in reversed(blocks[b].names.marks):
            if "place" in mark.classes and (b < at or mark.last < i):
                return b, mark.first
    return None


def place_before(block: BlockMarks, at: int, i: int) -> Mention | None:
    """The place right before `où`, with nothing but a comma or a bracket between, whatever the parser hung the clause on."""
    tree, mark = block.tree, None
    for w in range(i - 1, max(tree.words_of_sentence(i).start, i - BEFORE_WHERE) - 1, -1):
        mark = block.names.of_word.get(w)
        if mark is not None and "place" in mark.classes:
            return at, mark.first
        if tree.pos[w] != "PUNCT":
            return None
    return None

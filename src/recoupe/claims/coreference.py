"""Who a pronoun or a description stands for: the nearest earlier mention that fits, or nobody.

Light on purpose: a pronoun for which nothing fits stays unresolved, and the cell says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from recoupe.annotate.marks import BlockMarks, NameMark
from recoupe.annotate.tree import Tree
from recoupe.languages.bodies import Description, bodies, descriptions, nationalities
from recoupe.languages.gazetteer import load_gazetteer
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Actor, load_pack, name_key
from recoupe.model.codes import BlockKind, SourceKind

PLURAL = word_list("plural_pronouns")
SINGULAR = word_list("singular_pronouns")
FEMININE = word_list("feminine_pronouns")
MASCULINE = word_list("masculine_pronouns")
PRONOUNS = PLURAL | SINGULAR
POSSESSIVES = word_list("possessives")
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus")
ACTING = frozenset(["force", "person"])
BLOCKS_BACK = 2  # how many paragraphs back an antecedent is looked for

PLURAL_ARTICLES = frozenset(["les", "des", "aux", "ces"])
SINGULAR_ARTICLES = frozenset(["le", "la", "l'", "l’", "du", "au", "ce", "cet", "cette", "un", "une"])
WHEREABOUTS = word_list("prepositions_into_countries")  # `en Pologne` is where, and nobody

Mention = tuple[int, int]  # block, head word


# `ce dernier` and its forms, with the pronoun that they are as good as.
LATTER = {"dernier": "il", "dernière": "elle", "derniers": "ils", "dernières": "elles"}


def pronoun_form(tree: Tree, i: int) -> str:
    """The pronoun that a word is or stands as (`ce dernier` is as good as `il`), empty where it is none."""
    if tree.lower[i] in PRONOUNS and tree.pos[i] in ("PRON", "DET"):
        return tree.lower[i]
    if tree.lower[i] in LATTER and i and tree.lower[i - 1] in ("ce", "cette", "ces"):
        return LATTER[tree.lower[i]]
    return ""


def is_pronoun(tree: Tree, i: int) -> bool:
    """True for a third-person pronoun or possessive that may stand for an actor."""
    return bool(pronoun_form(tree, i))


def number_of(tree: Tree, i: int) -> str:
    """Singular or plural: by the article where there is one, which the parser reads better than a name."""
    for c in tree.children_by(i, "det", "case"):
        if tree.lower[c] in PLURAL_ARTICLES:
            return "Plur"
        if tree.lower[c] in SINGULAR_ARTICLES:
            return "Sing"
    return tree.morph[i].number


def fits(tree: Tree, candidate: int, pronoun: str) -> bool:
    """True if number and gender do not speak against it."""
    morph = tree.morph[candidate]
    number = number_of(tree, candidate)
    conjoined = any(tree.dep[c] == "conj" for c in tree.children[candidate])
    if pronoun in PLURAL and number == "Sing" and not conjoined:
        return False
    if pronoun in SINGULAR and (number == "Plur" or conjoined):
        return False
    if pronoun in FEMININE and morph.gender == "Masc":
        return False
    return not (pronoun in MASCULINE and morph.gender == "Fem" and not conjoined)


def above(tree: Tree, i: int) -> Iterator[int]:
    """Subjects of the clauses that a pronoun stands in, from the inside: `X dit qu'il part`, `X poursuit son offensive`."""
    for verb in tree.ancestors(i):
        yield from (c for c in tree.children_by(verb, *SUBJECTS) if c < i and tree.pos[c] in ("NOUN", "PROPN"))


def candidates(blocks: Sequence[BlockMarks], kinds: Sequence[BlockKind], at: int, i: int) -> Iterator[Mention]:
    """Earlier mentions of those who act: subjects of the nearest sentence first, then its other mentions."""
    for b in range(at, max(-1, at - BLOCKS_BACK - 1), -1):
        if b != at and kinds[b] not in (BlockKind.BODY, BlockKind.TITLE):
            continue
        tree, classes = blocks[b].tree, blocks[b].names.classes
        sentences = range(tree.sentence[i] if b == at else len(tree.sentences) - 1, -1, -1)
        for s in sentences:
            words = [
                w
                for w in range(*tree.sentences[s])
                if (b != at or w < i)
                and classes[w] & ACTING
                and tree.pos[w] in ("NOUN", "PROPN")
                and not (tree.lower[w - 1] in WHEREABOUTS and w)
            ]
            heads = [w for w in words if tree.dep[w] not in ("flat", "compound")]
            yield from ((b, w) for w in heads if tree.dep[w] in SUBJECTS)
            yield from ((b, w) for w in reversed(heads) if tree.dep[w] not in SUBJECTS)


DEFINITE = word_list("definite_words")
COUNTRY_WORDS = word_list("country_words")
TOWN_WORDS = word_list("town_descriptions")
AREA_WORDS = word_list("area_descriptions")
OUTSIDE = word_list("words_outside_a_phrase")


LOCATIVE = word_list("locative_prepositions")
FAR_MORE = 5  # a place named this many times as often as the last one is what the text is about
BEFORE_WHERE = 3  # words before `où` among which the place that it stands for ends


def is_bare_place(tree: Tree, i: int) -> bool:
    """True for `la ville`, `cette localité`, `le pays`: a description without a name of its own."""
    if tree.lemma[i] not in COUNTRY_WORDS | TOWN_WORDS | AREA_WORDS or tree.pos[i] != "NOUN":
        return False
    if any(tree.dep[c] in ("nmod", "flat", "appos", "acl") for c in tree.children[i]):
        return False
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


def resolve_pronoun(blocks: Sequence[BlockMarks], kinds: Sequence[BlockKind], at: int, i: int) -> Mention | None:
    """The block and head word that a pronoun stands for, None where nothing fits."""
    tree = blocks[at].tree
    pronoun = pronoun_form(tree, i) or tree.lower[i]
    if tree.dep[i] in SUBJECTS or pronoun in POSSESSIVES:
        for w in above(tree, i):
            own = tree.head[w] == tree.head[i] and pronoun not in POSSESSIVES
            if blocks[at].names.classes[w] & ACTING and fits(tree, w, pronoun) and not own:
                return at, w
    for b, w in candidates(blocks, kinds, at, i):
        same_clause = b == at and blocks[b].tree.head[w] == blocks[b].tree.head[i] and pronoun not in POSSESSIVES
        if fits(blocks[b].tree, w, pronoun) and not same_clause:
            return b, w
    return None


POINTING_BACK = DEFINITE - {"des"}
BACK_TO_NAMES = 4  # how many paragraphs back the body that a description stands for is looked for
MISSION, PEACEKEEPING = "mission", "maintien de la paix"
NARROWING = ("nmod", "flat", "appos", "acl:relcl", "acl", "nummod")
ARMY = ("armée", "forces", "troupes")


def description_of(tree: Tree, i: int) -> Description | None:
    """`le groupe`, `cette milice`, `les djihadistes`: what a noun without a name or complement of its own may stand for."""
    found = descriptions().get(tree.lemma[i]) or descriptions().get(tree.lower[i].removesuffix("s"))
    if found is None or any(tree.dep[c] in NARROWING for c in tree.children[i]):
        return None
    if tree.pos[i] != "NOUN" and MISSION not in found.kinds:
        return None
    if any(c > i and tree.lower[c] in nationalities() for c in tree.children_by(i, "amod")) and "army" in found.kinds:
        return None  # `l'armée polonaise` has its name
    if MISSION in found.kinds:
        return found  # `un Casque bleu` belongs to the mission, whether the reader knows which one or not
    articles = tree.children_by(i, "det", "case")
    definite = any(
        tree.lower[c] in POINTING_BACK or (tree.lower[c] == "des" and tree.dep[c] == "case") for c in articles
    )
    return found if definite else None


def resolve_description(blocks: Sequence[BlockMarks], kinds: Sequence[BlockKind], at: int, i: int) -> Mention | None:
    """The named body that a description stands for: the last one before it of its kind that its adjectives fit."""
    tree = blocks[at].tree
    description = description_of(tree, i)
    if description is None:
        return None
    said = frozenset(tree.lemma[c] for c in tree.children_by(i, "amod")) | {description.trait} - {""}
    said = frozenset() if MISSION in description.kinds else said  # `Casque bleu pakistanais`
    for b in range(at, max(-1, at - BACK_TO_NAMES - 1), -1):
        if b != at and kinds[b] not in (BlockKind.BODY, BlockKind.TITLE):
            continue
        stop = i if b == at else len(blocks[b].tree)
        for w in range(stop - 1, -1, -1):
            kind, actor = body_at(blocks[b], w)
            if kind & description.kinds and may_be_called(actor, said):
                return b, w
    return the_only_one(blocks, kinds, description, said)


def the_only_one(
    blocks: Sequence[BlockMarks], kinds: Sequence[BlockKind], description: Description, said: frozenset[str]
) -> Mention | None:
    """The body of its kind, where the tables know all that the article names and it names but one: `la coalition`."""
    found: dict[str, Mention] = {}
    for b, block in enumerate(blocks):
        if kinds[b] in (BlockKind.BODY, BlockKind.TITLE):
            for mark in block.names.marks:
                w = head_of(block.tree, mark)
                kind, actor = body_at(block, w)
                if actor is not None and kind & description.kinds and may_be_called(actor, said):
                    found.setdefault(actor.name, (b, w))
    return next(iter(found.values())) if len(found) == 1 else None


def body_at(block: BlockMarks, w: int) -> tuple[frozenset[str], Actor | None]:
    """What kind of body is named at head word `w`, and what the tables know of it."""
    tree, mark = block.tree, block.names.of_word.get(w)
    if mark is not None:
        inside = range(mark.first, mark.last + 1)
        words = mark.entity or " ".join(tree.text[mark.first : mark.last + 1]).replace("' ", "'")
        actor = load_pack("fr").actors.get(name_key(words))
        named = actor is not None or any(
            tree.text[i][0].isupper() for i in inside
        )  # `hôpital de la ville` names nobody
        return (kinds_of(mark, actor) if named and tree.head[w] not in inside else frozenset()), actor
    if tree.pos[w] == "NOUN" and tree.lower[w] in bodies() and bodies()[tree.lower[w]].pattern.startswith(ARMY):
        for c in tree.children_by(w, "amod"):
            if tree.lower[c] in nationalities():
                return frozenset(["army"]), None
    return frozenset(), None


def kinds_of(mark: NameMark, actor: Actor | None) -> frozenset[str]:
    """The kinds of bodies that a name may be."""
    if "force" not in mark.classes:
        return frozenset()
    if actor is None:
        return frozenset(["armed_group", "organisation"]) if mark.source is SourceKind.ORGANISATION else frozenset()
    if actor.country:
        return frozenset(["country"])
    name = actor.name.lower()
    if actor.kind is SourceKind.GOVERNMENT:
        return frozenset(["army"]) if name.startswith(ARMY) else frozenset(["government"])
    if PEACEKEEPING in actor.traits:
        return frozenset([actor.kind.value, MISSION])
    return frozenset([actor.kind.value, *(["coalition"] if name.startswith("coalition") else [])])


def may_be_called(actor: Actor | None, said: frozenset[str]) -> bool:
    """True if nothing that the tables know speaks against these words; of a body without traits they know nothing."""
    if actor is None or not actor.traits:
        return True
    nations = nationalities()
    told = {word for word in said if word not in nations}
    from_there = all(nations[word].country in (actor.home, "") for word in said - told)
    return from_there and told - {"armé", "terroriste"} <= actor.traits

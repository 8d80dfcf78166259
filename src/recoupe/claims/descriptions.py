"""Which named body a description stands for: `le groupe`, `les djihadistes`, `les forces de la coalition`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.annotate.marks import BlockMarks, NameMark
from recoupe.annotate.tree import Tree
from recoupe.claims.coreference import SUBJECTS, Mention
from recoupe.claims.place_mentions import head_of
from recoupe.languages.bodies import Description, bodies, descriptions, nationalities
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Actor, load_pack, name_key
from recoupe.model.codes import BlockKind, EventType, SourceKind

DEFINITE = word_list("definite_words")
POINTING_BACK = DEFINITE - {"des"}
BACK_TO_NAMES = 4  # how many paragraphs back the body that a description stands for is looked for
MEMBERS = word_list("member_nouns")
LOCATIVE = word_list("locative_prepositions")
ATTACKERS = word_list("nouns_of_attackers")
BLOWS = frozenset([EventType.ATTACK, EventType.STRIKE, EventType.BATTLE, EventType.CAPTURE])
MISSION, PEACEKEEPING = "mission", "maintien de la paix"
NARROWING = ("nmod", "flat", "appos", "acl:relcl", "acl", "nummod")
ARMY = ("armée", "forces", "troupes")


def description_of(tree: Tree, i: int) -> Description | None:
    """`le groupe`, `cette milice`, `les djihadistes`: what a noun without a name or complement of its own may stand for."""
    found = descriptions().get(tree.lemma[i]) or descriptions().get(tree.lower[i].removesuffix("s"))
    if found is None or any(narrows(tree, c, i) for c in tree.children[i]):
        return None
    if tree.pos[i] != "NOUN" and MISSION not in found.kinds:
        return None
    if any(c > i and tree.lower[c] in nationalities() for c in tree.children_by(i, "amod")) and "army" in found.kinds:
        return None  # `l'armée polonaise` has its name
    if found.kinds == {MISSION}:
        return found  # `un Casque bleu` belongs to the mission, whether the reader knows which one or not
    articles = tree.children_by(i, "det", "case")
    definite = any(
        tree.lower[c] in POINTING_BACK or (tree.lower[c] == "des" and tree.dep[c] == "case") for c in articles
    )
    return found if definite else None


def narrows(tree: Tree, c: int, i: int) -> bool:
    """True for what says which one is meant: not for a clause behind a comma, nor for where (`les membres du groupe à Hallon`)."""
    label = tree.dep[c]
    if label not in NARROWING:
        return False
    if label in ("acl:relcl", "acl", "appos"):
        return "," not in tree.text[i:c]
    return label != "nmod" or not (tree.preposition(c) in LOCATIVE or c in adjectives_of(tree, i))


def adjectives_of(tree: Tree, i: int) -> list[int]:
    """The adjectives beside a noun, those that were tagged as nouns too: `le groupe djihadiste`."""
    beside = (c for c in tree.children_by(i, "nmod", "flat") if c == i + 1 and tree.text[c][0].islower())
    return [*tree.children_by(i, "amod"), *(c for c in beside if tree.lemma[c] in descriptions())]


def resolve_description(blocks: Sequence[BlockMarks], kinds: Sequence[BlockKind], at: int, i: int) -> Mention | None:
    """The named body that a description stands for: the last one before it of its kind that its adjectives fit."""
    tree = blocks[at].tree
    description = description_of(tree, i)
    if description is None:
        return None
    if tree.lemma[i] in ATTACKERS and (attacker := last_attacker(blocks, at, i)):
        return attacker
    said = frozenset(trait_of(tree.lemma[c]) for c in adjectives_of(tree, i)) | {description.trait} - {""}
    said = frozenset() if MISSION in description.kinds else said  # `Casque bleu pakistanais`
    wanted = description.kinds
    if MISSION in wanted and any(body_at(block, w)[0] >= {MISSION} for block in blocks for w in block.names.of_word):
        wanted = frozenset([MISSION])
    collective, beside = not is_people_word(blocks[at], i), beside_it(tree, i)
    for b in range(at, max(-1, at - BACK_TO_NAMES - 1), -1):
        if b != at and kinds[b] not in (BlockKind.BODY, BlockKind.TITLE):
            continue
        for w in nearest_first(blocks[b].tree, i if b == at else len(blocks[b].tree)):
            kind, actor = body_at(blocks[b], w)
            if b == at and w in beside:
                continue
            known = actor is not None or collective
            if kind & wanted and known and may_be_called(actor, said):
                return b, w
    return the_only_one(blocks, kinds, description, said)


def beside_it(tree: Tree, i: int) -> set[int]:
    """Who is somebody else than a description because both stand in one clause: its subject, and what is coordinated with it."""
    row = {i, tree.head[i]} if tree.dep[i] == "conj" else {i}
    found = {c for w in row for c in tree.children_by(w, "conj")} | row
    verb = next((w for w in tree.ancestors(i) if tree.pos[w] in ("VERB", "AUX")), None)
    if verb is not None and not row & set(tree.children_by(verb, *SUBJECTS)):
        found |= {x for c in tree.children_by(verb, *SUBJECTS) for x in (c, *tree.children_by(c, "conj"))}
    return found - {i}


def is_people_word(block: BlockMarks, i: int) -> bool:
    """True for `les miliciens`: people are of a body that the tables know, or of one that is called a group."""
    return "person" in block.names.classes[i]


def last_attacker(blocks: Sequence[BlockMarks], at: int, i: int) -> Mention | None:
    """`les assaillants`: who struck in the last blow before it whose author the article names."""
    for b in range(at, max(-1, at - BACK_TO_NAMES - 1), -1):
        for event in reversed(blocks[b].events):
            if event.type not in BLOWS or (b == at and event.head >= i):
                continue
            if any(mark.head == i for mark in event.roles):
                continue
            for mark in event.roles:
                if mark.role == "actor" and body_at(blocks[b], mark.head)[0]:
                    return b, mark.head
    return None


def nearest_first(tree: Tree, stop: int) -> Iterator[int]:
    """The words before a place: those of the nearest sentence first, in each its subjects before the rest, the last before the first."""
    for first, end in reversed(tree.sentences):
        words = range(first, min(end, stop))
        subjects = [w for w in words if tree.dep[w] in SUBJECTS]
        yield from subjects
        yield from (w for w in reversed(words) if w not in subjects)


def trait_of(adjective: str) -> str:
    """An adjective as the tables of actors spell it: `jihadiste` is `djihadiste`."""
    found = descriptions().get(adjective)
    return found.trait if found is not None and found.trait else adjective


def resolve_members(blocks: Sequence[BlockMarks], kinds: Sequence[BlockKind], at: int, i: int) -> Mention | None:
    """The body that members are of: `les forces de la coalition`; `cent djihadistes` where the article names but one such group."""
    tree = blocks[at].tree
    for c in tree.children_by(i, "nmod"):
        if tree.preposition(c) == "de" and tree.lemma[i] in MEMBERS:
            return resolve_description(blocks, kinds, at, c)
    found = descriptions().get(tree.lemma[i])
    narrowed = any(tree.dep[c] in ("nmod", "flat", "appos", "amod") for c in tree.children[i])
    if found is None or not found.trait or tree.pos[i] != "NOUN" or narrowed:
        return None
    return the_only_one(blocks, kinds, found, frozenset([found.trait]))


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

"""Who or what fills a role: the words in the clause, and the full mention and the canonical name that they stand for. Next: make.py."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.annotate.marks import BlockMarks, EventMark, RoleMark
from recoupe.annotate.tree import Tree
from recoupe.claims.allies import allies_of, owned_by
from recoupe.claims.areas import in_country
from recoupe.claims.context import Context
from recoupe.claims.coreference import PLURAL, POSSESSIVES, is_pronoun, resolve_pronoun, resolve_some
from recoupe.claims.descriptions import resolve_description, resolve_members
from recoupe.claims.entities import (
    Known,
    full_name,
    is_people,
    of_fuller,
    of_harmed,
    of_scene,
    own_words,
    speaking_for,
)
from recoupe.claims.phrases import make_name, span_of
from recoupe.claims.place_mentions import is_bare_place, resolve_capital, resolve_place, resolve_place_pronoun
from recoupe.claims.settle import PEOPLE
from recoupe.languages.bodies import bodies, nationalities
from recoupe.languages.lists import word_list
from recoupe.languages.pack import load_pack, name_key
from recoupe.model.claim import Cell, Name, Span
from recoupe.model.codes import EventType

FIRST_PERSONS = word_list("first_persons")
OF_PLACES = frozenset(load_pack("fr").place_words) - word_list("town_descriptions")
PLACE_PRONOUNS = word_list("place_pronouns")
NOBODY = word_list("nobody")
WHO = frozenset(["actor", "target"])
# `deux Polonais ont été tués`: people are harmed; elsewhere `les Polonais` stands for their state.
HARM = frozenset([EventType.CASUALTIES, EventType.DETENTION, EventType.DISPLACEMENT, EventType.ABUSE])


MEASURES = word_list("measuring_nouns")
MEMBERS = word_list("members_of_an_owner")
ALLIED = word_list("words_of_relation")
NAMING = ("nmod", "flat", "appos")
POSSESSIVES_OF_US = word_list("possessives_of_us")


@dataclass(frozen=True, slots=True)
class Scene:
    """One event where it stands: its article, its block, and who speaks there (the innermost source), if anybody."""

    context: Context
    known: Known
    at: int
    event: EventMark
    speaker: Name | None

    @property
    def block(self) -> BlockMarks:
        """The marks of the event's block."""
        return self.context.blocks[self.at]


def name_cell(scene: Scene, role: RoleMark, rule: str) -> Cell[Name] | None:
    """A filler as a cell: the words in the clause, and the full mention that they stand for. None if unresolved."""
    context, at, head = scene.context, scene.at, role.head
    tree = scene.block.tree
    as_place = role.role in ("place", "origin")
    if tree.lower[head] in FIRST_PERSONS:
        if scene.speaker is None:
            return None
        name = speaking_for(context, scene.known, scene.speaker, several=tree.lower[head] == "nous")
        return Cell(name, (span_of(tree, head, head), name.source), f"{rule}/{role.slot}+speaker")
    if tree.lower[head] in NOBODY and not tree.children_by(head, "det", "nummod"):
        return None  # `personne n'est mort`
    if is_pronoun(tree, head):
        found = resolve_pronoun(context.blocks, context.kinds, at, head)
        return stands_for(scene, found, role, f"{rule}/{role.slot}+pronoun") if found else None
    if as_place and (tree.lower[head] in PLACE_PRONOUNS or tree.pos[head] == "DET"):
        found = resolve_place_pronoun(context.blocks, at, head)
        return stands_for(scene, found, role, f"{rule}/{role.slot}") if found else None
    if tree.pos[head] in ("PRON", "NUM") and head not in scene.block.names.of_word:
        some = resolve_some(context.blocks, at, head)  # `les quatre`: who, only where that stands beside it
        return stands_for(scene, some, role, f"{rule}/{role.slot}+some") if some else None
    if as_place and (found := place_meant(scene, head)):
        return stands_for(scene, found, role, f"{rule}/{role.slot}+description")
    own = range(scene.event.first, scene.event.last + 1)
    without = frozenset([*(mark.head for mark in scene.event.roles), *own]) | timed_words(scene.block)
    name, shown, how = filler(scene, at, head, role, without)
    if as_place and (country := country_meant(scene, head, name)):
        entity = in_country(own_words(name.text), country.entity or "")
        name, shown = replace(name, entity=entity), (*shown, country.source)
    return Cell(name, (name.source, *shown), f"{rule}/{role.slot}{how}")


def cells_of(scene: Scene, role: RoleMark, rule: str) -> list[Cell[Name]]:
    """A filler as cells: a pronoun of several may stand for two that are named side by side."""
    cell = name_cell(scene, role, rule)
    context, tree = scene.context, scene.block.tree
    if cell is None or tree.lower[role.head] not in PLURAL or not is_pronoun(tree, role.head):
        return [cell] if cell else []
    found = resolve_pronoun(context.blocks, context.kinds, scene.at, role.head)
    if found is None:
        return [cell]
    block = context.blocks[found[0]]
    beside = [i for i in block.tree.children_by(found[1], "conj") if block.names.classes[i] & PEOPLE]
    return [cell, *(stands_for(scene, (found[0], i), role, f"{rule}/{role.slot}+pronoun") for i in beside)]


def place_meant(scene: Scene, head: int) -> tuple[int, int] | None:
    """The full mention that a bare description of a place stands for: of its kind (`la ville`), of its noun (`le fleuve`)."""
    if is_bare_place(scene.block.tree, head):
        home = scene.known.scene.country if scene.known.scene else ""
        capital = resolve_capital(scene.context.blocks, scene.at, head, home)
        return capital or resolve_place(scene.context.blocks, scene.at, head)
    tree = scene.block.tree
    of_place = tree.lemma[head] in OF_PLACES and not tree.children_by(head, "amod")
    return of_fuller(scene.context, scene.known, scene.at, head) if of_place else None


def country_meant(scene: Scene, head: int, name: Name) -> Name | None:
    """The country that `pays` stands for in `le nord du pays`."""
    tree = scene.block.tree
    pays = next((i for i in tree.children_by(head, "nmod") if tree.lower[i] == "pays"), None)
    if pays is None or not name.text.endswith(tree.text[pays]):
        return None
    found = resolve_place(scene.context.blocks, scene.at, pays)
    return make_name(scene.context.blocks[found[0]], found[1], scene.context.text) if found else None


def described(scene: Scene, at: int, head: int, name: Name) -> tuple[Name, tuple[Span, ...], str]:
    """A name whose words name nobody (`le groupe`): who they stand for, what shows it, and how that was found."""
    context = scene.context
    if name.entity != own_words(name.text):
        return name, (), ""
    if allies := allies_meant(scene, at, head):
        return replace(name, entity=allies.entity), (allies.source,), "+allies"
    if owner := owner_meant(scene, at, head):
        return replace(name, entity=owner.entity), (owner.source,), "+owner"
    found = of_fuller(context, scene.known, at, head)
    found = found or resolve_description(context.blocks, context.kinds, at, head)
    found = found or resolve_members(context.blocks, context.kinds, at, head)
    if found is not None:
        meant = full_name(context, scene.known, *found)
        return replace(name, entity=meant.entity), (meant.source,), "+description"
    entity = of_scene(context, scene.known, at, head)
    return (name, (), "") if entity is None else (replace(name, entity=entity), (), "+scene")


def called(scene: Scene, at: int, head: int) -> str:
    """The canonical name of a mention, whom its words stand for included."""
    name = full_name(scene.context, scene.known, at, head)
    return described(scene, at, head, name)[0].entity or name.text


def owner_meant(scene: Scene, at: int, head: int) -> Name | None:
    """Whose members or positions `ses soldats`, `leurs positions`, `nos troupes` are, by the name of the body that they are of."""
    context, tree = scene.context, scene.context.blocks[at].tree
    if tree.lemma[head] not in MEMBERS and tree.lower[head] not in bodies():
        return None
    own = next((c for c in tree.children_by(head, "det") if tree.lower[c] in POSSESSIVES | POSSESSIVES_OF_US), None)
    if own is None or any(tree.dep[c] in NAMING or tree.lemma[c] in ALLIED for c in tree.children[head] if c > head):
        return None
    if tree.lower[own] in POSSESSIVES_OF_US:
        speaker = scene.speaker
        return body_of(speaking_for(context, scene.known, speaker, several=True), tree.lower[head]) if speaker else None
    found = resolve_pronoun(context.blocks, context.kinds, at, own)
    if found is None or found == (at, head):
        return None
    if "force" not in context.blocks[found[0]].names.classes[found[1]]:
        leader = speaking_for(context, scene.known, full_name(context, scene.known, *found), several=True)
        return body_of(leader, tree.lower[head]) if leader.entity in nationalities() else None
    return body_of(described(scene, *found, full_name(context, scene.known, *found))[0], tree.lower[head])


def body_of(owner: Name, noun: str) -> Name | None:
    """The body that a noun names by whose it is: `troupes` of a country are its army, those of a body are that body."""
    nation = nationalities().get(owner.entity or "")
    if nation is None:
        known = owner.entity is not None and name_key(owner.entity) in load_pack("fr").actors
        named = known or owner.entity != own_words(owner.text) or owner.text[:1].isupper()
        return owner if named or owner.text.split()[-1] in nationalities() else None
    body = bodies().get(noun)
    if body is None or not nation.state:
        return owner
    name = nation.fill(body.pattern)
    actor = load_pack("fr").actors.get(name_key(name))
    return replace(owner, entity=actor.name if actor else name)


def allies_meant(scene: Scene, at: int, head: int) -> Name | None:
    """The owner of `ses alliés`, under the name of his allies; None where the words say no owner with a name."""
    context = scene.context
    owned = owned_by(context.blocks[at].tree, head)
    if owned is None:
        return None
    beside, possessive = owned
    owner = (at, beside) if beside is not None else resolve_pronoun(context.blocks, context.kinds, at, possessive)
    if owner is None or owner == (at, head) or not PEOPLE & context.blocks[owner[0]].names.classes[owner[1]]:
        return None
    tree = context.blocks[owner[0]].tree
    name = full_name(context, scene.known, *owner)
    if owned_by(tree, owner[1]) is None:
        name = described(scene, *owner, name)[0]
    articles = tree.children_by(owner[1], "det")
    return (
        replace(name, entity=allies_of(name.entity, tree.lower[articles[0]] if articles else ""))
        if name.entity
        else None
    )


def stands_for(scene: Scene, found: tuple[int, int], role: RoleMark, rule: str) -> Cell[Name]:
    """A filler whose words stand for a mention elsewhere."""
    tree = scene.block.tree
    name, shown, _ = filler(scene, *found, role)
    return Cell(name, (span_of(tree, role.head, role.head), name.source, *shown), rule)


def filler(
    scene: Scene, at: int, head: int, role: RoleMark, without: frozenset[int] = frozenset()
) -> tuple[Name, tuple[Span, ...], str]:
    """The phrase around a word as a name: a place by its own rules, an actor by its canonical name; with what shows it."""
    text = scene.context.text
    if role.role not in WHO:
        as_place = role.role in ("place", "origin")
        return make_name(scene.context.blocks[at], head, text, as_place=as_place, without=without), (), ""
    name = full_name(scene.context, scene.known, at, head, without)
    tree = scene.context.blocks[at].tree
    harmed = role.role == "target" and scene.event.type in HARM
    if is_people(name.text) and (harmed or is_indefinite(tree, head)):
        return replace(name, entity=own_words(name.text)), (), ""
    if (
        role.role == "target"
        and scene.event.type is EventType.CASUALTIES
        and (members := of_harmed(name.text, name.entity))
    ):
        return replace(name, entity=members), (), ""
    return described(scene, at, head, name)


def is_indefinite(tree: Tree, head: int) -> bool:
    """True for `des milliers de Polonais`, `deux cents Polonais`: some people, and no state."""
    above = tree.head[head]
    measured = tree.lemma[above] in MEASURES and tree.preposition(head) == "de" and above < head
    return measured or bool(tree.children_by(head, "nummod"))


def timed_words(block: BlockMarks) -> frozenset[int]:
    """Words of time expressions: no part of a noun phrase."""
    return frozenset(i for mark in block.times for i in range(mark.first, mark.last + 1))

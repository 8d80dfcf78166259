"""Who does what in a clause, whatever its form: active, passive, infinitive, participle, relative, coordinated.

Pure functions over a Tree. `verb_slots` gives the fillers of a verb by slot: `subject`, `object` and prepositions; those of nouns are in
noun_slots.py. They repair what the parser is known to get wrong (subjects after their verb, `être` verbs as passives).
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.annotate.relatives import resolve_relative, stolen_object
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list

# Verbs that form their past with `être`: the participle beside a noun is active, the subject never an object.
BE_VERBS = word_list("être_verbs")
# Verbs whose infinitive is done by their object, not by their subject: `ordonner à l'armée de partir`.
OBJECT_CONTROL = word_list("object_control")
CALLS = word_list("nouns_of_calling")
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "csubj")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM")
COMPOUND = {
    ("à", "côtés"): "aux côtés de", ("en", "direction"): "en direction de", ("à", "aide"): "à l'aide de",
    ("à", "moyen"): "au moyen de", ("à", "secours"): "au secours de", ("en", "faveur"): "en faveur de",
    ("à", "profit"): "au profit de", ("à", "encontre"): "contre", ("à", "portes"): "aux portes de",
    ("à", "abords"): "aux abords de", ("en", "provenance"): "en provenance de", ("à", "partir"): "à partir de",
    ("à", "large"): "au large de", ("à", "proximité"): "à proximité de", ("à", "centre"): "au centre de",
}  # fmt: skip
DEEP = 6  # clauses to climb in search of a subject; longer chains are parser errors


@dataclass(frozen=True, slots=True)
class Slots:
    """The fillers of an event word: head words by slot."""

    subject: tuple[int, ...]
    object: tuple[int, ...]
    others: tuple[tuple[str, int], ...]
    reflexive: bool = False
    carrier: int | None = None
    light: str | None = None

    @property
    def all(self) -> tuple[int, ...]:
        """All fillers, whatever their slot."""
        return (*self.subject, *self.object, *[i for _, i in self.others])

    def of(self, slot: str) -> tuple[int, ...]:
        """Fillers of a slot by name; a preposition gives its complements."""
        if slot == "subject":
            return self.subject
        if slot == "object":
            return self.object
        return tuple(i for prep, i in self.others if prep == slot)


def with_conjuncts(tree: Tree, heads: list[int]) -> tuple[int, ...]:
    """Heads and the nouns coordinated with them, in text order."""
    found: list[int] = []
    for i in heads:
        if not tree.children[i]:
            found.append(i)
            continue
        row = [i]
        for x in row:  # the third of a list hangs on the second, as often as on the first
            row.extend(c for c in tree.children_by(x, "conj") if tree.pos[c] in NOMINAL and c > x)
        found.extend(row)
    return tuple(dict.fromkeys(found))


def is_reflexive(tree: Tree, v: int) -> bool:
    """True if `se` stands before the verb (the parser labels it in several ways)."""
    return any(tree.lower[c] in ("se", "s'") and c < v for c in tree.children[v])


def auxiliaries(tree: Tree, v: int) -> list[int]:
    """The auxiliaries of a verb; a coordinated participle shares those of the first."""
    own = [c for c in tree.children[v] if tree.dep[c].startswith("aux") or tree.dep[c] == "cop"]
    if not own and tree.dep[v] == "conj" and tree.morph[v].form == "Part" and tree.morph[v].tense == "Past":
        return auxiliaries(tree, tree.head[v])
    return own


def is_passive(tree: Tree, v: int) -> bool:
    """True if what looks like the subject undergoes the event."""
    if tree.lemma[v] in BE_VERBS or is_reflexive(tree, v):
        return False
    if tree.pos[v] == "ADJ":
        return True
    morph = tree.morph[v]
    helpers = auxiliaries(tree, v)
    if helpers:
        if "aux:pass" in [tree.dep[a] for a in helpers]:
            return True
        lemmas = [tree.lemma[a] for a in helpers]
        if "avoir" in lemmas:
            return "été" in [tree.lower[a] for a in helpers]
        if "être" in lemmas:
            return morph.form == "Part"
    return morph.form == "Part" and morph.tense == "Past"


def inverted_subject(tree: Tree, v: int) -> list[int]:
    """A relative clause `que ... VERB NOUN`: the noun after the verb is its subject."""
    objects = tree.children_by(v, "obj")
    if not any(tree.lower[c] in ("que", "qu'") for c in objects):
        return []
    return [c for c in objects if c > v and tree.pos[c] in ("NOUN", "PROPN")][:1]


def surface_subject(tree: Tree, v: int, depth: int = 0) -> list[int]:
    """What stands as the subject of the verb, looked for upwards where the clause itself has none."""
    own = [c for c in tree.children_by(v, *SUBJECTS) if tree.lower[c] not in ("se", "s'")]
    own = own or [c for a in tree.children[v] if tree.pos[a] == "AUX" for c in tree.children_by(a, *SUBJECTS)]
    if own and tree.morph[v].form == "Inf" and tree.child(v, "cop") is not None:
        return owner(tree, own[0], depth)  # `l'objectif de X est de prendre`
    if own:
        return [resolve_relative(tree, c, v) for c in own]
    if depth >= DEEP or tree.head[v] == v:
        return inverted_subject(tree, v)
    return inverted_subject(tree, v) or subject_above(tree, v, depth)


def subject_above(tree: Tree, v: int, depth: int) -> list[int]:
    """The subject that a verb without one shares with the clause above."""
    up, label, morph = tree.head[v], tree.dep[v], tree.morph[v]
    if label in ("acl", "amod", "acl:relcl"):
        if morph.form == "Inf" or any(tree.morph[a].form == "Inf" for a in auxiliaries(tree, v)):
            told = tree.dep[up] in ("obj", "obl", "iobj", "nsubj:pass") and tree.lemma[tree.head[up]] in OBJECT_CONTROL
            return [up] if told else owner(tree, up, depth)
        clause = clause_behind(tree, v)
        if clause is not None:
            return surface_subject(tree, clause, depth + 1)
        return [up] if tree.pos[up] in NOMINAL else surface_subject(tree, up, depth + 1)
    if label == "conj" and tree.pos[up] in ("VERB", "ADJ", "AUX"):
        shared = surface_subject(tree, up, depth + 1)
        if tree.dep[up] == "ccomp" and are_too_many(tree, v, shared):
            return surface_subject(tree, tree.head[up], depth + 1)
        return shared
    if label in ("xcomp", "ccomp") and (morph.form in ("Inf", "Part") or label == "xcomp"):
        return controller(tree, up, depth)
    if label in ("advcl", "obl", "parataxis") and morph.form in ("Inf", "Part"):
        return logical_subject(tree, up, depth + 1)
    return []


def are_too_many(tree: Tree, v: int, subject: list[int]) -> bool:
    """`le maire dit que les rebelles ont fui et affirme`: a subject in the plural is none of a verb in the singular."""
    single = tree.morph[v].mood == "Ind" and tree.morph[v].number == "Sing"
    return single and any(tree.morph[s].number == "Plur" for s in subject)


def clause_behind(tree: Tree, v: int) -> int | None:
    """`un obus est tombé sur le camp, tuant dix civils`: the verb whose subject a present participle behind a comma shares.

    The parser hangs such a participle on the nearest noun; a participle that tells of that noun follows it without comma.
    """
    noun = tree.head[v]
    present = tree.morph[v].form == "Part" and tree.morph[v].tense == "Pres" and not auxiliaries(tree, v)
    if not present or tree.text[v - 1] != "," or noun >= v - 1:
        return None
    up = tree.head[noun]
    while tree.dep[noun] in ("nmod", "conj", "appos", "flat") and up != noun:
        noun, up = up, tree.head[up]
    while tree.dep[noun] == "obl" and tree.pos[up] in NOMINAL and up != noun:
        noun, up = up, tree.head[up]
    return up if tree.dep[noun] in ("obl", "obj") and tree.pos[up] == "VERB" else None


def logical_subject(tree: Tree, v: int, depth: int) -> list[int]:
    """Who acts in the clause above: its subject, its agent where it is passive, nobody where that is not said."""
    if tree.pos[v] not in ("VERB", "AUX", "ADJ"):
        return []
    if is_passive(tree, v):
        return agents(tree, v)
    return surface_subject(tree, v, depth)


def controller(tree: Tree, up: int, depth: int) -> list[int]:
    """Who does the infinitive that a verb governs: its subject, or its object for verbs of ordering and hindering."""
    if tree.lemma[up] in CALLS and tree.pos[up] == "NOUN":
        return [c for c in tree.children_by(up, "nmod", "obl") if tree.preposition(c) == "à"][:1]
    if tree.lemma[up] in OBJECT_CONTROL:
        if is_passive(tree, up):
            return surface_subject(tree, up, depth + 1)
        told = [c for c in tree.children_by(up, "obj", "iobj", "obl") if tree.pos[c] in NOMINAL and c != up]
        told = [c for c in told if tree.dep[c] != "obl" or tree.preposition(c) == "à"]
        if told:
            return told[:1]
    return surface_subject(tree, up, depth + 1)


def owner(tree: Tree, noun: int, depth: int) -> list[int]:
    """Whose plan, order or attempt a noun is: its `de` complement, or the subject of the verb that carries it."""
    named = [
        c for c in tree.children_by(noun, "nmod") if tree.preposition(c) in ("de", "par") and tree.pos[c] in NOMINAL
    ]
    if named:
        return named[:1]
    up = tree.head[noun]
    if up != noun and tree.pos[up] in ("VERB", "AUX") and depth < DEEP:
        return [] if tree.dep[noun] == "nsubj" else [s for s in logical_subject(tree, up, depth + 1) if s != noun]
    return []


def agents(tree: Tree, v: int) -> list[int]:
    """`par X` of a passive, also where the parser hung it on a complement between."""
    found = tree.children_by(v, "obl:agent") or by_phrases(tree, v)
    return found or [x for c in tree.children_by(v, "obl", "nmod", "obj") if c > v for x in by_phrases(tree, c)]


def by_phrases(tree: Tree, i: int) -> list[int]:
    """Complements with `par`."""
    return [c for c in tree.children_by(i, "obl", "nmod", "obl:agent") if tree.preposition(c) == "par"]


def compound_preposition(tree: Tree, prep: str, i: int) -> tuple[str, int]:
    """`aux côtés de X`, `en direction de X`: the noun in the middle is part of the preposition."""
    whole = COMPOUND.get((prep, tree.lower[i]))
    if whole:
        for c in tree.children_by(i, "nmod", "obl"):
            if tree.preposition(c) == "de":
                return whole, c
    return prep, i


def obliques(tree: Tree, i: int, *labels: str) -> list[tuple[str, int]]:
    """Complements with a preposition, coordinated ones included."""
    found: list[tuple[str, int]] = []
    if not tree.children[i]:
        return found
    direct = tree.children_by(i, *labels)
    hung = tree.children_by(i, "advmod", "obl", "nmod", "appos", "amod")
    near = [o for a in hung if tree.pos[a] == "ADV" for o in tree.children_by(a, "obl", "nmod")]
    for c in direct + near:
        prep, c = compound_preposition(tree, tree.preposition(c), c)
        if prep and tree.pos[c] in NOMINAL:
            found.extend((prep, x) for x in with_conjuncts(tree, [c]))
            if prep == "entre" and not tree.children_by(c, "conj"):
                found.extend((prep, x) for x in second_side(tree, c))
    for c in tree.children_by(i, "obl", "advmod", "iobj", "obj"):
        if tree.lower[c] == "où":
            found.append(("dans", resolve_relative(tree, c, i)))
        elif tree.dep[c] == "iobj" and not tree.preposition(c):
            found.append(("à", c))
    return found


def second_side(tree: Tree, first: int) -> list[int]:
    """`entre A et B` where the parser hung B elsewhere: the noun after `et`."""
    stop = tree.words_of_sentence(first).stop
    for i in range(first + 1, min(first + 6, stop)):
        if tree.lower[i] == "et":
            return next(([j] for j in range(i + 1, min(i + 4, stop)) if tree.pos[j] in ("NOUN", "PROPN")), [])
        if tree.pos[i] in ("VERB", "AUX", "PUNCT"):
            return []
    return []


def inner_obliques(tree: Tree, heads: list[int]) -> list[tuple[str, int]]:
    """Complements that the parser hung on a filler and that may belong to the verb: all but those with `de`."""
    return [
        (p, x)
        for h in heads
        for p, x in obliques(tree, h, "nmod")
        if p not in ("de", "par", "entre") and x not in heads
    ]


def partitive_object(tree: Tree, v: int) -> list[int]:
    """`livre des armes`: an article that the parser took for a preposition."""
    if tree.lemma[v] in BE_VERBS:
        return []
    for c in tree.children_by(v, "obl", "nmod"):
        cases = [tree.lower[x] for x in tree.children[c] if tree.dep[x] in ("case", "det") and x < c]
        if cases == ["des"] and 0 < c - v <= 4:
            return [c]
    return []


def verb_slots(tree: Tree, v: int) -> Slots:
    """The fillers of a verb in any of its forms."""
    passive = is_passive(tree, v)
    surface = surface_subject(tree, v)
    objects = [resolve_relative(tree, c, v) for c in tree.children_by(v, "obj") if tree.lower[c] not in ("se", "s'")]
    inverted = inverted_subject(tree, v)
    objects = [c for c in objects if c not in inverted]
    others = obliques(tree, v, "obl", "obl:agent", "nmod")
    if not objects and not passive and not is_reflexive(tree, v):
        objects = partitive_object(tree, v) or stolen_object(tree, v)
        others = [(p, x) for p, x in others if x not in objects]
    others += inner_obliques(tree, [*(surface if passive else objects), *(x for _, x in others)])
    reflexive = is_reflexive(tree, v)
    if passive:
        doers = agents(tree, v)
        return Slots(
            with_conjuncts(tree, doers),
            with_conjuncts(tree, surface or objects),
            tuple((p, i) for p, i in others if p != "par"),
            carrier=v,
        )
    return Slots(with_conjuncts(tree, surface), with_conjuncts(tree, objects), tuple(others), reflexive, carrier=v)

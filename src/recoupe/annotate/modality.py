"""Modality: with how much commitment each event is put forward.

The event's own mood first, then every word above it that it depends on, up to the clause that stands for itself. Of all
effects that are found the strongest counts: denied, questioned, possible, predicted, planned, hearsay (codebook, section 5).
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.annotate.clauses import auxiliaries, is_passive
from recoupe.annotate.marks import CueMark, EventMark, ModalityMark
from recoupe.annotate.tree import Tree
from recoupe.languages.pack import Commitment, Pack
from recoupe.model.codes import Modality

ORDER = (
    Modality.DENIED, Modality.QUESTIONED, Modality.POSSIBLE, Modality.PREDICTED, Modality.PLANNED, Modality.HEARSAY,
    Modality.ASSERTED,
)  # fmt: skip
NEGATORS = frozenset("pas plus jamais guère nullement aucunement point".split())
NOBODY = frozenset(["personne", "rien", "aucun", "aucune", "nul"])
# Verbs that end or halt what they govern: that it goes on, or went on, is taken for granted whatever their own mood.
PRESUPPOSING = frozenset(
    ["suspendre", "interrompre", "cesser", "arrêter", "achever", "terminer", "stopper", "condamner", "dénoncer"]
)
NO_DETERMINERS = frozenset(["aucun", "aucune", "nul", "nulle"])
PURPOSE = frozenset(
    ["pour", "afin", "afin de", "en vue de", "de façon à", "de manière à", "histoire de", "dans le but de"]
)
IF = frozenset(["si", "s'"])
ASKING = frozenset(["demander", "ignorer", "savoir", "interroger", "vérifier", "déterminer"])
MODAL_CONDITIONALS = frozenset(
    ["pouvoir", "devoir", "falloir", "vouloir", "aimer", "souhaiter", "permettre", "suffire"]
)
THAT_CLAUSES = ("ccomp", "csubj")
GOVERNED = ("xcomp", "ccomp", "obj", "acl", "nmod", "obl", "nsubj", "nsubj:pass", "advcl")
Effect = tuple[Modality, tuple[int, ...], str]


def is_negated(tree: Tree, v: int) -> int | None:
    """The word that negates a verb: `pas`, `jamais`; `ne` without `que`."""
    helpers = [v, *auxiliaries(tree, v)]
    for h in helpers:
        for c in tree.children[h]:
            if tree.lower[c] in NEGATORS and tree.dep[c] == "advmod" and abs(c - h) <= 4 and not _not_only(tree, c):
                if tree.lower[c] in ("plus", "point", "jamais") and not _has_ne(tree, v, c):
                    continue
                return c
    return None


def _not_only(tree: Tree, c: int) -> bool:
    return (
        tree.lower[c + 1 : c + 2] in (("seulement",), ("uniquement",), ("que",), ("moins",), ("encore",))
        and tree.lower[c + 1] != "encore"
    )


def _has_ne(tree: Tree, v: int, c: int) -> bool:
    return any(
        tree.lower[i] in ("ne", "n'") for i in range(max(tree.words_of_sentence(v).start, min(v, c) - 5), max(v, c))
    )


def finite_mood(tree: Tree, v: int) -> tuple[str, str, int]:
    """Mood and tense of a verb as its first auxiliary (or itself) shows them, and that word."""
    for a in auxiliaries(tree, v):
        if tree.morph[a].mood:
            return tree.morph[a].mood, tree.morph[a].tense, a
    return tree.morph[v].mood, tree.morph[v].tense, v


def in_if_clause(tree: Tree, v: int) -> int | None:
    """The `si` that opens the clause of a verb, or one above it, where it is a condition."""
    i = v
    for _ in range(5):
        for c in tree.children[i]:
            if (
                tree.lower[c] in IF
                and tree.dep[c] in ("mark", "advmod")
                and c < i
                and tree.lower[c - 1 : c] != ("même",)
            ):
                asked = tree.dep[i] in THAT_CLAUSES or tree.lemma[tree.head[i]] in ASKING
                return None if asked else c
        if tree.head[i] == i or tree.dep[i] in ("ccomp", "parataxis"):
            return None
        i = tree.head[i]
    return None


def sentence_has_if(tree: Tree, v: int) -> bool:
    """True if a condition stands in the sentence: a conditional there is no hearsay."""
    words = tree.words_of_sentence(v)
    return any(tree.lower[i] in IF and tree.dep[i] in ("mark", "advmod") for i in words) or any(
        tree.lower[i] in ("sans", "faute") and tree.lower[i + 1 : i + 2] in (("quoi",), ("cela",)) for i in words
    )


def mood_effects(tree: Tree, v: int) -> Iterator[Effect]:
    """What a verb's own form says: negation, conditional, future, purpose."""
    no = is_negated(tree, v)
    if no is None:
        no = next(
            (c for c in tree.children_by(v, "nsubj", "nsubj:pass") if tree.lower[c] in NOBODY and _has_ne(tree, v, v)),
            None,
        )
    if no is not None:
        yield Modality.DENIED, (no,), "modality.negation"
    if any(tree.lower[c] in ("que", "qu'") for c in tree.children_by(v, "mark")):
        without = next((c for c in tree.children_by(v, "mark", "case", "advmod") if tree.lower[c] == "sans"), None)
        if without is not None:
            yield Modality.DENIED, (without,), "modality.sans-que"
    mood, tense, word = finite_mood(tree, v)
    lemma = tree.lemma[v]
    if mood == "Cnd":
        if lemma == "devoir":
            yield Modality.PREDICTED, (word,), "modality.devrait"
        elif sentence_has_if(tree, v) or lemma in MODAL_CONDITIONALS:
            yield Modality.POSSIBLE, (word,), "modality.conditional.hypothesis"
        elif is_future_in_past(tree, v):
            yield Modality.PREDICTED, (word,), "modality.conditional.future-in-past"
        else:
            yield Modality.HEARSAY, (word,), "modality.conditional.journalistic"
    elif tense == "Fut":
        yield Modality.PREDICTED, (word,), "modality.future"
    if lemma == "aller" and mood == "Ind" and tense in ("Pres", "Imp") and tree.child(v, "xcomp") is not None:
        yield Modality.PREDICTED, (v,), "modality.aller"
    if tree.morph[v].form == "Inf":
        for c in tree.children_by(v, "mark", "case"):
            if tree.lower[c] == "sans":
                yield Modality.DENIED, (c,), "modality.sans"
            elif tree.lower[c] in PURPOSE or (
                tree.lower[c] in ("de", "d'", "à") and tree.lower[max(c - 1, 0)] in ("afin", "but", "vue", "façon")
            ):
                yield Modality.PLANNED, (c,), "modality.purpose"


def is_future_in_past(tree: Tree, v: int) -> bool:
    """`il a annoncé que l'armée quitterait la ville`: a present conditional below a past verb of saying."""
    if tree.dep[v] != "ccomp" or auxiliaries(tree, v):
        return False
    up = tree.head[v]
    return any(tree.lemma[a] in ("avoir", "être") for a in auxiliaries(tree, up)) or tree.morph[up].tense in (
        "Imp",
        "Past",
    )


def noun_effects(tree: Tree, n: int, pack: Pack) -> Iterator[Effect]:
    """What stands around an event noun: `aucune`, `sans`, an adjective such as `prévu` or `présumé`."""
    for c in tree.children[n]:
        if tree.lower[c] in NO_DETERMINERS and tree.dep[c] in ("det", "amod"):
            yield Modality.DENIED, (c,), "modality.aucun"
        elif tree.dep[c] == "case" and tree.lower[c] == "sans":
            yield Modality.DENIED, (c,), "modality.sans"
        elif tree.dep[c] in ("amod", "acl"):
            for entry in pack.commitment.get(tree.lemma[c], ()):
                if entry.pos == "adj":
                    yield entry.effect, (c,), f"modality.adjective.{entry.lemma}"


def governs(entry: Commitment, tree: Tree, word: int, below: int) -> bool:
    """True if a word of the lexicon governs what stands below it in the way that the entry asks for."""
    label, form = tree.dep[below], tree.morph[below].form
    if entry.pos == "verb" and tree.pos[word] not in ("VERB", "AUX"):
        return False
    if entry.pos == "noun" and tree.pos[word] != "NOUN":
        return False
    if (
        entry.pos == "adj"
        and "inf" in entry.governs
        and form == "Inf"
        and label in ("xcomp", "advcl", "acl", "obl", "ccomp")
    ):
        return tree.pos[word] in ("ADJ", "VERB")
    if entry.pos in ("adj", "adv"):
        return (
            entry.pos == "adj"
            and tree.pos[word] in ("ADJ", "VERB")
            and label in ("nsubj", "nsubj:pass", "csubj", "ccomp")
        )
    if "inf" in entry.governs and form == "Inf" and label in ("xcomp", "ccomp", "acl", "advcl", "obl", "nmod", "obj"):
        return True
    if "clause" in entry.governs and label in ("ccomp", "acl", "acl:relcl") and form != "Inf":
        return True
    if "noun" in entry.governs and tree.pos[below] in ("NOUN", "PROPN"):
        if entry.pos == "noun":
            return label == "nmod" and tree.preposition(below) in ("de", "à", "")
        return (
            label == "obj"
            or (label == "nsubj:pass")
            or (label == "nsubj" and is_passive(tree, word))
            or (label == "obl" and tree.preposition(below) in ("à", "de") and not tree.child(word, "obj"))
        )
    return False


def lexical_effects(tree: Tree, word: int, below: int, pack: Pack) -> Iterator[Effect]:
    """What a governing verb or noun does to what it governs."""
    for entry in pack.commitment.get(tree.lemma[word], ()):
        if governs(entry, tree, word, below):
            yield entry.effect, (word,), f"modality.{entry.pos}.{entry.lemma}"
            return


def climbs(tree: Tree, below: int) -> bool:
    """True if the mood of the word above also holds for `below`: infinitives and causatives."""
    label = tree.dep[below]
    return label in ("xcomp", "aux:caus", "cop") or (label == "ccomp" and tree.morph[below].form == "Inf")


def effects(tree: Tree, event: EventMark, pack: Pack) -> Iterator[Effect]:
    """All that bears on one event, from the event upwards."""
    i = event.head
    if tree.pos[i] == "NOUN":
        yield from noun_effects(tree, i, pack)
        if event.carrier != i and tree.pos[event.carrier] in ("VERB", "AUX"):
            yield from chain_effects(tree, i, event.carrier, pack)
            return
        yield from noun_chain(tree, i, pack)
        return
    yield from verb_chain(tree, i, pack)


def chain_effects(tree: Tree, noun: int, verb: int, pack: Pack) -> Iterator[Effect]:
    """An event noun that a light verb carries has the verb's mood."""
    if tree.lemma[verb] in PRESUPPOSING:
        return
    yield from lexical_effects(tree, verb, noun, pack)
    yield from verb_chain(tree, verb, pack)


def noun_chain(tree: Tree, n: int, pack: Pack) -> Iterator[Effect]:
    """A noun takes what governs it as its object or complement, and then the mood of that."""
    below = n
    for _ in range(4):
        up = tree.head[below]
        if up == below:
            return
        found = list(lexical_effects(tree, up, below, pack))
        yield from found
        if found and tree.pos[up] in ("VERB", "AUX"):
            yield from verb_chain(tree, up, pack)
            return
        if tree.dep[below] in ("obj", "nsubj:pass") and tree.pos[up] in ("VERB", "AUX"):
            no = is_negated(tree, up)
            if no is not None and tree.dep[below] == "nsubj:pass":
                return
            return
        if tree.dep[below] not in ("conj", "nmod") or tree.pos[up] not in ("NOUN", "PROPN"):
            return
        below = up


def verb_chain(tree: Tree, v: int, pack: Pack) -> Iterator[Effect]:
    """The mood of a verb, of what governs it, and of all that shares its mood."""
    below = v
    yield from mood_effects(tree, v)
    for _ in range(8):
        up, label = tree.head[below], tree.dep[below]
        if up == below:
            break
        yield from lexical_effects(tree, up, below, pack)
        if climbs(tree, below):
            yield from mood_effects(tree, up)
        elif label == "conj" and tree.pos[up] in ("VERB", "ADJ", "AUX"):
            if shares_mood(tree, below, up):
                yield from mood_effects(tree, up)
        elif label in ("acl",) and tree.morph[below].form == "Inf":
            yield from noun_chain(tree, up, pack)
            break
        elif label == "acl" and tree.pos[up] in ("NOUN", "PROPN"):
            break
        else:
            break
        below = up


def shares_mood(tree: Tree, below: int, up: int) -> bool:
    """A coordinated infinitive or bare participle goes with the verb before it."""
    forms = tree.morph[below].form, tree.morph[up].form
    own = [c for c in tree.children[below] if tree.dep[c].startswith("aux")]
    return forms[0] == forms[1] and forms[0] in ("Inf", "Part") and not own


def adverb_effects(tree: Tree, event: EventMark, pack: Pack) -> Iterator[Effect]:
    """Adverbs of the event's own clause: `apparemment`, `probablement`."""
    for anchor in {event.head, event.carrier}:
        for c in tree.children_by(anchor, "advmod", "obl"):
            for entry in pack.commitment.get(tree.lemma[c], ()) or pack.commitment.get(tree.lower[c], ()):
                if entry.pos == "adv":
                    yield entry.effect, (c,), f"modality.adverb.{entry.lemma}"


def is_asked(tree: Tree, i: int) -> bool:
    """True for the main clause of a question: what hangs on it as a complement is taken for granted."""
    while tree.head[i] != i:
        if tree.dep[i] not in ("conj", "xcomp", "nsubj", "nsubj:pass", "obj", "parataxis") or tree.pos[i] == "NOUN":
            return False
        i = tree.head[i]
    return True


def condition_effect(tree: Tree, event: EventMark) -> Effect | None:
    """The event stands in an `if` clause, as its verb or as what that verb speaks of."""
    i = event.carrier
    for _ in range(4):
        if tree.pos[i] in ("VERB", "AUX", "ADJ") or tree.head[i] == i:
            break
        i = tree.head[i]
    word = in_if_clause(tree, i)
    return (Modality.POSSIBLE, (word,), "modality.si") if word is not None else None


def actor_effects(tree: Tree, event: EventMark, pack: Pack) -> Iterator[Effect]:
    """`de présumés rebelles ont attaqué`, `l'attaque attribuée à X`: doubt about who did it."""
    for role in event.roles:
        if role.role == "actor" and role.slot != "linked":
            for c in tree.children_by(role.head, "amod", "acl"):
                for entry in pack.commitment.get(tree.lemma[c], ()):
                    if entry.pos == "adj" and entry.effect is Modality.HEARSAY:
                        yield entry.effect, (c,), f"modality.actor.{entry.lemma}"
    for c in tree.children_by(event.head, "acl", "amod"):
        if tree.lemma[c] in ("attribuer", "imputer", "attribué") and not any(
            tree.preposition(x) == "par" for x in tree.children[c]
        ):
            yield Modality.HEARSAY, (c,), "modality.attributed"


def question_effect(tree: Tree, event: EventMark) -> Effect | None:
    """The sentence asks, and the event stands in what is asked."""
    words = tree.words_of_sentence(event.head)
    tail = [i for i in words if tree.text[i][0] in "?!.…"]
    if tail and "?" in tree.text[tail[-1]] and words.stop - tail[-1] <= 3 and is_asked(tree, event.carrier):
        return Modality.QUESTIONED, (tail[-1],), "modality.question"
    i = event.carrier
    for c in tree.children[i]:
        if (
            tree.lower[c] in IF
            and tree.dep[c] == "mark"
            and tree.dep[i] in THAT_CLAUSES
            and tree.lemma[tree.head[i]] in ASKING
        ):
            return Modality.QUESTIONED, (c,), "modality.asked"
    return None


def commits(tree: Tree, cue: CueMark, event: EventMark) -> bool:
    """True if the event is what is denied, promised or asked, not something in a clause beside it."""
    i = event.carrier if event.carrier in cue.content else event.head
    if not any(c in tree.ancestors(i) for c in cue.cue):
        return cue.commitment in (Modality.DENIED, Modality.HEARSAY)
    while tree.head[i] != i and i not in cue.cue:
        if tree.dep[i] in ("acl", "acl:relcl", "advcl") and tree.head[i] not in cue.cue:
            return False
        i = tree.head[i]
    return True


def cue_effect(tree: Tree, cues: tuple[CueMark, ...], event: EventMark) -> Effect | None:
    """The innermost cue that reaches the event and does something to its commitment: `dément avoir`, `promet de`."""
    reaching = [
        c for c in cues if event.head in c.content and c.commitment is not Modality.ASSERTED and commits(tree, c, event)
    ]
    if not reaching:
        return None
    inner = min(reaching, key=lambda cue: len(cue.content))
    return inner.commitment, inner.cue, f"modality.cue.{inner.commitment}"


def modality_of(tree: Tree, event: EventMark, cues: tuple[CueMark, ...], pack: Pack) -> ModalityMark:
    """The strongest effect on one event; `asserted` where there is none."""
    found: list[Effect] = [
        *effects(tree, event, pack),
        *adverb_effects(tree, event, pack),
        *actor_effects(tree, event, pack),
    ]
    single = question_effect(tree, event), cue_effect(tree, cues, event), condition_effect(tree, event)
    found += [effect for effect in single if effect]
    if any(rule == "modality.si" for _, _, rule in found):
        found = [e for e in found if e[0] in (Modality.POSSIBLE, Modality.QUESTIONED)]
    if not found:
        return ModalityMark(Modality.ASSERTED, (event.carrier,), "modality.indicative")
    value, words, rule = min(found, key=lambda effect: ORDER.index(effect[0]))
    return ModalityMark(value, words, rule)

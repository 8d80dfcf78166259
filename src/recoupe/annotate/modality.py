"""Modality: with how much commitment each event is put forward.

The event's own mood first (moods.py), then every word above it that it depends on, up to the clause that stands for itself. Of all
effects that are found the strongest counts: denied, questioned, possible, predicted, planned, hearsay (codebook, section 5).
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.annotate.clauses import auxiliaries, is_passive, is_reflexive
from recoupe.annotate.hedges import (
    actor_effects,
    adverb_effects,
    condition_effect,
    is_charge,
    is_definite,
    question_effect,
    sentence_effects,
)
from recoupe.annotate.marks import CueMark, EventMark, ModalityMark
from recoupe.annotate.moods import (
    NO_DETERMINERS,
    PURPOSE,
    Effect,
    finite_mood,
    is_infinitive,
    is_negated,
    mood_effects,
)
from recoupe.annotate.noun_slots import verbs_said_of
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Commitment, Pack
from recoupe.model.codes import Modality

ORDER = (
    Modality.DENIED, Modality.QUESTIONED, Modality.POSSIBLE, Modality.PREDICTED, Modality.PLANNED, Modality.HEARSAY,
    Modality.ASSERTED,
)  # fmt: skip
# Modals that in a past of completed action say what was done (`ont dû fuir`): the actuality entailment of the grammars.
ACTUAL = ("devoir", "pouvoir")
PARTING = word_list("words_that_part_an_infinitive")
TAKING_PLACE = word_list("verbs_of_taking_place")
# Verbs that end or halt what they govern: that it goes on, or went on, is taken for granted whatever their own mood.
PRESUPPOSING = word_list("presupposing_verbs")
ATTEMPTS = word_list("attempts")
ACCUSING = ("accuser", "attribuer", "imputer", "soupçonner")
# `prêt à observer une trêve`: what is not known yet, and the object of a verb that is only planned or possible, is that, too.
STILL_TO_COME = (Modality.PLANNED, Modality.PREDICTED, Modality.POSSIBLE)
WILL = word_list("verbs_of_will")
INFORMATION = word_list("nouns_of_information")
RULING_OUT = word_list("verbs_of_ruling_out")
HINDERING = word_list("verbs_of_hindering")


def noun_effects(tree: Tree, n: int, pack: Pack) -> Iterator[Effect]:
    """What stands around an event noun: `aucune`, `sans`, an adjective such as `prévu` or `présumé`."""
    for c in tree.children[n]:
        if tree.lower[c] in NO_DETERMINERS and tree.dep[c] in ("det", "amod"):
            yield Modality.DENIED, (c,), "modality.aucun"
        elif tree.dep[c] == "case" and tree.lower[c] == "sans":
            yield Modality.DENIED, (c,), "modality.sans"
        elif tree.lower[c : c + 2] in (("pas", "de"), ("pas", "d'")) and c < n:
            yield Modality.DENIED, (c,), "modality.pas"
        elif tree.dep[c] == "case" and tree.lower[c] in PURPOSE and not is_definite(tree, n) and not is_charge(tree, n):
            yield Modality.PLANNED, (c,), "modality.purpose"
        elif tree.dep[c] in ("amod", "acl"):
            for entry in commitments(tree, c, pack):
                if entry.pos == "adj":
                    yield entry.effect, (c,), f"modality.adjective.{entry.lemma}"
    for j in range(max(tree.words_of_sentence(n).start, n - 4), n - 1):
        if tree.lower[j] == "pour" and tree.head[n] < j:  # `a pour objectif la prise`
            aims = [e for e in pack.commitment.get(tree.lemma[j + 1], ()) if e.pos == "noun" and "noun" in e.governs]
            yield from ((e.effect, (j + 1,), f"modality.noun.{e.lemma}") for e in aims)


def governs(entry: Commitment, tree: Tree, word: int, below: int) -> bool:
    """True if a word of the lexicon governs what stands below it in the way that the entry asks for."""
    label, form = tree.dep[below], "Inf" if is_infinitive(tree, below) else tree.morph[below].form
    if entry.pos == "verb" and tree.pos[word] not in ("VERB", "AUX"):
        return False
    if entry.pos == "noun" and tree.pos[word] != "NOUN":
        return False
    if label == "advcl" and any(tree.lower[c] in PARTING for c in tree.children_by(below, "mark", "case", "advmod")):
        return False  # `a nié l'attaque avant de reconnaître la frappe`
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
            or (label == "obl" and tree.preposition(below) in obliques_of(tree, word) and not tree.child(word, "obj"))
        )
    return False


def obliques_of(tree: Tree, word: int) -> tuple[str, ...]:
    """The prepositions behind which a verb governs: `de` not behind a bare participle (`exclu des négociations`)."""
    bare = tree.morph[word].form == "Part" and not auxiliaries(tree, word)
    return ("à",) if bare else ("à", "de")


def lexical_effects(tree: Tree, word: int, below: int, pack: Pack) -> Iterator[Effect]:
    """What a governing verb or noun does to what it governs."""
    if tree.lemma[word] in ACCUSING and not is_passive(tree, word):
        return  # who accuses is named: it stands on his word
    if is_told_as_done(tree, word, below) or (tree.lemma[word] == "aller" and is_infinitive(tree, word)):
        return
    for entry in commitments(tree, word, pack):
        if governs(entry, tree, word, below):
            if entry.lemma in ATTEMPTS and in_vain(tree, word):
                yield Modality.DENIED, (word,), f"modality.{entry.pos}.{entry.lemma}+vain"
            yield entry.effect, (word,), f"modality.{entry.pos}.{entry.lemma}"
            return


def is_told_as_done(tree: Tree, word: int, below: int) -> bool:
    """`les civils ont dû fuir`, `ont pu fuir`: a modal in a past of completed action says that they fled; `a pu être tué` is a guess."""
    if tree.lemma[word] not in ACTUAL or not is_infinitive(tree, below):
        return False
    mood, tense, carrier = finite_mood(tree, word)
    completed = carrier != word if tree.morph[word].form == "Part" else tense == "Past"
    guessed = tree.lemma[word] == "pouvoir" and bool(auxiliaries(tree, below))
    return mood == "Ind" and tense != "Fut" and completed and not guessed


def commitments(tree: Tree, word: int, pack: Pack) -> tuple[Commitment, ...]:
    """The rows of a word: with `se` its own (`s'apprêter`), of a participle those of the adjective (`avorté`)."""
    lemma, form = tree.lemma[word], tree.lower[word]
    if tree.pos[word] in ("VERB", "AUX") and is_reflexive(tree, word):
        own = pack.commitment.get("s'" + lemma) or pack.commitment.get("se " + lemma)
        if own:
            return own
    rows = pack.commitment.get(lemma, ())
    for ending in ("", "s", "e", "es"):
        stem = form[: len(form) - len(ending)] if form.endswith(ending) else form
        if stem != lemma:
            rows += tuple(e for e in pack.commitment.get(stem, ()) if e.pos == "adj" and e not in rows)
    return rows


def in_vain(tree: Tree, word: int) -> bool:
    """`tenté en vain`: an attempt that is told to have failed."""
    after = " ".join(tree.lower[word + 1 : min(word + 5, tree.words_of_sentence(word).stop)])
    return any(phrase in after for phrase in ("en vain", "vainement", "sans succès", "sans y parvenir"))


def climbs(tree: Tree, below: int) -> bool:
    """True if the mood of the word above also holds for `below`: infinitives and causatives."""
    label = tree.dep[below]
    return label in ("xcomp", "aux:caus", "cop") or (label == "ccomp" and tree.morph[below].form == "Inf")


def effects(tree: Tree, event: EventMark, pack: Pack) -> Iterator[Effect]:
    """All that bears on one event, from the event upwards."""
    i = event.head
    if tree.pos[i] == "NOUN":
        yield from noun_effects(tree, i, pack)
        yield from hindered(tree, i, pack)
        if said_to_happen(tree, i) is None:
            yield from hypothetical_subject(tree, i)
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
        happening = said_to_happen(tree, below)
        if happening is not None:
            yield from verb_chain(tree, happening, pack)
            return
        up = tree.head[below]
        if up == below:
            return
        found = list(lexical_effects(tree, up, below, pack))
        yield from found
        if found and tree.pos[up] in ("VERB", "AUX"):
            yield from verb_chain(tree, up, pack)
            return
        if tree.dep[below] in ("obj", "nsubj:pass") and tree.pos[up] in ("VERB", "AUX"):
            if tree.dep[below] == "obj" and is_infinitive(tree, up) and not is_definite(tree, below):
                yield from (e for e in verb_chain(tree, up, pack) if e[0] in STILL_TO_COME)
            return
        if tree.dep[below] not in ("conj", "nmod") or tree.pos[up] not in ("NOUN", "PROPN"):
            return
        below = up


def said_to_happen(tree: Tree, noun: int) -> int | None:
    """`les combats auraient repris`, `une attaque a pu avoir lieu`: the verb that only says that an event took place."""
    # A finite `acl` is the noun's own verb, mislabelled: a relative clause would be `acl:relcl`.
    above = [c for c in tree.children_by(noun, "acl") if tree.morph[c].mood]
    above += verbs_said_of(tree, noun) if tree.dep[noun] == "nsubj" else []
    up = tree.head[noun]
    if (
        tree.dep[noun] == "obj"
        and tree.lemma[up] == "avoir"
        and any(tree.lower[c] in ("y", "n'y") for c in tree.children[up])
    ):
        return up  # `il n'y a pas eu d'assaut`
    if tree.dep[noun] == "obl" and tree.lemma[up] == "agir" and is_reflexive(tree, up):
        return up  # `il s'agit sans doute d'une attaque`
    for verb in above:
        had = tree.lemma[verb] == "avoir" and any(tree.lemma[c] == "lieu" for c in tree.children_by(verb, "obj"))
        if had or (tree.pos[verb] == "VERB" and tree.lemma[verb] in TAKING_PLACE):
            return verb
    return None


def verb_chain(tree: Tree, v: int, pack: Pack) -> Iterator[Effect]:
    """The mood of a verb, of what governs it, and of all that shares its mood."""
    below = v
    yield from mood_effects(tree, v)
    if is_infinitive(tree, v) and tree.child(v, "cop") is not None:
        for c in tree.children_by(v, "nsubj"):  # `leur objectif est de reprendre`
            for entry in pack.commitment.get(tree.lemma[c], ()):
                if entry.pos == "noun" and "inf" in entry.governs:
                    yield entry.effect, (c,), f"modality.noun.{entry.lemma}"
    for _ in range(8):
        up, label = tree.head[below], tree.dep[below]
        if up == below:
            break
        yield from lexical_effects(tree, up, below, pack)
        if climbs(tree, below):
            yield from above_will(tree, up)
        elif is_gerund(tree, below):
            # `en libérant la ville, elle permettrait`; what is denied is not how it would be done
            yield from (effect for effect in mood_effects(tree, up) if effect[0] is not Modality.DENIED)
        elif label == "conj" and tree.pos[up] in ("VERB", "ADJ", "AUX"):
            if shares_mood(tree, below, up):
                yield from mood_effects(tree, up)
        elif label == "acl" and is_infinitive(tree, below):
            yield from addressed_effects(tree, up, below, pack)
            yield from noun_chain(tree, up, pack)
            break
        else:
            break
        below = up


def above_will(tree: Tree, up: int) -> Iterator[Effect]:
    """The mood of a verb above; who does not want to do something refuses it, which is a plan, too."""
    for effect in mood_effects(tree, up):
        if not (effect[0] is Modality.DENIED and tree.lemma[up] in WILL):
            yield effect


def is_gerund(tree: Tree, v: int) -> bool:
    """`en libérant`: a present participle behind `en`."""
    part = tree.dep[v] == "advcl" and tree.morph[v].form == "Part" and tree.morph[v].tense == "Pres"
    return part and any(tree.lower[c] == "en" for c in tree.children[v])


def hypothetical_subject(tree: Tree, n: int) -> Iterator[Effect]:
    """`une explosion empoisonnerait`, `un accord peut`, `un retrait entraînera`: an event of which there is none yet."""
    if tree.dep[n] != "nsubj" or not any(tree.lower[d] in ("un", "une") for d in tree.children_by(n, "det")):
        return
    verb = tree.head[n]
    mood, tense, word = finite_mood(tree, verb)
    able = any(tree.lemma[x] == "pouvoir" for x in (verb, *auxiliaries(tree, verb)))
    if mood == "Cnd" or (able and tense == "Pres" and mood == "Ind"):
        yield Modality.POSSIBLE, (word,), "modality.subject.possible"
    elif tense == "Fut":
        yield Modality.PREDICTED, (word,), "modality.subject.future"


def hindered(tree: Tree, n: int, pack: Pack) -> Iterator[Effect]:
    """`vise à stopper la jonction`: what a side plans to hinder may come to be."""
    up = tree.head[n]
    if tree.dep[n] != "obj" or tree.lemma[up] not in HINDERING or not is_infinitive(tree, up):
        return
    if any(effect in (Modality.PLANNED, Modality.PREDICTED) for effect, _, _ in verb_chain(tree, up, pack)):
        yield Modality.POSSIBLE, (up,), "modality.hindered"


def addressed_effects(tree: Tree, told: int, below: int, pack: Pack) -> Iterator[Effect]:
    """`exhorte les habitants à fuir`: the infinitive hangs on whom the verb above speaks to."""
    verb = tree.head[told]
    if tree.lemma[verb] in ACCUSING and not is_passive(tree, verb):
        return
    if tree.dep[told] in ("obj", "obl", "iobj", "nsubj:pass") and tree.pos[verb] == "VERB":
        for entry in commitments(tree, verb, pack):
            if entry.pos == "verb" and "inf" in entry.governs:
                yield entry.effect, (verb,), f"modality.verb.{entry.lemma}"
                return


def shares_mood(tree: Tree, below: int, up: int) -> bool:
    """A coordinated infinitive or bare participle goes with the verb before it."""
    forms = tree.morph[below].form, tree.morph[up].form
    own = [c for c in tree.children[below] if tree.dep[c].startswith("aux")]
    return forms[0] == forms[1] and forms[0] in ("Inf", "Part") and not own


def commits(tree: Tree, cue: CueMark, event: EventMark) -> bool:
    """True if the event is what is denied, promised or asked, not something in a clause beside it."""
    i = event.carrier if event.carrier in cue.content else event.head
    if not any(c in tree.ancestors(i) for c in cue.cue):
        if cue.commitment is Modality.PLANNED and cue.rule.startswith("attribution.noun."):
            return is_infinitive(tree, event.head)  # `l'appel du maire aux rebelles à déposer les armes`
        return cue.commitment in (Modality.DENIED, Modality.HEARSAY)
    while tree.head[i] != i and i not in cue.cue:
        if tree.dep[i] in ("acl", "acl:relcl", "advcl") and tree.head[i] not in cue.cue:
            told = tree.lemma[tree.head[i]] in INFORMATION and cue.commitment is Modality.DENIED
            if not told:
                return False  # but `dément les informations selon lesquelles`
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


def not_ruled_out(tree: Tree, effect: Effect) -> Effect:
    """`un retrait n'est pas exclu`: what is not ruled out is possible."""
    value, words, rule = effect
    verbs = {w for x in words for w in (x, tree.head[x]) if tree.lemma[w] in RULING_OUT}
    if value is Modality.DENIED and any(is_negated(tree, v) is not None for v in verbs):
        return Modality.POSSIBLE, words, f"{rule}+negated"
    return effect


def modality_of(tree: Tree, event: EventMark, cues: tuple[CueMark, ...], pack: Pack) -> ModalityMark:
    """The strongest effect on one event; `asserted` where there is none."""
    found: list[Effect] = [
        *effects(tree, event, pack),
        *adverb_effects(tree, event, pack),
        *actor_effects(tree, event, pack),
        *sentence_effects(tree, event, pack),
    ]
    single = question_effect(tree, event), cue_effect(tree, cues, event), condition_effect(tree, event)
    found += [effect for effect in single if effect]
    if any(rule == "modality.si" for _, _, rule in found):
        found = [e for e in found if e[0] in (Modality.POSSIBLE, Modality.QUESTIONED)]
    if not found:
        return ModalityMark(Modality.ASSERTED, (event.carrier,), "modality.indicative")
    found = [not_ruled_out(tree, effect) for effect in found]
    value, words, rule = min(found, key=lambda effect: ORDER.index(effect[0]))
    return ModalityMark(value, words, rule)

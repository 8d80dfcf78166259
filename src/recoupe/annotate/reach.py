"""What a verb of saying reaches: the clause, infinitive or noun that it governs, what it stands behind, and quotations.

A verb that stands behind its content (`La ville est tombée, affirme le maire`) reaches its sentence without its own clause.
"""

from __future__ import annotations

from recoupe.annotate.clauses import auxiliaries, is_passive
from recoupe.annotate.marks import Names
from recoupe.annotate.moods import is_infinitive
from recoupe.annotate.sources import CLITIC_SUBJECTS, Quotes
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Pack, Reporting

NOMINAL_CONTENT = frozenset("neutral reveal concede deny refer".split())
NOMINAL_VERBS = word_list("verbs_with_nominal_content")
# Verbs of other senses too: they say something only behind their content or beside a quotation.
ONLY_WITH_QUOTE = word_list("verbs_that_say_beside_a_quotation")
# Verbs that say something to somebody, or of somebody: what they govern may hang on whom it is said to.
ADDRESSING = frozenset(["accuse", "order_request", "promise_threat", "react", "doubt"])
BARE_INFINITIVE = frozenset("neutral assert deny concede doubt".split())
PURPOSE = word_list("purpose")
CLAUSE_OR_QUOTE = frozenset(["react", "question"])
BESIDE = 4  # words between a verb of other senses and the quotation that makes it one of saying
NEAR = 12  # words between a verb and a quotation that is its content although it governs something else
LONG = 4  # words of a quotation that is more than a word or two in quotation marks
CLITICS = word_list("clitics")
CLAUSE_OPENERS = word_list("words_that_open_a_reported_clause")
SIDE_REMARKS = tuple(sorted(word_list("words_that_open_a_side_remark")))
COMPARING = word_list("words_before_a_que_of_comparison")
REMOTE = 7  # words between an auxiliary and its participle: `avait, de son côté, `
QUE_AFTER = 8  # words between a verb of saying and its `que`: whom it was said to, where, when
ENDS = frozenset(["»", '"', "”", ">>", "''"])
OPENERS = ENDS | {",", "!", "?", "-", "–", "—", "...", "…", ")"}
BREAKS = OPENERS | {":", ";", "«", "“"}


def cluster_start(tree: Tree, v: int) -> int:
    """The first word of a verb with its auxiliaries, clitics and adverbs: `a-t-il encore dit`."""
    start, first = tree.words_of_sentence(v).start, v
    while first > start and (
        tree.pos[first - 1] in ("AUX", "ADV") or tree.lower[first - 1] in CLITICS | CLITIC_SUBJECTS
    ):
        first -= 1
    return first


def remote_auxiliary(tree: Tree, v: int) -> list[int]:
    """`avait, de son côté, indiqué`: the auxiliary that the parser took for the verb of the clause."""
    if tree.morph[v].form != "Part" or auxiliaries(tree, v):
        return []
    for i in range(v - 1, max(tree.words_of_sentence(v).start, v - REMOTE) - 1, -1):
        if tree.lemma[i] == "avoir" and tree.morph[i].mood:
            return [i]
        if tree.morph[i].mood or tree.pos[i] in ("VERB", "PROPN", "CCONJ"):
            break
    return []


def is_parenthetical(tree: Tree, v: int) -> bool:
    """True if the verb's own words begin after a comma or a closing quotation mark and no subject stands before it."""
    first = cluster_start(tree, v)
    if first == tree.words_of_sentence(v).start:
        # a sentence that begins with the verb of saying: the content was cut off before it
        return first > 0 and tree.text[first - 1] in ENDS
    return tree.text[first - 1] in OPENERS


def is_finite(tree: Tree, v: int) -> bool:
    """True if the verb or an auxiliary of its own has a mood: no participle, no infinitive."""
    return any(tree.morph[i].mood for i in range(cluster_start(tree, v), v + 1)) or any(
        tree.morph[a].mood for a in auxiliaries(tree, v)
    )


def stands_behind(tree: Tree, v: int, source: int | None) -> bool:
    """`..., a déclaré le maire`, `..., a-t-il ajouté`: a finite verb with its subject after it."""
    if source is None or is_passive(tree, v) or not is_finite(tree, v) or not is_parenthetical(tree, v):
        return False
    return source > v or tree.lower[source] in CLITIC_SUBJECTS


def cue_clause(tree: Tree, v: int, source: int | None) -> range:
    """The words of a verb of saying that stands behind its content: from its first word to the next break."""
    stop = tree.words_of_sentence(v).stop
    end = max(v, source if source is not None and source < stop else v) + 1
    while end < stop and tree.text[end] not in BREAKS:
        end += 1
    return range(cluster_start(tree, v), end)


def resumed(tree: Tree, clause: range, stop: int) -> range:
    """What follows a clause of saying and is content again: nothing, where the content was complete and a remark follows.

    `Les rebelles, a dit le maire, ont fui` goes on; `Dix soldats sont morts, a dit le maire, en référence à ...` does not.
    """
    after = clause.stop
    while after < stop and tree.text[after] in BREAKS:
        after += 1
    start = tree.words_of_sentence(clause.start).start
    waiting = clause.start - 2 >= start and tree.pos[clause.start - 2] == "AUX"  # `L'armée a, dit-on, perdu la base`
    complete = not waiting and any(tree.morph[i].mood for i in range(start, clause.start))
    joined = after < stop and tree.pos[after] == "CCONJ"
    return range(after, stop) if not complete or joined else range(after, after)


def content_before(tree: Tree, v: int, source: int | None, quotes: Quotes) -> set[int]:
    """What a verb of saying that stands behind its content reaches: its sentence, and all of a quotation that it is set in."""
    sentence, clause = tree.words_of_sentence(v), cue_clause(tree, v, source)
    introduced = [
        first for first, last in quotes if clause.start - 2 <= last < clause.start and behind_a_colon(tree, first)
    ]
    start = max(
        [sentence.start, *introduced]
    )  # `Il accuse le maire : « Il a fui », a-t-il dit`: the accusing is the text's own
    found = set(range(start, clause.start)) | set(resumed(tree, clause, sentence.stop))
    for first, last in quotes:
        if first <= v <= last:  # `« La ville, dit-il, est tombée. »`; one that nobody closed ends where he is named
            closed = tree.text[last] in ENDS
            found |= set(range(first, last + 1 if closed else clause.start))
    return found - set(clause)


def behind_a_colon(tree: Tree, first: int) -> bool:
    """True for a quotation that the text opens with a colon."""
    return first > 0 and tree.text[first - 1] == ":"


def opens_clause(tree: Tree, v: int, c: int) -> bool:
    """True if a word that opens a reported clause stands between a verb of saying and a finite clause after it."""
    between = range(v + 1, c)
    return any(tree.lower[i] in CLAUSE_OPENERS or tree.text[i] in BREAKS - {",", ")", "-"} for i in between)


def is_reported(tree: Tree, v: int, c: int) -> bool:
    """False for what the parser took for the clause of a verb of saying: a purpose, a finite clause that nothing opens."""
    if is_infinitive(tree, c):
        return not any(tree.lower[m] in PURPOSE for m in tree.children_by(c, "mark", "case", "advmod"))
    return not is_finite(tree, c) or c < v or opens_clause(tree, v, c)


def infinitive_behind(tree: Tree, v: int) -> set[int]:
    """`a indiqué à la presse souhaiter le maintien`: a bare infinitive behind whom something is said to, to the next break."""
    stop = min(v + QUE_AFTER, tree.words_of_sentence(v).stop)
    for i in range(v + 1, stop):
        if tree.text[i] in BREAKS or tree.morph[i].mood:
            return set()
        if tree.morph[i].form == "Inf":
            if tree.lower[i - 1] in ("de", "d'"):
                if tree.pos[i - 2] in ("ADV", "ADP", "SCONJ"):  # `a nié tout lien avant de reconnaître la frappe`
                    return set()
            elif tree.pos[i - 1] == "ADP":
                return set()
            end = next(
                (
                    e
                    for e in range(i, len(tree))
                    if tree.text[e] in BREAKS - ENDS or tree.sentence[e] != tree.sentence[v]
                ),
                len(tree),
            )
            return set(range(i, end))
    return set()


def governed_clauses(tree: Tree, v: int, source: int | None, entry: Reporting) -> list[int]:
    """Heads of the clauses and infinitives that a verb of saying governs, wherever the parser hung them."""
    found = [c for c in tree.children_by(v, "ccomp", "xcomp") if c != source and is_reported(tree, v, c)]
    for c in tree.children_by(v, "advcl", "conj"):
        if any(tree.lower[m] in ("que", "qu'") for m in tree.children_by(c, "mark")):
            found.append(c)
    if entry.kind in ADDRESSING:
        told = tree.children_by(v, "obj", "obl", "iobj", "nsubj:pass")
        found += [a for c in told for a in tree.children_by(c, "acl", "xcomp", "advcl") if is_infinitive(tree, a)]
    return found


def clause_behind(tree: Tree, v: int) -> set[int]:
    """The words from `que` behind a verb of saying to the end of its sentence, whatever the parser hung on what.

    A remark that opens with `alors que` and its kin is the text's own again.
    """
    stop = tree.words_of_sentence(v).stop
    start = next((i for i in range(v + 1, min(v + QUE_AFTER, stop)) if tree.lower[i] in ("que", "qu'")), None)
    if start is None or any(tree.morph[i].mood or tree.text[i] in BREAKS - {","} for i in range(v + 1, start)):
        return set()
    if tree.lower[start - 1] in COMPARING or tree.morph[start].relative or tree.pos[start] == "PRON":
        return set()
    end = next((i for i in range(start, stop) if tree.text[i] == ";" or opens_remark(tree, i)), stop)
    return set(range(start, end))


def opens_remark(tree: Tree, i: int) -> bool:
    """True for the comma before `alors que`, `tandis que`, `en référence à`: what follows is the text's own voice."""
    behind = " ".join(tree.lower[i + 1 : i + 3]).replace("' ", "'")
    return tree.text[i] == "," and behind.startswith(SIDE_REMARKS)


def infinitives_of_nouns(tree: Tree, v: int, pack: Pack) -> set[int]:
    """`a réaffirmé sa volonté de reprendre la ville`: what a will, a call or a promise that is spoken of is about."""
    found: set[int] = set()
    for c in tree.children_by(v, "obj"):
        if tree.lemma[c] in pack.reporting_nouns and c > v:
            stop = tree.words_of_sentence(v).stop
            found |= set(range(c, next((i for i in range(c, stop) if tree.text[i] in BREAKS), stop)))
        for a in tree.children_by(c, "acl"):
            found |= tree.subtree(a) if is_infinitive(tree, a) else set()
    return found


def nominal_content(
    tree: Tree, names: Names, v: int, source: int | None, reporting: tuple[Reporting, Pack]
) -> set[int]:
    """The object of a verb of saying that has no clause: `confirme la prise de`, `fait état de douze morts`."""
    entry, pack = reporting
    labels: tuple[str, ...] = ()
    if " " in entry.lemma:
        labels = ("obj", "obl", "nmod")
    elif (entry.kind in NOMINAL_CONTENT and entry.lemma not in ONLY_WITH_QUOTE) or entry.lemma in NOMINAL_VERBS:
        labels = ("obj", "nsubj:pass")
    if not labels:
        return set()
    found: set[int] = set()
    for c in [c for h in (v, *remote_auxiliary(tree, v)) for c in tree.children_by(h, *labels) if h == v or c > v]:
        person = "person" in names.classes[c] and tree.lemma[c] not in pack.nouns and " " not in entry.lemma
        if c != source and not person and (c > v or tree.dep[c] == "nsubj:pass"):
            found |= tree.subtree(c)
    for c in tree.children_by(v, "obl"):  # `annoncer de nouvelles frappes`: the parser makes no object of it
        if c > v and not tree.preposition(c) and tree.lemma[c] in pack.nouns:
            found |= tree.subtree(c)
    for channel in tree.children_by(v, "obl", "iobj"):  # `a confirmé à l'agence des frappes`
        if not found and tree.preposition(channel) == "à":
            for c in tree.children_by(channel, "nmod"):
                found |= tree.subtree(c) if tree.lemma[c] in pack.nouns else set()
    if not found and tree.dep[v] in ("acl", "amod") and tree.lemma[tree.head[v]] in pack.nouns:
        found = {tree.head[v]}  # `l'attaque revendiquée par X`
    return found


def quotes_beside(tree: Tree, v: int, quotes: Quotes) -> list[tuple[int, int]]:
    """Quotations that meet the sentence of a verb, or end right before it, and do not hold it."""
    sentence = tree.words_of_sentence(v)
    return [
        q for q in quotes if not q[0] <= v <= q[1] and q[0] < sentence.stop and q[1] >= min(sentence.start, v - 2) - 1
    ]


def content_of_verb(
    tree: Tree, names: Names, v: int, source: int | None, reporting: tuple[Reporting, Pack], quotes: Quotes
) -> set[int]:
    """The words that a verb of saying reaches: its clause, infinitive or object; the rest of the sentence; a quotation."""
    entry, pack = reporting
    governed = governed_clauses(tree, v, source, entry)
    outside = quotes_beside(tree, v, quotes)
    ahead = any(c > v and (is_infinitive(tree, c) or opens_clause(tree, v, c)) for c in governed)
    if entry.parenthetical and stands_behind(tree, v, source) and not ahead:
        return content_before(tree, v, source, quotes) | quoted(
            [q for q in outside if q[1] - q[0] > LONG or q[1] < v], v
        )
    beside = any(min(abs(q[0] - v), abs(v - q[1])) <= BESIDE for q in outside)
    clause = any(is_finite(tree, c) for c in governed)
    if (entry.lemma in ONLY_WITH_QUOTE or entry.kind in CLAUSE_OR_QUOTE) and not beside and not clause:
        return set()
    found = clause_behind(tree, v)
    for c in governed:
        found |= tree.subtree(c)
    found |= infinitives_of_nouns(tree, v, pack)
    if not found and entry.kind in BARE_INFINITIVE and entry.lemma not in ONLY_WITH_QUOTE:
        found = infinitive_behind(tree, v)
    found = found or nominal_content(tree, names, v, source, (entry, pack))
    if outside and (not found or any(abs(q[0] - v) <= NEAR for q in outside)):
        found |= quoted([q for q in outside if q[1] - q[0] > LONG or q[0] in found], v)
    if entry.kind in ADDRESSING:
        for c in tree.children_by(v, "obl", "advcl"):
            if c > v and tree.preposition(c) in ("de", "à", "") and c != source and not is_side_clause(tree, c):
                found |= tree.subtree(c)
    if not found:
        found = behind_colon(tree, v)
    own = tree.subtree(source) if source is not None and source not in found else set()
    return found - {v} - (own if v not in own else set())


def is_side_clause(tree: Tree, c: int) -> bool:
    """`réclame des armes tandis que le front recule`: a finite clause beside what is said."""
    return tree.dep[c] == "advcl" and is_finite(tree, c)


def behind_colon(tree: Tree, v: int) -> set[int]:
    """What stands behind the colon after a verb of saying."""
    stop = tree.words_of_sentence(v).stop
    colon = next((i for i in range(v + 1, stop) if tree.text[i] == ":"), stop)
    return set(range(colon + 1, stop))


def quoted(quotes: list[tuple[int, int]], v: int) -> set[int]:
    """All words of quotations that do not hold the verb."""
    return {i for q in quotes for i in range(q[0], q[1] + 1) if i != v}

"""How many: which figures of its sentence are an event's own, and what they count.

A figure is the event's where it counts the event word (`douze morts`), one of its fillers, or a noun that the parser hung on
the event without a role; then come the parts of that figure (`dont trois enfants`), and the totals that are told of a number
(`porte à 43 le nombre de soldats tués`).
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.annotate.marks import BlockMarks, EventMark, FigureMark
from recoupe.annotate.tree import Tree
from recoupe.claims.settle import BLOWS, PEOPLE
from recoupe.languages.lists import word_list
from recoupe.languages.pack import load_pack
from recoupe.model.codes import Counts, EventType

DEFINITE = word_list("definite_articles")
MEASURES = word_list("measures")
CIVILIANS = word_list("civilians")
FIGHTERS = word_list("fighters")
PROJECTILES = word_list("projectiles")
COUNTING = word_list("counting_nouns")
REACHING = word_list("verbs_of_reaching")
VERBS = ("VERB", "AUX")
NOUNS = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
THINGS = frozenset(["building", "vehicle", "weapon", "place"])
# Who is harmed or held is counted also where the article shows that they are known: `les deux soldats tués`.
HARM = frozenset([EventType.CASUALTIES, EventType.ABUSE])
HELD = HARM | {EventType.DETENTION}
# Movements of forces: who moves and is no civilian counts as fighters.
MOVES = frozenset([EventType.WITHDRAW, EventType.ADVANCE, EventType.DEPLOY])
# Places are counted where something is done to them. Of `ils tiennent deux bases`, `ils avancent sur deux fronts` gold counts none.
TAKEN = frozenset(
    [EventType.CAPTURE, EventType.DESTRUCTION, EventType.STRIKE, EventType.ATTACK, EventType.SIEGE, EventType.WITHDRAW]
)
# What a side holds, backs or works with is a state; its label (`cinq combattants soutenus par X`) counts something else.
LABELS = frozenset([EventType.SUPPORT, EventType.CONTROL, EventType.COOPERATE])
MODIFIERS = ("acl", "amod", "acl:relcl")
# What is told of several counts beside each other in one breath.
SHARING = HELD | {EventType.DESTRUCTION, EventType.DISPLACEMENT, EventType.STRIKE}
IN_LISTS = frozenset(["dont", "compris", "que", "parmi"])


def counted_roles(kind: EventType) -> frozenset[str]:
    """The roles whose fillers a figure of this type of event may count."""
    if kind in HELD:
        return frozenset(["target"])
    roles = {"target", "equipment"}
    if kind is not EventType.CAPTURE and kind is not EventType.ACCUSE:
        roles.add("actor")
    return frozenset(roles | {"place"} if kind in TAKEN else roles)


def counted_words(block: BlockMarks, event: EventMark) -> dict[int, Counts | None]:
    """The words that a figure of this event may count, with what it then counts where the frame says so."""
    tree = block.tree
    heads: dict[int, Counts | None] = dict.fromkeys(range(event.first, event.last + 1), event.counts)
    heads[event.head] = event.counts
    label = event.type in LABELS and tree.dep[event.head] in MODIFIERS
    for role in event.roles:
        if role.slot == "linked" or role.role not in counted_roles(event.type) or label:
            continue
        hit = event.type in BLOWS and role.role == "target" and block.names.classes[role.head] & PEOPLE
        if not hit:
            heads.setdefault(role.head, None)
    if event.type in HELD:
        for word in set(unnamed_fillers(tree, event)) - other_fillers(event):
            heads.setdefault(word, None)
    if event.type is EventType.DEPLOY:
        for word in tree.children_by(event.head, "obj"):  # those who are sent fill no role, and are counted
            heads.setdefault(word, None)
    return heads


def other_fillers(event: EventMark) -> set[int]:
    """Those who did it, and where: their number is not that of the harmed."""
    return {role.head for role in event.roles if role.role != "target"}


def unnamed_fillers(tree: Tree, event: EventMark) -> Iterator[int]:
    """Nouns that hang on a harm as its sufferers and were given no role: the parser had `près de` or `plus de` between."""
    head, above = event.head, tree.head[event.head]
    if tree.dep[head] in MODIFIERS and tree.pos[above] in NOUNS:
        yield above  # `quarante civils tués`
    if tree.preposition(head) == "parmi":
        yield above  # `quinze enfants parmi les morts`
        yield from tree.children_by(above, "obj", "nsubj:pass")
    if tree.pos[head] not in VERBS:
        for c in tree.children_by(head, "nmod", "advmod"):
            yield from tree.children_by(c, "obl", "nmod") if tree.pos[c] == "ADV" else [c]
        return
    for c in tree.children[head]:
        if tree.pos[c] == "ADV":  # `près DE QUARANTE PERSONNES`
            yield from tree.children_by(c, "obl", "nmod")
        elif tree.pos[c] == "NUM" and not tree.preposition(c):
            yield c  # `en avait perdu douze`
        elif tree.dep[c] == "obj" or (tree.dep[c].startswith("nsubj") and undergoes(tree, event)):
            yield c


def undergoes(tree: Tree, event: EventMark) -> bool:
    """True for a verb whose subject is the harmed: passive, or without object; not where a filler has that role already."""
    head = event.head
    passive = any(tree.dep[c].startswith("aux:pass") for c in tree.children[head])
    return (passive or tree.child(head, "obj") is None) and all(role.role != "target" for role in event.roles)


def figures_of(block: BlockMarks, event: EventMark) -> list[tuple[FigureMark, Counts]]:
    """The counts of an event, in text order, each with what it counts."""
    tree = block.tree
    words = tree.words_of_sentence(event.head)
    near = [f for f in block.figures if words.start <= f.first < words.stop]
    figures = [f for f in near if is_count(block, f)]
    if not figures:
        return []
    heads = counted_words(block, event)
    found = direct(block, event, figures, heads) or totals(tree, event, figures)
    if event.type in HELD and not found:
        found = behind_colon(tree, event, figures) or before_harm(block, event, figures)
    if event.type in SHARING:
        found = [*found, *(f for figure in found for f in beside(block, figure, figures) if f not in found)]
    whole = dict.fromkeys(found)
    for figure in found:
        whole |= dict.fromkeys(parts_of(block, event, figure, figures))
    ordered = sorted(whole, key=lambda figure: figure.first)
    return [(figure, heads.get(figure.head) or what_counts(block, event, figure.head)) for figure in ordered]


def beside(block: BlockMarks, figure: FigureMark, figures: list[FigureMark]) -> Iterator[FigureMark]:
    """Counts coordinated with one that is the event's: `trois policiers et deux civils ont été tués`."""
    tree, heads = block.tree, {event.head for event in block.events}
    for other in figures:
        first, second = sorted((figure, other), key=lambda one: one.first)
        if other is figure or first.head < 0 or second.head < 0 or other.head in heads or first.last >= second.first:
            continue
        between = range(max(first.head, first.last) + 1, second.first)
        joined = between and tree.lower[between[-1]] in ("et", ",")
        plain = all(tree.pos[i] in ("ADJ", "PROPN", "CCONJ", "PUNCT") and tree.text[i] not in ":;()" for i in between)
        led = other.first > 0 and tree.pos[other.first - 1] == "ADP"
        if joined and plain and not led and not is_another_harm(tree, figure.head, other.head):
            yield other


def is_another_harm(tree: Tree, head: int, other: int) -> bool:
    """True for two words that count no one harm: `huit morts et dix blessés`, `douze soldats et dix blessés`."""
    nouns = load_pack("fr").nouns
    first, second = ({frame.counts for frame in nouns.get(tree.lemma[i], ())} - {None} for i in (head, other))
    return bool(first | second) and not first & second


def direct(
    block: BlockMarks, event: EventMark, figures: list[FigureMark], heads: dict[int, Counts | None]
) -> list[FigureMark]:
    """The figures that count the event word, else one of its fillers."""
    tree, own = block.tree, range(event.first, event.last + 1)
    allowed = [f for f in figures if not is_definite(tree, f) or may_be_definite(block, event, f)]
    if event.type in HELD and tree.pos[event.head] not in VERBS:
        counted = [f for f in allowed if f.head in own]
        if counted:
            return counted  # `douze blessés`
    return [f for f in allowed if f.head in heads or any(i in heads for i in inside(f)) or stands_by(tree, event, f)]


def stands_by(tree: Tree, event: EventMark, figure: FigureMark) -> bool:
    """True for the harmed right before their participle, or right behind their noun: `deux soldats tués`, `mort de dix civils`."""
    if event.type not in HELD or figure.head in other_fillers(event):
        return False
    if tree.pos[event.head] == "NOUN":
        return figure.first == event.last + 2 and tree.lower[event.last + 1] in ("de", "d'", "à")
    between = range(figure.head + 1, event.first)
    return 0 <= figure.head < event.first and all(tree.pos[i] == "ADJ" for i in between)


def may_be_definite(block: BlockMarks, event: EventMark, figure: FigureMark) -> bool:
    """The harmed and the held are counted also where they are known; `des deux côtés` counts nobody."""
    people = figure.head < 0 or block.names.classes[figure.head] & PEOPLE or not block.names.classes[figure.head]
    return event.type in HELD and bool(people)


def behind_colon(tree: Tree, event: EventMark, figures: list[FigureMark]) -> list[FigureMark]:
    """`De lourdes pertes : douze soldats et trente miliciens`: the list that a harm without a count announces."""
    words = tree.words_of_sentence(event.head)
    colon = next((i for i in range(event.last + 1, words.stop) if tree.text[i] == ":"), -1)
    if colon < 0 or tree.pos[event.head] in VERBS or not any(f.first == colon + 1 for f in figures):
        return []
    stop = next((i for i in range(colon, words.stop) if is_finite(tree, i)), words.stop)
    return [f for f in figures if colon < f.first < stop]


def before_harm(block: BlockMarks, event: EventMark, figures: list[FigureMark]) -> list[FigureMark]:
    """`Trente soldats, en comptant les deux officiers tués lundi, sont morts`: the nearest count before that no other harm has."""
    tree = block.tree
    if tree.pos[event.head] not in (*VERBS, "ADJ") or named_harmed(block, event):
        return []
    others = [o for o in block.events if o.head != event.head and tree.sentence[o.head] == tree.sentence[event.head]]
    taken = {f for o in others if o.type in HELD for f in direct(block, o, figures, counted_words(block, o))}
    for i in range(event.first - 1, tree.words_of_sentence(event.head).start - 1, -1):
        figure = next((f for f in figures if f.last == i and f not in taken), None)
        if figure and not (figure.head >= 0 and block.names.classes[figure.head] & THINGS):
            led = figure.first > 0 and tree.pos[figure.first - 1] == "ADP"
            return [] if led else [figure]
        if (tree.pos[i] == "VERB" and tree.morph[i].mood) or tree.lower[i] in ("que", "qui", "où"):
            return []
    return []


def named_harmed(block: BlockMarks, event: EventMark) -> bool:
    """True where a noun with a sense of its own was found as the harmed: it has no count, then."""
    tree = block.tree
    targets = [role.head for role in event.roles if role.role == "target"]
    return any(tree.pos[i] in ("NOUN", "PROPN") and tree.lemma[i] != "autre" for i in targets)


def inside(figure: FigureMark) -> range:
    """The words of a figure."""
    return range(figure.first, figure.last + 1)


def is_count(block: BlockMarks, figure: FigureMark) -> bool:
    """False for dates, shares, and amounts of time, way, weight and money."""
    tree = block.tree
    if any(mark.first <= figure.last and figure.first <= mark.last for mark in block.times):
        return False
    behind = tree.lower[figure.last + 1 : figure.last + 3]
    if behind == ("pour", "cent"):
        return False
    behind = behind[:1]
    named = {tree.lemma[figure.head], tree.lower[figure.head], *behind} if figure.head >= 0 else set(behind)
    return not named & MEASURES


def is_definite(tree: Tree, figure: FigureMark) -> bool:
    """`les deux camps`: those that are known, no count of the event."""
    before = tree.lower[figure.first - 1] if figure.first else ""
    return before in DEFINITE


def parts_of(block: BlockMarks, event: EventMark, whole: FigureMark, figures: list[FigureMark]) -> Iterator[FigureMark]:
    """The parts of a count: `douze morts, dont trois enfants et une femme`, `dix tués : six femmes et quatre enfants`."""
    tree = block.tree
    if whole.head < 0 or event.type in BLOWS:
        return
    opened, rest = False, whole.maximum or whole.minimum or 0
    stops = {other.head for other in block.events if other.head != event.head and tree.pos[other.head] == "NOUN"}
    for i in range(max(whole.head, whole.last) + 1, tree.words_of_sentence(whole.head).stop):
        if opens_parts(tree, i, event):
            opened = True
        elif i in stops or (is_finite(tree, i) and (opened or i not in inside_event(event))):
            return
        part = next((f for f in figures if f.first == i), None)
        if opened and part and part is not whole and is_part(block, part):
            size = part.minimum or part.maximum or 0
            if size > rest:
                return
            rest -= size
            yield part


def is_part(block: BlockMarks, figure: FigureMark) -> bool:
    """True for what stands in the list itself, not in a phrase of it: `dont deux enfants, dans trois villages`."""
    tree, before = block.tree, figure.first - 1
    listed = tree.pos[before] in ("PUNCT", "CCONJ", "PRON", "DET") or tree.lower[before] in IN_LISTS
    return listed and not (figure.head >= 0 and block.names.classes[figure.head] & THINGS)


def opens_parts(tree: Tree, i: int, event: EventMark) -> bool:
    """`dont` opens the parts of a count, and so does a colon behind the harmed."""
    return tree.lower[i] in ("dont", "parmi") or (tree.text[i] == ":" and event.type in HARM)


def inside_event(event: EventMark) -> range:
    """The words of the event and of its verb: `sept personnes sont mortes, dont...`."""
    return range(min(event.first, event.carrier) - 3, max(event.last, event.carrier) + 1)


def is_finite(tree: Tree, i: int) -> bool:
    """True for a verb that opens a clause of its own."""
    return tree.pos[i] in VERBS and (tree.pos[i] == "AUX" or tree.morph[i].mood != "" or tree.morph[i].form == "Fin")


def totals(tree: Tree, event: EventMark, figures: list[FigureMark]) -> list[FigureMark]:
    """`porte à 43 le nombre de soldats tués`: the figure of a verb of reaching, of a count that names the event."""
    over = next((i for i in tree.ancestors(event.head) if tree.lemma[i] in COUNTING), None)
    if over is None or tree.lemma[tree.head[over]] not in REACHING:
        return []
    verb = tree.head[over]
    return [f for f in figures if f.head < 0 and any(verb in (i, tree.head[i]) for i in inside(f))][:1]


def what_counts(block: BlockMarks, event: EventMark, head: int) -> Counts:
    """What a figure counts, from the event's frame, else from the class of the counted word."""
    classes = block.names.classes[head] if head >= 0 else frozenset()
    lemma = block.tree.lemma[head] if head >= 0 else ""
    if event.type in HARM:
        things = classes & THINGS and not classes & PEOPLE
        return Counts.OTHER if things else event.counts or Counts.KILLED
    if event.type is EventType.DETENTION:
        return Counts.CAPTURED
    if event.type is EventType.STRIKE and (head in (event.head, -1) or lemma in PROJECTILES):
        return Counts.STRIKES
    if event.counts is not None:
        return event.counts
    if lemma in CIVILIANS:
        return Counts.CIVILIANS
    if "vehicle" in classes or "weapon" in classes:
        return Counts.VEHICLES
    if event.type is EventType.DISPLACEMENT:
        return Counts.CIVILIANS
    if lemma in FIGHTERS or "force" in classes or (event.type in MOVES and not classes & THINGS and head != event.head):
        return Counts.FIGHTERS
    return Counts.OTHER

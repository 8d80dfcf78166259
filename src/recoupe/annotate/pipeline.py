"""The annotators in their order: a block's text in, all its marks out. The only file that loads a spaCy pipeline."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: threads cost more than they bring, and order sums

import spacy
from spacy.language import Language

from recoupe.annotate import french
from recoupe.annotate.attribution import find_cues
from recoupe.annotate.events import Seen, find_events
from recoupe.annotate.figures import find_figures
from recoupe.annotate.french.wordtable import LEXICON_TABLE, Lexicon
from recoupe.annotate.linked import link_events
from recoupe.annotate.loaded import find_loaded
from recoupe.annotate.marks import BlockMarks
from recoupe.annotate.masking import mask
from recoupe.annotate.modality import modality_of
from recoupe.annotate.names import find_names
from recoupe.annotate.quotes import find_quotes
from recoupe.annotate.times import find_times
from recoupe.annotate.tree import Opinions, Tree, to_tree
from recoupe.languages.pack import Pack
from recoupe.model.article import Article, Block
from recoupe.model.codes import BlockKind
from recoupe.model.errors import LanguageError

REGISTERED = french  # importing the package registers what the shipped model needs


def load_model(pack: Pack, name: str | None) -> Language:
    """The shipped model of a language, or any installed spaCy pipeline with UD labels by its name or folder."""
    place = str(pack.model_folder) if name is None else name
    try:
        nlp = spacy.load(place)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        hint = "reinstall recoupe" if name is None else "install it first, or leave --model out"
        raise LanguageError(f"no spaCy pipeline {place!r}: {reason}; {hint}") from None
    lacking = [
        name for name in ("POS", "LEMMA", "DEP", "SENT_START") if not nlp("La ville est tombée.").has_annotation(name)
    ]
    if lacking:
        raise LanguageError(
            f"the pipeline {place!r} gives no {', '.join(lacking)}; name one with a tagger and a parser"
        )
    return nlp


# Line ends and marks that are no letters, one for one, so that offsets do not move.
QUIET = str.maketrans("\n\r\t\ufeff\u200b\u2028\u2029\0’‘ʼ", " " * 8 + "'''")


# What is left of a line end that was escaped twice: `nSelon le maire`. Some portals have one at each paragraph.
STRAY = re.compile(r"(?m)^(\s*)n(?=[A-ZÀ-ÖØ-Þ])")


def quiet(text: str) -> str:
    """A text as it is parsed: line ends as spaces, one apostrophe, no stray letters; as long as it was."""
    return STRAY.sub(r"\1 ", text).translate(QUIET)


# Characters of the longest stretch that is parsed at once: a text without line ends must not fill the memory. A paragraph of
# the press has some 500; the longest of gold has 4,100.
PIECE = 10_000


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """A block's text as stretches that can be parsed, with where each starts; cut at the last space before the limit."""
    start = 0
    while len(text) - start > PIECE:
        cut = text.rfind(" ", start + PIECE // 2, start + PIECE)
        stop = cut + 1 if cut > 0 else start + PIECE
        yield start, text[start:stop]
        start = stop
    if start < len(text):
        yield start, text[start:]


def parse_blocks(nlp: Language, pack: Pack, article: Article, blocks: list[Block]) -> Iterator[tuple[BlockKind, Tree]]:
    """A tree for each block (for each piece of a very long one), with the block's kind.

    One article is one batch, so that its result does not depend on its neighbours.
    """
    stretches = [
        (block.kind, block.span.start + start, text)
        for block in blocks
        for start, text in pieces(quiet(block.span.of(article.text)))
        if not text.isspace()
    ]
    opinions = second_opinions(nlp, pack)
    masked = [mask(nlp, pack, text) for _, _, text in stretches]
    docs = nlp.pipe((one.doc for one in masked), batch_size=max(len(stretches), 1))
    for (kind, offset, _), doc, one in zip(stretches, docs, masked, strict=True):
        yield kind, to_tree(doc, offset=offset, opinions=opinions, groups=one.groups)


@lru_cache(maxsize=4)
def second_opinions(nlp: Language, pack: Pack) -> Opinions | None:
    """Where a form has several lemmas (`reprise`), the one that the tables know. None without our word table."""
    if not nlp.vocab.lookups.has_table(LEXICON_TABLE):
        return None
    lexicon = Lexicon.of(nlp.vocab)
    verbs = frozenset(pack.verbs) | frozenset(pack.reporting) | frozenset(pack.light) | frozenset(pack.commitment)
    nouns = frozenset(pack.nouns) | frozenset(pack.classes)

    @lru_cache(maxsize=100_000)
    def lemma_of(pos: str, form: str, lemma: str) -> str:
        known = verbs if pos in ("VERB", "AUX") else nouns if pos in ("NOUN", "ADJ") else None
        if known is None or lemma in known:
            return lemma
        entry = lexicon.find(form.replace("’", "'"))
        choices = (entry.lemmas.get("v" if known is verbs else "n", []) if entry else []) or []
        singular = [word.rstrip("sx") for word in (lemma, form)] if known is nouns else []
        return next((choice for choice in [*choices, *singular] if choice in known), lemma)

    @lru_cache(maxsize=20_000)
    def verb_of(form: str) -> str:
        entry = lexicon.find(form.replace("’", "'"))
        finite = entry is not None and "v." in entry.classes
        return next((v for v in (entry.lemmas.get("v", []) if entry and finite else []) if v in verbs), "")

    return Opinions(lemma_of, verb_of)


def mark_tree(tree: Tree, pack: Pack, votes: Mapping[str, str] | None = None) -> BlockMarks:
    """All marks of one block; `votes` are the labels that the article as a whole gives to names."""
    names = find_names(tree, pack, votes or {})
    quotes = find_quotes(tree)
    seen = Seen(find_figures(tree), find_times(tree))
    events = link_events(tree, find_events(tree, names, pack, seen))
    cues = find_cues(tree, names, pack, quotes)
    return BlockMarks(
        tree=tree,
        names=names,
        times=seen.times,
        figures=seen.figures,
        events=events,
        cues=cues,
        quotes=quotes,
        modalities=tuple(modality_of(tree, event, cues, pack) for event in events),
        loaded=find_loaded(tree, names, quotes, pack, cues),
    )

"""Universal Dependencies CoNLL-U -> spaCy DocBin.

    python ud2spacy.py TRAIN.conllu... -o train.spacy --noisy-copies 1 --conventions-of A.conllu B.conllu --rewrite PUD FQB

* Multi-word tokens (du, des, au, aux, auquel) become ONE token, so that token offsets are offsets in the text. It takes the part of
  speech, lemma, head and relation of the word inside it that is attached outside, and the features of all.
* Features are reduced to FEATURES, relations to KEPT_SUBTYPES (other subtypes lose what stands after the colon).
* Small treebanks name closed-class lemmas and features otherwise (il: lemma `lui` or `il`): --conventions-of rewrites them.
* --noisy-copies adds copies as web press writes: curly apostrophes, guillemets, `!!!`, lost accents, capitals.
* Sentences are glued into documents of varied length: the parser must learn to find their bounds.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from recoupe.annotate.french.characters import without_accents

KEPT_SUBTYPES = set(
    "nsubj:pass nsubj:caus csubj:pass aux:pass aux:tense aux:caus obl:agent obl:arg obl:mod expl:subj expl:pass expl:comp "
    "acl:relcl advcl:cleft flat:name flat:foreign parataxis:insert parataxis:parenth parataxis:obj".split()
)
FEATURES = set("Mood Tense VerbForm Number Gender Person PronType Poss Reflex Polarity Definite Voice".split())
CLOSED_CLASSES = {"DET", "PRON", "ADP", "SCONJ", "CCONJ", "AUX", "PART", "ADV"}


class Word(NamedTuple):
    """One line of CoNLL-U; columns as text."""

    id: str
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: str
    deprel: str
    deps: str
    misc: str


class Token(NamedTuple):
    """One token of the text; `head` is its index in the sentence."""

    form: str
    space_after: bool
    pos: str
    features: dict[str, str]
    lemma: str
    head: int
    dep: str


# ---------------------------------------------------------------- reading


def read_conllu(path: Path) -> Iterator[tuple[list[Word], dict[int, tuple[int, Word]]]]:
    """Sentences: words, and multi-word tokens by the id of their first word: (id of the last word, line)."""
    for block in path.read_text(encoding="utf8").split("\n\n"):
        words, multiwords = [], {}
        for line in block.splitlines():
            if not line or line.startswith("#"):
                continue
            word = Word(*line.split("\t"))
            if "-" in word.id:
                first, last = map(int, word.id.split("-"))
                multiwords[first] = (last, word)
            elif "." not in word.id:
                words.append(word)
        if words:
            yield words, multiwords


def features(word: Word) -> dict[str, str]:
    """Features kept; lexical gender and the like, which UD French writes in MISC as Gender[lex], included."""
    found = dict(pair.split("=", 1) for pair in word.feats.split("|")) if word.feats != "_" else {}
    for name, value in re.findall(r"(?:^|\|)(Gender|Number|Tense|Person)\[(?:lex|denom|ctxt)\]=(\w+)", word.misc):
        if value != "Unknown":
            found.setdefault(name, value)
    if found.get("Poss") == "Yes":
        found.pop("PronType", None)
    return {name: value for name, value in found.items() if name in FEATURES}


class Conventions:
    """The most frequent lemma and features of each (form, part of speech) in reference treebanks."""

    def __init__(self, paths: list[Path]):
        lemmas, feats = defaultdict(Counter), defaultdict(Counter)
        for path in paths:
            for words, _ in read_conllu(path):
                for word in words:
                    key = (word.form.lower(), word.upos)
                    lemmas[key][word.lemma] += 1
                    feats[key][tuple(sorted(features(word).items()))] += 1
        self._lemma = {key: counter.most_common(1)[0][0] for key, counter in lemmas.items()}
        self._features = {key: dict(counter.most_common(1)[0][0]) for key, counter in feats.items()}

    def lemma(self, word: Word) -> str:
        known = self._lemma.get((word.form.lower(), word.upos))
        if known is not None and (word.upos in CLOSED_CLASSES or "_" in word.lemma):
            return known
        return word.form.lower() if known is None and word.lemma == "_" and word.form != "_" else word.lemma

    def features(self, word: Word) -> dict[str, str]:
        known = self._features.get((word.form.lower(), word.upos))
        return dict(known) if known and word.upos in ("DET", "PRON") else features(word)


# ---------------------------------------------------------------- merging


def simple_relation(relation: str) -> str:
    return relation if relation in KEPT_SUBTYPES else relation.split(":")[0]


def merge(words: list[Word], multiwords: dict[int, tuple[int, Word]], conventions: Conventions | None) -> list[Token]:
    """Words of the annotation -> tokens of the text."""
    groups: list[tuple[list[int], Word]] = []
    next_id = 1
    while next_id <= len(words):
        last, surface = multiwords.get(next_id, (next_id, words[next_id - 1]))
        groups.append((list(range(next_id, last + 1)), surface))
        next_id = last + 1
    token_of = {word_id: i for i, (ids, _) in enumerate(groups) for word_id in ids}
    tokens = []
    for i, (ids, surface) in enumerate(groups):
        chief = next((words[k - 1] for k in ids if int(words[k - 1].head) not in ids), words[ids[0] - 1])
        merged: dict[str, str] = {}
        for k in ids:
            found = conventions.features(words[k - 1]) if conventions else features(words[k - 1])
            merged = {**found, **merged}
        lemma = conventions.lemma(chief) if conventions else chief.lemma
        head = int(chief.head)
        tokens.append(
            Token(
                form=surface.form.replace(" ", "\u00a0"),
                space_after="SpaceAfter=No" not in surface.misc,
                pos=chief.upos,
                features=merged,
                lemma=surface.form if lemma == "_" else lemma,
                head=token_of[head] if head else i,
                dep=simple_relation(chief.deprel) if head else "ROOT",
            )
        )
    return tokens


# ---------------------------------------------------------------- noise


def noisy_copy(sentence: list[Token], rng: random.Random) -> list[Token]:
    curly, guillemets = rng.random() < 0.6, rng.random() < 0.6
    lost_accents, capitals = rng.random() < 0.35, rng.random() < 0.03
    quotes_seen = 0
    out = []
    for token in sentence:
        form = token.form.replace("'", "’") if curly else token.form
        if form == '"' and guillemets:
            form = "»" if quotes_seen % 2 else "«"
            quotes_seen += 1
        elif form in ("«", "»") and not guillemets:
            form = rng.choice('"“”')
        elif form == "...":
            form = "…"
        if lost_accents and rng.random() < 0.3:
            form = without_accents(form)
        out.append(token._replace(form=form.upper() if capitals else form))
    if out[-1].form in (".", "!"):
        ending = rng.choices([out[-1].form, "!", "!!", "!!!", "!!.", "…", "?!"], [77, 3, 3, 3, 3, 8, 3])[0]
        out[-1] = out[-1]._replace(form=ending)
    return out


# ---------------------------------------------------------------- writing


def make_doc(vocab: Vocab, sentences: list[list[Token]]) -> Doc:
    tokens, heads, spaces = [], [], []
    for sentence in sentences:
        heads += [len(tokens) + token.head for token in sentence]
        spaces += [token.space_after for token in sentence[:-1]] + [True]
        tokens += sentence
    return Doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=spaces,
        pos=[token.pos for token in tokens],
        morphs=["|".join(f"{k}={v}" for k, v in sorted(token.features.items())) for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=heads,
        deps=[token.dep for token in tokens],
    )


def grouped(sentences: list[list[Token]], size: int, rng: random.Random) -> Iterator[list[list[Token]]]:
    start = 0
    while start < len(sentences):
        length = rng.choice([1, 2, size, size, 2 * size])
        yield sentences[start : start + length]
        start += length


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", nargs="+", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--noisy-copies", type=int, default=0)
    parser.add_argument("--sentences-per-doc", type=int, default=6)
    parser.add_argument("--conventions-of", nargs="*", type=Path, default=[])
    parser.add_argument(
        "--rewrite", nargs="*", default=[], help="folders whose treebanks are rewritten to those conventions"
    )
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()

    rng = random.Random(args.seed)
    conventions = Conventions(args.conventions_of)
    vocab = spacy.blank("fr_recoupe").vocab
    docs = DocBin(attrs="ORTH SPACY POS MORPH LEMMA HEAD DEP SENT_START".split(), store_user_data=False)
    tokens = 0
    for path in args.treebanks:
        rewrite = conventions if path.parent.name in args.rewrite else None
        sentences = [merge(words, multiwords, rewrite) for words, multiwords in read_conllu(path)]
        copies = [[noisy_copy(sentence, rng) for sentence in sentences] for _ in range(args.noisy_copies)]
        for version in [sentences, *copies]:
            for group in grouped(version, args.sentences_per_doc, rng):
                doc = make_doc(vocab, group)
                docs.add(doc)
                tokens += len(doc)
    docs.to_disk(args.out)
    print(f"{args.out}: {len(docs):,} documents, {tokens:,} tokens")


if __name__ == "__main__":
    main()

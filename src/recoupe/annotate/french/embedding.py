"""Word embedding with affixes, shape and the word table's class."""

from __future__ import annotations

import re

import numpy as np
import spacy
from spacy.attrs import ORTH
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

from recoupe.annotate.french.characters import PLAIN, without_accents
from recoupe.annotate.french.wordtable import Lexicon

FEATURES = ("form", "without accents", "suffix 3", "suffix 5", "prefix 3", "shape", "classes")
MAX_CACHED_TYPES = 200_000
CHUNK = 64  # rows of one matrix product when new words are embedded
DIGIT = re.compile(r"\d")


def shape(word: str) -> str:
    """Upper, lower, digit pattern of the first 16 characters, runs cut at 3: "Daech" -> "Xxxx"."""
    out, last, run = [], "", 0
    for char in word[:16]:
        kind = "X" if char.isupper() else "x" if char.islower() else "d" if char.isdigit() else char
        run = run + 1 if kind == last else 1
        last = kind
        if run <= 3:
            out.append(kind)
    return "".join(out)


def word_features(word: str, lexicon: Lexicon) -> list[int]:
    """One hash per name in FEATURES."""
    form = DIGIT.sub("0", word.lower().translate(PLAIN))
    classes = lexicon.classes(form) + ("^" if word[:1].isupper() else "")
    texts = (form, "d" + without_accents(form), "s" + form[-3:], "t" + form[-5:], "p" + form[:3], shape(word), classes)
    return [get_string_id(text) for text in texts]


class TypeCache:
    """One row of numbers per word type: what a word looks like does not depend on its context."""

    def __init__(self, width: int, dtype: str):
        self._rows = np.zeros((4096, width), dtype=dtype)
        self._index: dict[int, int] = {}

    def clear(self) -> None:
        """Forget all rows."""
        self._index.clear()

    def rows(self, docs: list[Doc], compute) -> list[np.ndarray]:
        """One array (tokens, width) per doc; `compute(words, vocab)` gives the rows of new types."""
        ids = [doc.to_array([ORTH]).ravel().tolist() for doc in docs]
        if len(self._index) > MAX_CACHED_TYPES:
            self.clear()
        new = list(dict.fromkeys(orth for doc_ids in ids for orth in doc_ids if orth not in self._index))
        if new:
            self._add(new, compute([docs[0].vocab.strings[orth] for orth in new], docs[0].vocab))
        return [self._rows[[self._index[orth] for orth in doc_ids]] if doc_ids else self._rows[:0] for doc_ids in ids]

    def _add(self, new: list[int], rows: np.ndarray) -> None:
        first = len(self._index)
        while first + len(new) > len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        self._rows[first : first + len(new)] = rows
        self._index.update((orth, first + i) for i, orth in enumerate(new))


def feature_array(words: list[str], vocab: Vocab) -> np.ndarray:
    """One row of feature hashes per word."""
    lexicon = Lexicon.of(vocab)
    return np.array([word_features(word, lexicon) for word in words], dtype="uint64")


def feature_extractor() -> Model[list[Doc], list[np.ndarray]]:
    """A layer from Docs to arrays of feature hashes, kept per word type."""
    cache = TypeCache(len(FEATURES), "uint64")  # in a closure: thinc would save it with the model if it were in attrs

    def forward(model, docs, is_train):
        return [model.ops.asarray(rows) for rows in cache.rows(docs, feature_array)], lambda d_rows: []

    return Model("recoupe_features", forward)


@spacy.registry.architectures("recoupe.LexHashEmbed.v1")
def LexHashEmbed(width: int, rows: list[int]) -> Model[list[Doc], list[np.ndarray]]:
    """Docs -> one vector of `width` per token, from the hashed FEATURES; `rows` gives each feature's table size."""
    if len(rows) != len(FEATURES):
        raise ValueError(f"rows needs {len(FEATURES)} sizes, one for each of: {', '.join(FEATURES)}")
    tables = concatenate(*(HashEmbed(width, n, column=i, seed=8 + i) for i, n in enumerate(rows)))
    mix = with_array(Maxout(width, width * len(FEATURES), nP=3, dropout=0.0, normalize=True))
    model = chain(feature_extractor(), list2ragged(), with_array(tables), mix, ragged2list())
    train_forward = model._func
    cache = TypeCache(width, "float32")

    def embed_types(words: list[str], vocab: Vocab) -> np.ndarray:
        # Always full matrices of CHUNK rows: a matrix product may round a row otherwise in a matrix of another
        # height, and a word's vector must not depend on which words were new beside it.
        features = feature_array(words, vocab)
        padded = np.zeros((-(-len(words) // CHUNK) * CHUNK, len(FEATURES)), dtype="uint64")
        padded[: len(words)] = features
        chunks = [mix.predict(model.layers[2].predict(padded[i : i + CHUNK])) for i in range(0, len(padded), CHUNK)]
        return np.concatenate(chunks)[: len(words)]

    def forward(model, docs, is_train):
        if is_train:
            cache.clear()
            return train_forward(model, docs, is_train)
        return cache.rows(docs, embed_types), lambda d_rows: []

    model._func = forward
    return model

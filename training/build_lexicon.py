"""French word table (forms, classes, lemmas) from the tables of the PyPI package spacy-lookups-data.

    python build_lexicon.py OUT.tsv.xz

The format stands in recoupe.annotate.french.wordtable.Lexicon. Classes: a adjective, n noun, r adverb, adp, det, pron,
cconj, and for verbs v.inf, v.cnd, v.imp, v.fut, v.ppr, v.pp, v.f (other finite form), v.pnt, v.pns, v.pez (present in
-ent, -ons, -ez). The conditional is what matters.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import re
from collections import defaultdict
from pathlib import Path

import spacy_lookups_data

from recoupe.annotate.french.characters import without_accents
from recoupe.annotate.french.wordtable import ENCODING

INFINITIVE = ("er", "ir", "re")
CONDITIONAL = ("rais", "rait", "rions", "riez", "raient")
IMPERFECT = ("ais", "ait", "aient", "ions", "iez")
FUTURE = ("rai", "ras", "ra", "rons", "rez", "ront")
IRREGULAR_LEMMAS = ("oir", "enir", "aller", "être", "faire", "voyer", "rir")
IRREGULAR_STEMS = tuple(
    "aur ser ir fer pourr voudr devr saur verr enverr viendr tiendr faudr vaudr recevr mourr courr querr cevr cueiller "
    "assier assoir pleuvr mouvr echerr pourvoir prevoir voir".split()
)
# Rare verbs whose imperfect would hide a frequent conditional: (il) saurait, (il) verrait.
MISLEADING_LEMMAS = {"saurer", "verrer"}


def read_tables() -> tuple[dict, dict]:
    folder = Path(spacy_lookups_data.__file__).parent / "data"
    exceptions, index = (
        json.loads(gzip.decompress((folder / f"fr_lemma_{name}.json.gz").read_bytes())) for name in ("exc", "index")
    )
    return exceptions, index


def normal(form: str) -> str:
    return form.lower().replace("’", "'")


def usable(form: str) -> bool:
    return bool(form) and " " not in form and "&" not in form


# ---------------------------------------------------------------- verb forms


def skeleton(stem: str) -> str:
    """Without accents, doubled letters, and i for y: appeler and appeller-, employer and emploier- fall together."""
    return re.sub(r"(.)\1+", r"\1", without_accents(stem).replace("y", "i"))


def is_future_stem(stem: str, lemma: str) -> bool:
    if not stem.endswith("r"):
        return False
    base = lemma[:-1] if lemma.endswith("re") else lemma
    if skeleton(stem) in (skeleton(lemma), skeleton(base)):
        return True
    return lemma.endswith(IRREGULAR_LEMMAS) and without_accents(stem).endswith(IRREGULAR_STEMS)


def has_ending(form: str, lemma: str, endings: tuple[str, ...]) -> bool:
    return any(form.endswith(e) and is_future_stem(form[: len(form) - len(e) + 1], lemma) for e in endings)


def verb_class(form: str, lemma: str) -> str:
    if form == lemma:
        return "v.inf"
    if has_ending(form, lemma, CONDITIONAL):
        return "v.cnd"
    if form.endswith(IMPERFECT):
        return "v.imp"
    if has_ending(form, lemma, FUTURE):
        return "v.fut"
    if form.endswith(("ant", "ants", "antes")):
        return "v.ppr"
    if re.search(r"(ée|és|ées|ie|ies|ue|ues|é|u|us|i)$", form):
        return "v.pp"
    if form.endswith(("ent", "ez", "ons")):
        return "v.p" + form[-2:]
    return "v.f"


def first_group_forms(lemma: str) -> dict[str, str]:
    """Forms of a regular verb in -er, which the tables leave to rules: form -> class."""
    stem = lemma[:-2]
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem  # before a, o
    groups = [
        (soft, "v.imp", "ais ait aient"),
        (stem, "v.imp", "ions iez"),
        (lemma, "v.fut", "ai as a ons ez ont"),
        (lemma, "v.cnd", "ais ait ions iez aient"),
        (stem, "v.f", "e es èrent"),
        (soft, "v.f", "ai a as âmes âtes ât asse assent"),
        (stem, "v.pnt", "ent"),
        (soft, "v.pns", "ons"),
        (stem, "v.pez", "ez"),
        (stem, "v.pp", "é ée és ées"),
        (soft, "v.ppr", "ant"),
    ]
    return {base + ending: cls for base, cls, endings in groups for ending in endings.split()}


# ---------------------------------------------------------------- the table


class Table:
    def __init__(self) -> None:
        self.classes: dict[str, set[str]] = defaultdict(set)
        self.lemmas: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)  # (part of speech, lemma), in order

    def add(self, form: str, cls: str, pos: str = "", lemma: str = "") -> None:
        form = normal(form)
        if not usable(form):
            return
        if cls:
            self.classes[form].add(cls)
        if pos:
            self.lemmas[form][pos, lemma.replace("’", "'")] = None

    def add_nominals(self, exceptions: dict, index: dict) -> None:
        for table, pos in (("adj", "a"), ("noun", "n"), ("adv", "r")):
            has_lemmas = pos != "r"
            for form, lemmas in exceptions.get(table, {}).items():
                self.add(form, pos, pos if has_lemmas else "", lemmas[0])
            for lemma in index.get(table, ()):
                self.add(lemma, pos, pos if has_lemmas else "", lemma)
                if has_lemmas and lemma[-1] not in "sxz":
                    plural = "x" if pos == "n" and lemma.endswith(("eau", "eu")) else "s"
                    self.add(lemma + plural, pos)

    def add_verb_form(self, form: str, cls: str, lemmas: list[str]) -> None:
        self.add(form, cls)
        for lemma in lemmas:
            if lemma not in MISLEADING_LEMMAS:
                self.add(form, "", "v", lemma)

    def add_verbs(self, exceptions: dict, index: dict) -> None:
        infinitives = set(index["verb"])
        for form, lemmas in [*exceptions["verb"].items(), *exceptions["aux"].items()]:
            self.add_verb_form(form, verb_class(form.lower(), lemmas[0]), lemmas)
            infinitives.update(lemma for lemma in lemmas if lemma.endswith(INFINITIVE))
        for lemma in sorted(infinitives):
            self.add_verb_form(lemma, "v.inf", [lemma])
        for lemma in index["verb"]:
            if lemma.endswith("er"):
                for form, cls in first_group_forms(lemma).items():
                    self.add_verb_form(form, cls, [lemma])

    def drop_rare_imperfects(self) -> None:
        for form, classes in self.classes.items():
            stems = [without_accents(form[: len(form) - len(e) + 1]) for e in CONDITIONAL if form.endswith(e)]
            if {"v.cnd", "v.imp"} <= classes and any(stem.endswith(IRREGULAR_STEMS) for stem in stems):
                classes.discard("v.imp")

    def lines(self) -> list[bytes]:
        """In the order that recoupe.annotate.french.wordtable.Lexicon searches: the form without accents, then the form."""
        lines = []
        for form in sorted(self.classes.keys() | self.lemmas.keys()):
            rules = " ".join(lemma_rule(form, pos, lemma) for pos, lemma in self.lemmas[form])
            line = f"{form}\t{'|'.join(sorted(self.classes[form]))}\t{rules}\n"
            lines.append((without_accents(form).encode(ENCODING) + b"\t", line.encode(ENCODING)))
        return [line for _, line in sorted(lines)]


def lemma_rule(form: str, pos: str, lemma: str) -> str:
    """How to make the lemma from the form: part of speech, characters to cut, characters to add."""
    common = next((i for i, (a, b) in enumerate(zip(form, lemma, strict=False)) if a != b), min(len(form), len(lemma)))
    return f"{pos}{len(form) - common}{lemma[common:]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    exceptions, index = read_tables()
    table = Table()
    table.add_nominals(exceptions, index)
    table.add_verbs(exceptions, index)
    for closed in ("adp", "det", "pron", "cconj"):
        for form in exceptions.get(closed, {}):
            table.add(form, closed)
    table.drop_rare_imperfects()
    lines = table.lines()
    args.out.write_bytes(lzma.compress(b"".join(lines), preset=9))
    print(f"{args.out}: {len(lines):,} forms, {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

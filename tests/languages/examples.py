"""Runs the example sentence of each row of the language tables and compares what is read with the row's `reads`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from recoupe.claims.reader import Reader
from recoupe.languages.frames import read_reads
from recoupe.languages.pack import HERE, Row, read_table
from recoupe.model.article import About, Article, Block, Fact
from recoupe.model.claim import Cell, Claim, Figure, Link, Name, NotSaid, Reading, Span, Where
from recoupe.model.codes import BlockKind

FRENCH = HERE / "fr"
PENDING = Path(__file__).parent / "pending.txt"
FRAMES = tuple(sorted(path.stem for path in (FRENCH / "frames").glob("*.csv") if path.stem != "defaults"))
OTHERS = ("reporting_verbs", "reporting_nouns", "attribution_markers", "modality", "light_verbs", "loaded")
KEYS = ("lemma", "marker", "term")  # the column that names a row, by table

STOP = frozenset(["le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "au", "aux", "et"])
ROLE_NAMES = ("actor", "target", "place", "origin", "equipment")


def read_examples(reader: Reader, sentences: Sequence[str]) -> list[tuple[str, Reading]]:
    """A reading for each sentence, each as an article of its own."""
    found = []
    for number, sentence in enumerate(sentences):
        block = Block(BlockKind.BODY, Span(0, len(sentence)), "test")
        about = About(published=Fact("2024-05-15", "test", "15 mai 2024"))
        article = Article(f"{number:016x}", "", sentence, "utf-8", "fr", (block,), about=about)
        found.append((sentence, reader(article)))
    return found


def same_words(wanted: str, got: str) -> bool:
    """Equal but for case and apostrophes, or half of the words shared."""
    a, b = (set(x.lower().replace("’", "'").replace("'", " ").split()) - STOP for x in (wanted, got))
    return len(a & b) / max(len(a | b), 1) >= 0.5


def names_of(cells: tuple[Cell[Name], ...] | tuple[Cell[Where], ...] | NotSaid) -> list[str]:
    """The texts of a cell's values."""
    return [] if isinstance(cells, NotSaid) else [cell.value.text for cell in cells]


def figures_of(cells: tuple[Cell[Figure], ...] | NotSaid) -> list[Figure]:
    """The figures of a claim."""
    return [] if isinstance(cells, NotSaid) else [cell.value for cell in cells]


def missing_roles(claim: Claim, reads: Mapping[str, str]) -> list[str]:
    """What the row promises and the claim lacks."""
    lacks = []
    for key, value in reads.items():
        if key in ROLE_NAMES:
            got = names_of(getattr(claim, key))
            lacks += [f"{key}={v}" for v in value.split("+") if not any(same_words(v, g) for g in got)]
        elif key == "counts" and int(value) not in [figure.minimum for figure in figures_of(claim.number)]:
            lacks.append(f"counts={value}")
    return lacks


def check_event(sentence: str, reading: Reading, *, lemma: str, type_name: str, reads: Mapping[str, str]) -> str:
    """Empty if the example reads as its row says, else what is wrong."""
    stem = lemma.removeprefix("se ").removeprefix("s'")[:4].lower()
    fitting = [c for c in reading.claims if stem[:3] in c.trigger.of(sentence).lower()] or list(reading.claims)
    if type_name == "none":
        hits = [c for c in reading.claims if c.type.rule.split(".")[2] == lemma]
        return f"read as {hits[0].type.value}" if hits else ""
    typed = [c for c in reading.claims if c.type.value == type_name]
    if not typed:
        return f"no {type_name}: " + ", ".join(f"{c.trigger.of(sentence)}={c.type.value}" for c in fitting)
    lacks = min((missing_roles(claim, reads) for claim in typed), key=len)
    return "lacks " + ", ".join(lacks) if lacks else ""


def claims_with(sentence: str, reading: Reading, trigger: str) -> list[Claim]:
    """The claims whose trigger has a word of the wanted one; all where none is asked for."""
    if not trigger:
        return list(reading.claims)
    return [c for c in reading.claims if set(trigger.lower().split()) & set(c.trigger.of(sentence).lower().split())]


def same_link(link: Link, sentence: str, reads: Mapping[str, str]) -> bool:
    """True if a link of a chain has the source, the cue and the kind that a row promises."""
    source, cue, kind = reads.get("source", ""), reads.get("cue", ""), reads.get("kind", "")
    said = (link.cue.of(sentence) if link.cue else "").lower()
    return (
        (not source or same_words(source, link.source.text) or source.lower() == link.source.text.lower())
        and (not cue or cue.lower() in said or said in cue.lower() or same_words(cue, said))
        and (not kind or link.kind.value == kind)
    )


def check_attribution(sentence: str, reading: Reading, reads: Mapping[str, str]) -> str:
    """Empty if a claim of the example stands on the word of whom the row says.

    `source` is who speaks (`-`: the text itself), `nested` whom the source cites, by the words of `cue`.
    """
    if not reading.claims:
        return "no claim at all"
    chains = [[cell.value for cell in claim.attribution] for claim in reading.claims]
    if reads.get("source") == "-":
        return "" if not any(chains) else f"attributed to {next(c for c in chains if c)[0].source.text}"
    found = {
        f"{link.source.text}/{link.cue.of(sentence) if link.cue else ''}/{link.kind}" for c in chains for link in c
    }
    wanted = [reads]
    if "nested" in reads:
        wanted = [{"source": reads["source"]}, {"source": reads["nested"]}, {"cue": reads["cue"]}]
    if not any(all(any(same_link(link, sentence, one) for link in chain) for one in wanted) for chain in chains):
        return f"attributed to {', '.join(sorted(found)) or 'nobody'}"
    mood = reads.get("modality", "")
    if mood and not any(claim.modality.value.value == mood for claim in reading.claims):
        return f"is {reading.claims[0].modality.value.value}"
    return ""


def check_modality(sentence: str, reading: Reading, reads: Mapping[str, str]) -> str:
    """Empty if the claim of the wanted trigger has the commitment that the row promises."""
    fitting = claims_with(sentence, reading, reads["trigger"])
    if not fitting:
        return f"no claim at {reads['trigger']}"
    found = {claim.modality.value.value for claim in fitting}
    return "" if reads["modality"] in found else f"is {', '.join(sorted(found))}"


def check_light(sentence: str, reading: Reading, reads: Mapping[str, str]) -> str:
    """Empty if the event noun has the roles that its light verb gives it."""
    fitting = claims_with(sentence, reading, reads["trigger"])
    if not fitting:
        return f"no claim at {reads['trigger']}"
    return ", ".join(min((missing_roles(claim, reads) for claim in fitting), key=len))


def check_loaded(sentence: str, reading: Reading, term: str, category: str) -> str:
    """Empty if the term is marked in its example, in its category."""
    found = [(span.span.of(sentence), span.category.value, span.rule) for span in reading.loaded]
    if any(kind == category and rule == f"loaded.{term}" for _, kind, rule in found):
        return ""
    return "marked: " + (", ".join(f"{text}={kind}" for text, kind, _ in found) or "nothing")


def check_row(table: str, row: Row, sentence: str, reading: Reading) -> str:
    """Empty if the example of a row reads as the row says, else what is wrong."""
    if table in FRAMES:
        return check_event(sentence, reading, lemma=row["lemma"], type_name=row["type"], reads=read_reads(row["reads"]))
    if table == "loaded":
        return check_loaded(sentence, reading, row["term"], row["category"])
    reads = read_reads(row["reads"])
    if table == "modality":
        return check_modality(sentence, reading, reads)
    if table == "light_verbs":
        return check_light(sentence, reading, reads)
    return check_attribution(sentence, reading, reads)


def rows_of(table: str) -> list[tuple[int, Row]]:
    """The rows of a table with their line numbers."""
    folder = FRENCH / "frames" if table in FRAMES else FRENCH
    return list(enumerate(read_table(folder / f"{table}.csv"), 2))


def key_of(row: Row) -> str:
    """The word that a row is about."""
    return next(row[column] for column in KEYS if column in row)


def failures(reader: Reader, table: str, *, only: str | None = None) -> Iterator[tuple[str, str]]:
    """For each row that does not read as it says: `table:lemma`, and a line on what is wrong."""
    rows = [(line, row) for line, row in rows_of(table) if only is None or key_of(row) == only]
    read = read_examples(reader, [row["example"] for _, row in rows])
    for (line, row), (sentence, reading) in zip(rows, read, strict=True):
        wrong = check_row(table, row, sentence, reading)
        if wrong:
            yield f"{table}:{key_of(row)}", f"line {line}: {key_of(row)}: {wrong}: {sentence}"


def read_pending() -> dict[str, str]:
    """Rows that an engine limit keeps from passing: `table:lemma`, and the reason after a bar."""
    lines = [line for line in PENDING.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    return {key.strip(): reason.strip() for key, _, reason in (line.partition("|") for line in lines)}

"""Dossiers for the workspace: claims with every cell, made without reading, as many as are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recoupe.corpus import Corpus
from recoupe.model.article import About, Appearance, Article, Block, Fact, Failure, article_id
from recoupe.model.claim import (
    Cell,
    Claim,
    Figure,
    Link,
    LoadedSpan,
    Name,
    NotSaid,
    Reading,
    Span,
    When,
    Where,
    claim_id,
    label,
)
from recoupe.model.codes import (
    BlockKind,
    Counts,
    EventType,
    LoadedCategory,
    Modality,
    Mode,
    Precision,
    SourceKind,
    Stance,
)
from recoupe.model.corrected import key_of
from recoupe.model.verdict import CLAIM, EVENT, Key, Ruling, named
from recoupe.store import Dossier, Filing

SENTENCE = "Selon {source}, {actor} a bombardé {place} {time} et tué {number} civils. "
TYPES = (EventType.STRIKE, EventType.BATTLE, EventType.CAPTURE)
OUTLETS = ("La Gazette du Nord", "Le Phare", "L’Écho des Ponts")


def article(number: int, sentences: int, *, words: dict[str, str] | None = None, title: str = "") -> Article:
    """An invented article of so many sentences; `words` replace those of its cells."""
    lines = (SENTENCE.format(**(told(number * sentences + n) | (words or {}))) for n in range(sentences))
    title = title or f"Nouvelles du jour {number}"
    text = f"{title}\n\n{''.join(lines)}\n\nAbonnez-vous au journal"
    name, digest = article_id(text.encode("utf-8", "backslashreplace"))
    body = len(title) + 2
    end = text.index("\n\nAbonnez")
    blocks = (
        Block(BlockKind.TITLE, Span(0, len(title)), "test"),
        Block(BlockKind.BODY, Span(body, end), "test"),
        Block(BlockKind.BOILERPLATE, Span(end + 2, len(text)), "subscription"),
    )
    outlet = OUTLETS[number % len(OUTLETS)]
    day = f"20{10 + number % 10}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    about = About(
        title=Fact(title, "test", title), outlet=Fact(outlet, "test", outlet), published=Fact(day, "test", day)
    )
    return Article(name, digest, text, "utf-8", "fr", blocks, about)


def told(number: int) -> dict[str, str]:
    """What the cells of a claim say."""
    return {
        "source": f"le porte-parole {number % 97}",
        "actor": f"la brigade {number % 211}",
        "place": f"Ville-{number % 503}",
        "time": f"le {1 + number % 28} mars",
        "number": str(1 + number % 40),
    }


def reading(made: Article, sentences: int, number: int, *, words: dict[str, str] | None = None) -> Reading:
    """The claims of such an article, one a sentence, with every cell."""
    claims, at = [], made.text.index("\n\n") + 2
    for n in range(sentences):
        held = told(number * sentences + n) | (words or {})
        length = len(SENTENCE.format(**held))
        claims.append(_claim(made, Span(at, at + length), held, number * sentences + n))
        at += length
    first = made.text.index("bombardé")
    loaded = LoadedSpan(Span(first, first + 8), LoadedCategory.LOADED_WORD, "loaded-1", "frappé")
    return Reading(made.id, tuple(claims), (loaded,), "test-1")


def _claim(made: Article, sentence: Span, held: dict[str, str], number: int) -> Claim:
    def span(words: str) -> Span:
        start = made.text.index(words, sentence.start)
        return Span(start, start + len(words))

    def cell(value: object, words: str) -> Cell:
        return Cell(value, (span(words),), "rule-1", confidence=0.8)

    trigger = span("bombardé")
    kind = TYPES[number % len(TYPES)]
    modality = Modality.HEARSAY if number % 5 == 0 else Modality.ASSERTED
    place = Where(held["place"], span(held["place"]), held["place"], 40 + number % 503 / 100, 2 + number % 503 / 90,
                  Precision.POINT if number % 2 else Precision.AREA)  # fmt: skip
    source = Name(held["source"], span(held["source"]), held["source"])
    return Claim(
        id=claim_id(made.id, trigger.start, 0),
        article=made.id,
        sentence=sentence,
        trigger=trigger,
        type=cell(kind, "bombardé"),
        actor=(cell(Name(held["actor"], span(held["actor"]), held["actor"]), held["actor"]),),
        target=NotSaid(),
        place=(cell(place, held["place"]),),
        origin=NotSaid(),
        time=cell(When(held["time"], f"2017-03-{1 + number % 28:02d}"), held["time"]) if number % 3 else NotSaid(),
        equipment=NotSaid(),
        number=(cell(Figure(held["number"], Counts.KILLED, 1 + number % 40, 1 + number % 40), held["number"]),),
        modality=cell(modality, "bombardé"),
        stance=cell(Stance.NONE, "bombardé"),
        attribution=(cell(Link(source, SourceKind.PERSON, span("Selon"), Mode.ACCORDING), held["source"]),),
    )


def filings(articles: int, sentences: int) -> Iterator[Filing]:
    """Articles with their readings."""
    for number in range(articles):
        made = article(number, sentences)
        yield filing(made, reading(made, sentences, number), f"article {number:05d}.txt")


def filing(made: Article, read: Reading, name: str) -> Filing:
    """An article as it is filed."""
    sentences = tuple(claim.sentence for claim in read.claims)
    place = Appearance(name, f"/texts/{name}", "2026-01-01T00:00:00+00:00")
    return Filing(made, made.text.encode("utf-8", "backslashreplace"), "test", sentences, (place,), read)


def make_dossier(path: Path, *, articles: int = 7, sentences: int = 9) -> Path:
    """A dossier of invented articles, and one failure."""
    with Dossier(path, create=True) as dossier:
        for made in filings(articles, sentences):
            dossier.file(made)
        dossier.set_aside(Failure("photo.jpg", "/texts/photo.jpg", "binary", "is no text"))
    return path


def copy_into(path: Path) -> None:
    """Another article with the words of the first, and what they are to one another."""
    made = article(0, 9, title="La même chose sous un autre titre")
    with Dossier(path) as held:
        held.file(filing(made, reading(made, 9, 0), "copy.txt"))
    with Corpus.open(path) as corpus:
        corpus.related()


def work_on(path: Path) -> None:
    """What people do with a dossier: cells corrected and rejected, a claim added, names and events put together."""
    with Corpus.open(path) as corpus:
        claims = list(corpus.claims())
        one, text = claims[0], corpus.article(claims[0].article).text
        missed = text.index("Abonnez")

        def say(cell: str, held: Cell | None, ruling: Ruling, **said: str) -> None:
            corpus.judge(key_of(one, cell, held), ruling, author="Bo", proposed=held and label(held.value), **said)

        say("number", one.number[0], Ruling.CORRECT, value="killed:10..20", note="voir la légende")
        say("place", one.place[0], Ruling.REJECT)
        say("type", one.type, Ruling.CORRECT, value="siege")
        say("target", None, Ruling.CORRECT, value="les bateliers")
        say("actor", one.actor[0], Ruling.FLAG)
        corpus.judge(Key(one.article, missed, missed + 7, "political", CLAIM), Ruling.ADD, author="Bo")
        corpus.judge(key_of(one, EVENT, None), Ruling.MERGE, author="Bo", value=named(key_of(claims[20], EVENT, None)))
        corpus.alias("la brigade 7", "7e brigade", author="Bo")

"""What an article says about itself, from its own words. What a page says in its tags comes from page_facts.py."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.languages.outlets import host_of
from recoupe.model.article import About, Block, Fact
from recoupe.model.codes import BlockKind
from recoupe.read.credits import find_agency, find_author, find_outlet_of, find_reprint, front_lines
from recoupe.read.dates import Published, find_lead_date, find_modified, find_published, find_seen
from recoupe.read.inferred import infer_published

_ADDRESS_KEYS = ("url", "link", "address", "adresse", "lien", "canonical")


def find_about(text: str, blocks: Sequence[Block], *, published: str | None = None) -> About:
    """Title, outlet, author, agency, dates, address and origin of a text; None where its words do not say.

    Args:
        published: the date of publication where something else than the words gives it.

    >>> from recoupe.read.blocks import split_blocks
    >>> text = "Une ville tombe\\nAgence France-Presse, publié le 3 mai 2031\\n\\nLe maire l'a dit hier soir à tous les habitants réunis."
    >>> about = find_about(text, split_blocks(text))
    >>> about.published.value, about.reprint_of.value
    ('2031-05-03', 'Agence France-Presse')
    """
    found = _published(text, blocks)
    known = published or (found.edtf if found else None)
    outlet = find_outlet_of(text, blocks)
    body = [block.span for block in blocks if block.kind is BlockKind.BODY and block.rule != "byline"]
    return About(
        title=_title(text, blocks),
        outlet=outlet,
        author=find_author(text, blocks),
        agency=find_agency(text, blocks),
        published=_as_fact(text, found),
        modified=_as_fact(text, find_modified(text, blocks)),
        seen=_as_fact(text, find_seen(text, blocks)),
        address=_address(text, blocks),
        reprint_of=find_reprint(text, blocks, outlet),
        inferred=infer_published(text, body, known),
    )


def _title(text: str, blocks: Sequence[Block]) -> Fact | None:
    """The last title above the text: the one without the name of the site."""
    titles = [block for block in blocks if block.kind is BlockKind.TITLE]
    return (
        Fact(titles[-1].span.of(text), titles[-1].rule, titles[-1].span.of(text), titles[-1].span) if titles else None
    )


def _published(text: str, blocks: Sequence[Block]) -> Published | None:
    """A leading month gives way to a byline that sharpens it."""
    lead = find_lead_date(text, blocks[0].span) if any(block.rule == "lead-date" for block in blocks) else None
    day = find_published(text, blocks)
    return day if day and (lead is None or day.edtf.startswith(lead.edtf)) else lead


def _as_fact(text: str, found: Published | None) -> Fact | None:
    return Fact(found.edtf, found.origin, found.evidence.of(text), found.evidence) if found else None


def _address(text: str, blocks: Sequence[Block]) -> Fact | None:
    for key, value, span in front_lines(text, blocks):
        if key in _ADDRESS_KEYS and host_of(value):
            return Fact(value, f"front matter {key}", value, span)
    return None

"""Stored text to blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.read.blocks import split_blocks
from recoupe.read.lines import find_paragraphs
from recoupe.read.text import VISIBLE

LONG = "Les habitants de la ville haute ont fui pendant la nuit, dit le maire, et ils ne reviendront pas."
BODY = "Les habitants ont fui la ville pendant la nuit, dit le maire."
MENU = "\n".join(["Accueil", "Monde", "Économie", "Culture", "Sports", "Météo", "Annonces"])
WRAPPED = (
    "Les habitants ont fui la ville pendant la nuit, dit le maire, qui ne sait pas\n"
    "combien d'entre eux pourront revenir avant que les froids de l'hiver ne soient\n"
    "passés et que les routes ne soient de nouveau ouvertes aux voitures de chacun.\n"
    "Il attend.\n"
)

CUT = [
    # text, kinds and rules and words, why
    (f"Un titre\n\n{BODY}", [("title", "Un titre"), ("body", BODY)], "a first line without full stop is the title"),
    (f"Un titre ?\n{BODY}", [("title", "Un titre ?"), ("body", BODY)], "a question is a title too"),
    (f"{BODY}\n{BODY}", [("body", BODY), ("body", BODY)], "a first line with a full stop is text"),
    ("Un titre", [("body", "Un titre")], "a title needs something below"),
    (f"{'mot ' * 80}\n{BODY}", [("body", ("mot " * 80).strip()), ("body", BODY)], "too long for a title"),
    (
        f"TV\n\nUn titre long\n\n{BODY}",
        [("boilerplate", "TV"), ("title", "Un titre long"), ("body", BODY)],
        "name of a section",
    ),
    (
        f" date 2017-10 Un titre\n\n{BODY}",
        [("boilerplate", "date 2017-10"), ("title", "Un titre"), ("body", BODY)],
        "a leading date is furniture, even on the title's line",
    ),
    (f"date 2017-10-28\n{BODY}", [("boilerplate", "date 2017-10-28"), ("body", BODY)], "a leading day"),
    (f"date 2017-13 {BODY}", [("body", f"date 2017-13 {BODY}")], "no such month: it is text"),
    (
        f"Un titre de quatre mots\n{MENU}\nUn titre de quatre mots\n{BODY}",
        [
            ("title", "Un titre de quatre mots"),
            *[("boilerplate", m) for m in MENU.split("\n")],
            ("title", "Un titre de quatre mots"),
            ("body", BODY),
        ],
        "a menu, and the title again below it",
    ),
    (
        f"Un titre\n{BODY}\nPartager\n12:44 Un autre titre",
        [("title", "Un titre"), ("body", BODY), ("boilerplate", "Partager"), ("boilerplate", "12:44 Un autre titre")],
        "a button, and a line of a ticker",
    ),
    (
        f"Un titre de quatre mots\n{LONG}\n{LONG}\nUn titre de quatre mots\n{LONG}",
        [
            ("title", "Un titre de quatre mots"),
            ("body", LONG),
            ("body", LONG),
            ("body", "Un titre de quatre mots"),
            ("body", LONG),
        ],
        "the title again below most of the text: nothing above it is lost",
    ),
    (
        f"Un titre\n{LONG}\n{LONG}\n{LONG}\nPartager\nTwitter\nImprimer\n{LONG}\n{LONG}",
        [
            ("title", "Un titre"),
            *[("body", LONG)] * 3,
            *[("boilerplate", button) for button in ("Partager", "Twitter", "Imprimer")],
            *[("body", LONG)] * 2,
        ],
        "buttons in the middle: the article goes on below them",
    ),
    (
        f"Un titre\n{LONG}\n{LONG}\n{LONG}\nCommentaires\n"
        + "\n".join(f"Lecteur {n}\n{LONG}\n{LONG}" for n in range(5)),
        [
            ("title", "Un titre"),
            *[("body", LONG)] * 3,
            ("boilerplate", "Commentaires"),
            *[("boilerplate", line) for n in range(5) for line in (f"Lecteur {n}", LONG, LONG)],
        ],
        "what readers wrote is longer than the article",
    ),
    (
        f"Un titre\n{LONG}\n{LONG}\n{LONG}\nCommentaires (12)\n{LONG}\n{LONG}\n{LONG}",
        [
            ("title", "Un titre"),
            *[("body", LONG)] * 3,
            ("boilerplate", "Commentaires (12)"),
            *[("body", LONG)] * 3,
        ],
        "a link to the comments above the text: paragraphs in a row go on below it",
    ),
    (
        f"Un titre\n{LONG}\n{LONG}\nSur le même sujet\nTrois morts à Metz\n{LONG}\n{LONG}",
        [
            ("title", "Un titre"),
            *[("body", LONG)] * 2,
            ("boilerplate", "Sur le même sujet"),
            ("boilerplate", "Trois morts à Metz"),
            *[("body", LONG)] * 2,
        ],
        "a box of links in the middle",
    ),
    (
        f"Un titre\n{LONG}\nPublicité\nL'armée a bombardé Darsk mercredi.\nNeuf civils ont été tués dans la frappe.\n"
        "Les rebelles ont attaqué la caserne.",
        [
            ("title", "Un titre"),
            ("body", LONG),
            ("boilerplate", "Publicité"),
            ("body", "L'armée a bombardé Darsk mercredi."),
            ("body", "Neuf civils ont été tués dans la frappe."),
            ("body", "Les rebelles ont attaqué la caserne."),
        ],
        "short sentences below a button",
    ),
    (
        f"Un titre\n{LONG}\n1.\nNeuf civils ont été tués à Darsk.\n2.\nLes rebelles ont fui la caserne.",
        [
            ("title", "Un titre"),
            ("body", LONG),
            ("boilerplate", "1."),
            ("body", "Neuf civils ont été tués à Darsk."),
            ("boilerplate", "2."),
            ("body", "Les rebelles ont fui la caserne."),
        ],
        "a sentence below a number",
    ),
    (
        f"Un titre\n{LONG}\n***\nL'armée a bombardé Darsk.",
        [
            ("title", "Un titre"),
            ("body", LONG),
            ("boilerplate", "***"),
            ("body", "L'armée a bombardé Darsk."),
        ],
        "a drawn line parts an article",
    ),
    (
        f"Un titre\n{LONG}\nLe bilan ville par ville :\n"
        + "\n".join(f"Darsk {n} : une frappe tue quatre élèves" for n in range(6))
        + f"\n{LONG}",
        [
            ("title", "Un titre"),
            ("body", LONG),
            ("body", "Le bilan ville par ville :"),
            *[("body", f"Darsk {n} : une frappe tue quatre élèves") for n in range(6)],
            ("body", LONG),
        ],
        "a list of events among paragraphs is no menu",
    ),
    (
        f"Un titre\n{LONG}\n« Il vous reste deux heures », a lancé l'officier avant que l'armée ne bombarde Darsk.\n{LONG}",
        [
            ("title", "Un titre"),
            ("body", LONG),
            ("body", "« Il vous reste deux heures », a lancé l'officier avant que l'armée ne bombarde Darsk."),
            ("body", LONG),
        ],
        "a quotation that begins with the words of a notice",
    ),
    (
        f"Un titre de quatre mots\n{LONG}\nUn titre de quatre mots\n" + "\n".join([LONG] * 5),
        [
            ("title", "Un titre de quatre mots"),
            ("body", LONG),
            ("body", "Un titre de quatre mots"),
            *[("body", LONG)] * 5,
        ],
        "the title above a second page: the first one stays",
    ),
    ("\n".join(f"{n} mots sans point" for n in range(9)), None, "no sentence at all: nothing is furniture"),
    (
        '---\ntitle: "Un titre"\ndate: 2020-10-02\n---\n' + BODY,
        [
            ("boilerplate", "---"),
            ("boilerplate", 'title: "'),
            ("title", "Un titre"),
            ("boilerplate", '"'),
            ("boilerplate", "date: 2020-10-02"),
            ("boilerplate", "---"),
            ("body", BODY),
        ],
        "a front matter",
    ),
    (
        f"---\n{BODY}\n---",
        [("boilerplate", "---"), ("body", BODY), ("boilerplate", "---")],
        "a drawn line is no front matter",
    ),
    (
        f"\ufeff\0\0Un titre\r\n\r\n{BODY}\r\n\0\0",
        [("title", "Un titre"), ("body", BODY)],
        "marks and padding stay outside",
    ),
    (f"Un titre\u2028{BODY}", [("title", "Un titre"), ("body", BODY)], "a line separator parts paragraphs"),
    (
        f"Un titre\n\n{WRAPPED}\n{WRAPPED}",
        [("title", "Un titre"), ("body", WRAPPED.strip()), ("body", WRAPPED.strip())],
        "lines broken to a width are one paragraph up to a blank one",
    ),
    (
        f"Un titre\n{BODY}\nUn soldat près du pont. ©AGENCE",
        [("title", "Un titre"), ("body", BODY), ("caption", "Un soldat près du pont. ©AGENCE")],
        "a credit makes a caption",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CUT, ids=[row[2] for row in CUT])
def test_kinds(text: str, expected: list[tuple[str, str]] | None, why: str) -> None:
    found = [(str(block.kind), block.span.of(text)) for block in split_blocks(text)]
    if expected is None:
        assert all(kind != "boilerplate" for kind, _ in found)
    else:
        assert found == expected


PIECES = st.sampled_from(
    [
        "date 2017-10 ",
        "---",
        "title: x",
        "Accueil",
        "12:44",
        BODY,
        "Un titre",
        "\n",
        "\r\n",
        "\n\n",
        "\u2028",
        "\ufeff",
        "\0",
        " ",
        "\u200b",
        "©",
        "Publicité",
        "- un point",
        "...",
        "\x85",
        "\x1d",
        "\u00a0",
        "é",
        "中文",
        "titre sans point " * 3,
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_blocks_hold_all_that_shows(text: str) -> None:
    end = 0
    for block in split_blocks(text):
        assert block.span.start >= end
        assert not VISIBLE.search(text, end, block.span.start)
        assert VISIBLE.match(text, block.span.start)
        assert VISIBLE.match(text, block.span.end - 1)
        assert block.rule
        end = block.span.end
    assert not VISIBLE.search(text, end)


def test_a_list_is_not_taken_for_broken_lines() -> None:
    text = "Les faits du jour :\n" + "\n".join(
        f"- Le pont numéro {n} a été coupé par les eaux du fleuve hier soir" for n in range(6)
    )
    assert len(find_paragraphs(text)) == 7


@pytest.mark.parametrize("line", ["a" * 100_000, "a " * 50_000, "\n" * 100_000, "<!--" * 20_000, "12:44\n" * 20_000])
def test_long_input_takes_no_time(line: str) -> None:
    split_blocks(line)

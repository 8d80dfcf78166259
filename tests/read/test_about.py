"""What an article says about itself in its own words: who published it, who wrote it, whose text it is, when."""

from __future__ import annotations

import pytest

from recoupe.model.article import FACTS
from recoupe.read import read_article

BODY = "Les habitants de la ville haute ont fui pendant la nuit, dit le maire au journal."
END = "Ils ne reviendront pas avant le printemps, a-t-il ajouté devant les portes de la mairie."
TITLE = "Une ville change de mains"
FOOT = "Laisser un commentaire\nVotre adresse e-mail ne sera pas publiée.\n"

SAID = [
    # text, facts, why
    (f"{TITLE}\n{BODY}\n{END}", {}, "nothing said, nothing invented"),
    (
        f"Le Phare de Nulle-Part\n3 mai 2031\n{TITLE}\n{BODY}",
        {"outlet": "Le Phare de Nulle-Part", "title": TITLE},
        "a masthead",
    ),
    (
        f"{TITLE} | Nulle-Part Info\nNulle-Part Info\n{BODY}\n{END}",
        {"outlet": "Nulle-Part Info"},
        "behind a bar, and again",
    ),
    (f"Offensive du Nord | Douze civils tués\n{BODY}\n{END}", {"outlet": None}, "behind a bar and nowhere else"),
    (f"Offensive au Nord – Le point\n{BODY}\n{END}", {"outlet": None}, "a common word that a newspaper is named by"),
    (
        f"L'Irak de Saddam\n{BODY}\n{END}",
        {"outlet": None, "title": "L'Irak de Saddam"},
        "a title in the form of a masthead",
    ),
    (f"{TITLE}\n{BODY}\nLa vallée est coupée de tout contact avec le monde.\n{END}", {"agency": None}, "no agency"),
    (f"{TITLE}\n{BODY}\n{END}\n{BODY}\nConseil de Sécurité", {"author": None}, "two capitals at the end are no name"),
    (
        f"{TITLE}\nPar Jeanne Colin - Publié le 03/05/2031 à 12:00\n{BODY}",
        {"author": "Jeanne Colin", "published": "2031-05-03", "outlet": None},
        "an author before a day",
    ),
    (
        f"{TITLE}\nPublié le 3 mai 2031 par Jeanne Colin\n{BODY}",
        {"author": "Jeanne Colin", "published": "2031-05-03"},
        "an author behind a day",
    ),
    (
        f"{TITLE}\nPar Le Figaro avec AFP, publié le 3 mai 2031\n{BODY}",
        {"author": None, "outlet": "Le Figaro", "agency": "Agence France-Presse"},
        "a newspaper is no author",
    ),
    (
        f"{TITLE}\n{BODY}\nUn rapport de l'ONU publié le 12 mars 2029 accusait déjà l'armée.\n{END}",
        {"published": None},
        "a report that was published",
    ),
    (
        f"{TITLE}\n{BODY}\nLe bilan, actualisé le 14 mars 2031, est de douze morts dans la ville.\n{END}",
        {"modified": None},
        "a toll that was brought up to date",
    ),
    (
        f"{TITLE}\nLa Croix-Rouge de Kolvano, visée par une frappe, a perdu douze secouristes\n{BODY}",
        {"outlet": None},
        "a body in the form of a masthead",
    ),
    (f"{TITLE} - Actualités\nMenu\n{TITLE}\n{BODY}\n{END}", {"outlet": None, "title": TITLE}, "a section is no outlet"),
    (
        f"{TITLE} - Nulle-Part\nMenu\n{TITLE}\n{BODY}\n{END}",
        {"outlet": "Nulle-Part"},
        "the title stands again without it",
    ),
    (f"{TITLE}\n{BODY}\n{FOOT}© Nulle-Part Info 2031", {"outlet": "Nulle-Part Info"}, "a mark of rights"),
    (f"{TITLE}\n{BODY}\n{FOOT}© 2031 Tous droits réservés", {"outlet": None}, "a mark of rights without a name"),
    (f"{TITLE}\n{BODY}\n{FOOT}SOURCE : PRESS TV", {"outlet": "Press TV", "reprint_of": None}, "a source line"),
    (
        f"{TITLE}\n{BODY}\n{FOOT}Logo WordPress.com\nSOURCE : PRESS TV",
        {"outlet": None, "reprint_of": "Press TV"},
        "the source line of a blog on the site of others",
    ),
    (
        f"{TITLE}\n{BODY}\n\npresstv.ir\n\n{FOOT}Logo WordPress.com",
        {"reprint_of": "Press TV", "outlet": None},
        "an address below",
    ),
    (
        f"{TITLE}\nAFP, publié le 3 mai 2031 à 9 h\n{BODY}\n{FOOT}",
        {
            "reprint_of": "Agence France-Presse",
            "agency": "Agence France-Presse",
            "outlet": None,
            "published": "2031-05-03",
        },
        "an agency alone in the byline",
    ),
    (
        f"{TITLE}\nNulle-Part avec AFP, publié le 3 mai 2031\n{BODY}\n{FOOT}",
        {"outlet": "Nulle-Part", "agency": "Agence France-Presse", "reprint_of": None},
        "an agency beside the outlet",
    ),
    (
        f"{TITLE}\nKOLVANO (Agence Ardente) – {BODY}\n{END}",
        {"outlet": "Agence Ardente", "reprint_of": None},
        "a dispatch as its agency sent it",
    ),
    (
        f"Le Phare de Nulle-Part\n3 mai 2031\n{TITLE}\nKOLVANO (Agence Ardente) – {BODY}\n{END}",
        {"outlet": "Le Phare de Nulle-Part", "reprint_of": "Agence Ardente"},
        "a dispatch in a newspaper",
    ),
    (f"{TITLE}\n{BODY}\n{END} (AFP)\n{FOOT}", {"reprint_of": "Agence France-Presse"}, "a closing credit"),
    (
        f"{TITLE}\n{BODY}\n{END} (avec AFP)\n{FOOT}",
        {"reprint_of": None, "agency": "Agence France-Presse"},
        "a shared one",
    ),
    (f"{TITLE}\nPar Jeanne Colin\n{BODY}\n{END}", {"author": "Jeanne Colin"}, "a byline"),
    (
        f"{TITLE}\n3 mai 2031 · Par Jeanne C.\n{BODY}\n{END}",
        {"author": "Jeanne C.", "published": "2031-05-03"},
        "a day first",
    ),
    (f"{TITLE}\n{BODY}\n{END}\n{BODY}\nJeanne Colin, à Kolvano", {"author": "Jeanne Colin"}, "a signature"),
    (f"{TITLE}\n{BODY}\n{END}\n{BODY}\nLa ville tient", {"author": None}, "a last line that is no name"),
    (
        f'---\ntitle: "{TITLE}"\nurl: https://www.nulle-part.example/2031/05/03/a.html\nauthor: Jeanne Colin\n---\n{BODY}',
        {
            "outlet": "nulle-part.example",
            "address": "https://www.nulle-part.example/2031/05/03/a.html",
            "author": "Jeanne Colin",
        },
        "a front matter; an unknown host stands for itself",
    ),
    (
        f"---\ntitle: {TITLE}\nurl: https://x.wordpress.example/a\n---\n{BODY}",
        {"outlet": None},
        "a host of blogs is no outlet",
    ),
    (
        f"{TITLE}\nPublié le 3 mai 2031, mis à jour le 5 mai 2031\n{BODY}\nConsulté le 9 juin 2031",
        {"published": "2031-05-03", "modified": "2031-05-05", "seen": "2031-06-09"},
        "three clocks",
    ),
    (
        f"{TITLE}\nKOLVANO (correspondance) - 12 août 2031\n{BODY}",
        {"published": "2031-08-12"},
        "a bracket before the day",
    ),
    (
        f"{TITLE}\nLe Phare de l'Est, Kolvano, mardi 12 août 2031\n{BODY}",
        {"published": "2031-08-12"},
        "a day at the end of a line",
    ),
    (f"{TITLE}\nPublished August 12, 2031\n{BODY}", {"published": "2031-08-12"}, "in English"),
    (
        f"{TITLE}\n{BODY}\n{FOOT}Publié récemment\nUne autre ville\n3 mai 2031",
        {"published": None},
        "a date of another article",
    ),
]


@pytest.mark.parametrize(("text", "facts", "why"), SAID, ids=[row[2] for row in SAID])
def test_what_is_said(text: str, facts: dict[str, str | None], why: str) -> None:
    about = read_article(text.encode()).about
    found = {name: getattr(about, name) for name in FACTS}
    assert {name: found[name] and found[name].value for name in facts} == facts
    if not facts:
        assert not any(found[name] for name in FACTS if name != "title")
    for fact in filter(None, found.values()):
        assert fact.span is not None
        assert fact.span.of(text) == fact.words


def test_the_language_of_a_block() -> None:
    text = (
        f"{TITLE}\n{BODY}\nThe people of the upper town have fled during the night, said the mayor to the paper.\n{END}"
    )
    article = read_article(text.encode())
    assert article.language == "fr"
    assert [block.language for block in article.blocks] == [None, None, "en", None]

"""Ten pages of ten kinds, all invented: which sentences are the article, and what the page says about itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from recoupe.read.page import RENDERER, Line, Page, is_page, read_page

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Case:
    """What a page must give: the beginnings of lines inside and outside the article, and its facts."""

    inside: tuple[str, ...]
    outside: tuple[str, ...]
    title: str
    published: str | None
    outlet: str | None
    address: str | None = None
    author: str | None = None


CASES = {
    "news_site": Case(
        ("L'ouvrage, seul", "Deux arches", "«\xa0Nos sapeurs", "Trois mille soldats", "La Ligue dément", "Aucune des deux",
         "On n'avait plus", "La navigation"),
        ("Nous et nos partenaires", "À la une", "09:41", "Publié le 14", "Partager", "Le pont de Vaubrune, photographié",
         "Lire aussi", "Sarlemont se prépare", "28 mars", "Encore une fois", "Un ours", "© Le Phare"),
        "Le pont de Vaubrune détruit, la garnison coupée du sud", "2031-03-14", "Le Phare d'Ostréval",
        "https://phare-ostreval.example/monde/pont-de-vaubrune-detruit-8841.html", "Solène Karadec",
    ),
    "wordpress": Case(
        ("Je suis descendue", "Nous étions", "Un sergent", "Dimanche à midi", "Je note tout"),
        ("Aller au contenu", "Un blog écrit", "Publié le 9", "La cave de la rue", "Article précédent", "Merci Maud",
         "Votre adresse", "Ce que coûte", "Fièrement"),
        "Deux jours dans les caves de Sarlemont", "2031-02-09", "Carnets de la Brune",
        "https://carnets-brune.example/2031/02/09/deux-jours-dans-les-caves/", "Maud Ferrec",
    ),
    "static_blog": Case(
        ("Le col de Mornay a changé", "La Ligue dit", "Le drapeau", "Deux bergers", "Ma conclusion", "Mornay 29 octobre"),
        ("Notes de terrain", "3 novembre", "Texte sous licence"),
        "Qui tient le col de Mornay ?", "2030-11-03", "Notes de terrain", None, "Ivo Lestrange",
    ),
    "forum": Case(
        ("J'habite le faubourg", "Vers cinq heures", "Ils ont réquisitionné"),
        ("Forum Inscription", "tisserand", "garance", "1 2 3", "Répondre", "Heures au format"),
        "Témoignage : le siège de Vaubrune vu du faubourg", "2031-01-05", "Forum des rives", None, "tisserand",
    ),
    "print_view": Case(
        ("La ville de Sarlemont", "Les clés", "Les armes", "D'après la Garde", "Le texte de l'accord"),
        ("Version imprimable", "La Gazette des Trois Rives", "Fermer cette"),
        "La reddition de Sarlemont", "2031-05-02", "La Gazette des Trois Rives",
    ),
    "amp": Case(
        ("Une vingtaine", "Le ministère", "Un éclusier", "Le trafic"),
        ("Accueil", "Le Quotidien du Nord", "Nadège Quillan, 21", "Mentions légales"),
        "Des drones au-dessus des écluses d'Ostréval", "2031-06-21", "Le Quotidien du Nord",
        "https://quotidien-nord.example/guerre/drones-ecluses-ostreval", "Nadège Quillan",
    ),
    "table_layout": Case(
        ("Les combats ont", "Le commandant", "La Ligue reconnaît", "Morts annoncés", "11", "Le gué reste"),
        ("La une", "La météo", "En bref", "05/10/1998", "Site optimisé"),
        "La bataille du gué", "1998-10-07", "L'Écho de Mornay",
    ),
    "no_tags": Case(
        ("Aucun tir", "La trêve, négociée", "« Nous avons compté", "Les deux états-majors"),
        ("Écouter le direct", "Partager", "À écouter aussi", "La grande lessive", "22 juillet", "Faire un don"),
        "Ostréval : la trêve tient depuis quatre jours", "2031-07-19", "Radio Rive",
    ),
    "right_to_left": Case(
        ("انهار جسر", "ونفت الرابطة", "وأعلنت لجنة", "Le maire de Vaubrune"),
        ("الرئيسية", "١٥ مارس", "المخابز", "جميع الحقوق"),
        "سقوط جسر فوبرون ومقتل سبعة مدنيين", "2031-03-15", "صوت الضفتين",
        "https://sawt.example/news/9921", "سليم الحوراني",
    ),
    "multi_page": Case(
        ("Le registre", "Où sont passées", "Sur le marché", "La Ligue n'a pas"),
        ("Numéro 41", "Publié le 30", "1 2 3 4", "Un lecteur", "Les cartes fausses", "Revue des Frontières, trim"),
        "Enquête : les canons perdus de la Ligue (page 2/4)", "2031-08-30", "Revue des Frontières",
        "https://revue-frontieres.example/canons-perdus?page=2", "Colette d'Arvin",
    ),
}  # fmt: skip


def page_of(name: str) -> Page:
    return read_page((PAGES / f"{name}.html").read_bytes())


def words_of(page: Page, line: Line) -> str:
    return line.span.of(page.text)


def best(page: Page, name: str) -> str | None:
    return next((fact.value for known, fact in page.facts if known == name), None)


def starting(page: Page, start: str) -> list[int]:
    return [i for i, line in enumerate(page.lines) if words_of(page, line).startswith(start) and line.zone != "head"]


def test_there_are_ten_pages() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == set(CASES)
    assert len(CASES) == 10


@pytest.mark.parametrize("name", CASES)
def test_the_article_is_found_and_nothing_else(name: str) -> None:
    page, case = page_of(name), CASES[name]
    for start in case.inside:
        assert page.article & set(starting(page, start)), f"not in the article: {start}"
    for start in case.outside:
        assert not page.article & set(starting(page, start)), f"in the article: {start}"
    assert page.unaligned == 0


@pytest.mark.parametrize("name", CASES)
def test_recall_and_precision_of_the_body(name: str) -> None:
    """Every line that a case names, and hardly a word that it does not: headings aside."""
    page, case = page_of(name), CASES[name]
    wanted = {i for start in case.inside for i in starting(page, start)}
    length = Counter({i: line.span.end - line.span.start for i, line in enumerate(page.lines)})
    found = {i for i in page.article if page.lines[i].tag not in ("h1", "th", "td", "pre")}
    inside = {i for i in wanted if page.lines[i].tag not in ("h1", "th", "td", "pre")}
    assert inside <= found
    assert sum(length[i] for i in found & inside) >= 0.8 * sum(length[i] for i in found)


@pytest.mark.parametrize("name", CASES)
def test_what_the_page_says_about_itself(name: str) -> None:
    page, case = page_of(name), CASES[name]
    assert best(page, "title") == case.title
    assert best(page, "published") == case.published
    assert best(page, "outlet") == case.outlet
    assert best(page, "address") == case.address
    if case.author:
        assert best(page, "author") == case.author


@pytest.mark.parametrize("name", CASES)
def test_no_other_day_is_taken_for_the_publication(name: str) -> None:
    page, case = page_of(name), CASES[name]
    assert {fact.value for known, fact in page.facts if known == "published"} <= {case.published}


@pytest.mark.parametrize("name", CASES)
def test_offsets_are_exact(name: str) -> None:
    page = page_of(name)
    assert [line.span.of(page.text).strip() for line in page.lines] == [
        words.strip().strip("\u200f") for words in page.text.split("\n")
    ]
    for _, fact in page.facts:
        assert fact.span is None or fact.span.of(page.text) == fact.words
    assert page_of(name) == page


def test_dates_of_the_news_site() -> None:
    page = page_of("news_site")
    assert (best(page, "modified"), best(page, "seen")) == ("2031-03-16", "2031-04-02")
    assert best(page, "agency") == "Agence France-Presse"
    assert best(page, "language") == "fr"
    shown = next(fact for name, fact in page.facts if name == "published" and fact.span)
    assert (shown.origin, shown.words) == ("time element", "14 mars 2031 à 22h51")


def test_a_caption_keeps_its_tag() -> None:
    page = page_of("news_site")
    captions = [words_of(page, line) for line in page.lines if line.tag == "figcaption"]
    assert captions == ["Le pont de Vaubrune, photographié en janvier. Joris Maelle / Le Phare"]


def test_zones() -> None:
    page = page_of("wordpress")
    zones = {words_of(page, line)[:20]: line.zone for line in page.lines}
    assert zones["Accueil"] == "nav"
    assert zones["Un blog écrit depuis"] == "header"
    assert zones["Fièrement propulsé p"] == "footer"
    assert zones["Publié dans RécitsÉt"] == ""  # the footer of an article is the article's
    assert zones["Articles récents"] == "aside"
    assert zones["Votre adresse e-mail"] == "form"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"<!DOCTYPE html><p>a", "", True),
        (b"\xef\xbb\xbf\n <!-- saved from url=(0024)https://a.example/ --><HTML><p>a", "", True),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "", True),
        ("<html><p>été".encode("utf-16"), "", True),
        (b"<head><title>a</title>", "", True),
        (b"Bonjour", "une.HTM", True),
        (b"<rss version='2.0'><channel/></rss>", "", False),
        (b"<?xml version='1.0'?><feed><html></html></feed>", "", False),
        (b"<3 de Paris", "", False),
        (b"Il a dit <html>", "note.txt", False),
        (b"%PDF-1.4 <html>", "a.html", False),
        (b"", "", False),
        (b"<!--" * 9_000, "", False),
    ],
)
def test_is_page(data: bytes, name: str, expected: bool) -> None:
    assert is_page(data, name=name) is expected


def test_the_renderer_has_a_version() -> None:
    assert RENDERER.startswith("page-")

"""A small invented pile for the tests of copies: what each article is, and entries with or without claims."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.model.article import About, Article, Block, Entry, Fact
from recoupe.model.claim import Cite, Claim, LoadedSpan, Name, Reading, Span
from recoupe.model.codes import BlockKind, SourceKind

DISPATCH = (
    "Une colonne de l'armée du Nord a bombardé le port de Valbourg dans la nuit de lundi à mardi, tuant au moins douze "
    "pêcheurs, selon un adjoint au maire joint par téléphone. Les flammes ont gagné les entrepôts de sel puis la criée, et "
    "les pompiers, privés de courant, ont dû renoncer à deux quais entiers. La douane, qui gardait le registre des navires "
    "depuis un siècle, n'est plus qu'une carcasse noircie."
)
MORE = (
    "Le général Daran, qui tient la presqu'île, a refusé mercredi une trêve de six heures. Ses canons seraient cachés "
    "derrière le phare, où personne n'a le droit d'aller. Une trentaine de familles ont dormi dans la chapelle avec leurs "
    "bêtes, et le boulanger a distribué le pain de la veille à ceux qui n'avaient rien emporté."
)
OWN = (
    "Notre rédaction a reçu beaucoup de lettres cette semaine. Les lecteurs demandent pourquoi la route de la corniche "
    "reste fermée aux charrettes alors que la moisson attend. Le préfet promet une réponse avant la foire aux bestiaux, ce "
    "qui ne contente ni les meuniers ni les voituriers du canton."
)
OTHER = (
    "Le conseil de Montclair a voté hier le budget des écoles. Trois élus ont quitté la salle avant la fin, l'un parce que "
    "son train partait, les deux autres par humeur. La fanfare jouera malgré tout dimanche sur la grande place, si le temps "
    "le permet et si les cuivres reviennent de réparation."
)
HISTORY = (
    "Rappel des faits. La guerre entre le Nord et la presqu'île dure depuis le printemps. Après la perte de ses deux "
    "forts, le gouvernement provisoire a quitté la capitale pour Montclair, et le détroit est fermé aux navires depuis le "
    "mois de juin. Valbourg, au fond de la baie, commande la route du sel et celle des mines."
)


def entry(
    name: str,
    *paragraphs: str,
    outlet: str | None = None,
    agency: str | None = None,
    day: str | None = "2031-05-06",
    title: str | None = None,
) -> Entry:
    """An article whose id is its name; paragraphs in « » of their own are texts of others that it prints."""
    parts = ([title] if title else []) + list(paragraphs)
    blocks, at = [], 0
    for number, part in enumerate(parts):
        quoted = part.startswith("«") and part.endswith("»")
        kind = BlockKind.TITLE if title and number == 0 else BlockKind.EMBEDDED if quoted else BlockKind.BODY
        blocks.append(Block(kind, Span(at, at + len(part)), "test"))
        at += len(part) + 2
    text = "\n\n".join(parts)

    def fact(value: str | None, span: Span | None = None) -> Fact | None:
        return Fact(value, "test", value, span) if value else None

    about = About(
        title=fact(title, Span(0, len(title)) if title else None),
        outlet=fact(outlet),
        agency=fact(agency),
        published=fact(day),
    )
    article = Article(name, "", text, "utf-8", "fr", tuple(blocks), about)
    return Entry(article, (f"{name}.txt",), Reading(name, (), (), ""))


def citing(of: Entry, *names: str) -> Entry:
    """The same entry, relying on outlets that it names."""
    text = of.article.text
    cites = tuple(
        Cite(Name(name, Span(text.index(name), text.index(name) + len(name))), SourceKind.OUTLET) for name in names
    )
    return Entry(of.article, of.names, Reading(of.article.id, of.reading.claims, of.reading.loaded, "", cites))


def reading(of: Entry, *, claims: Iterable[Claim] = (), loaded: Iterable[LoadedSpan] = ()) -> Entry:
    """The same entry with what was read from it."""
    return Entry(of.article, of.names, Reading(of.article.id, tuple(claims), tuple(loaded), "", of.reading.cites))

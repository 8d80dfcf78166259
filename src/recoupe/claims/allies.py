"""Allies by whose they are: `l'armée syrienne et ses alliés` names the allies of that army, and no one in particular.

Whoever owns the allies is treated alike. What enters are words of a tree; what leaves are the owner's word and a name.
"""

from __future__ import annotations

from recoupe.annotate.tree import Tree
from recoupe.languages.bodies import nationalities
from recoupe.languages.lists import word_list

ALLIES = word_list("words_for_allies")
POSSESSIVES = word_list("possessives")
VOWELS = "AEIOUÂÀÉÈÊËÎÏÔÙÛŒ"
JOINED = {"le": "du ", "la": "de la ", "les": "des "}


def owned_by(tree: Tree, head: int) -> tuple[int | None, int] | None:
    """Allies with a possessive: the word coordinated before them, if any (`A et ses alliés`), and the possessive.

    None for other words, and for allies without a possessive: whose they are has to be said.
    """
    if tree.lower[head] not in ALLIES:
        return None
    own = next((c for c in tree.children_by(head, "det") if tree.lower[c] in POSSESSIVES), None)
    if own is None:
        return None
    beside = tree.head[head] if tree.dep[head] == "conj" and tree.head[head] < head else None
    return beside, own


def allies_of(owner: str, article: str = "") -> str:
    """The name of the allies of an owner; `article` is the one that the text gives the owner.

    >>> allies_of("Pologne"), allies_of("Forces du Levant"), allies_of("armée levantine"), allies_of("Front du Levant", "le")
    ('alliés de la Pologne', 'alliés des Forces du Levant', "alliés de l'armée levantine", 'alliés du Front du Levant')
    """
    nation = nationalities().get(owner)
    if nation is not None and nation.country == owner and nation.state:
        return f"alliés {nation.of_the}"
    if owner[0].upper() in VOWELS:
        return f"alliés de l'{owner}"
    if " " in owner and owner.split()[0].endswith("s"):
        return f"alliés des {owner}"
    return f"alliés {JOINED.get(article.lower(), 'de ')}{owner}"

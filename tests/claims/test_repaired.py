"""Letters that were decoded twice: the claims are those of the text that was meant, the evidence stands in the stored one."""

from __future__ import annotations

from recoupe.claims.reader import Reader
from recoupe.model.claim import NotSaid
from recoupe.read import read_article

MEANT = "Douze soldats ont été tués près de Kolvano, a déclaré le général Ferrer.\n\nL'armée a repris le village voisin à l'aube."


def twice(text: str) -> str:
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())


def test_claims_and_their_words(reader: Reader) -> None:
    plain, broken = read_article(MEANT.encode()), read_article(twice(MEANT).encode())
    assert broken.text == twice(MEANT), "the stored text is left as it is"
    wanted, found = reader(plain), reader(broken)
    assert [c.type.value for c in found.claims] == [c.type.value for c in wanted.claims] != []
    assert len({c.id for c in found.claims}) == len(found.claims)
    for one, other in zip(wanted.claims, found.claims, strict=True):
        assert other.trigger.of(broken.text) == twice(one.trigger.of(plain.text))
        assert other.sentence.of(broken.text) == twice(one.sentence.of(plain.text))
        if not isinstance(one.actor, NotSaid) and not isinstance(other.actor, NotSaid):
            assert [c.value.entity for c in other.actor] == [c.value.entity or c.value.text for c in one.actor]
            assert [c.value.text for c in other.actor] == [c.value.source.of(broken.text) for c in other.actor]

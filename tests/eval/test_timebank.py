"""Reading a document of French TimeBank: offsets of its events, which are reported, which are negated."""

from __future__ import annotations

from pathlib import Path

import timebank

DOCUMENT = """<?xml version='1.0' encoding='UTF-8'?>
<TimeML><TEXT>
Le maire <EVENT eiid="e1" class="REPORTING">dit</EVENT> que la ville n'est pas <EVENT eiid="e2" polarity="NEG">tombée</EVENT>.
</TEXT>
<SLINK eventInstanceID="e1" subordinatedEventInstance="e2" relType="EVIDENTIAL" />
</TimeML>
"""


def test_events_stand_where_their_words_stand(tmp_path: Path) -> None:
    path = tmp_path / "one.tml"
    path.write_text(DOCUMENT, encoding="utf-8")
    text, events = timebank.read_document(path)
    assert [text[event.start : event.end] for event in events] == ["dit", "tombée"]
    assert [event.reported for event in events] == [False, True]
    assert [event.negated for event in events] == [False, True]


def test_a_document_without_text_has_no_events(tmp_path: Path) -> None:
    path = tmp_path / "none.tml"
    path.write_text("<TimeML></TimeML>", encoding="utf-8")
    assert timebank.read_document(path) == ("", [])

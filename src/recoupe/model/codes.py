"""The closed lists of the codebook: every code that a claim, a source or a document can carry.

Source: the project's codebook (docs/explanation/codebook.md says where each list comes from).
"""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """What kind of event or state a claim puts forward."""

    BATTLE = "battle"
    STRIKE = "strike"
    ATTACK = "attack"
    SIEGE = "siege"
    CAPTURE = "capture"
    CONTROL = "control"
    ADVANCE = "advance"
    WITHDRAW = "withdraw"
    DEPLOY = "deploy"
    SUPPORT = "support"
    COOPERATE = "cooperate"
    AGREEMENT = "agreement"
    OBSTRUCT = "obstruct"
    CASUALTIES = "casualties"
    DETENTION = "detention"
    DISPLACEMENT = "displacement"
    ABUSE = "abuse"
    DESTRUCTION = "destruction"
    THREATEN = "threaten"
    ACCUSE = "accuse"
    POLITICAL = "political"


class Modality(StrEnum):
    """With how much commitment a claim is put forward."""

    ASSERTED = "asserted"
    HEARSAY = "hearsay"
    PREDICTED = "predicted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    QUESTIONED = "questioned"
    DENIED = "denied"


class Stance(StrEnum):
    """What the voice that reports does with its source's word."""

    NONE = "none"
    ENDORSED = "endorsed"
    DISPUTED = "disputed"


class SourceKind(StrEnum):
    """What a quoted source is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed_group"
    OUTLET = "outlet"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    PUBLIC = "public"


class Mode(StrEnum):
    """How a source's words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    ACCORDING = "according"
    MIXED = "mixed"


class Counts(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    FIGHTERS = "fighters"
    VEHICLES = "vehicles"
    CIVILIANS = "civilians"
    STRIKES = "strikes"
    OTHER = "other"


class Precision(StrEnum):
    """How sharply a place is known."""

    POINT = "point"
    AREA = "area"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class LoadedCategory(StrEnum):
    """How wording steers the reader."""

    NAME_CALLING = "name_calling"
    LOADED_WORD = "loaded_word"
    EUPHEMISM = "euphemism"
    SCARE_QUOTES = "scare_quotes"
    EXAGGERATION = "exaggeration"
    INSINUATION = "insinuation"
    APPEAL_TO_FEAR = "appeal_to_fear"
    RHETORICAL_QUESTION = "rhetorical_question"
    UNVERIFIABLE_SOURCE = "unverifiable_source"
    CERTAINTY = "certainty"
    SARCASM = "sarcasm"


class BlockKind(StrEnum):
    """What a stretch of an article is; `BODY` is the article's own running text."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    EMBEDDED = "embedded"
    BOILERPLATE = "boilerplate"


class Silence(StrEnum):
    """Why a cell has no value."""

    NOT_MENTIONED = "not mentioned"
    UNRESOLVED = "mentioned but unresolved"
    GAZETTEER = "outside the gazetteer"
    LANGUAGE = "language"


class Method(StrEnum):
    """What found the value of a cell."""

    RULE = "rule"
    LEXICON = "lexicon"
    MODEL = "model"
    GAZETTEER = "gazetteer"
    HUMAN = "human"

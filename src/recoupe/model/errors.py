"""What can go wrong. Each message is one line: what, where, what to do.

RecoupeError
├── ReadError       an input cannot be read: it is set aside and the rest goes on
├── DossierError    a dossier cannot be opened, or is of another version
├── NotFoundError   no such article or claim
├── LanguageError   a language pack or model is missing or broken
├── UsageError      an argument that cannot be right
└── EvidenceError   a value without words, a span out of its text: a fault of ours
"""

from __future__ import annotations


class RecoupeError(Exception):
    """Any error that Recoupe raises on purpose."""


class ReadError(RecoupeError):
    """An input cannot be read; `code` is one of the reasons in docs/reference/errors.md."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class DossierError(RecoupeError):
    """A dossier cannot be opened, or is of another version."""


class NotFoundError(RecoupeError):
    """No such article or claim in the dossier."""


class LanguageError(RecoupeError):
    """A language pack or a model is missing or broken."""


class UsageError(RecoupeError):
    """An argument that cannot be right."""


class EvidenceError(RecoupeError):
    """A value without the words it was read from, or a span outside its text."""

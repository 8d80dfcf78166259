"""The language of a text, by its script and by the words that hold sentences together. Pure, no model."""

from __future__ import annotations

import re
from collections import Counter

UNKNOWN = "und"  # ISO 639-2 for undetermined

_SAMPLE = 20_000  # characters: as good as the whole
_WORDS_MIN = 4
_SHARE_MIN = 0.12  # running text has 0.3 to 0.5 of such words; a list of names below 0.1
_PLAINLY = 0.12  # share of the common words of one language alone: French press has 0.2
_LEAD_MIN = 1.25  # times the second best: closely related languages share many

# Common words that carry no content. Words that several of the languages share count for each of them.
_PROFILES = {
    "fr": """
        le la les un une des du de et est en que qui dans pour sur au aux par pas plus ce cette ces il elle ils se
        sa son ses leur leurs ne a ont été avec sont mais ou où d l qu s n c j m à après même nous vous je y être
        avait comme
    """,
    "en": """
        the of and to in a is that for it was on as with be by at from are this have has had were not they his which
        but an or their he she who we you will been would its said after s more when there
    """,
    "de": """
        der die das und in den von zu mit ist des im für auf dem nicht ein eine sich als auch es an werden aus er
        hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder
    """,
    "es": """
        de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ha o este sí
        porque esta entre cuando muy sin sobre también me hasta hay donde han fue según tras desde
    """,
    "it": """
        di e il la che in a per un è una del non con sono da della si le i al dei come più nel ha gli alla lo anche
        ma delle dal nella su o questo stato se hanno degli dopo agli ai
    """,
    "pt": """
        de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou
        quando muito nos já também pelo pela até isso entre foi são após segundo
    """,
    "nl": """
        de van het een en in is dat op te zijn met voor niet aan er om ook als bij door naar uit nog werd heeft over
        ze wordt hij maar worden tot dan hebben deze die was zich geen
    """,
}
_LANGUAGES_OF: dict[str, tuple[str, ...]] = {
    word: tuple(language for language, words in _PROFILES.items() if word in words.split())
    for word in {word for words in _PROFILES.values() for word in words.split()}
}
_OF_ONE = {
    language: frozenset(word for word, languages in _LANGUAGES_OF.items() if languages == (language,))
    for language in _PROFILES
}
_WORD = re.compile(r"[^\W\d_]+")

_SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_OTHER_SCRIPT = re.compile("[\u0370-\U0010ffff]")  # quotation marks and dashes too, which cost a second look
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_PERSIAN = re.compile("[پچژگک]")
_KANA = re.compile("[\u3040-\u30ff]")


def find_language(text: str) -> str:
    """The ISO 639-1 code of the language that most of a text is in, `und` where it is too short or unclear.

    >>> find_language("Les habitants ont quitté la ville après les combats de la nuit.")
    'fr'
    >>> find_language("Kherson 12:44")
    'und'
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if not letters:
        return UNKNOWN
    for language, script in _SCRIPTS if _OTHER_SCRIPT.search(sample) else ():
        if 2 * len(script.findall(sample)) > letters:
            return _by_letters(language, sample)
    return _by_words(words)


def speaks(text: str, language: str) -> bool:
    """True if a text plainly holds common words that one language alone has; False says nothing. Faster than to find it.

    >>> speaks("Les habitants de la ville sont partis dans la nuit.", "fr")
    True
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    alone = _OF_ONE.get(language, frozenset())
    return sum(map(alone.__contains__, words)) >= max(2, _PLAINLY * len(words))


def _by_letters(language: str, sample: str) -> str:
    """Tell apart the languages of one script that have letters of their own."""
    if language == "ru" and len(_UKRAINIAN.findall(sample)) > 0.01 * len(sample):
        return "uk"
    if language == "ar" and len(_PERSIAN.findall(sample)) > 0.01 * len(sample):
        return "fa"
    if language == "zh" and _KANA.search(sample):
        return "ja"
    return language


def _by_words(found: list[str]) -> str:
    words = Counter(map(str.lower, found))
    total = words.total()
    if total < _WORDS_MIN:
        return UNKNOWN
    counts = dict.fromkeys(_PROFILES, 0)
    for word, count in words.items():
        for language in _LANGUAGES_OF.get(word, ()):
            counts[language] += count
    (best, language), (second, _) = sorted(
        ((count, language) for language, count in counts.items()), key=lambda scored: (-scored[0], scored[1])
    )[:2]
    return language if best >= max(2, _SHARE_MIN * total) and best >= _LEAD_MIN * second else UNKNOWN

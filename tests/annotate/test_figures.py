"""Counts: every form of the codebook's section 3, on sentences without syntax, and numerals against a speller of our own."""

from __future__ import annotations

import pytest
from factories import broken, figures, parsed, read_claim, text_of, words
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.figures import find_figures
from recoupe.annotate.numerals import value_of
from recoupe.claims.reader import Reader
from recoupe.model.codes import Counts

# -- a small speller --------------------------------------------------------------------------------------

SMALL = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}


def spell(number: int, join: str) -> str:
    """A French numeral from 0 to 999: parts joined by hyphens (spelling of 1990) or, above tens and units, by spaces.

    >>> spell(71, " "), spell(80, " "), spell(292, "-")
    ('soixante et onze', 'quatre-vingts', 'deux-cent-quatre-vingt-douze')
    """
    hundreds, rest = divmod(number, 100)
    if hundreds:
        head = "cent" if hundreds == 1 else SMALL[hundreds] + join + ("cent" if rest else "cents")
        return head + join + spell(rest, join) if rest else head
    if rest < 17:
        return SMALL[rest]
    if rest < 20:
        return f"dix-{SMALL[rest - 10]}"
    tens, units = divmod(rest, 10)
    if tens in (7, 9):
        tens, units = tens - 1, units + 10
    stem = TENS.get(tens, "quatre-vingt")
    if not units:
        return stem + ("s" if tens == 8 else "")
    link = f"{join}et{join}" if units in (1, 11) and tens != 8 else "-"
    return stem + link + spell(units, join)


@pytest.mark.parametrize(
    ("number", "spelled"),
    [
        (0, "zéro"),
        (17, "dix-sept"),
        (21, "vingt et un"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (91, "quatre-vingt-onze"),
        (99, "quatre-vingt-dix-neuf"),
        (100, "cent"),
        (200, "deux cents"),
        (345, "trois cent quarante-cinq"),
    ],
)
def test_the_speller_itself(number: int, spelled: str) -> None:
    assert spell(number, " ") == spelled


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(0, 69, id="tens and units"),
        pytest.param(70, 99, id="by scores"),
        pytest.param(100, 100, id="a bare hundred"),
        pytest.param(101, 199, id="a hundred and more"),
        pytest.param(200, 999, id="hundreds"),
    ],
)
def test_numerals_of_one_word(first: int, last: int) -> None:
    wrong = {spell(n, "-"): value_of(spell(n, "-")) for n in range(first, last + 1) if value_of(spell(n, "-")) != n}
    assert not wrong


def spell_thousands(number: int) -> str:
    """A numeral up to 999 999: before `mille`, `cents` and `quatre-vingts` lose their s."""
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return spell(rest, " ")
    head = (
        ""
        if thousands == 1
        else spell(thousands, " ").removesuffix("s") + " "
        if thousands % 100 in (0, 80)
        else spell(thousands, " ") + " "
    )
    return head + "mille" + (f" {spell(rest, ' ')}" if rest else "")


@pytest.mark.parametrize(
    ("number", "spelled"),
    [
        (1000, "mille"),
        (2006, "deux mille six"),
        (80_000, "quatre-vingt mille"),
        (200_080, "deux cent mille quatre-vingts"),
    ],
)
def test_the_speller_of_thousands(number: int, spelled: str) -> None:
    assert spell_thousands(number) == spelled


@given(st.integers(2, 999) | st.integers(1000, 999_999))
def test_numerals_of_several_words(number: int) -> None:
    numeral = spell_thousands(number)
    tree = words(f"{numeral} soldats", pos=dict.fromkeys(numeral.split(), "NUM") | {"et": "CCONJ"})
    [figure] = find_figures(tree)
    assert (figure.minimum, figure.maximum, figure.approximate) == (number, number, False)
    assert (figure.first, figure.last, figure.head) == (0, len(tree) - 2, len(tree) - 1)


@given(st.integers(0, 10**9))
def test_numerals_in_digits(number: int) -> None:
    assert value_of(str(number)) == number
    assert value_of(f"{number:,}".replace(",", ".")) == number
    assert value_of(f"{number:,}".replace(",", "\u202f")) == number
    [figure] = find_figures(words(f"tua {number:,} soldats".replace(",", " ")))
    assert (figure.minimum, figure.maximum, figure.head) == (number, number, figure.last + 1)


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("10h30", "an hour"),
        ("3,5", "a decimal"),
        ("1.50", "a price"),
        ("12/05", "a date"),
        ("2e", "an ordinal"),
        ("deuxième", "an ordinal in words"),
        ("dix-huitième", "an ordinal of several parts"),
        ("sous-six", "a word that holds a numeral"),
        ("", "nothing"),
        ("-", "a dash"),
        ("et", "a link alone"),
    ],
)
def test_what_is_no_numeral(word: str, why: str) -> None:
    assert value_of(word) is None, why


# -- bounds -------------------------------------------------------------------------------------------

Bounds = tuple[str, int | None, int | None, bool, str]  # words, minimum, maximum, approximate, counted word


def read(sentence: str, **pos: str) -> list[Bounds]:
    """The figures of a sentence without syntax."""
    tree = words(sentence, pos=pos)
    return [
        (
            " ".join(tree.text[f.first : f.last + 1]),
            f.minimum,
            f.maximum,
            f.approximate,
            tree.text[f.head] if f.head >= 0 else "",
        )
        for f in find_figures(tree)
    ]


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        pytest.param("14 soldats tombent", ("14", 14, 14, False, "soldats"), id="exactly"),
        pytest.param("quatorze soldats tombent", ("quatorze", 14, 14, False, "soldats"), id="in words"),
        pytest.param("au moins 14 soldats", ("au moins 14", 14, None, False, "soldats"), id="au moins"),
        pytest.param("plus de 14 soldats", ("plus de 14", 14, None, False, "soldats"), id="plus de"),
        pytest.param(
            "pas moins de 14 soldats",
            ("pas moins de 14", 14, None, False, "soldats"),
            id="pas moins de is no `moins de`",
        ),
        pytest.param("au minimum 14 soldats", ("au minimum 14", 14, None, False, "soldats"), id="au minimum"),
        pytest.param("jusqu' à 14 soldats", ("jusqu' à 14", None, 14, False, "soldats"), id="jusqu'à"),
        pytest.param("moins de 14 soldats", ("moins de 14", None, 14, False, "soldats"), id="moins de"),
        pytest.param("au plus 14 soldats", ("au plus 14", None, 14, False, "soldats"), id="au plus"),
        pytest.param("au maximum 14 soldats", ("au maximum 14", None, 14, False, "soldats"), id="au maximum"),
        pytest.param("entre 14 et 18 soldats", ("entre 14 et 18", 14, 18, False, "soldats"), id="entre"),
        pytest.param(
            "entre quatorze et dix-huit soldats",
            ("entre quatorze et dix-huit", 14, 18, False, "soldats"),
            id="entre, in words",
        ),
        pytest.param("environ 14 soldats", ("environ 14", 14, 14, True, "soldats"), id="environ"),
        pytest.param("quelque 140 soldats", ("quelque 140", 140, 140, True, "soldats"), id="quelque"),
        pytest.param("près de 140 soldats", ("près de 140", 140, 140, True, "soldats"), id="près de"),
        pytest.param("autour de 140 soldats", ("autour de 140", 140, 140, True, "soldats"), id="autour de"),
        pytest.param("à peu près 140 soldats", ("à peu près 140", 140, 140, True, "soldats"), id="à peu près"),
        pytest.param(
            "plus ou moins 140 soldats", ("plus ou moins 140", 140, 140, True, "soldats"), id="plus ou moins is neither"
        ),
        pytest.param("une trentaine de soldats", ("une trentaine", 30, 30, True, "soldats"), id="une trentaine"),
        pytest.param("une douzaine d' obus", ("une douzaine", 12, 12, True, "obus"), id="une douzaine"),
        pytest.param("un millier de soldats", ("un millier", 1000, 1000, True, "soldats"), id="un millier"),
        pytest.param("des dizaines de soldats", ("des dizaines", 20, None, True, "soldats"), id="des dizaines"),
        pytest.param("des centaines de soldats", ("des centaines", 200, None, True, "soldats"), id="des centaines"),
        pytest.param("des milliers de soldats", ("des milliers", 2000, None, True, "soldats"), id="des milliers"),
        pytest.param(
            "plusieurs dizaines de soldats", ("plusieurs dizaines", 20, None, True, "soldats"), id="plusieurs dizaines"
        ),
        pytest.param(
            "plusieurs centaines de soldats",
            ("plusieurs centaines", 200, None, True, "soldats"),
            id="plusieurs centaines",
        ),
        pytest.param("plusieurs soldats tombent", ("plusieurs", 2, None, True, "soldats"), id="plusieurs"),
        pytest.param("7 000 soldats", ("7 000", 7000, 7000, False, "soldats"), id="thousands with a space"),
        pytest.param("7.000 soldats", ("7.000", 7000, 7000, False, "soldats"), id="thousands with a point"),
        pytest.param("1 250 000 habitants", ("1 250 000", 1250000, 1250000, False, "habitants"), id="two spaces"),
        pytest.param("sept mille soldats", ("sept mille", 7000, 7000, False, "soldats"), id="thousands in words"),
        pytest.param(
            "7 millions de habitants", ("7 millions", 7_000_000, 7_000_000, False, "habitants"), id="millions"
        ),
        pytest.param(
            "plus de 7 000 soldats", ("plus de 7 000", 7000, None, False, "soldats"), id="more than so many thousands"
        ),
    ],
)
def test_bounds(sentence: str, bounds: Bounds) -> None:
    pos = dict.fromkeys("de d' à et au par".split(), "ADP") | {"entre": "ADP", "une": "DET", "un": "DET", "des": "DET"}
    pos |= dict.fromkeys("quatorze dix-huit sept mille trois deux".split(), "NUM")
    assert read(sentence, **pos) == [bounds]


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        pytest.param("au moins une trentaine de soldats", ("au moins une trentaine", 30, None), id="at least"),
        pytest.param("moins d' une trentaine de soldats", ("moins d' une trentaine", None, 30), id="less than"),
        pytest.param("plus d' une trentaine de soldats", ("plus d' une trentaine", 30, None), id="more than"),
    ],
)
def test_bounds_of_about_so_many(sentence: str, bounds: tuple[str, int | None, int | None]) -> None:
    [(text, low, high, approximate, head)] = read(sentence, **{"d'": "ADP", "de": "ADP", "une": "DET", "moins": "ADV"})
    assert (text, low, high) == bounds
    assert (approximate, head) == (True, "soldats")


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("un soldat tombe", "a single person named with an article has no number"),
        ("une base tombe", "nor has a thing"),
        ("le deuxième assaut échoue", "an ordinal counts nothing"),
        ("à 10h30 le port brûle", "an hour is no count"),
        ("le char T-72 brûle", "nor is the name of a tank"),
        ("le port brûle", "nothing is counted"),
    ],
)
def test_no_figure(sentence: str, why: str) -> None:
    assert read(sentence, un="DET", une="DET") == [], why


def test_two_figures_of_one_sentence() -> None:
    found = read("12 morts et 30 blessés", et="CCONJ")
    assert [(text, low, head) for text, low, _, _, head in found] == [("12", 12, "morts"), ("30", 30, "blessés")]


def test_lead_words_of_another_sentence_do_not_bound() -> None:
    """`Ils étaient plus de` cannot open a figure of the next sentence."""
    tree = words("ils étaient au moins . 14 soldats")
    [figure] = find_figures(tree)
    assert (figure.first, figure.minimum, figure.maximum) == (5, 14, 14)


@pytest.mark.parametrize(
    ("table", "counted"),
    [
        pytest.param(
            "deux deux NUM 3 nummod\ngrands grand ADJ 3 amod\nponts pont NOUN 0 root",
            "ponts",
            id="an adjective between",
        ),
        pytest.param(
            "deux deux NUM 2 nummod\nblessés blesser VERB 0 root", "blessés", id="people named by a participle"
        ),
        pytest.param("deux deux NUM 0 root\nde de ADP 3 case\nponts pont NOUN 1 nmod", "ponts", id="two of them"),
        pytest.param("tua tuer VERB 0 root\ndeux deux NUM 1 obj\n. . PUNCT 1 punct", "", id="nothing follows"),
    ],
)
def test_counted_word(table: str, counted: str) -> None:
    tree = parsed(table)
    [figure] = find_figures(tree)
    assert (tree.text[figure.head] if figure.head >= 0 else "") == counted


PIECES = """
au moins plus de jusqu' à environ une des plusieurs dizaines centaine 12 000 300 deux cents mille et entre soldats . millions
""".split()


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_marks_stand_inside_the_block_and_bounds_in_order(pieces: list[str]) -> None:
    tree = words(" ".join(pieces), pos={"une": "DET", "deux": "NUM", "mille": "NUM", "cents": "NUM"})
    text = text_of(tree)
    for figure in find_figures(tree):
        assert 0 <= figure.first <= figure.last < len(tree)
        assert -1 <= figure.head < len(tree)
        assert text[tree.start[figure.first] : tree.end[figure.last]].split(" ") == list(
            tree.text[figure.first : figure.last + 1]
        )
        assert figure.minimum is not None or figure.maximum is not None
        if figure.minimum is not None and figure.maximum is not None and "entre" not in pieces:
            assert figure.minimum <= figure.maximum


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("entre 12 et 300 soldats", id="the smaller first"),
        pytest.param("entre 300 et 12 soldats", id="the greater first"),
        pytest.param("12 à 300 soldats", id="from the smaller"),
        pytest.param("passe de 300 à 12 soldats", id="from the greater: no range at all"),
    ],
)
def test_bounds_stand_in_order(sentence: str) -> None:
    for figure in find_figures(words(sentence)):
        assert figure.minimum is not None
        assert figure.maximum is not None
        assert figure.minimum <= figure.maximum


# -- whole sentences: what is counted ---------------------------------------------------------------------

TWICE = broken("`portés disparus` is read as two claims, and the number goes to the first")


@pytest.mark.parametrize(
    ("sentence", "trigger", "counts", "low", "high", "approximate"),
    [
        pytest.param("Seize soldats ont été tués à Valbourg.", "tués", Counts.KILLED, 16, 16, False, id="so many"),
        pytest.param(
            "Au moins 600 rebelles ont été tués près de Montclair.",
            "tués",
            Counts.KILLED,
            600,
            None,
            False,
            id="at least",
        ),
        pytest.param(
            "Plus de 600 rebelles ont été tués près de Montclair.",
            "tués",
            Counts.KILLED,
            600,
            None,
            False,
            id="more than",
        ),
        pytest.param(
            "Jusqu'à 600 rebelles ont été tués près de Montclair.", "tués", Counts.KILLED, None, 600, False, id="up to"
        ),
        pytest.param(
            "Entre 40 et 60 soldats ont été blessés près de Montclair.",
            "blessés",
            Counts.WOUNDED,
            40,
            60,
            False,
            id="between",
        ),
        pytest.param(
            "Une quarantaine de soldats ont été tués près de Montclair.",
            "tués",
            Counts.KILLED,
            40,
            40,
            True,
            id="about, by a noun",
        ),
        pytest.param(
            "Environ 40 soldats ont été tués près de Montclair.",
            "tués",
            Counts.KILLED,
            40,
            40,
            True,
            id="about, by an adverb",
        ),
        pytest.param(
            "Des dizaines de rebelles ont été tués près de Montclair.", "tués", Counts.KILLED, 20, None, True, id="tens"
        ),
        pytest.param(
            "Des centaines de rebelles ont été tués près de Montclair.",
            "tués",
            Counts.KILLED,
            200,
            None,
            True,
            id="hundreds",
        ),
        pytest.param(
            "Des milliers de rebelles ont été tués près de Montclair.",
            "tués",
            Counts.KILLED,
            2000,
            None,
            True,
            id="thousands",
        ),
        pytest.param(
            "Plusieurs rebelles ont été tués près de Montclair.", "tués", Counts.KILLED, 2, None, True, id="several"
        ),
        pytest.param(
            "Trois dizaines de rebelles ont été tués près de Montclair.",
            "tués",
            Counts.KILLED,
            30,
            30,
            True,
            id="so many tens",
        ),
        pytest.param(
            "L'armée du Nord a tué 1 700 rebelles.",
            "tué",
            Counts.KILLED,
            1700,
            1700,
            False,
            id="thousands with a space",
        ),
        pytest.param("L'armée du Nord a tué près de soixante rebelles.", "tué", Counts.KILLED, 60, 60, True, id="near"),
        pytest.param(
            "L'armée du Nord a tué moins de vingt rebelles.", "tué", Counts.KILLED, None, 20, False, id="fewer than"
        ),
        pytest.param(
            "L'armée du Nord a tué 40 à 60 rebelles.",
            "tué",
            Counts.KILLED,
            40,
            60,
            False,
            id="from so many to so many",
        ),
        pytest.param(
            "L'armée du Nord a tué deux mille rebelles.",
            "tué",
            Counts.KILLED,
            2000,
            2000,
            False,
            id="thousands in words",
        ),
        pytest.param(
            "L'armée du Nord a tué trois mille cinq cents rebelles.",
            "tué",
            Counts.KILLED,
            3500,
            3500,
            False,
            id="thousands and hundreds",
        ),
        pytest.param(
            "L'attaque a fait douze morts et vingt blessés.",
            "morts",
            Counts.KILLED,
            12,
            12,
            False,
            id="the dead of one attack",
        ),
        pytest.param(
            "L'attaque a fait douze morts et vingt blessés.",
            "blessés",
            Counts.WOUNDED,
            20,
            20,
            False,
            id="the wounded of one attack",
        ),
        pytest.param(
            "L'armée du Nord a capturé trente rebelles.", "capturé", Counts.CAPTURED, 30, 30, False, id="captured"
        ),
        pytest.param(
            "L'armée du Nord a mené douze frappes sur Valbourg.", "frappes", Counts.STRIKES, 12, 12, False, id="strikes"
        ),
        pytest.param(
            "Deux soldats sont portés disparus.", "disparus", Counts.MISSING, 2, 2, False, id="missing", marks=TWICE
        ),
        pytest.param(
            "La coalition a déployé 300 soldats à Montclair.",
            "déployé",
            Counts.FIGHTERS,
            300,
            300,
            False,
            id="fighters",
        ),
        pytest.param(
            "Les rebelles ont détruit huit chars près du port.", "détruit", Counts.VEHICLES, 8, 8, False, id="vehicles"
        ),
        pytest.param(
            "Six mille habitants ont fui Valbourg.",
            "fui",
            Counts.CIVILIANS,
            6000,
            6000,
            False,
            id="civilians",
        ),
    ],
)
def test_what_a_figure_counts(
    reader: Reader, sentence: str, trigger: str, counts: Counts, low: int | None, high: int | None, approximate: bool
) -> None:
    [figure] = figures(read_claim(reader, sentence, trigger))
    assert (figure.counts, figure.minimum, figure.maximum, figure.approximate) == (counts, low, high, approximate)


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        pytest.param("Un soldat a été tué près de Montclair.", "tué", id="a single person named with an article"),
        pytest.param("Les rebelles ont été tués près de Montclair.", "tués", id="people without a count"),
        pytest.param(
            "Une frappe de la coalition a tué dix civils à Valbourg.", "frappe", id="the dead are counted with the dead"
        ),
    ],
)
def test_no_number(reader: Reader, sentence: str, trigger: str) -> None:
    assert figures(read_claim(reader, sentence, trigger)) == []


# -- bounds, row by row: words, figure, minimum, maximum, approximate, counted word, and why -----------------------

GRAMMAR = """
au-delà de 14 soldats | au-delà de 14 | 14 | - | no | soldats | beyond
un peu plus de 140 soldats | un peu plus de 140 | 140 | - | no | soldats | a little more
bien plus de 140 soldats | bien plus de 140 | 140 | - | no | soldats | far more
un minimum de 14 soldats | un minimum de 14 | 14 | - | no | soldats | a minimum
un peu moins de 140 soldats | un peu moins de 140 | - | 140 | no | soldats | a little less
à peine 14 soldats | à peine 14 | - | 14 | no | soldats | scarcely
un maximum de 14 soldats | un maximum de 14 | - | 14 | no | soldats | a maximum
presque 140 soldats | presque 140 | 140 | 140 | yes | soldats | almost
approximativement 140 soldats | approximativement 140 | 140 | 140 | yes | soldats | approximately
aux alentours de 140 soldats | aux alentours de 140 | 140 | 140 | yes | soldats | in the region of
aux environs de 140 soldats | aux environs de 140 | 140 | 140 | yes | soldats | about
dans les 140 soldats | dans les 140 | 140 | 140 | yes | soldats | some
la mort d' au moins 14 soldats | au moins 14 | 14 | - | no | soldats | an elided preposition before the bound
dit qu' au moins 14 soldats | au moins 14 | 14 | - | no | soldats | an elided conjunction before the bound
la mort de plus de 14 soldats | plus de 14 | 14 | - | no | soldats | a preposition before the bound
14 soldats au moins | 14 | 14 | - | no | soldats | the bound behind the counted
14 au moins | 14 | 14 | - | no | - | the bound behind the number
14 soldats au minimum | 14 | 14 | - | no | soldats | a minimum behind
14 à 18 soldats | 14 à 18 | 14 | 18 | no | soldats | from so many to so many
de 14 à 18 soldats | 14 à 18 | 14 | 18 | no | soldats | with its preposition
14 ou 18 soldats | 14 ou 18 | 14 | 18 | no | soldats | so many or so many
trois ou quatre soldats | trois ou quatre | 3 | 4 | no | soldats | in words
14 à 14 soldats | 14,14 | 14 | 14 | no | -,soldats | no range
passe de 12 à 30 morts | 30 | 30 | 30 | no | morts | what the count rose to
porter de 12 à 30 morts | 30 | 30 | 30 | no | morts | what it was raised to
grimper de 12 à 30 morts | 30 | 30 | 30 | no | morts | what it climbed to
entre 2 000 et 3 000 soldats | entre 2 000 et 3 000 | 2000 | 3000 | no | soldats | thousands with blanks
2.500 à 3.000 soldats | 2.500 à 3.000 | 2500 | 3000 | no | soldats | thousands with points
une quinzaine de soldats | une quinzaine | 15 | 15 | yes | soldats | about fifteen
une vingtaine de soldats | une vingtaine | 20 | 20 | yes | soldats | about twenty
une quarantaine de soldats | une quarantaine | 40 | 40 | yes | soldats | about forty
une cinquantaine de soldats | une cinquantaine | 50 | 50 | yes | soldats | about fifty
une soixantaine de soldats | une soixantaine | 60 | 60 | yes | soldats | about sixty
une centaine de soldats | une centaine | 100 | 100 | yes | soldats | about a hundred
une demi-douzaine de soldats | une demi-douzaine | 6 | 6 | yes | soldats | half a dozen
une dizaine d' obus | une dizaine | 10 | 10 | yes | obus | an elided preposition
une trentaine de soldats au moins | une trentaine | 30 | - | yes | soldats | at least, behind
une dizaine de milliers de soldats | une dizaine de milliers | 10000 | 10000 | yes | soldats | tens of thousands, about ten
des dizaines de milliers de soldats | des dizaines de milliers | 20000 | - | yes | soldats | tens of thousands
des centaines de milliers de soldats | des centaines de milliers | 200000 | - | yes | soldats | hundreds of thousands
des millions de soldats | des millions | 2000000 | - | yes | soldats | millions
quelques dizaines de soldats | quelques dizaines | 20 | - | yes | soldats | some tens
plusieurs milliers de soldats | plusieurs milliers | 2000 | - | yes | soldats | several thousands
de dizaines de soldats | dizaines | 20 | - | yes | soldats | without an article
deux douzaines de soldats | deux douzaines | 24 | 24 | yes | soldats | so many dozens
trois centaines de soldats | trois centaines | 300 | 300 | yes | soldats | so many hundreds
deux cents soldats | deux cents | 200 | 200 | no | soldats | hundreds in words
mille soldats | mille | 1000 | 1000 | no | soldats | a bare thousand
cent vingt soldats | cent vingt | 120 | 120 | no | soldats | a hundred and more
40 " soldats " | 40 | 40 | 40 | no | soldats | quotation marks between
40 « soldats » | 40 | 40 | 40 | no | soldats | French ones
"""


@pytest.mark.parametrize(
    ("sentence", "text", "low", "high", "approximate", "head"),
    [pytest.param(*line.split(" | ")[:6], id=line.split(" | ")[6]) for line in GRAMMAR.strip().splitlines()],
)
def test_grammar(sentence: str, text: str, low: str, high: str, approximate: str, head: str) -> None:
    pos = dict.fromkeys("de d' à au aux par qu' dans".split(), "ADP") | dict.fromkeys("et ou".split(), "CCONJ")
    pos |= dict.fromkeys("une un des les la plusieurs quelques".split(), "DET") | dict.fromkeys(
        ("«", "»", '"'), "PUNCT"
    )
    pos |= dict.fromkeys("deux trois quatre cent cents mille vingt".split(), "NUM") | {"moins": "ADV", "minimum": "ADV"}
    pos |= {"passe": "VERB", "porter": "VERB", "grimper": "VERB"}
    found = find_figures(words(sentence, pos=pos, lemmas={"passe": "passer"}))
    tree = words(sentence)
    assert ",".join(" ".join(tree.text[f.first : f.last + 1]) for f in found) == text
    assert ",".join(tree.text[f.head] if f.head >= 0 else "-" for f in found) == head
    assert {(str(f.minimum or "-"), str(f.maximum or "-"), "yes" if f.approximate else "no") for f in found} == {
        (low, high, approximate)
    }


# -- whole sentences, row by row: trigger, what is counted (several with commas), and why ------------------------------

SENTENCES = """
Sur 80 miliciens, 30 ont été tués. | tués | killed 30 30 | a bare number is the harmed
Tous les cinq ont été tués. | tués | killed 5 5 | all five of them
Trois autres sont grièvement blessés. | blessés | wounded 3 3 | three others
Dix soldats ont été tués et neuf autres sont portés disparus. | tués | killed 10 10 | each harm its own
Dix soldats ont été tués et neuf autres sont portés disparus. | disparus | missing 9 9 | also the second
L'armée a tué 12 personnes et blessé 30. | tué | killed 12 12 | across a coordination
L'armée a tué 12 personnes et en a blessé 30. | blessé | wounded 30 30 | with a pronoun for who they are
L'attaque a fait 12 morts et 30 blessés. | morts | killed 12 12 | nouns beside each other
L'attaque a fait 12 morts et 30 blessés. | blessés | wounded 30 30 | the other one
L'attaque a fait 12 morts, dont trois enfants. | morts | killed 12 12, killed 3 3 | a part of the dead
L'explosion a tué plus de 20 personnes, dont dix enfants et quatre femmes. | tué | killed 20 -, killed 10 10, killed 4 4 | two parts
L'explosion a tué 20 personnes, dont dix enfants, dans trois villages. | tué | killed 20 20, killed 10 10 | villages are no part of them
Dix personnes ont été tuées : six femmes et quatre enfants. | tuées | killed 10 10, killed 6 6, killed 4 4 | parts behind a colon
Dix personnes, dont six femmes, ont été tuées. | tuées | killed 10 10, killed 6 6 | a part before the verb
L'explosion a causé la mort de plus de 20 personnes et l'exode de 300 familles. | mort | killed 20 - | a noun with its complement
L'explosion a causé la mort de plus de 20 personnes et l'exode de 300 familles. | exode | civilians 300 300 | and the other noun
L'attaque a coûté la vie à au moins 30 civils. | coûté | killed 30 - | lives that it cost
Les frappes ont fait près de 40 civils tués. | tués | killed 40 40 | a participle behind the counted
Une trentaine de soldats ont été tués à Valbourg. | tués | killed 30 30 | about thirty
Le bilan s'élève à 30 morts. | morts | killed 30 30 | a toll
Le bilan est passé de 12 à 30 morts. | morts | killed 30 30 | a toll that rose
L'armée a tué 14 "rebelles" dans le port. | tué | killed 14 14 | a name in quotation marks
Un enfant de 12 ans a été tué à Valbourg. | tué | - | an age counts nobody
Dix soldats de 20 ans ont été tués. | tués | killed 10 10 | beside an age
Deux soldats ont été tués à 12 km du port. | tués | killed 2 2 | a distance counts nobody
Deux soldats ont été tués en 48 heures. | tués | killed 2 2 | nor does a length of time
Deux soldats ont été tués le 12 mai. | tués | killed 2 2 | nor does a day
Deux soldats ont été tués en 2016. | tués | killed 2 2 | nor does a year
L'armée a perdu douze soldats à Valbourg. | perdu | killed 12 12 | losses of men
Les rebelles ont détruit huit chars. | détruit | vehicles 8 8 | losses of vehicles
Les rebelles ont détruit trois ponts. | détruit | other 3 3 | bridges are other things
Les rebelles ont brûlé une dizaine de maisons. | brûlé | other 10 10 | so are houses
L'armée a arrêté 40 rebelles. | arrêté | captured 40 40 | the arrested
L'armée a arrêté près de 40 personnes. | arrêté | captured 40 40 | with an adverb between
L'arrestation de 40 rebelles a suivi. | arrestation | captured 40 40 | by a noun
Une trentaine de civils ont été enlevés par la milice. | enlevés | captured 30 30 | the kidnapped
Plus de 300 habitants ont fui Valbourg. | fui | civilians 300 - | those who flee
Quelque 300 combattants ont quitté Valbourg. | quitté | fighters 300 300 | forces that leave
La coalition a déployé 300 soldats à Montclair. | déployé | fighters 300 300 | forces that are brought in
La coalition a déployé douze chars à Montclair. | déployé | vehicles 12 12 | vehicles that are brought in
Deux roquettes ont été tirées sur Valbourg. | tirées | strikes 2 2 | what is fired counts strikes
L'armée a tiré une vingtaine d'obus sur Valbourg. | tiré | strikes 20 20 | shells too
L'armée a mené douze frappes sur Valbourg. | frappes | strikes 12 12 | strikes themselves
Les deux camps s'affrontent à Valbourg. | s'affrontent | - | known sides are no count
Les deux armées se sont retirées du port. | retirées | - | nor are known armies
Les deux soldats tués venaient du Nord. | tués | killed 2 2 | known dead are counted
La milice s'empare de plusieurs villages. | s'empare | other 2 - | several places
La milice a pris trois villages. | pris | other 3 3 | so many places
Un soldat a été blessé à Valbourg. | blessé | - | a single person with an article
Cinq combattants soutenus par la coalition ont été tués. | soutenus | - | the dead are not the backed
Cinq combattants soutenus par la coalition ont été tués. | tués | killed 5 5 | they are the dead
Quarante pour cent des soldats ont été tués. | tués | - | a share in words
Le ministre a reçu deux millions d'euros avant la frappe. | frappe | - | money
Trois policiers et deux civils ont été tués. | tués | killed 3 3, killed 2 2 | two counts beside each other
Les rebelles ont détruit 12 chars et 30 camions. | détruit | vehicles 12 12, vehicles 30 30 | also of things
L'armée a détruit 12 chars et tué 450 soldats. | tué | killed 450 450 | not across a verb
La guerre a fait 2,5 millions de déplacés. | déplacés | civilians 2500000 2500000 | a decimal of millions
On compte 15 enfants parmi les morts. | morts | killed 15 15 | among the dead
Au total, 23 soldats du Nord sont morts au combat. | morts | killed 23 23 | a total
La ville de 40 000 habitants a été bombardée. | bombardée | - | the size of a town
"""


@pytest.mark.parametrize(
    ("sentence", "trigger", "counts"),
    [pytest.param(*line.split(" | ")[:3], id=line.split(" | ")[3]) for line in SENTENCES.strip().splitlines()],
)
def test_sentences(reader: Reader, sentence: str, trigger: str, counts: str) -> None:
    found = figures(read_claim(reader, sentence, trigger))
    assert ", ".join(f"{f.counts} {f.minimum or '-'} {f.maximum or '-'}" for f in found) == (
        "" if counts == "-" else counts
    )

"""Times: what is seen, and its value in EDTF against a day of publication (codebook, section 6)."""

from __future__ import annotations

import re
from datetime import date

import pytest
from factories import PUBLISHED, read_claim, text_of, when, words
from hypothesis import example, given
from hypothesis import strategies as st

from recoupe.annotate.dates import SEASONS
from recoupe.annotate.dating import resolve
from recoupe.annotate.times import DAYS, MONTHS, find_times
from recoupe.claims.reader import Reader


def seen(sentence: str) -> list[str]:
    """The words of the time expressions of a sentence whose words stand one space apart."""
    tree = words(sentence)
    return [" ".join(tree.text[mark.first : mark.last + 1]) for mark in find_times(tree)]


def value(sentence: str, published: str | None = PUBLISHED, told: str | None = None) -> str | None:
    """The value of the one time expression of a sentence."""
    [mark] = find_times(words(sentence))
    return resolve(mark, published, told)


# -- values: all were worked out by hand against Saturday, 28 October 2017 ------------------------------------


@pytest.mark.parametrize(
    ("expression", "edtf"),
    [
        pytest.param("le 3 avril 2016", "2016-04-03", id="day"),
        pytest.param("le lundi 4 avril 2016", "2016-04-04", id="day with its weekday"),
        pytest.param("le 1er avril 2016", "2016-04-01", id="first of a month"),
        pytest.param("le 3 avril", "2017-04-03", id="a day this year"),
        pytest.param("le 3 décembre", "2016-12-03", id="a day that has not come yet is last year's"),
        pytest.param("le 31 avril 2016", None, id="no such day"),
        pytest.param("le 29 février 2016", "2016-02-29", id="leap day"),
        pytest.param("le 29 février 2017", None, id="no leap day that year"),
        pytest.param("en avril 2016", "2016-04", id="month"),
        pytest.param("en avril", "2017-04", id="month of this year"),
        pytest.param("en décembre", "2016-12", id="month that has not come yet"),
        pytest.param("en novembre", "2017-11", id="the month after publication may be meant"),
        pytest.param("en aout 2016", "2016-08", id="no accent"),
        pytest.param("en décembre dernier", "2016-12", id="last December"),
        pytest.param("en 2016", "2016", id="year"),
        pytest.param("vers 2009", "2009~", id="about a year"),
        pytest.param("( 2016 )", "2016", id="year in brackets"),
        pytest.param("jeudi", "2017-10-26", id="weekday: the nearest before"),
        pytest.param("samedi", "2017-10-28", id="weekday: the very day"),
        pytest.param("dimanche", "2017-10-22", id="weekday: not the day after"),
        pytest.param("jeudi dernier", "2017-10-26", id="last Thursday"),
        pytest.param("jeudi prochain", "2017-11-02", id="next Thursday"),
        pytest.param("samedi prochain", "2017-11-04", id="next Saturday is not today"),
        pytest.param("jeudi matin", "2017-10-26", id="a morning is its day"),
        pytest.param("jeudi soir", "2017-10-26", id="an evening is its day"),
        pytest.param("jeudi dans la nuit", "2017-10-26", id="a night named by one day"),
        pytest.param("hier", "2017-10-27", id="yesterday"),
        pytest.param("avant-hier", "2017-10-26", id="the day before yesterday"),
        pytest.param("demain", "2017-10-29", id="tomorrow"),
        pytest.param("hier soir", "2017-10-27", id="yesterday evening"),
        pytest.param("ce matin", "2017-10-28", id="this morning"),
        pytest.param("dans la matinée", "2017-10-28", id="in the morning"),
        pytest.param("dans la nuit de jeudi à vendredi", "2017-10-26/2017-10-27", id="a night between two weekdays"),
        pytest.param(
            "dans la nuit du 30 avril au 1 mai 2016",
            "2016-04-30/2016-05-01",
            id="a night between two months",
        ),
        pytest.param("dans la nuit du 3 au 4 avril 2016", "2016-04-03/2016-04-04", id="a night between two days"),
        pytest.param("début avril 2016", "2016-04-01/2016-04-10", id="first third of a month"),
        pytest.param("mi- avril 2016", "2016-04-11/2016-04-20", id="second third"),
        pytest.param("fin avril 2016", "2016-04-21/2016-04-30", id="last third ends with the month"),
        pytest.param("fin février 2016", "2016-02-21/2016-02-29", id="also in a leap year"),
        pytest.param("entre 2009 et 2013", "2009/2013", id="between years"),
        pytest.param("de 2009 à 2013", "2009/2013", id="from year to year"),
        pytest.param("2009-2013", "2009/2013", id="years with a dash"),
        pytest.param("du 7 au 9 avril", "2017-04-07/2017-04-09", id="from day to day"),
        pytest.param("du 28 mars au 2 avril 2016", "2016-03-28/2016-04-02", id="over two months"),
        pytest.param("entre le 7 et le 9 avril 2016", "2016-04-07/2016-04-09", id="between days"),
        pytest.param(
            "du 28 décembre au 2 janvier 2016",
            "2015-12-28/2016-01-02",
            id="over two years",
        ),
        pytest.param("depuis avril 2016", "2016-04/..", id="since a month"),
        pytest.param("depuis le 3 avril 2016", "2016-04-03/..", id="since a day"),
        pytest.param("depuis jeudi", "2017-10-26/..", id="since a weekday"),
        pytest.param(
            "depuis 2016",
            "2016/..",
            id="since a year",
        ),
        pytest.param("jusqu' au 3 avril 2016", "../2016-04-03", id="until a day"),
        pytest.param(
            "jusqu' en avril 2016",
            "../2016-04",
            id="until a month",
        ),
        pytest.param(
            "jusqu' en 2016",
            "../2016",
            id="until a year",
        ),
        pytest.param("jusqu' à jeudi", "../2017-10-26", id="until a weekday"),
        pytest.param("il y a quatre jours", "2017-10-24~", id="days ago"),
        pytest.param("il y a deux semaines", "2017-10-14~", id="weeks ago"),
        pytest.param("il y a 2 mois", "2017-08~", id="months ago"),
        pytest.param("il y a dix mois", "2016-12~", id="months ago, over the new year"),
        pytest.param("il y a douze ans", "2005~", id="years ago"),
        pytest.param("il y a un an", "2016~", id="one year ago"),
        pytest.param("au printemps 2016", "2016-03/2016-05", id="spring"),
        pytest.param("à l' automne 2016", "2016-09/2016-11", id="autumn"),
        pytest.param("l' hiver 2016", "2016-12/2017-02", id="a winter lies in two years"),
        pytest.param("ces dernières semaines", None, id="vague: these last weeks"),
        pytest.param("récemment", None, id="vague: recently"),
        pytest.param("bientôt", None, id="vague: soon"),
        pytest.param("cette année", None, id="vague: this year"),
        pytest.param("en 2011 , 2013 et 2016", "2011~/2016~", id="several years"),
        pytest.param("en 2011 et 2016", "2011~/2016~", id="two years"),
        pytest.param(
            "les 3 et 5 avril 2016",
            "2016-04-03~/2016-04-05~",
            id="several days",
        ),
    ],
)
def test_values(expression: str, edtf: str | None) -> None:
    assert value(expression) == edtf


@pytest.mark.parametrize(
    ("expression", "published", "edtf"),
    [
        pytest.param("le 3 avril 2016", None, "2016-04-03", id="a full date needs no publication"),
        pytest.param("en avril", None, None, id="a month without year does"),
        pytest.param("jeudi", None, None, id="and so does a weekday"),
        pytest.param("hier", "2017-10", None, id="yesterday needs a day, not a month"),
        pytest.param("jeudi", "2017", None, id="a weekday needs a day, not a year"),
        pytest.param("en avril", "2017-10", "2017-04", id="a month is enough for a month"),
        pytest.param("en décembre", "2017-10", "2016-12", id="and tells whether it has come"),
        pytest.param("en avril", "2017", "2017-04", id="a year is enough for a month"),
        pytest.param("hier", "2017-03-01", "2017-02-28", id="yesterday in another month"),
        pytest.param("hier", "2016-03-01", "2016-02-29", id="yesterday in a leap year"),
        pytest.param("demain", "2017-12-31", "2018-01-01", id="tomorrow in another year"),
        pytest.param("en décembre", "2018-01-02", "2017-12", id="December, read in January"),
        pytest.param("en janvier", "2017-12-31", "2017-01", id="January, read in December"),
        pytest.param(
            "l' hiver dernier",
            "2017-04-02",
            "2016-12/2017-02",
            id="last winter, read in spring",
        ),
        pytest.param("l' hiver dernier", "9999-12-31", "9998-12/9999-02", id="last winter of the last year"),
        pytest.param("l' été dernier", "2017-04-02", "2016-06/2016-08", id="last summer, read in spring"),
        pytest.param(
            "dans la nuit de dimanche à lundi",
            "2017-10-30",
            "2017-10-29/2017-10-30",
            id="last night, read on the morning after",
        ),
    ],
)
def test_values_against_the_day_of_publication(expression: str, published: str | None, edtf: str | None) -> None:
    assert value(expression, published) == edtf


@pytest.mark.parametrize(
    ("expression", "told", "edtf"),
    [
        pytest.param("la veille", "2016-04-03", "2016-04-02", id="the day before what was told"),
        pytest.param("le lendemain", "2016-04-30", "2016-05-01", id="the day after what was told"),
        pytest.param("la veille", None, None, id="the text told of no day"),
        pytest.param("le lendemain", "2016-04", None, id="it told of a month"),
        pytest.param("hier", "2016-04-03", "2017-10-27", id="yesterday does not count from it"),
    ],
)
def test_values_against_the_day_told_of(expression: str, told: str | None, edtf: str | None) -> None:
    assert value(expression, PUBLISHED, told) == edtf


# -- what is seen -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "expressions"),
    [
        pytest.param("ils tiennent le port depuis jeudi", ["jeudi"], id="`depuis` frames it and stands outside"),
        pytest.param("le 3 avril et en mai 2016", ["le 3 avril", "en mai 2016"], id="two"),
        pytest.param("du 3 au 5 avril", ["du 3 au 5 avril"], id="one of several words, none inside it"),
        pytest.param("en mai 2016 , puis en 2017", ["en mai 2016", "en 2017"], id="month and year"),
        pytest.param("il y a cinq semaines", ["il y a cinq semaines"], id="ago"),
        pytest.param("le port a été pris", [], id="été is a participle"),
        pytest.param("la sonde a atteint Mars", [], id="Mars the planet"),
        pytest.param("le 3 mars", ["le 3 mars"], id="mars the month"),
        pytest.param("2000 soldats sont tombés", [], id="a count that looks like a year"),
        pytest.param("il y a trois blessés", [], id="there are three of them"),
        pytest.param("une route de 2 km", [], id="no month"),
        pytest.param("le maire parle", [], id="mai is no word here"),
        pytest.param("les vendredis noirs", [], id="nor is vendredi"),
        pytest.param("un porte-avril", [], id="nor is a part of a hyphenated word"),
    ],
)
def test_what_is_seen(sentence: str, expressions: list[str]) -> None:
    assert seen(sentence) == expressions


# -- properties -------------------------------------------------------------------------------------------

POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")


def bounds(point: str) -> tuple[date, date]:
    """First and last possible day of an EDTF date; ValueError where it is none. Written apart from the code under test."""
    match = POINT.fullmatch(point)
    if match is None:
        raise ValueError(point)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    leap = year or 2000  # year 0 is one of EDTF, a leap year, and none of Python
    return date(leap, month or 1, day or 1).replace(year=year or 1), date(leap, month or 12, day or 28).replace(
        year=year or 1
    )


def is_edtf(text: str) -> bool:
    """True for an EDTF level 1 date or interval as the codebook uses them: its ends in order, one of them at most open."""
    parts = text.split("/")
    try:
        if len(parts) == 1:
            return bool(bounds(text))
        start, end = parts
        if ".." in parts:
            return start != end and bool(bounds(end if start == ".." else start))
        return bounds(start)[0] <= bounds(end)[1]
    except ValueError:
        return False


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("2017-10-28", True),
        ("2017-13", False),
        ("2017-02-29", False),
        ("2014/2017", True),
        ("2017/2014", False),
        ("2014-08/..", True),
        ("../..", False),
        ("2011~", True),
        ("500-03", False),
        ("2017-10-28~/2017-11", True),
        ("", False),
        ("hier", False),
    ],
)
def test_the_check_itself(text: str, valid: bool) -> None:
    assert is_edtf(text) is valid


days, years = st.integers(1, 31), st.integers(1800, 2099)
months, weekdays = st.sampled_from(MONTHS), st.sampled_from(DAYS)
some = st.integers(0, 9999).map(str) | st.sampled_from(["un", "trois", "quelques"])
expressions = st.one_of(
    st.builds("le {} {} {}".format, days, months, years),
    st.builds("le {} {}".format, days, months),
    st.builds("{} {}".format, st.sampled_from(["en", "début", "fin", "mi-", "depuis", "jusqu' en"]), months),
    st.builds("{} {} {}".format, st.sampled_from(["en", "début", "fin", "mi-", "depuis"]), months, years),
    st.builds("{} {}".format, st.sampled_from(["en", "vers", "jusqu' en", "avant"]), years),
    st.builds("{} {}".format, weekdays, st.sampled_from(["", "matin", "dernier", "prochain", "suivant"])),
    st.builds(
        "{} {}".format,
        st.sampled_from(["au printemps", "l' été", "à l' automne", "l' hiver"]),
        years | st.just("dernier"),
    ),
    st.builds("il y a {} {}".format, some, st.sampled_from(["jours", "semaines", "mois", "ans"])),
    st.sampled_from(
        ["hier", "avant-hier", "demain", "après-demain", "la veille", "le lendemain", "ce matin", "dans la soirée"]
    ),
    st.just("dans la nuit de lundi à mardi"),
    st.builds("dans la nuit du {} au {} {}".format, days, days, months),
)
spans = st.one_of(
    st.builds("entre {} et {}".format, years, years),
    st.builds("en {} , {} et {}".format, years, years, years),
    st.builds("du {} au {} {}".format, days, days, months),
    st.builds("du {} {} au {} {} {}".format, days, months, days, months, years),
)
press_days = st.dates(date(1850, 1, 1), date(2090, 1, 1)).map(date.isoformat)
press_dates = st.none() | press_days | press_days.map(lambda day: day[:7]) | press_days.map(lambda day: day[:4])


def values_of(expression: str, published: str | None, told: str | None) -> list[str]:
    """All values of a text's expressions that are told."""
    return [
        found for mark in find_times(words(expression.strip())) if (found := resolve(mark, published, told)) is not None
    ]


@given(expressions, press_dates, press_dates)
def test_values_are_valid_edtf(expression: str, published: str | None, told: str | None) -> None:
    assert all(map(is_edtf, values_of(expression, published, told)))


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("jours", id="days"),
        pytest.param("semaines", id="weeks"),
        pytest.param("mois", id="months"),
        pytest.param("ans", id="years"),
    ],
)
def test_times_before_all_calendars_are_not_told_or_valid(unit: str) -> None:
    assert all(map(is_edtf, values_of(f"il y a 1000000 {unit}", PUBLISHED, None)))


@given(spans, press_dates)
@example("du 9 au 2 mai", PUBLISHED)
def test_intervals_are_valid_edtf(expression: str, published: str | None) -> None:
    assert all(map(is_edtf, values_of(expression, published, None)))


@pytest.mark.parametrize(
    "published",
    [
        pytest.param(
            "",
            id="empty",
        ),
        pytest.param("inconnu", id="no date at all"),
        pytest.param("Y170000002", id="a long year of level 1"),
        pytest.param("201X", id="an unspecified year"),
        pytest.param("2017-24", id="a season of level 1"),
        pytest.param("2017-10-01/2017-10-05", id="an interval"),
        pytest.param("2017-10-28~", id="an approximate day"),
        pytest.param("2017-02-30", id="no such day"),
        pytest.param(
            "0500-03-01",
            id="a year below 1000",
        ),
        pytest.param(
            "0001-01-01",
            id="the first day that Python knows",
        ),
        pytest.param(
            "9999-12-31",
            id="the last day that Python knows",
        ),
    ],
)
@pytest.mark.parametrize(
    "expression",
    ["en avril", "en décembre", "hier", "samedi prochain", "demain", "il y a dix mois", "l' été dernier"],
)
def test_publication_as_odd_as_may_be(published: str, expression: str) -> None:
    assert all(map(is_edtf, values_of(expression, published, published)))


@given(press_days, weekdays)
def test_a_weekday_is_that_weekday_and_lies_in_the_week_before(published: str, name: str) -> None:
    found = value(name, published)
    assert found is not None
    gone = date.fromisoformat(published) - date.fromisoformat(found)
    assert 0 <= gone.days < 7
    assert date.fromisoformat(found).weekday() == DAYS.index(name)


@given(
    st.lists(
        expressions | spans | st.sampled_from(["les rebelles", "tombent", ",", "le port", "2000 soldats"]),
        min_size=1,
        max_size=5,
    )
)
def test_marks_stand_inside_the_block_and_apart(pieces: list[str]) -> None:
    tree = words(" ".join(" ".join(pieces).split()))
    text, last = text_of(tree), -1
    for mark in find_times(tree):
        assert last < mark.first <= mark.last < len(tree)
        last = mark.last
        assert text[tree.start[mark.first] : tree.end[mark.last]].split(" ") == list(
            tree.text[mark.first : mark.last + 1]
        )


def test_each_season_lasts_three_months() -> None:
    assert [(last - first) % 12 for first, last in SEASONS.values()] == [2, 2, 2, 2]


# -- whole sentences: each row of the codebook's table -----------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "text", "edtf"),
    [
        pytest.param("La milice a pris le port le 12 mai 2016.", "le 12 mai 2016", "2016-05-12", id="day"),
        pytest.param("La milice a pris le port en mai 2016.", "en mai 2016", "2016-05", id="month"),
        pytest.param("La milice a pris le port en 2016.", "en 2016", "2016", id="year"),
        pytest.param("La milice a pris le port jeudi.", "jeudi", "2017-10-26", id="weekday"),
        pytest.param("La milice a pris le port jeudi dernier.", "jeudi dernier", "2017-10-26", id="last weekday"),
        pytest.param("La milice attaquera le port jeudi prochain.", "jeudi prochain", "2017-11-02", id="next weekday"),
        pytest.param("La milice a pris le port hier.", "hier", "2017-10-27", id="yesterday"),
        pytest.param("La milice a pris le port jeudi soir.", "jeudi soir", "2017-10-26", id="evening of a weekday"),
        pytest.param("La milice a pris le port dans la matinée.", "dans la matinée", "2017-10-28", id="in the morning"),
        pytest.param(
            "La milice a pris le port dans la nuit de jeudi à vendredi.",
            "dans la nuit de jeudi à vendredi",
            "2017-10-26/2017-10-27",
            id="night between weekdays",
        ),
        pytest.param(
            "La milice a pris le port début mai 2016.", "début mai 2016", "2016-05-01/2016-05-10", id="first third"
        ),
        pytest.param(
            "La milice a pris le port à la mi-mai 2016.", "à la mi-mai 2016", "2016-05-11/2016-05-20", id="second third"
        ),
        pytest.param(
            "La milice a pris le port fin mai 2016.", "fin mai 2016", "2016-05-21/2016-05-31", id="last third"
        ),
        pytest.param(
            "La milice a occupé le port entre 2012 et 2015.", "entre 2012 et 2015", "2012/2015", id="between years"
        ),
        pytest.param(
            "La milice a bombardé le port du 12 au 14 mai.",
            "du 12 au 14 mai",
            "2017-05-12/2017-05-14",
            id="from day to day",
        ),
        pytest.param("La milice occupe le port depuis mai 2016.", "mai 2016", "2016-05/..", id="since"),
        pytest.param(
            "La milice a occupé le port jusqu'en mai.",
            "en mai",
            "../2017-05",
            id="until",
        ),
        pytest.param("La milice a pris le port il y a deux semaines.", "il y a deux semaines", "2017-10-14~", id="ago"),
        pytest.param("La milice a pris le port vers 2012.", "vers 2012", "2012~", id="about"),
        pytest.param("La milice a pris le port à l'automne 2016.", "à l'automne 2016", "2016-09/2016-11", id="season"),
        pytest.param(
            "La milice a bombardé le port ces derniers jours.", "ces derniers jours", None, id="these last days"
        ),
        pytest.param("La milice a récemment bombardé le port.", "récemment", None, id="recently"),
        pytest.param("La milice attaquera bientôt le port.", "bientôt", None, id="soon"),
        pytest.param("La milice a bombardé le port cette semaine.", "cette semaine", None, id="this week"),
        pytest.param(
            "La milice contrôle aujourd'hui tout le port.",
            "aujourd'hui",
            None,
            id="nowadays",
        ),
        pytest.param(
            "La milice a bombardé le port en 2010, 2013 et 2016.",
            "en 2010, 2013 et 2016",
            "2010~/2016~",
            id="several years",
        ),
    ],
)
def test_the_time_of_a_claim(reader: Reader, sentence: str, text: str, edtf: str | None) -> None:
    claim = read_claim(
        reader,
        sentence,
        next(w for w in ("pris", "occupé", "bombardé", "attaquera", "occupe", "contrôle") if w in sentence),
    )
    found = when(claim)
    assert found is not None
    assert (found.text, found.edtf) == (text, edtf)


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        pytest.param("Le maire a déclaré jeudi que la milice avait pris le port.", "pris", id="the date of the saying"),
        pytest.param(
            "La milice a pris le port, a annoncé jeudi le maire.", "pris", id="the date of a saying behind its content"
        ),
        pytest.param("La milice a pris le port.", "pris", id="no time at all: not that of publication"),
        pytest.param(
            "Jeudi, le maire a dit que la milice avait pris le port.",
            "pris",
            id="the date of the saying, first in the sentence",
        ),
    ],
)
def test_what_is_not_the_time_of_a_claim(reader: Reader, sentence: str, trigger: str) -> None:
    assert when(read_claim(reader, sentence, trigger)) is None


def test_the_day_before_counts_from_the_day_told_of(reader: Reader) -> None:
    text = "La milice a pris le port le 12 mai 2016. La veille, la coalition avait bombardé la gare."
    found = when(read_claim(reader, text, "bombardé"))
    assert found is not None
    assert (found.text, found.edtf) == ("La veille", "2016-05-11")


# -- the grammar, row by row: expression, value, and why; against Saturday, 28 October 2017 ----------------------

GRAMMAR = """
la nuit du 3 au 4 avril 2016 | 2016-04-03/2016-04-04 | the preposition before a night may be left out
dans la nuit du lundi 3 au mardi 4 avril 2017 | 2017-04-03/2017-04-04 | weekdays beside the days of a night
dans la nuit du mardi 3 à ce mercredi 4 mai 2016 | 2016-05-03/2016-05-04 | `à ce` before the second day
dans la nuit du 31 décembre au 1er janvier 2016 | 2015-12-31/2016-01-01 | a night between two years
dans la nuit de lundi à mardi 3 octobre | 2017-10-02/2017-10-03 | the date of the morning says which Tuesday
pendant la nuit de jeudi à vendredi | 2017-10-26/2017-10-27 | another preposition
la nuit dernière | 2017-10-27/2017-10-28 | last night ended today
dans la nuit de jeudi | 2017-10-26 | a night named by one day is that day
dans la matinée de jeudi | 2017-10-26 | the part of a day before its day
dans la soirée du 3 avril 2016 | 2016-04-03 | the part of a day before its date
la soirée du samedi 3 octobre 2015 | 2015-10-03 | without a preposition
jeudi à l' aube | 2017-10-26 | at dawn of a weekday
jeudi en fin de journée | 2017-10-26 | the end of a day
jeudi après-midi | 2017-10-26 | an afternoon
tôt jeudi matin | 2017-10-26 | early in a morning
ce jeudi | 2017-10-26 | a demonstrative
jeudi vers 11h30 | 2017-10-26 | never a clock time
jeudi peu après 23h00 locales | 2017-10-26 | local time neither
jeudi à 14 heures | 2017-10-26 | an hour in words
le 3 avril 2016 au matin | 2016-04-03 | a part behind a date
le 3 avril 2016 vers 20h00 | 2016-04-03 | an hour behind a date
le premier avril 2016 | 2016-04-01 | the first in words
lundi 23 octobre | 2017-10-23 | a weekday with its date
ce lundi 23 octobre | 2017-10-23 | with a demonstrative
le lundi , 23 octobre 2017 | 2017-10-23 | a comma between
dès le 3 avril | 2017-04-03 | as early as a day is that day, and no span
le 3 avril dernier | 2017-04-03 | the last third of April
le 3 octobre dernier | 2017-10-03 | it may lie in the month of publication
le 30 octobre dernier | 2016-10-30 | but not after its day
le 3 janvier prochain | 2018-01-03 | the next one lies ahead
12/05/2016 | 2016-05-12 | in figures, the day first
le 31/02/2016 | - | no such day
en fevrier 2016 | 2016-02 | no accent
en aôut 2016 | 2016-08 | a common slip
au mois de mai 2016 | 2016-05 | the word month
courant mai | 2017-05 | in the course of a month
en mai dernier | 2017-05 | last May
en janvier prochain | 2018-01 | next January
en octobre dernier | 2016-10 | last October, told in October
début du mois de mai | 2017-05-01/2017-05-10 | the first third, in full
au début de mai 2016 | 2016-05-01/2016-05-10 | with an article
à la mi- mai 2016 | 2016-05-11/2016-05-20 | the second third
à la fin de mai 2016 | 2016-05-21/2016-05-31 | the last third
à la fin du mois de février 2016 | 2016-02-21/2016-02-29 | of a leap year
entre mai et juillet 2016 | 2016-05/2016-07 | between months
de mai à juillet 2016 | 2016-05/2016-07 | from month to month
de décembre 2015 à février 2016 | 2015-12/2016-02 | each with its year
de décembre à février 2016 | 2015-12/2016-02 | over the new year
entre mi- mai et fin juillet 2016 | 2016-05-11/2016-07-31 | between thirds of months
en mai et juin 2016 | 2016-05~/2016-06~ | two months
du lundi 3 au mercredi 5 avril 2017 | 2017-04-03/2017-04-05 | weekdays in a span of days
du 28 décembre 2015 au 2 janvier 2016 | 2015-12-28/2016-01-02 | each end with its year
entre le 28 mars et le 2 avril 2016 | 2016-03-28/2016-04-02 | each end with its month
le 3 , le 5 et le 9 avril 2016 | 2016-04-03~/2016-04-09~ | three days: the interval that holds them
de lundi à mercredi | 2017-10-23/2017-10-25 | from weekday to weekday
entre mardi et jeudi | 2017-10-24/2017-10-26 | between weekdays
mardi et jeudi | 2017-10-24~/2017-10-26~ | two weekdays
en 2016 , 2013 et 2011 | 2011~/2016~ | several years in any order
entre 2013 et 2011 | - | the end before the start
les années 1990 | 1990/1999 | a decade
les années 80 | 1980/1989 | of the century before
les années 20 | - | of either century
au premier trimestre 2016 | 2016-01/2016-03 | a quarter
au quatrième trimestre 2016 | 2016-10/2016-12 | the last one
au second semestre de 2016 | 2016-07/2016-12 | half a year
au troisième semestre 2016 | - | there are two
l' été dernier | 2017-06/2017-08 | the last summer that was over
l' automne dernier | 2016-09/2016-11 | this autumn is not over
cet été | 2017-06/2017-08 | this summer
au printemps | 2017-03/2017-05 | the spring of this year
l' été prochain | 2018-06/2018-08 | next summer
l' hiver prochain | 2017-12/2018-02 | next winter lies in two years
fin 2016 | 2016 | the end of a year is not coded finer
mi- 2016 | 2016 | nor is its middle
l' année 2016 | 2016 | the word year
à partir de 2016 | 2016/.. | from a year on
à compter du 3 avril 2016 | 2016-04-03/.. | from a day on
depuis les années 1990 | 1990/.. | since a decade
depuis hier | 2017-10-27/.. | since yesterday
depuis trois jours | 2017-10-25~/.. | since so many days
depuis plus de deux semaines | 2017-10-14~/.. | with a hedge
depuis près de quatre mois | 2017-06~/.. | since so many months
depuis deux ans | 2015~/.. | since so many years
depuis plus d' une décennie | 2007~/.. | since a decade ago
depuis une dizaine d' années | 2007~/.. | about ten years
depuis les six dernières années | 2011~/.. | the last six years
depuis quelques jours | - | some days: not told
depuis le début de l' année | 2017-01/.. | since the year began
depuis le début du mois | 2017-10-01/.. | since the month began
depuis le début de la semaine | 2017-10-23/.. | since Monday
d' ici jeudi prochain | ../2017-11-02 | by a day
jusqu' à mai 2018 | ../2018-05 | until a month
jusqu' à vendredi | ../2017-10-27 | until a weekday
il y a environ deux ans | 2015~ | with a hedge
il y a à peine un mois | 2017-09~ | scarcely a month
voilà dix jours | 2017-10-18~ | another word for ago
il y a une dizaine de jours | 2017-10-18~ | about ten days
il y a quelques semaines | 2017-10~ | some weeks: the month
il y a quelques mois | 2017~ | some months: the year
il y a quelques années | - | some years: not told
il y a deux décennies | 1997~ | decades
dans deux semaines | 2017-11-11~ | ahead
ce jour | 2017-10-28 | today, in the style of a communiqué
cet après-midi | 2017-10-28 | this afternoon
cette nuit | 2017-10-28 | tonight
hier matin vers 6h00 | 2017-10-27 | with an hour
après-demain | 2017-10-30 | the day after tomorrow
la semaine dernière | 2017-10-16/2017-10-22 | Monday to Sunday
la semaine prochaine | 2017-10-30/2017-11-05 | and ahead
le mois dernier | 2017-09 | last month
le mois prochain | 2017-11 | next month
l' an dernier | 2016 | last year
l' année prochaine | 2018 | next year
au cours de l' année | 2017 | this year, where something happened in its course
ce week-end | 2017-10-28/2017-10-29 | the one that has begun
le week-end prochain | 2017-11-04/2017-11-05 | the next one
dans l' après-midi | 2017-10-28 | the afternoon of the day
en fin de matinée | 2017-10-28 | the end of the morning
ces derniers mois | - | vague
dans les prochains jours | - | vague, ahead
à ce jour | - | to date
actuellement | - | now
vers 11h30 | - | an hour of a day that nobody told
la veille | - | of a day that nobody told
trois jours plus tard | - | from a day that nobody told
la même année | - | of a year that nobody told
"""


@pytest.mark.parametrize(
    ("expression", "edtf"),
    [
        pytest.param(expression, None if edtf == "-" else edtf, id=why)
        for expression, edtf, why in (line.split(" | ") for line in GRAMMAR.strip().splitlines())
    ],
)
def test_grammar(expression: str, edtf: str | None) -> None:
    assert value(expression) == edtf


TOLD = """
la veille | 2016-05-03 | 2016-05-02 | the day before
l' avant-veille | 2016-05-03 | 2016-05-01 | two days before
le lendemain matin | 2016-05-03 | 2016-05-04 | the day after, in the morning
le surlendemain | 2016-05-03 | 2016-05-05 | two days after
le même jour | 2016-05-03 | 2016-05-03 | the same day
ce jour-là | 2016-05-03 | 2016-05-03 | that day
trois jours plus tard | 2016-05-03 | 2016-05-06 | days later, exact
deux semaines plus tôt | 2016-05-03 | 2016-04-19 | weeks before
deux mois auparavant | 2016-05-03 | 2016-03 | months before: the month
deux ans plus tard | 2016-05-03 | 2018 | years later: the year
deux ans plus tard | 2014 | 2016 | from a year, too
trois jours plus tard | 2016-05 | - | not from a month
quelques jours plus tard | 2016-05-03 | - | some days: not told
le même mois | 2016-05-03 | 2016-05 | the same month
le mois suivant | 2016-12 | 2017-01 | the month after, over the new year
le mois précédent | 2016 | - | not from a year
la même année | 2014 | 2014 | the same year
l' année suivante | 2014-05 | 2015 | the year after
l' année précédente | 2014 | 2013 | the year before
le mardi suivant | 2016-05-03 | 2016-05-10 | the Tuesday after a Tuesday
dans la soirée | 2016-05-03 | 2016-05-03 | in the evening of that day
vers 11h30 | 2016-05-03 | 2016-05-03 | at an hour of that day
jeudi | 2016-05-03 | 2017-10-26 | a plain weekday counts from publication
"""


@pytest.mark.parametrize(
    ("expression", "told", "edtf"),
    [
        pytest.param(expression, told, None if edtf == "-" else edtf, id=f"{expression}: {why}")
        for expression, told, edtf, why in (line.split(" | ") for line in TOLD.strip().splitlines())
    ],
)
def test_grammar_against_what_was_told(expression: str, told: str, edtf: str | None) -> None:
    assert value(expression, PUBLISHED, told) == edtf


@pytest.mark.parametrize(
    ("sentence", "expressions"),
    [
        pytest.param("le mouvement du 23 mars a fui", [], id="a date in the name of a movement"),
        pytest.param("la place du 8 mai est vide", [], id="or of a square"),
        pytest.param("la place du 8 mai 2016", ["8 mai 2016"], id="but not with its year"),
        pytest.param("le 18 brumaire an VIII", [], id="the calendar of the Revolution is no time"),
        pytest.param("le 9 thermidor", [], id="nor are its months"),
        pytest.param("deux heures de combats", [], id="a length is no time"),
        pytest.param("un enfant de 12 ans", [], id="nor is an age"),
        pytest.param("trois jours après la chute du port", [], id="counted from an event of unknown date"),
        pytest.param("la veille de la chute du port", [], id="the eve of an event of unknown date"),
        pytest.param("le matin ils prient", [], id="mornings in general"),
        pytest.param("le printemps arabe", [], id="the name of a revolution"),
        pytest.param("il y a deux semaines , jeudi", ["il y a deux semaines", "jeudi"], id="two beside each other"),
    ],
)
def test_what_is_seen_of_the_grammar(sentence: str, expressions: list[str]) -> None:
    assert seen(sentence) == expressions

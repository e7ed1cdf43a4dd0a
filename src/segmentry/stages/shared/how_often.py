"""How often something is done, as times a year: "1-3 times a month", "less than once a week", "twice a year"."""

import re
from collections.abc import Iterable

from segmentry.stages.shared.scales import listed, valued

#: How many times: of several they are three.
_TIMES = {
    1.0: "once, one, un, una, um, uma, een, raz, einmal, one time, une fois, una vez, una volta, uma vez, eenmaal",
    2.0: "twice, two, zweimal, deux, dos, due, duas, twee, dwa, deux fois, dos veces, due volte, duas vezes, tweemaal",
    2.5: "couple, couple of, few, some",
    3.0: """several, multiple, many, mehrmals, plusieurs, plusieurs fois, varias, varias veces, varie, varias vezes,
    meerdere, kilka""",
}
_A_YEAR = {
    365.0: "day, tag, jour, dia, giorno, dag, dzien",
    52.0: "week, woche, semaine, semana, settimana, tydzien, tygodniu",
    12.0: "month, monat, mois, mes, mese, maand, miesiac, miesiacu",
    4.0: "quarter, quartal, trimestre, kwartaal, kwartale",
    1.0: "year, jahr, an, annee, ano, anno, jaar, rok, roku",
}
_COUNTS, _PERIODS = valued(_TIMES), valued(_A_YEAR)
_LESS = """less than, fewer than, under, weniger als, seltener als, moins de, moins d, menos de, meno di, minder dan,
    rzadziej niz"""
_MORE = """more than, over, at least, mehr als, ofter als, mindestens, plus de, plus d, mas de, piu di, mais de,
    meer dan, czesciej niz"""
_OR_MORE = "or more, oder mehr, oder ofter, ou plus, o mas, o piu, ou mais, of meer, lub wiecej"
_TIMES_WORDS = "time, times, mal, male, fois, veces, vez, volte, volta, vezes, keer, maal, razy, raz"
_EACH = "a, an, per, each, every, in the, im, in der, pro, die, par, al, por, a la, alla, all, ao, na, op, w, z"


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_OFTEN = re.compile(
    rf"(?:(?P<less>{_any(listed(_LESS))}) |(?P<more>{_any(listed(_MORE))}) )?(?:a )?"
    rf"(?:(?P<low>\d+)(?: (?:to |bis |a )?(?P<high>\d+))?|(?P<count>{_any(_COUNTS)}))"
    rf"(?P<or_more> {_any(listed(_OR_MORE))})?(?: {_any(listed(_TIMES_WORDS))})?(?: {_any(listed(_OR_MORE))})?"
    rf" {_any(listed(_EACH))} (?P<period>{_any(_PERIODS)})s?"
)
#: Less than once a month is half as often, and more than once half as often again.
_BESIDE = 0.5


def times_a_year(words: str) -> float | None:
    """How often an answer says that something is done; None where it says nothing of it.

    Parameters
    ----------
    words : str
        In small letters, without accents and marks.

    Examples
    --------
    >>> times_a_year("1 3 times a month"), times_a_year("less than once a month"), times_a_year("2 rooms a month")
    (24.0, 6.0, None)
    """
    said = _OFTEN.fullmatch(words)
    if said is None:
        return None
    low = _COUNTS[said["count"]] if said["count"] else float(said["low"])
    times = (low + float(said["high"])) / 2 if said["high"] else low
    a_year = times * _PERIODS[said["period"]]
    if said["less"]:
        return a_year * _BESIDE
    return a_year * (1 + _BESIDE) if said["more"] or said["or_more"] else a_year

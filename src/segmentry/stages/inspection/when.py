"""Columns called a month, a weekday or an hour: when a row was, and nothing of the customer."""

from segmentry.stages.inspection.facts import Facts
from segmentry.stages.shared.naming import COUNTED

#: Whole names, and the largest number that is one.
_MOST = {
    12: "month monat mois mes mese maand miesiac month_of_year manad maned kuukausi",
    31: "day day_of_month tag jour dia giorno dag dzien paiva",
    7: """weekday day_of_week dayofweek dow wochentag jour_semaine dia_semana giorno_settimana weekdag
    dzien_tygodnia""",
    24: "hour stunde heure hora ora uur godzina hour_of_day hod",
    60: "minute second",
    53: "week woche semaine semana settimana tydzien week_of_year week_number vecka uke",
    4: "quarter quartal trim trimestre trimestr kwartaal",
}
_LARGEST = {name: most for most, names in _MOST.items() for name in names.split()}
#: Hours of the day, and how many of the last may be missing: of hours, those of the night; else one.
_HOURS, _NIGHT = 24, 6
_YEAR = "year yr jahr annee an ano anno jaar rok ar aar vuosi calendar_year survey_year"
#: Years with a century, and without one.
_CENTURIES, _DECADES = (1800, 2199), (40, 99)


def is_when(column: Facts) -> bool:
    """Whether it is called a part of a date, and holds what such parts are: 1 to 12, 1998, or words.

    Months, years and hours may be counted as well, and then do not run over all of a year or a day.
    """
    low, high = column.figures.min, column.figures.max
    if column.type == "text":
        return column.word in _LARGEST
    if low is None or high is None or not column.is_whole:
        return False
    if column.word in _YEAR.split():
        return any(first <= low and high <= last for first, last in (_CENTURIES, _DECADES))
    if column.word in _LARGEST:
        most = _LARGEST[column.word]
    else:  # arrival_month: all of them must be met, and nothing counted
        before, _, last = column.word.rpartition("_")
        most = 0 if COUNTED.intersection(before.split("_")) else _LARGEST.get(last, 0)
        if most not in (12, 31, 7) or column.figures.distinct < most or low != 1:
            return False
    if low < 0 or high > most:
        return False
    return high >= most - _NIGHT if most == _HOURS else low <= 1 and high >= most - 1

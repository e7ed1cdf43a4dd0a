"""Units that amounts are written in: their words, and how many of one are one of another of its family.

A table of our own. What is needed of a library of units (pint, say) is its factors alone: the engines convert cells in
SQL, the words of eight languages are in none, and a temperature or a currency must not be converted at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

_MONTH = Fraction(2_629_800)  # a twelfth of 365.25 days


@dataclass(frozen=True)
class Unit:
    """A unit: how sentences name it, its family, its size in the family's smallest one, and its words in lower case."""

    name: str
    family: str
    size: Fraction
    words: frozenset[str]


def _units(family: str, *lines: tuple[str, Fraction | int | str, str]) -> list[Unit]:
    units = []
    for name, size, words in lines:
        named = frozenset(word.strip() for word in f"{name}, {words}".lower().split(",") if word.strip())
        units.append(Unit(name, family, Fraction(size), named))
    return units


TIME = "time"
#: Thousands and millions behind a number.
LARGE = "large numbers"

_TIME = _units(
    TIME,
    (
        "seconds",
        1,
        "s, sec, secs, second, sek, sekunde, sekunden, seconde, secondes, segundo, segundos, secondo, secondi,"
        " seconden, sekund, sekunder, sekunda, sekundy",
    ),
    (
        "minutes",
        60,
        "m, min, mins, minute, minuten, minuto, minutos, minuti, minuut, minuter, minut, minuta, minuty, mn",
    ),
    (
        "hours",
        3600,
        "h, hr, hrs, hour, std, stunde, stunden, heure, heures, hora, horas, ora, ore, uur, uren, timme, timmar,"
        " tim, godzina, godziny, godzin, godz",
    ),
    (
        "days",
        86_400,
        "d, day, tag, tage, tagen, jour, jours, j, día, días, dia, dias, giorno, giorni, gg, dag, dagen, dagar,"
        " dzień, dni",
    ),
    (
        "weeks",
        604_800,
        "w, wk, wks, week, woche, wochen, semaine, semaines, sem, semana, semanas, settimana, settimane, weken,"
        " vecka, veckor, tydzień, tygodnie, tygodni",
    ),
    (
        "months",
        _MONTH,
        "mo, mos, mon, mons, mth, mths, month, monat, monate, monaten, mois, mes, meses, mese, mesi, mês, maand,"
        " maanden, mnd, månad, månader, mån, miesiąc, miesiące, miesięcy, mies",
    ),
    (
        "years",
        12 * _MONTH,
        "y, yr, yrs, year, jahr, jahre, jahren, an, ans, année, années, año, años, anno, anni, ano, anos, jaar,"
        " jaren, år, rok, lata, lat",
    ),
)
_OTHERS = [
    *_units(
        LARGE,
        ("K", 1_000, "k, tsd, thousand, tausend, mille, mil, tys"),
        ("lakh", 100_000, "lakhs, lac, lacs"),
        ("M", 1_000_000, "m, mm, mn, mio, mill, million, millions, millionen, millones, milioni, milhões, mln"),
        ("crore", 10_000_000, "crores, cr"),
        ("B", 1_000_000_000, "b, bn, billion, billions, mrd, milliarde, milliarden, milliards, md, mld"),
    ),
    *_units(
        "length",
        ("mm", 1, "millimetre, millimetres, millimeter, millimeters"),
        ("cm", 10, "centimetre, centimetres, centimeter, centimeters"),
        ("m", 1_000, "metre, metres, meter, meters, mtr, metro, metros, metri, mètre, mètres"),
        ("km", 1_000_000, "kms, kilometre, kilometres, kilometer, kilometers, kilómetros, chilometri, kilomètres"),
        ("in", "25.4", "inch, inches, zoll"),
        ("ft", "304.8", "foot, feet"),
        ("yd", "914.4", "yard, yards"),
        ("mi", 1_609_344, "mile, miles, meile, meilen, milla, millas"),
    ),
    *_units(
        "weight",
        ("mg", 1, "milligram, milligrams"),
        ("g", 1_000, "gr, gram, grams, gramm, gramme, grammes, gramos, grammi"),
        ("kg", 1_000_000, "kgs, kilo, kilos, kilogram, kilograms, kilogramm, kilogrammes"),
        ("t", 1_000_000_000, "ton, tonne, tonnes, tonnen, tonnellate, toneladas"),
        ("oz", "28349.523125", "ounce, ounces"),
        ("lb", "453592.37", "lbs, pound, pounds"),
    ),
    *_units(
        "data",
        ("byte", 1, "bytes"),
        ("KB", 10**3, "kbyte, kilobyte, kilobytes, ko"),
        ("MB", 10**6, "mbyte, megabyte, megabytes, mo"),
        ("GB", 10**9, "gbyte, gigabyte, gigabytes, go"),
        ("TB", 10**12, "tbyte, terabyte, terabytes, to"),
        ("KiB", 2**10, ""),
        ("MiB", 2**20, ""),
        ("GiB", 2**30, ""),
        ("TiB", 2**40, ""),
    ),
    *_units("speed of data", ("kbit/s", 1, "kbps"), ("Mbit/s", 1_000, "mbps"), ("Gbit/s", 1_000_000, "gbps")),
    *_units("energy", ("Wh", 1, ""), ("kWh", 1_000, ""), ("MWh", 1_000_000, ""), ("GWh", 10**9, "")),
    *_units("heat", ("kcal", 1, ""), ("kJ", Fraction(1_000, 4_184), "")),
    *_units("power", ("W", 1, "watt, watts"), ("kW", 1_000, "kva"), ("MW", 1_000_000, "")),
    *_units("horsepower", ("hp", 1, "bhp, ps, cv")),
    *_units(
        "volume",
        ("ml", 1, "millilitre, millilitres, milliliter, milliliters"),
        ("cl", 10, ""),
        ("l", 1_000, "litre, litres, liter, liters, litro, litros, litri, ltr"),
        ("m³", 1_000_000, "m3, cbm"),
        ("gal", "3785.411784", "gallon, gallons"),
    ),
    *_units(
        "area",
        ("m²", 1, "m2, qm, sqm, sq m"),
        ("ha", 10_000, "hektar, hectare, hectares, hectáreas"),
        ("km²", 1_000_000, "km2, sq km"),
        ("sq ft", "0.09290304", "sqft, ft2, ft²"),
        ("acres", "4046.8564224", "acre, ac"),
    ),
    *_units("speed", ("km/h", 1, "kmh, kph"), ("mph", "1.609344", "mi/h")),
    *_units("temperature in °C", ("°C", 1, "deg c")),
    *_units("temperature in °F", ("°F", 1, "deg f")),
    *_units("fuel", ("l/100km", 1, "l/100 km")),
    *_units("mileage", ("mpg", 1, "")),
    *_units("mileage in km", ("km/l", 1, "kmpl")),
    *_units("engine size", ("cc", 1, "ccm, cm3, cm³")),
]

#: Every unit. A word may be of several families, but of one unit in each.
UNITS = (*_TIME, *_OTHERS)
_BY_NAME = {unit.name: unit for unit in UNITS}
#: What one letter is more likely: 5 m are metres, 5 M millions.
_CAPITAL = {"M": LARGE, "K": LARGE, "B": LARGE, "W": "power"}


def unit_named(name: str) -> Unit | None:
    """The unit that sentences name so.

    >>> unit_named("km").family, unit_named("apples")
    ('length', None)
    """
    return _BY_NAME.get(name)


def family(name: str) -> tuple[Unit, ...]:
    """The units of a family, the smallest first."""
    return tuple(unit for unit in UNITS if unit.family == name)


def families_of(words: Iterable[str]) -> list[str]:
    """The families that have all of these words, as they are written, the likeliest first.

    >>> families_of(["GB", "MB"]), families_of(["h", "m"]), families_of(["M"])[0], families_of(["m"])[0]
    (['data'], ['time'], 'large numbers', 'length')
    """
    written = set(words)
    lower = {word.lower() for word in written}
    able = [
        name
        for name in dict.fromkeys(unit.family for unit in UNITS)
        if lower <= frozenset().union(*(unit.words for unit in family(name)))
    ]
    return sorted(able, key=lambda name: _doubt(name, written))


def _doubt(name: str, written: set[str]) -> int:
    if any(_CAPITAL.get(word) == name for word in written):
        return 0
    lone = written <= {"mo", "go", "to"}
    later = {TIME: 3 if written <= {"m", "j"} else 1, LARGE: 1 if written <= {"k"} else 4}
    return later.get(name, 5 if lone and name == "data" else 2)


def unit_of(word: str, family_name: str) -> Unit | None:
    """The unit of a family that has the word."""
    return next((unit for unit in family(family_name) if word.lower() in unit.words), None)


#: Currencies: the sign or code that sentences name, and all that is written for it. `¥` and `kr` are of several.
CURRENCIES: dict[str, tuple[str, ...]] = {
    "$": ("$", "USD", "US$"),
    "€": ("€", "EUR", "Euro", "euros"),
    "£": ("£", "GBP"),
    "¥": ("¥", "JPY"),
    "CHF": ("CHF", "Fr", "SFr"),
    "₹": ("₹", "INR", "Rs"),
    "₽": ("₽", "RUB"),
    "₺": ("₺", "TRY", "TL"),
    "₩": ("₩", "KRW"),
    "₴": ("₴", "UAH"),
    "₪": ("₪", "ILS"),
    "₫": ("₫", "VND"),
    "₦": ("₦", "NGN"),
    "₱": ("₱", "PHP"),
    "฿": ("฿", "THB"),
    "R$": ("R$", "BRL"),
    "A$": ("A$", "AUD", "AU$"),
    "C$": ("C$", "CAD", "CA$"),
    "PLN": ("PLN", "zł"),
    "CZK": ("CZK", "Kč"),
    "HUF": ("HUF", "Ft"),
    "RON": ("RON", "lei"),
    "kr": ("kr",),
    "CNY": ("CNY", "RMB"),
    "SEK": ("SEK",),
    "NOK": ("NOK",),
    "DKK": ("DKK",),
    "ISK": ("ISK",),
    "BGN": ("BGN",),
    "NZD": ("NZD",),
    "MXN": ("MXN",),
    "ZAR": ("ZAR",),
    "SGD": ("SGD",),
    "HKD": ("HKD",),
    "TWD": ("TWD",),
    "IDR": ("IDR", "Rp"),
    "MYR": ("MYR", "RM"),
    "AED": ("AED",),
    "SAR": ("SAR",),
    "QAR": ("QAR",),
    "EGP": ("EGP",),
    "MAD": ("MAD",),
    "KES": ("KES",),
    "PKR": ("PKR",),
    "ARS": ("ARS",),
    "CLP": ("CLP",),
    "COP": ("COP",),
    "PEN": ("PEN", "S/"),
}
#: Signs of currencies, of one character each.
SIGNS = "".join(word for words in CURRENCIES.values() for word in words if len(word) == 1)

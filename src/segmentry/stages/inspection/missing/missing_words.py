"""Words in categories that stand for a missing cell, and those that look so and are answers.

`?`, `n/a` and the like always stand for one, but where all others are marks, too; so do answers that are none, such as
`Prefer not to say`. `NA` may be a region or a country, and `refused` what came of an offer: the other levels, how often
the word is met, and the column's name decide. The rules are ours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from segmentry.engines.base import Rows
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.shared.level_counts import counts_in_table
from segmentry.stages.shared.no_answer import is_no_answer, may_end_an_act
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.values import says_nothing

#: Text with more different values (a near count) is no category: only its first cells are looked at.
COUNTED = 1_000

#: North America or Namibia, and Denmark; or not available, and don't know.
_NA, _DK = "na", "dk"
#: A code has so many letters.
_SHORTEST, _LONGEST = 2, 5
#: Part of the other levels that must be codes of the same form, and part of these that must be known regions.
_MOST, _HALF = 2 / 3, 1 / 2
#: From so many codes of two letters on they are countries, and the United States are none of NA.
_COUNTRIES = 8
#: With fewer others of its very form nothing tells that NA is one of them.
_FEWEST = 3


_REGIONS = word_set(
    """emea apac latam latin lac nam noram namer amer amers amr eu eur euro sa la ap apj japac asia anz mena mea dach
    cee cis row uk us usa ca can mx br jp cn in au oc af an as ssa gcc sea nordic nordics benelux iberia intl eeur
    weur asean aus nz weu ceu neu seu de fr es it nl be ch at"""
)
_NORTH_AMERICA = word_set("nam noram namer amer amers amr us usa")
_REST = word_set("other others rest global world worldwide international all total unknown none missing")
_PLACES = word_set(
    """region regions zone area territory market markets country countries nation geo geography continent subregion
    land lander pays pais paese paesi gebiet markt bundesland province provincia prov provincie regione regio kraj
    rynek location iso iata carrier airline"""
)
_ACTS = word_set(
    """status outcome poutcome outcomes result results response respons reply call calls contact offer decision
    application consent delivery payment campaign visit attempt ergebnis reaktion antwort kontakt anruf angebot
    entscheidung resultat reponse appel offre resultado respuesta llamada oferta decision esito risposta chiamata
    resposta ligacao uitkomst reactie gesprek wynik odpowiedz telefon disposition"""
)
#: What an act came to. An ending would not do: married and retired end so, too.
_DONE = word_set(
    """accepted approved rejected granted paid unpaid signed sent unsent answered contacted called visited interviewed
    completed delivered undelivered returned opened unopened clicked bounced responded replied confirmed booked
    cancelled canceled purchased ordered subscribed converted renewed redeemed reached won closed pending postponed
    invited attended failed succeeded processed settled refunded submitted received scheduled answer appointment
    offered upgraded joined registered"""
)


@dataclass(frozen=True)
class MissingWords:
    """Words of a column that stand for missing, and such as usually do and are answers here, with their cells."""

    missing: dict[str, int]
    kept: dict[str, int]


def find(rows: Rows, columns: Sequence[Facts]) -> dict[str, MissingWords]:
    """Of these columns of text those in which words stand for missing, or look so; counted over all rows."""
    few = [column for column in columns if column.figures.distinct <= COUNTED]
    counted = counts_in_table(rows, [column.name for column in few])
    parted = {column.name: among(counted[column.name], column.word) for column in few}
    return {name: words for name, words in parted.items() if words.missing or words.kept}


def among(counts: Mapping[str, int], word: str = "") -> MissingWords:
    """Part the words for missing among levels from answers.

    Parameters
    ----------
    counts : dict of str to int
        The cells of every level.
    word : str
        The column's name, in the spelling in which names are compared.

    Examples
    --------
    >>> among({"NA": 90, "EMEA": 110, "APAC": 100}, "zone").kept, among({"yes": 9, "no": 9, "NA": 2}).missing
    ({'NA': 90}, {'NA': 2})
    """
    nothing = {level: count for level, count in counts.items() if says_nothing(level) or is_no_answer(level)}
    others = {level: count for level, count in counts.items() if level not in nothing}
    named = set(word.split("_"))
    kept = {
        level: count for level, count in nothing.items() if level.strip() and _is_answer(level, count, others, named)
    }
    return MissingWords({level: count for level, count in nothing.items() if level not in kept}, kept)


def _is_answer(level: str, count: int, others: Mapping[str, int], named: set[str]) -> bool:
    if level.strip().lower() in (_NA, _DK):
        return _is_code(level.strip(), count, others, named)
    if not says_nothing(level) and any(c.isalnum() for c in level):
        return may_end_an_act(level) and _are_acts(others, named)
    return len(others) > 0 and not any(c.isalnum() for other in others for c in other)  # + and -


def _are_acts(others: Mapping[str, int], named: set[str]) -> bool:
    """Whether the others say what became of something: accepted, approved, paid ..."""
    done = [other for other in others if _DONE & set(other.casefold().replace("-", " ").split())]
    return bool(named & _ACTS) or (len(others) > 0 and len(done) >= _HALF * len(others))


def _is_code(na: str, count: int, others: Mapping[str, int], named: set[str]) -> bool:
    """Whether NA or DK is a region, a country or another code among codes of its form."""
    rivals = [other.strip() for other in others if other.strip().casefold() not in _REST]
    codes = [code for code in rivals if _is_of_form(code, na)]
    if len(codes) < 2 or len(codes) < _MOST * len(rivals):
        return False
    are_countries = len(codes) >= _COUNTRIES and all(len(code) == 2 for code in codes)
    if not are_countries and na.lower() == _NA and any(code.casefold() in _NORTH_AMERICA for code in codes):
        return False  # North America has another name here
    known = [code for code in codes if code.casefold() in _REGIONS]
    if len(known) >= _HALF * len(codes) or named & _PLACES:
        return True
    alike = [code for code in codes if len(code) == len(na)]
    usual = sorted(others.values())[len(others) // 2]
    return len(alike) == len(codes) >= _FEWEST and count >= _HALF * usual


def _is_of_form(code: str, na: str) -> bool:
    same_case = code.isupper() == na.isupper() and code.islower() == na.islower()
    return code.isalpha() and code.isascii() and same_case and _SHORTEST <= len(code) <= _LONGEST

"""Whether columns, and tables, tell of health care, by the names of columns; in the languages of the word lists."""

from collections.abc import Iterable

from segmentry.stages.shared.plain_words import entries, in_name
from segmentry.stages.shared.words_in_names import has_words

#: `*` stands for any letters; several words follow each other.
_CARE = in_name(
    entries(
        """
    hospital*, hosp, krankenhaus*, hopital, ospedale, ziekenhuis, szpital*, emergency, notaufnahme, urgences, urgencias,
    *chronic*, illness*, disease*, krankheit*, maladie*, enfermedad*, malattia*, doenca*, ziekte*, diagnos*, symptom*,
    patient*, physician*, doctor*, arzt*, *arztbesuche, medecin*, medico*, medici, lekarz*, surgery, surgeries,
    prescription*, prescribed, medication*, medicaid, medicare, adl, bmi, readmi*, inpatient*, outpatient*"""
    )
)
#: What people get there; in another table `gp` is a profit.
_RECEIVED = in_name(
    entries(
        """
    gp, gp visit*, spec visit*, specialist*, consultation*, physio*, outpat*, inpat*, meds, drug*, medicine*, pcg, dcg,
    therap*, spitex, rehab*, treatment*, hausarzt*, facharzt*, spital*, arznei*, medikament*, ambulant*, stationar*,
    consultas, urgencias, ricoveri, visite, ordonnance*, rezept*, leki, wizyty"""
    )
)
#: One such name may be of a shop for doctors.
_TWO = 2


def is_of_care(column: str) -> bool:
    """Whether a column of this name tells of it, or of a shop for doctors.

    >>> is_of_care("hospital_days"), is_of_care("orders")
    (True, False)
    """
    return has_words(column, _CARE)


def tells_of_health(column: str) -> bool:
    """Whether a column of this name in a table of care tells of somebody's health: visits, days, what care costs.

    >>> [tells_of_health(x) for x in ("GP_visits", "Physio_sess", "PCG_cnt", "Hosp_days", "Meds_CHF", "Premium_CHF_pm")]
    [True, True, True, True, True, False]
    """
    return is_of_care(column) or has_words(column, _RECEIVED)


def tells_of_care(names: Iterable[str]) -> bool:
    """Whether two columns or more tell of it.

    >>> tells_of_care(["visits", "hospital", "chronic"]), tells_of_care(["visits", "doctor", "orders"])
    (True, False)
    """
    return sum(map(is_of_care, names)) >= _TWO

"""Whether a table tells of health care, by the names of its columns; in the languages of the word lists."""

from collections.abc import Iterable

from segmentry.stages.shared import traits
from segmentry.stages.shared.plain_words import entries, in_name

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
#: One such name may be of a shop for doctors.
_TWO = 2


def tells_of_care(names: Iterable[str]) -> bool:
    """Whether two columns or more tell of it.

    >>> tells_of_care(["visits", "hospital", "chronic"]), tells_of_care(["visits", "doctor", "orders"])
    (True, False)
    """
    return sum(_CARE.search(f"_{traits.normal(name)}_") is not None for name in names) >= _TWO

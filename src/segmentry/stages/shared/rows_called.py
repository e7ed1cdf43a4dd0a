"""What the rows of a table are called: employees, patients, people; customers where nothing says otherwise."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from segmentry.stages.shared.display_names import Labels
from segmentry.stages.shared.traits import normal

#: What a plan's labels call customers stands under this name.
CUSTOMERS = "customers"


@dataclass(frozen=True)
class Rows:
    """One row, and several of them."""

    one: str = "customer"
    several: str = CUSTOMERS


def _words(text: str) -> re.Pattern[str]:
    forms = "|".join(word.replace("*", "[^_]*") for word in text.split())
    return re.compile(rf"(^|_)({forms})(_|$)")


#: Who is meant, names of columns that say so alone, and those of which two do.
_KNOWN = (
    (
        Rows("employee", "employees"),
        _words("employee* mitarbeiter* angestellt* employes? salarie empleado* dipendente* werknemer* pracownik*"),
        _words(
            """job_?role job_?level job_?satisfaction years_at_company years_in_current_role over_?time
            performance_rating num_companies_worked companies_worked salary_hike hire_date date_of_hire dept department
            manager promotion last_evaluation business_travel"""
        ),
    ),
    (
        Rows("patient", "patients"),
        _words("patient* paziente* paciente* pacjent*"),
        _words("diagnosis diagnoses admission* discharge* icd* cholesterol blood_pressure trestbps chol glucose hba1c"),
    ),
    (
        Rows("student", "students"),
        _words("student_?(id|no|nr|number) pupil* matrikel* studente_id"),
        _words("gpa exam* studytime study_time absences homework math_score reading_score writing_score"),
    ),
    (Rows("household", "households"), _words("household_?(id|no|key) hh_?id hhid haushalt_?(id|nr)"), None),
    *(
        (Rows(one, f"{one}s"), _words(f"{one}_?(id|no|nr|number|key|code)"), None)
        for one in ("member", "user", "guest", "donor", "subscriber", "respondent", "player", "driver", "visitor")
    ),
)
#: Who is sold something is a customer.
_SOLD = _words(
    """customer* client* kunde* cliente* klant* klient* order* purchase* buy* bought spend* spent spending basket*
    price* revenue sales account* card* balance* loan* contract* subscri* plan tariff product* discount* tenure
    policy policies premium charge* visit* loyalty credit* deposit* campaign* channel* amount* recency frequency
    monetary debt* bill* payment* usage calls churn* shop* store* segment transaction* limit_balance response"""
)
#: Who is meant where columns tell only who somebody is.
_PEOPLE, _OF_PEOPLE = Rows("person", "people"), 2


def rows_called(names: Iterable[str], about_people: int = 0, labels: Labels | None = None) -> Rows:
    """What the rows are called, by the names of the columns, or as the plan's labels call customers.

    Parameters
    ----------
    about_people : int
        How many columns tell who somebody is.

    >>> rows_called(["employee_id", "salary"]).several, rows_called(["age", "spending"]).several
    ('employees', 'customers')
    >>> rows_called(["age", "married", "health"], 3).one, rows_called(["x", "y"]).several
    ('person', 'customers')
    >>> rows_called(["age"], labels={"customers": "guests"})
    Rows(one='guest', several='guests')
    """
    named = (labels or {}).get(CUSTOMERS, "").strip()
    if named:
        return Rows(named.removesuffix("s") if named.endswith("s") else named, named)
    words = [normal(name) for name in names]
    for rows, alone, together in _KNOWN:
        if any(map(alone.search, words)) or (together and sum(bool(together.search(word)) for word in words) > 1):
            return rows
    is_sold = any(map(_SOLD.search, words))
    return _PEOPLE if about_people >= _OF_PEOPLE and not is_sold else Rows()

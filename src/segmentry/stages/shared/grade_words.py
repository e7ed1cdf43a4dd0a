"""What is graded, by names of columns: of which more is better or worse, and what has letters; in several languages."""

from segmentry.stages.shared.plain_words import within
from segmentry.stages.shared.traits import normal

#: What is graded: more of it is better, or worse.
BETTER = within(
    r"satisf\w*|\w*zufrieden\w*|soddisf\w*|tevreden\w*|zadowol\w*|csat|nps|happi\w*|loyal\w*|engag\w*|quality|qualit\w*|calidad|"
    r"performance|result\w*|success\w*|erfolg\w*|health|wellbeing|trust|vertrauen|confiance|confianza|fiducia|solvency|"
    r"bonitat|bonitaet|solvabilite|solvencia|recommend\w*|weiterempfehl\w*"
)
WORSE = within(
    r"risks?|\w*risiko|risques?|riesgo|rischio|risco|ryzyk\w*|severity|schwere|gravite|gravedad|gravita|pain|stress|debt|"
    r"churn_\w+|complaints?|problem\w*|effort|ces"
)
#: What is graded by letters.
BY_LETTERS = within(
    r"(\w*_)?grades?|\w*class\w*|\w*klasse\w*|\w*rating|classe|clase|notes?|notas?|voto|bonitat\w*|bonitaet\w*|score\w*"
)


def is_graded(column: str) -> bool:
    """Whether a level of a column of this name is a grade, and says nothing without it.

    >>> is_graded("satisfaction"), is_graded("risk_class"), is_graded("status")
    (True, True, False)
    """
    word = normal(column)
    return any(graded.search(word) for graded in (BETTER, WORSE, BY_LETTERS))

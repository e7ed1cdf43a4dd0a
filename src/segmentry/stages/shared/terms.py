"""Which columns tell how long a customer is still bound: who is bound for longer than an outcome looks cannot leave."""

from segmentry.stages.shared.plain_words import within, word_set
from segmentry.stages.shared.traits import normal

_TIMES = word_set(
    "day days week weeks month months mth mths year years yr yrs tage wochen monate jahre jours mois ans dias meses"
    " anos giorni mesi anni"
)
_TIME = f"({'|'.join(sorted(_TIMES))})"
_OF = (
    r"(contract|contractual|term|commitment|lock_?in|subscription|membership|policy|plan|agreement|lease|minimum_term)"
)
_LEFT = within(
    rf"{_TIME}_(left|remaining|to_go|to_run|outstanding)|({_OF}_)?(remaining|left_over)_({_OF}_)?{_TIME}|"
    rf"{_OF}_({_TIME}_)?(left|remaining)|{_OF}_remaining_{_TIME}|remaining_{_OF}|{_TIME}_(to|until|till|before)_(the_)?"
    rf"({_OF}_)?(end|expiry|expiration|renewal|{_OF}_end)(_of_{_OF})?|({_OF}_)?notice_period|{_OF}_end(_date)?|end_of_{_OF}|"
    r"\w*restlaufzeit|kundigungsfrist|kuendigungsfrist|vertragsende|(mois|jours)_restants|(duree|engagement)_restante?|"
    r"(meses|dias)_restantes|permanencia_restante|(mesi|giorni)_(rimanenti|residui)|durata_residua|resterende_\w+|"
    r"pozostal\w*_(miesiac\w*|dni)|(fin|fecha_fin|data_fine)_(de_)?(contrat|contrato|contratto)"
)


def tells_term_left(column: str) -> bool:
    """Whether it is how long a contract still runs, when it ends, or what notice it takes.

    >>> tells_term_left("Months_left"), tells_term_left("Contract end"), tells_term_left("Restlaufzeit (Monate)")
    (True, True, True)
    >>> tells_term_left("contract"), tells_term_left("months_since_visit"), tells_term_left("left_next_3_months")
    (False, False, False)
    """
    return bool(_LEFT.search(normal(column)))

"""Since when somebody is a customer, as names of dates say it, in the languages of the word lists."""

from segmentry.stages.shared.plain_words import within
from segmentry.stages.shared.traits import normal

#: When somebody became a customer.
_BEGAN = within(
    r"since|created|creation|sign_?up|signed_up|regist\w*|regdate|join\w*|onboard\w*|opened|activat\w*|acquired|"
    r"(start|begin|entry|first_order|first_purchase|enrol\w*)_?(date|dt|day|on|at)|first_(order|purchase)|seit|angelegt|"
    r"anmeld\w*|eintritt\w*|beitritt\w*|vertragsbeginn|erstellt\w*|depuis|inscri\w*|adhesion|debut\w*|creacion|alta|"
    r"registro|inicio\w*|iscrizione|attivazione|inizio\w*|adesao|cadastro|sinds|aangemaakt|inschrijv\w*|ingangsdatum|"
    r"sedan|rejestracj\w*|utworzon\w*"
)


def tells_a_beginning(column: str) -> bool:
    """Whether a date of this name says since when somebody is a customer.

    >>> [tells_a_beginning(x) for x in ("created_at", "member since", "fecha_alta", "Eintrittsdatum", "last_order")]
    [True, True, True, True, False]
    """
    return _BEGAN.search(normal(column)) is not None

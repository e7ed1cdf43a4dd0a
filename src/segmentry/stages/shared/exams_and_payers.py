"""Who sits an exam and who pays for somebody, by the names of columns in the languages of the word lists."""

from segmentry.stages.shared.plain_words import entries, in_name
from segmentry.stages.shared.words_in_names import has_words

#: Exams that they sit, and who pays for them.
_EXAM = in_name(
    entries(
        "exam, exams, examination, official exam, certificate exam, *prufung, *pruefung, examen*, esame, esami,"
        " exame*, egzamin*"
    )
)
_NO_EXAM = in_name(entries("score, result, grade, passed, failed, fail, medical, health, eye, physical, blood"))
_PREPARATION = in_name(
    entries(
        "prep, preparation, preparatory, prep course, *vorbereitung, *vorbereitungskurs, preparation, prepa,"
        " preparacion, preparazione, preparacao, voorbereiding, przygotowanie, kurs przygotowawczy"
    )
)
#: Who pays for oneself.
_THEMSELVES = in_name(
    entries(
        "self, own, himself, herself, student, pupil, patient, customer, member, insured, participant, adult, selbst,"
        " selbstzahler, schuler, schueler, teilnehmer, mitglied, kunde, eleve, etudiant, lui meme, alumno, alumna,"
        " estudiante, propio, socio, studente, allievo, aluno, estudante, proprio, leerling, zelf, uczen, sam, cliente,"
        " client, klant, klient"
    )
)
_PAYER = in_name(
    entries(
        "payer, paid by, who pays, invoice payer, billed to, zahler, kostentrager, kostentraeger, wer zahlt, payeur,"
        " paye par, qui paie, quien paga, pagador, pagado por, chi paga, pagante, pagato da, quem paga, pago por,"
        " betaler, betaald door, wie betaalt, platnik"
    )
)


def tells_of_exam(column: str) -> bool:
    """Whether a yes says that somebody sits an exam.

    >>> tells_of_exam("examen_oficial"), tells_of_exam("exam_score"), tells_of_exam("exam_preparation")
    (True, False, False)
    """
    return has_words(column, _EXAM) and not has_words(column, _NO_EXAM) and not tells_of_preparation(column)


def tells_of_preparation(column: str) -> bool:
    """Whether a yes says that somebody prepares for an exam.

    >>> tells_of_preparation("exam_prep"), tells_of_preparation("Prüfungsvorbereitung"), tells_of_preparation("exam")
    (True, True, False)
    """
    return has_words(column, _PREPARATION)


def tells_who_pays(column: str) -> bool:
    """Whether its levels say who pays for somebody.

    >>> tells_who_pays("quien_paga"), tells_who_pays("paid_on_time")
    (True, False)
    """
    return has_words(column, _PAYER)


def is_themselves(level: str) -> bool:
    """Whether one who pays is the customer.

    >>> is_themselves("alumno"), is_themselves("familia")
    (True, False)
    """
    return has_words(level, _THEMSELVES)

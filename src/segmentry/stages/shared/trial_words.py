"""Whether a column says which arm of a test somebody was in, by its name and its levels, in several languages."""

import re
from collections.abc import Collection
from functools import lru_cache

from segmentry.stages.shared.plain_words import within, without_accents, word_set
from segmentry.stages.shared.recent_use import lies_ahead
from segmentry.stages.shared.traits import normal

#: Arms of a test at most (ours).
MOST_ARMS = 6
_OF_A_TEST = (
    "experiment|experimental|test|treatment|control|study|trial|campaign|nudge|pilot|ab|reminder|mailing|message|random"
)
#: What a company does or sends, before or after the word for a test of it: an eye test and one of literacy are none.
_DONE = (
    r"(phone_?)?calls?|reminders?|mailings?|messages?|e?_?mails?|sms|letters?|offers?|discounts?|coupons?|vouchers?|promos?|banners?|"
    r"campaigns?|newsletters?|nudges?|invitations?|incentives?|flyers?|leaflets?|onboarding|landing_page|anrufe?|briefe?|erinnerung|"
    r"rabatt|gutschein|angebot|appels?|lettre|rappel|relance|remise|courrier|llamada|carta|recordatorio|descuento|oferta|chiamata|"
    r"lettera|sconto|offerta|chamada|lembrete|desconto|brief|korting|aanbod|list|przypomnienie|rabat|oferta|telefon"
)
#: Whole names that say what was tried on somebody: a cost of treatment is none.
_TRIED = re.compile(
    r"treat|treated|treatment|trt|control|intervention|(\w+_)?(arm|ab_?(cell|test|group|variant|arm|flag))|"
    rf"({_OF_A_TEST})_(arm|cell|group|grp|variant|condition|bucket)|(test|kontroll|versuchs|experimental)_?gruppe|"
    r"groupe_(test|temoin|controle|experimental)|grupo_(de_)?(prueba|control|teste|controle|experimental)|"
    r"gruppo_(di_)?(test|controllo|sperimentale)|(test|controle|proef)_?groep|grupa_(testowa|kontrolna|badana)|"
    r"variante_(test|ab)|(test|ab)_variante|assigned_(to|arm|group|treatment)|(treatment|group|arm)_assigned|"
    r"(subject|subject_line|creative|landing_page|page|banner|offer|onboarding|checkout|letter|copy|e?mail|sms)_(variant|test|arm)|"
    r"(offer|promo|banner|ad|popup|message)_(was_)?(shown|displayed|seen)|"
    r"\w+_(offer|promo|banner|popup|message)_(was_)?(shown|displayed)|randomi[sz](ed\w*|ation)|"
    rf"(\w+_)?({_DONE})_(test|experiment|trial|pilot)|(test|experiment)_({_DONE})(_\w+)?"
)
#: What may be called so, and is an arm where its levels say so.
_MAY_BE = within(
    r"group|grp|variants?|variante?|cell|bucket|version|condition|arm|gruppe|groupe|grupo|gruppo|groep|grupa|wariant|"
    r"wersja|rx|trta|trt\d+[pa]"
)
#: Levels of those who were left as they were.
_LEFT = re.compile(
    r"(the_)?(control|controls|ctrl|ctl|cont|kontroll\w*|temoin|controle|controllo|kontrolna|placebo|hold_?out|baseline|"
    r"no_treatment|untreated|business_as_usual|bau|status_quo|usual|tau|treatment_as_usual)(_(group|arm|gruppe|groep))?"
)
#: Levels of nothing, and those that stand first by custom.
_NOTHING = word_set(
    "none no not nothing keine keiner kein ohne nein aucun aucune sans non ninguno ninguna sin nessuno nessuna senza "
    "nenhum sem nao geen zonder nee brak bez nie false 0 n off"
)
_FIRST = word_set("a standard default current old original")
#: Before what they were left without: no reminder.
_WITHOUT = within("no|without|keine?n?|ohne|sans|aucune?|sin|ningun[ao]?|senza|nessun[ao]?|sem|geen|zonder|bez|brak")
#: What may be a result of the test: whether they took what they were given, and what is told of the time after it.
_RESULT = within(
    r"compl(y|ied|ier|iance)|adher\w+|take_?up|took(_part|_up|_it)?|taken|attended|attendance|participat\w+|received|"
    r"teilgenommen|teilnahme|participe|participado|partecipato|deelgenomen|opened|clicked|redeemed|replied|reply|response|after|post|follow_?up|endline|"
    r"geoeffnet|geklickt|eingeloest|nachher|danach|ouvert|clique|apres|abiert[oa]|despues|apert[oa]|dopo|depois|geopend"
)
#: Levels of what was tried, and single letters by which versions are told apart.
_TREATED = within(
    r"treat\w*|trt|test|tested|testgruppe|exposed|variant\w*|intervention|experiment\w*|challenger|active|drug\w*"
)
_VERSIONS = re.compile(r"(variant|version|arm|group|test)?_?[a-f]\d?")
#: Who stands beside controls in a study of the ill, which nobody drew.
_ILL = within(r"patients?|cases?|impaired|diseased?|sick|ill|positive|schizo\w*|affected|pd|ad")
_NUMBERED = re.compile(r"^\d+_(?=[a-z])")


@lru_cache(maxsize=4_096)
def is_called_a_trial(column: str) -> bool:
    """Whether its name says that it tells what was tried on whom.

    >>> [is_called_a_trial(x) for x in ("nudge_arm", "test_group", "Treatment", "Testgruppe", "treatment_cost", "farm")]
    [True, True, True, True, False, False]
    >>> [is_called_a_trial(x) for x in ("welcome_call_test", "test_appel", "eye_test", "reading_test", "test_score")]
    [True, True, False, False, False]
    """
    return _TRIED.fullmatch(normal(column)) is not None


def is_trial(column: str, levels: Collection[str]) -> bool:
    """Whether it says which arm of a test somebody was in: by its name, or a name that may be of one and its levels.

    >>> is_trial("group", ["control", "treatment"]), is_trial("variant", ["A", "B"]), is_trial("wave", ["a", "control"])
    (True, True, False)
    >>> is_trial("group", ["control", "patient"]), is_trial("group", ["north", "south"])
    (False, False)
    """
    if is_called_a_trial(column):
        return True
    words = [_word(level) for level in levels]
    if any(_ILL.search(word) for word in words):
        return False
    has_control, may_be = any(map(_LEFT.fullmatch, words)), _MAY_BE.search(normal(column)) is not None
    of_versions = bool(words) and all(map(_VERSIONS.fullmatch, words))
    return (has_control and (may_be or any(map(_TREATED.search, words)))) or (may_be and of_versions)


@lru_cache(maxsize=4_096)
def may_be_a_result(column: str) -> bool:
    """Whether it may be what came of the test: whether they took what they were given, or what was so after it.

    >>> may_be_a_result("complied"), may_be_a_result("visits_after"), may_be_a_result("visits_12m")
    (True, True, False)
    """
    return lies_ahead(column) or _RESULT.search(normal(column)) is not None


def control_of(levels: Collection[str]) -> str | None:
    """The level of those who were left as they were; None where no level says so.

    >>> control_of(["10% off", "sms"]), control_of(["sms", "no sms"]), control_of(["B", "A"]), control_of(["0_placebo"])
    (None, 'no sms', 'A', '0_placebo')
    """
    words, whole = {level: _word(level) for level in levels}, {x: normal(without_accents(x)) for x in levels}
    for is_it, said in ((_LEFT.fullmatch, words), (_NOTHING.__contains__, whole), (_FIRST.__contains__, words)):
        if (found := next((level for level, word in said.items() if is_it(word)), None)) is not None:
            return found
    return next((level for level, word in words.items() if (met := _WITHOUT.search(word)) and met.start() == 0), None)


def _word(level: str) -> str:
    return _NUMBERED.sub("", normal(without_accents(level)))

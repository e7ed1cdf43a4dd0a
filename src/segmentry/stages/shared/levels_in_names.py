"""How a level stands alone in the name of a segment: owners, in flats, in the west, with heat pump."""

import re
from collections.abc import Iterable, Sequence

from segmentry.stages.shared.display_names import display_name, level_words
from segmentry.stages.shared.naming import is_plural
from segmentry.stages.shared.plain_words import within, word_set
from segmentry.stages.shared.traits import normal
from segmentry.stages.shared.words_of_speech import WORDS

#: Who says yes to these is one.
PEOPLE = word_set(
    """
    student smoker member owner tenant renter user
    holder citizen subscriber homeowner veteran pensioner resident patient retiree
    drinker freelancer developer designer administrator engineer specialist scientist manager analyst driver
    traveller volunteer"""
)
#: Levels that say nothing without their column.
_SAYS_LITTLE = word_set(
    """low medium high small large big none other others unknown basic premium standard primary secondary tertiary good
    bad fair poor average year years month months monthly yearly annual
    weekly daily one two three four five six yes no true false first second third
    class level grade type group never often sometimes always regular normal general mixed missing na free full half
    upper lower higher middle excellent outstanding
    very satisfied dissatisfied average single double
    black white blue red green yellow brown grey gray orange pink purple manage admin"""
)
#: A level of so few letters is a short form, unless it is a word or written as a name is.
_SHORT = 3
#: Columns of where people live, and what one lives in.
_DWELLING = within(
    r"(property|dwelling|house|home|housing|building|accommodation)_?(type|kind|class|form)|wohnform|immobilie\w*|"
    r"(type_)?logement|(tipo_)?vivienda|abitazione"
)
_DWELLINGS = word_set("flat house apartment bungalow villa maisonette studio condo condominium cottage duplex farm")
#: Columns of how customers were reached, or how they buy.
_CHANNEL = within(
    r"channel|bought_(?:through|via)|booked_(?:through|via)|acquired_(?:through|via)|came_(?:through|via)|kanal|canal|canale"
)
#: Columns that say what their levels are of, in few words; most levels are names of fields, or adjectives.
_KINDS = word_set(
    """plan tariff contract package tier subscription membership account product policy rate room
    industry sector branch department division faculty genre station"""
)
#: The same where English has another thing for it.
_KINDS_ELSEWHERE = {"piano": "plan"}
#: Of these customers have one each.
_COUNTED = word_set("plan tariff contract package subscription account room")
#: What says no more than that there are several kinds.
_OF_KIND = word_set("type kind level class status category name")
#: Columns of where people are, and which of their levels have an article.
_PLACE = within(
    r"region|city|town|country|state|province|county|district|area|territory|zone|market|location|continent|bundesland|"
    r"stadt|land|ville|pays|ciudad|pais|regione|citta|paese|provincia|estado|cidade|wojewodztwo|miasto|kraj"
)
#: A level that begins so needs no other: on receipt of bill.
_BEGIN = word_set("on in at by per via upon with without after before")
#: What is so of a thing, and not of a person: onboarding completed.
_STATES = re.compile(r"(?:not |never |partly |fully )*(\w+ed|pending|done|due)")
#: What people are.
_PEOPLE_ARE = word_set(
    """married divorced separated widowed retired employed unemployed educated skilled unskilled disabled insured
    uninsured experienced trained satisfied dissatisfied interested engaged committed"""
)
#: Answers to how much of something: they say little before it.
_ANSWERS = re.compile(
    r"not|(?:not ?)?(?:very|somewhat|rather|quite|extremely|hardly|slightly|moderately|fairly|mostly)"
    r"|(?:far |much )?(?:too|about) (?:little|much|many|few|right)|just right|enough|not (?:at all|enough)",
    re.IGNORECASE,
)
#: Columns of whether people are married.
_MARRIED = within(r"marital|maritl|marital_status|civil_status|marriage_status|familienstand|estado_civil|etat_civil")
#: Whose something is, where it is theirs.
_WHOSE = word_set("children women men")
#: Columns of what people want: their levels say little without them.
_AIMS = within(
    r"goals?|aims?|purpose|reasons?|motive|motivation|objective|intention|occasion|interest|preference|favou?rite|wish|"
    r"ziel|zweck|grund|motiv|but|motif|objectif|raison|objetivo|motivo|razon|obiettivo|scopo|doel|reden|cel|powod"
)
#: Columns of who serves customers.
_WHO_SERVES = re.compile(
    r"(^|_)(sales_?)?(rep|agent|advis[eo]r|consultant|manager|sales(man|person)|clerk|technician|trainer|betreuer|"
    r"vertreter|sachbearbeiter|kundenberater|vendeur|conseiller|vendedor|asesor|ejecutivo|gestor|consulente)(_name)?$"
)
#: What says no more of what they want, or what is theirs.
_MAIN = word_set("main primary most first important biggest seen watched read played usual current")
#: There is no such thing.
_NONE = word_set("none nothing keine keiner keines aucun aucune ninguno ninguna nessuno nessuna nenhum nenhuma geen")
_DIRECTIONS = word_set("north south east west northeast northwest southeast southwest midlands center centre")

#: When somebody comes.
_WHEN = {
    **{time: f"in the {time}" for time in ("morning", "afternoon", "evening")},
    **dict.fromkeys(("weekday", "weekdays"), "on weekdays"),
    **dict.fromkeys(("weekend", "weekends"), "at weekends"),
    **{season: f"in {season}" for season in ("spring", "summer", "autumn", "winter")},
    "night": "at night",
}


def level_of(column: str, words: str, *, has: bool = False) -> str:
    """A level, in its words, as part of the name of a segment.

    Parameters
    ----------
    has : bool
        Whether the column tells what people have or do, and not what they are.

    >>> level_of("home_ownership", "owner"), level_of("property_type", "flat"), level_of("region", "West")
    ('owners', 'in flats', 'in the West')
    >>> level_of("property_type", "semi-detached"), level_of("city", "Lyon"), level_of("heating_fuel", "gas", has=True)
    ('in semi-detached homes', 'in Lyon', 'with gas')
    >>> level_of("job", "technician"), level_of("marital", "married"), level_of("plan", "gold", has=True)
    ('technician', 'married', 'gold plan')
    >>> level_of("loyalty_tier", "Gold", has=True), level_of("membership_level", "Family", has=True)
    ('Gold tier', 'Family membership')
    >>> level_of("Bought through", "broker"), level_of("Main booking channel", "own website")
    ('via broker', 'via own website')
    >>> level_of("payment_method", "on receipt of bill", has=True)
    'on receipt of bill'
    >>> level_of("preferred_session", "morning", has=True), level_of("visits_mostly", "weekend")
    ('in the morning', 'at weekends')
    """
    if (when := _WHEN.get(words.casefold())) is not None:
        return when
    word, last = normal(column), words.rsplit(maxsplit=1)[-1].casefold()
    if last in PEOPLE:
        return f"{words}s"
    if _DWELLING.fullmatch(word) or (_DWELLING.search(word) and last in _DWELLINGS):
        return f"in {words}s" if last in _DWELLINGS else f"in {words} homes"
    if _PLACE.search(word):
        directions = last.replace("-", "") in _DIRECTIONS
        return f"in {'the ' if directions else ''}{words}"
    if kind := _kind(display_name(column).words.split()):
        return words if kind in words.casefold().split() else f"{_whose(words)} {kind}"
    if _CHANNEL.search(word) and words.split(maxsplit=1)[0].casefold() not in _BEGIN | _NONE:
        return f"via {words}"
    return f"with {words}" if has and words.split(maxsplit=1)[0].casefold() not in _BEGIN else words


def _kind(name: Sequence[str]) -> str:
    """Of which kinds a column tells; empty where its name does not end with one."""
    last = name[:-1] if len(name) > 1 and name[-1] in _OF_KIND else name
    kind = _KINDS_ELSEWHERE.get(last[-1], last[-1])
    return kind if kind in _KINDS else ""


def _whose(words: str) -> str:
    return f"{words}'s" if words.casefold() in _WHOSE else words


def of_many(words: str, *, is_often: bool = True) -> str:
    """What is said of a segment in which a level is frequent, and most have another one: often of half of it at least.

    >>> of_many("retired"), of_many("with corporate contract"), of_many("managers"), of_many("genre: opera")
    ('often retired', 'often corporate contracts', 'many managers', 'genre often opera')
    >>> of_many("via broker"), of_many("Pro plan")
    ('often via broker', 'often Pro plans')
    >>> of_many("with estimate"), of_many("with own tools")
    ('often with estimate', 'often own tools')
    >>> of_many("Patron membership", is_often=False), of_many("retired", is_often=False), of_many("3 kids")
    ('many Patron members', 'more often retired', 'often 3 kids')
    """
    often = "often" if is_often else "more often"
    if ": " in words:
        return words.replace(": ", f" {often} ", 1)
    *before, last = words.removeprefix("with ").split()
    if last.casefold().removesuffix("s") in PEOPLE and not before:
        return f"many {words}"
    if last in _KINDS and before:
        several = {"membership": "members"}.get(last) or (f"{last}s" if last in _COUNTED else last)
        many = often if is_often or several == last else "many"
        return f"{many} {' '.join([*before, several])}"
    has = "with " if words.startswith("with ") and last.islower() and not is_plural(last) else ""
    return f"{often} {has}{' '.join([*before, last])}"


def says_what(name: str, words: str) -> str:
    """That customers have a level, in a sentence; of none that they are without the thing.

    >>> says_what("loyalty tier", "Gold"), says_what("loyalty tier", "none"), says_what("account manager", "No")
    ('loyalty tier is Gold', 'no loyalty tier', 'account manager is No')
    """
    return f"no {name}" if words.casefold() in _NONE and not name.startswith("no ") else f"{name} is {words}"


def says_enough(level: str, times: int) -> bool:
    """Whether a level that stands in so many columns tells something without its column.

    >>> says_enough("technician", 1), says_enough("technician", 2), says_enough("basic", 1), says_enough("ssi", 1)
    (True, False, False, False)
    """
    if len(level) <= _SHORT and not level.isupper() and level.casefold() not in WORDS:
        return False
    said = level_words(level)
    words = {word.strip(".,()").casefold() for word in said.replace("-", " ").split()}
    tells = any(len(word) > 2 and not word.isdigit() for word in words)
    bare = words & _SAYS_LITTLE or _ANSWERS.fullmatch(said)
    return times == 1 and tells and not bare and not any(map(str.isdigit, said))


def is_of_a_thing(column: str, words: str) -> bool:
    """Whether a level says how something stands that the column names, and not what somebody is.

    >>> is_of_a_thing("onboarding", "not completed"), is_of_a_thing("marital", "married"), is_of_a_thing("plan", "gold")
    (True, False, False)
    """
    state = _STATES.fullmatch(words)
    return state is not None and state[1] not in _PEOPLE_ARE and not _MARRIED.search(normal(column))


def names_who_serves(column: str, levels: Iterable[str]) -> bool:
    """Whether most of its levels are the names of those who serve customers, which tell nothing of these.

    >>> names_who_serves("Rep", ["Ahrens", "Cordes", "house"]), names_who_serves("agent", ["online", "branch"])
    (True, False)
    """
    capitals = [level[:1].isupper() for level in levels]
    return bool(_WHO_SERVES.search(normal(column))) and 2 * sum(capitals) > len(capitals)


def names_an_aim(column: str) -> bool:
    """Whether it tells what people want, as a goal, a reason or a preference does.

    >>> names_an_aim("Main goal"), names_an_aim("reason_for_travel"), names_an_aim("job")
    (True, True, False)
    """
    return bool(_AIMS.search(normal(column)))


def is_class(column: str) -> bool:
    """Whether it tells of a class of something in one word: of its levels nobody knows what they are classes of.

    >>> is_class("jobclass"), is_class("job")
    (True, False)
    """
    return bool(re.fullmatch(r"\w{2,}(?:class|type)", normal(column))) and "_" not in normal(column)


def with_column(column: str, name: str, words: str) -> str:
    """A level, in its words, with what the column is called: before a noun, behind what is counted or wanted.

    >>> with_column("Main goal", "main goal", "feel good"), with_column("plan", "plan", "basic")
    ('goal: feel good', 'basic plan')
    >>> with_column("kids", "kids", "2"), with_column("status", "status", "2"), with_column("tier", "tier", "none")
    ('2 kids', 'status 2', 'no tier')
    >>> with_column("married", "married", "never married"), with_column("Onboarding", "onboarding", "not completed")
    ('never married', 'onboarding not completed')
    >>> with_column("Membership level", "membership level", "under 35"), with_column("x", "usual room", "double")
    ('under 35 membership', 'double room')
    >>> with_column("marital_status", "marital status", "single"), with_column("taxes", "taxes", "About Right")
    ('single', 'taxes: about right')
    >>> with_column("highest_qualification", "highest qualification", "No Qualification")
    'No Qualification'
    """
    met = {*words.casefold().split()}
    if {*name.casefold().split()} <= met or name.casefold().split()[-1] in met or _MARRIED.search(normal(column)):
        return words
    if is_of_a_thing(column, words):
        return f"{name} {words}"
    if _ANSWERS.fullmatch(words):
        return f"{name}: {words.lower()}"
    if names_an_aim(column):
        return f"{' '.join(word for word in name.split() if word not in _MAIN) or name}: {words}"
    is_number = not any(letter.isalpha() for letter in words.replace(" ", "")) or len(words) == 1
    if is_number:
        return f"{words} {name}" if is_plural(name) else f"{name} {words}"
    if words.casefold() in _NONE:
        return f"no {name}"
    parts = [word for word in name.split() if word not in _MAIN]
    short = parts[:-1] if len(parts) > 1 and parts[-1] in _OF_KIND and parts[-2] in _KINDS else parts
    *before, last = short or name.split()
    return f"{_whose(words)} {' '.join([*before, _KINDS_ELSEWHERE.get(last, last)])}"

"""How a level stands alone in the name of a segment: owners, in flats, in the west, with heat pump."""

from collections.abc import Sequence

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
_HOME = within("property|dwelling|house|home|housing|building|accommodation|lives_in")
_DWELLINGS = word_set("flat house apartment bungalow villa maisonette studio condo condominium cottage duplex farm")
#: Columns that say what their levels are of, in few words.
_KINDS = word_set("plan tariff contract package tier subscription membership account product policy rate room")
#: What says no more than that there are several kinds.
_OF_KIND = word_set("type kind level class status category name")
#: Columns of where people are, and which of their levels have an article.
_PLACE = within(
    r"region|city|town|country|state|province|county|district|area|territory|zone|market|location|continent|bundesland|"
    r"stadt|land|ville|pays|ciudad|pais|regione|citta|paese|provincia|estado|cidade|wojewodztwo|miasto|kraj"
)
#: A level that begins so needs no other: on receipt of bill.
_BEGIN = word_set("on in at by per via upon with without after before")
#: Columns of what people want: their levels say little without them.
_AIMS = within(
    r"goals?|aims?|purpose|reasons?|motive|motivation|objective|intention|occasion|interest|preference|favou?rite|wish|"
    r"genre|most_seen|most_watched|most_read|most_played|"
    r"ziel|zweck|grund|motiv|but|motif|objectif|raison|objetivo|motivo|razon|obiettivo|scopo|doel|reden|cel|powod"
)
#: What says no more of what they want.
_MAIN = word_set("main primary most first important biggest seen watched read played")
#: There is no such thing.
_NONE = word_set("none nothing keine keiner keines aucun aucune ninguno ninguna nessuno nessuna nenhum nenhuma geen")
_DIRECTIONS = word_set("north south east west northeast northwest southeast southwest midlands center centre")


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
    >>> level_of("payment_method", "on receipt of bill", has=True)
    'on receipt of bill'
    """
    word, last = normal(column), words.rsplit(maxsplit=1)[-1].casefold()
    if last in PEOPLE:
        return f"{words}s"
    if _DWELLING.fullmatch(word) or (_DWELLING.search(word) and last in _DWELLINGS):
        return f"in {words}s" if last in _DWELLINGS else f"in {words} homes"
    if _PLACE.search(word):
        directions = last.replace("-", "") in _DIRECTIONS
        return f"in {'the ' if directions else ''}{words}"
    if kind := _kind(display_name(column).words.split()):
        return words if kind in words.casefold().split() else f"{words} {kind}"
    return f"with {words}" if has and words.split(maxsplit=1)[0].casefold() not in _BEGIN else words


def _kind(name: Sequence[str]) -> str:
    """Of which kinds a column tells; empty where its name does not end with one."""
    last = name[:-1] if len(name) > 1 and name[-1] in _OF_KIND else name
    return last[-1] if last[-1] in _KINDS else ""


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
    words = {word.strip(".,()").casefold() for word in level_words(level).replace("-", " ").split()}
    tells = any(len(word) > 2 and not word.isdigit() for word in words)
    return times == 1 and tells and not words & _SAYS_LITTLE and not any(map(str.isdigit, level))


def names_an_aim(column: str) -> bool:
    """Whether it tells what people want, as a goal, a reason or a preference does.

    >>> names_an_aim("Main goal"), names_an_aim("reason_for_travel"), names_an_aim("job")
    (True, True, False)
    """
    return bool(_AIMS.search(normal(column)))


def with_column(column: str, name: str, words: str) -> str:
    """A level, in its words, with what the column is called: before a noun, behind what is counted or wanted.

    >>> with_column("Main goal", "main goal", "feel good"), with_column("plan", "plan", "basic")
    ('goal: feel good', 'basic plan')
    >>> with_column("kids", "kids", "2"), with_column("status", "status", "2"), with_column("tier", "tier", "none")
    ('2 kids', 'status 2', 'no tier')
    >>> with_column("married", "married", "never married")
    'never married'
    """
    if {*name.casefold().split()} <= {*words.casefold().split()}:
        return words
    if names_an_aim(column):
        return f"{' '.join(word for word in name.split() if word not in _MAIN) or name}: {words}"
    is_number = not any(letter.isalpha() for letter in words.replace(" ", "")) or len(words) == 1
    if is_number:
        return f"{words} {name}" if is_plural(name) else f"{name} {words}"
    return f"no {name}" if words.casefold() in _NONE else f"{words} {name}"

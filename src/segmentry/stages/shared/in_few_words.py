"""What customers are called by more or less of a quantity, as short as the name of a segment has it."""

import re

from segmentry.stages.shared.naming import is_plural
from segmentry.stages.shared.units_in_names import OVER_TIME

#: Over what time something was counted, and what is added to the first of several things.
_OVER = re.compile(rf"(?:{OVER_TIME}| \([^()]*\))$")
_MORE = re.compile(r" (?:and|or|und|et|y|e|en|i) .*$")
#: A mean of single visits, orders or nights is said without that.
_OF_ONE = re.compile(r"^(high|low|long|short|large|small|few|many) (?:average|mean|median|typical) (?=\w+ \w)")
_ON = re.compile(r"(high|low) (?:spend|spending|spent|expenditure) on (.+)")
_PART = re.compile(r"(high|low) share ((?:bought|paid|used|made|sold|done|spent|\w+ed) .+)")
_OF_SEVERAL = re.compile(r"(high|low) share of (.+)")
_DONE = re.compile(r" (?:on|of|in|at|per|for|with) | \w+ed$")  # emails opened, visits at night
_COUNTED = ("many ", "few ")
_MANY = {"high": "many", "low": "few"}
_MUCH = {"high": "much", "low": "little"}
#: What can be left out where a name has no room: which measure of it, and that it is sold as one.
_MEASURE = re.compile(
    r"^(high|low|long|short|large|small|few|many) (?:peak|total|average|mean|median|monthly|annual|yearly|weekly|daily|"
    r"current|usual|estimated|overall|maximum) (?=\w)"
)
_SOLD_AS = re.compile(r"^((?:with|no|often with|more often with) .+) (?:package|option|add-on|service)$")
#: Words of a trait in a name, at most, where it can be said in fewer.
_FEW_WORDS = 4


def in_a_name(words: str) -> str:
    """What customers are called, as short as a name has it: without the time over which something was counted, and of
    several things the first.

    >>> in_a_name("few visits per month"), in_a_name("high spend on organic and plant based")
    ('few visits', 'much organic')
    >>> in_a_name("low own brand share"), in_a_name("high share bought on offer"), in_a_name("high market share")
    ('low own brand share', 'much bought on offer', 'high market share')
    >>> in_a_name("low share of visits at night"), in_a_name("high share of wallet"), in_a_name("few nights (season)")
    ('few visits at night', 'high share of wallet', 'few nights')
    >>> in_a_name("many evening or weekend visits")
    'many evening visits'
    >>> in_a_name("high average ticket price"), in_a_name("low average basket")
    ('high ticket price', 'low average basket')
    """
    short = _OF_ONE.sub(r"\1 ", _OVER.sub("", words))
    if (met := _ON.fullmatch(short)) is not None:
        short = f"{_MUCH[met[1]]} {met[2]}"
    elif (met := _OF_SEVERAL.fullmatch(short)) is not None and is_plural(_DONE.split(met[2])[0].split()[-1]):
        short = f"{_MANY[met[1]]} {met[2]}"
    elif (met := _PART.fullmatch(short)) is not None:
        short = f"{_MUCH[met[1]]} {met[2]}"
    first, last = _MORE.sub("", short), short.rsplit(maxsplit=1)[-1]
    if first.startswith(_COUNTED) and is_plural(last) and not is_plural(first):  # evening or weekend visits
        first = f"{first} {last}"
    return first if len(short.split()) > _FEW_WORDS and len(first.split()) > 1 else short


def shortest(words: str) -> str:
    """A trait as short as it can be said, where a name has no more room.

    >>> shortest("many peak connected devices"), shortest("no TV package"), shortest("low monthly fee")
    ('many connected devices', 'no TV', 'low fee')
    >>> shortest("with service contract"), shortest("no service")
    ('with service contract', 'no service')
    """
    return _SOLD_AS.sub(r"\1", _MEASURE.sub(r"\1 ", words))

"""Words of names that say one thing or another by where they stand: `voice_in`, `min_balance`, `call_min`."""

from collections.abc import Sequence

from segmentry.stages.shared.plain_words import word_set

#: What goes out and comes in, and which of it is sent and received.
_SENT = word_set("sms mms message messages email emails")
_GOES_OUT = word_set("voice call calls traffic") | _SENT
#: Behind *in* these measure what came in; else it is where: calls in peak hours.
_MEASURED = word_set("min mins minutes mou count cnt volume duration dur seconds number")
#: What has a lowest value, as it goes up and down.
_GOES_DOWN = (
    *("bal", "price", "temp", "rate", "saldo", "fare", "score", "limit", "value", "wage", "salary", "income", "level"),
    *("pressure", "speed", "weight", "humid", "grade", "rating", "solde", "kontostand", "stock"),
)
#: What is asked for at least.
_ASKED = ("pay", "pmt", "due", "instal", "order", "purchase", "spend", "deposit", "age", "term", "stay", "night")
#: What is measured in minutes, whatever else is.
_IN_MINUTES = (
    *("voice", "call", "talk", "watch", "session", "usage", "use", "intl", "international", "roam", "onnet", "offnet"),
    *("peak", "offpeak", "internet", "stream", "listen", "view", "play", "phone", "mobile", "landline", "local"),
    *("national", "natl", "domestic", "video", "app", "screen", "workout", "training", "exercise", "class", "outgoing"),
    *("incoming", "wait", "delay", "travel", "commut", "read", "gym", "study", "lesson"),
)


def read_by_place(words: Sequence[str]) -> list[str]:
    """The words of a name with *in*, *out* and *min* in full, where what stands beside them tells what they are.

    >>> read_by_place(["voice", "out", "min"]), read_by_place(["SMS", "out"]), read_by_place(["calls", "in", "peak"])
    (['outgoing', 'voice', 'minutes'], ['SMS', 'sent'], ['calls', 'in', 'peak'])
    >>> read_by_place(["bal", "min"]), read_by_place(["min", "pay", "months"]), read_by_place(["x", "min"])
    (['lowest', 'bal'], ['minimum', 'pay', 'months'], ['x', 'min'])
    """
    return _minimum(_directed(list(words)))


def _directed(words: list[str]) -> list[str]:
    plain = [word.casefold() for word in words]
    for at in range(1, len(words)):
        before, behind = plain[at - 1], plain[at + 1 : at + 2]
        if plain[at] not in ("in", "out") or before not in _GOES_OUT or not _MEASURED.issuperset(behind):
            continue
        out = plain[at] == "out"
        if before in _SENT:
            return [*words[:at], "sent" if out else "received", *words[at + 1 :]]
        return [*words[: at - 1], "outgoing" if out else "incoming", words[at - 1], *words[at + 1 :]]
    return words


def _minimum(words: list[str]) -> list[str]:
    """*min* in full: the lowest of what goes up and down, the least that is asked for, or minutes."""
    plain = [word.casefold() for word in words]
    if "min" not in plain or len(words) < 2:
        return words
    at = plain.index("min")
    rest = [*words[:at], *words[at + 1 :]]
    beside = [*plain[:at], *plain[at + 1 :]]

    def any_is(begin: tuple[str, ...]) -> bool:
        return any(word.startswith(begin) for word in beside)

    if any_is(_GOES_DOWN) and not any_is(_ASKED[:3]):
        return ["lowest", *rest]
    if at == 0 or any_is(_ASKED[:3]):
        return ["minimum", *rest]
    return [*words[:at], "minutes", *words[at + 1 :]] if any_is(_IN_MINUTES) else words

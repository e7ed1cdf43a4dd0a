"""How things are said: lists, counts, shares, figures, days and sizes, one rule for each, in every face.

A figure that is withheld or not known is `MISSING`; one that there cannot be is blank.
"""

from collections.abc import Iterable

from segmentry.kinds import Kind, may_be_year

#: What stands for a figure that is withheld or not known.
MISSING = "-"
#: What all customers together are called.
EVERYONE = "all customers"
#: Columns and the like in a sentence, at most.
MOST_LISTED = 8


def exact(value: float) -> str:
    """A number to six significant digits, with its thousands separated where it cannot be a year.

    >>> exact(1969.0), exact(26005.789), exact(-0.5)
    ('1969', '26,005.8', '-0.5')
    """
    return f"{value:.6g}" if may_be_year(value) else f"{value:,.6g}"


def yes_or_no(level: str) -> str:
    """A level of a column of true and false as people say it.

    >>> yes_or_no("true"), yes_or_no("false"), yes_or_no("blue")
    ('yes', 'no', 'blue')
    """
    return {"true": "yes", "false": "no"}.get(level, level)


def listed(words: Iterable[str], last: str = "and", most: int | None = None) -> str:
    """Words in a row, the last behind an "and"; of more than `most` and one, how many more there are.

    >>> listed(["a", "b", "c"]), listed("ab", "or"), listed("abcde", most=2), listed("abc", most=2)
    ('a, b and c', 'a or b', 'a, b and 3 more', 'a, b and c')
    """
    row = list(words)
    if most is not None and len(row) > most + 1:
        row = [*row[:most], f"{len(row) - most} more"]
    return f" {last} ".join([*([", ".join(row[:-1])] if row[:-1] else []), *row[-1:]])


def named(names: Iterable[str]) -> list[str]:
    """Names of columns as sentences show them.

    >>> listed(named(["age", "income"]))
    '`age` and `income`'
    """
    return [f"`{name}`" for name in names]


def of_columns(names: Iterable[str], most: int = MOST_LISTED) -> str:
    """The names of columns in a sentence, of very many the first.

    >>> of_columns(["age", "plan"]), of_columns("abcd", most=2)
    ('`age` and `plan`', '`a`, `b` and 2 more')
    """
    return listed(named(names), most=most)


def option(name: str, key: str) -> str:
    """An option of one column, as a plan file has it.

    >>> option("age", "missing"), option("days since", "weight")
    ('columns.age.missing', 'columns."days since".weight')
    """
    import json  # a command's help needs neither
    import re

    bare = re.fullmatch(r"[A-Za-z0-9_-]+", name)
    return f"columns.{name if bare else json.dumps(name, ensure_ascii=False)}.{key}"


def plural(number: float, one: str, several: str | None = None) -> str:
    """A word for one thing or for several.

    >>> plural(1, "segment"), plural(2, "segment"), plural(0, "cell holds", "cells hold")
    ('segment', 'segments', 'cells hold')
    """
    return one if number == 1 else f"{one}s" if several is None else several


def counted(number: int, one: str, several: str | None = None) -> str:
    """How many of a thing.

    >>> counted(1, "pass", "passes"), counted(4000, "customer")
    ('1 pass', '4,000 customers')
    """
    return f"{number:,} {plural(number, one, several)}"


def number_word(number: int) -> str:
    """A small number as a word.

    >>> number_word(4), number_word(12)
    ('four', '12')
    """
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else f"{number:,}"


def share(value: float | None, digits: int = 0) -> str:
    """A share in percent that says 100% only of all, and 0% only of nothing.

    >>> share(0.964), share(0.997), share(1.0), share(0.001), share(0.0), share(None)
    ('96%', '>99%', '100%', '<1%', '0%', '-')
    >>> share(0.997, 1), share(0.99961, 1), share(0.0004, 1)
    ('99.7%', '>99.9%', '<0.1%')
    >>> share(-0.0074), share(-0.2)
    ('-1%', '-20%')
    """
    if value is None:
        return MISSING
    step = 0.1**digits
    if value < 0:
        return f"-{share(-value, digits)}"
    percent = round(100 * value, digits)
    if percent >= 100 and value < 1:
        return f">{100 - step:.{digits}f}%"
    if percent <= 0 < value:
        return f"<{step:.{digits}f}%"
    return f"{percent:.{digits}f}%"


def rate(value: float | None) -> str:
    """A rate in percent, with one decimal where it is below ten of a hundred: there a point is much.

    >>> rate(0.0283), rate(0.0996), rate(0.126), rate(0.0004), rate(0.0), rate(1.0)
    ('2.8%', '10%', '13%', '<0.1%', '0%', '100%')
    """
    return share(value, int(value is not None and value > 0 and round(100 * value, 1) < 10))


def interval(ends: Iterable[float], of_shares: bool = False) -> str:
    """Both ends of an interval, as bounds: those of shares are rounded to one decimal, however near to all or nothing.

    >>> interval((0.0004, 0.0123), of_shares=True), interval((12.0, 2600.5))
    ('0.0% to 1.2%', '12.00 to 2,600')
    """
    return " to ".join(f"{max(end, 0.0):.1%}" if of_shares else figure(end) for end in ends)


def figure(value: float | None) -> str:
    """A number for people: three or four significant digits, thousands separated.

    >>> figure(2600.5789), figure(0.01236), figure(None)
    ('2,601', '0.0124', '-')
    """
    if value is None:
        return MISSING
    size = abs(value)
    if size < 1 or size >= 1e12:
        return f"{value:.3g}"
    return f"{value:,.0f}" if size >= 1000 else f"{value:,.1f}" if size >= 100 else f"{value:,.2f}"


def plain(value: float | None) -> str:
    """A typical value as people say it: whole numbers whole, others with three digits, and so many millions.

    >>> plain(36.0), plain(1733.4), plain(35.91), plain(9_876_543.0), plain(123_456_789.0), plain(-1.2e9), plain(None)
    ('36', '1,733', '35.9', '9,876,543', '123 million', '-1.2 billion', '-')
    """
    if value is None:
        return MISSING
    if 1e7 <= abs(value) < 1e12:
        return f"{value / 1e9:.3g} billion" if abs(value) >= 999.5e6 else f"{value / 1e6:.3g} million"
    if float(value).is_integer() or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def fixed(value: float | None, digits: int = 2) -> str:
    """A figure of our own with so many decimals, never -0.00; blank where there is none.

    >>> fixed(-0.001), fixed(0.345, 1), fixed(None)
    ('0.00', '0.3', '')
    """
    return "" if value is None else f"{round(value, digits) + 0.0:.{digits}f}"


def signed(value: float | None) -> str:
    """A difference with its sign; without one where it is nothing.

    >>> signed(0.5), signed(-0.001), signed(None)
    ('+0.50', '0.00', '-')
    """
    return MISSING if value is None else f"{value:+.2f}" if round(value, 2) else "0.00"


def day(days: float) -> str:
    """The date so many days after 1970-01-01.

    >>> day(365.2)
    '1971-01-01'
    """
    import numpy as np  # whose dates have no end; a command's help needs none

    return str(np.datetime64(int(np.floor(days)), "D"))


def average(value: float | None, kind: Kind = "number") -> str:
    """An average as people read it.

    >>> average(2600.5789), average(0.964, "share"), average(18262, "date"), average(None, "share")
    ('2,601', '96%', '2020-01-01', '-')
    >>> average(2008.4, "year")
    '2008'
    """
    if value is None or kind == "number":
        return figure(value)
    if kind == "year":
        return f"{value:.0f}"
    return share(value) if kind == "share" else day(value)


def size(bytes: float) -> str:
    """A number of bytes.

    >>> size(2.34e9), size(612_400_000), size(380_200), size(20)
    ('2.3 GB', '612 MB', '380 KB', '20 bytes')
    """
    for unit, whole, decimals in (("GB", 1e9, 1), ("MB", 1e6, 0), ("KB", 1e3, 0)):
        if bytes >= whole:
            return f"{bytes / whole:,.{decimals}f} {unit}"
    return f"{bytes:,.0f} bytes"


def capitalised(text: str) -> str:
    """The same text with a capital at its beginning.

    >>> capitalised("the third axis of PCA")
    'The third axis of PCA'
    """
    return f"{text[:1].upper()}{text[1:]}"


def uncapitalised(text: str) -> str:
    """The same text with a small letter at its beginning.

    >>> uncapitalised("Who left")
    'who left'
    """
    return f"{text[:1].lower()}{text[1:]}"


def sentence(text: str) -> str:
    """A sentence of it.

    >>> sentence("keep 3")
    'Keep 3.'
    """
    return f"{capitalised(text)}."


def printable(text: str) -> str:
    r"""Text without anything in it that a terminal would obey.

    >>> printable("a\x07b")
    'a b'
    """
    return "".join(character if character.isprintable() else " " for character in text)


def one_line(text: str) -> str:
    r"""Text in one line, without anything that a program would obey or a file cannot hold.

    >>> one_line("two\n lines \x07")
    'two lines'
    """
    return " ".join(printable(text).split())

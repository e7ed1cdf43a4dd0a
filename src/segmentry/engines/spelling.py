"""How numbers are written in text: patterns that Python and the engine's RE2 both understand.

A spelling is `plain` (1234.5), `point` (1,234.50 and the like) or `comma` (1.234,50). The last two may carry a
currency, a percent sign, groups of three digits, brackets or a trailing minus for what is below zero.
"""

_BLANK = "[ \u00a0\u202f\u2009]"
_CODES = (
    "USD|EUR|GBP|CHF|JPY|CNY|PLN|CZK|SEK|NOK|DKK|HUF|RON|BGN|TRY|RUB|UAH|INR|AUD|CAD|NZD|BRL|MXN|ZAR|SGD|HKD|KRW"
    "|US\\$|A\\$|C\\$|R\\$|zł|Kč|kr\\.?|Fr\\.?|Ft|lei"
)
_MONEY = f"(?:[$€£¥₹₽₺₩₴]|{_CODES})"
_SIGN = "[-+−–]"
_EXPONENT = "(?:[eE][-+]?[0-9]+)?"


def _pattern(decimal: str, group: str) -> str:
    marks = f"[{group} \u00a0\u202f\u2009'’]"
    groups = f"[0-9]{{1,3}}(?:{marks}[0-9]{{2,3}})*{marks}[0-9]{{3}}"  # of two digits in India: 12,34,567
    digits = f"(?:(?:{groups}|[0-9]+)(?:{decimal}[0-9]*)?|{decimal}[0-9]+){_EXPONENT}"
    before = f"\\(?{_BLANK}*{_SIGN}?{_BLANK}*{_MONEY}?{_BLANK}*{_SIGN}?{_BLANK}*"
    after = f"{_BLANK}*(?:%|{_MONEY})?{_BLANK}*-?{_BLANK}*\\)?"
    return f"{before}{digits}{after}"


#: What a whole cell looks like in each spelling.
POINT, COMMA = _pattern("\\.", ","), _pattern(",", ".")
#: The digits of such a cell, with their marks.
BODY = f"(?:[0-9]|[.,][0-9])(?:[0-9.,'’ \u00a0\u202f\u2009]*[0-9])?{_EXPONENT}"
#: A cell below zero.
NEGATIVE = f"^[^0-9]*[(−–-]|[0-9.,%€$]{_BLANK}*-{_BLANK}*$"
#: Digits of which a number would lose some, or that are no amount: a leading zero, a telephone number, an account.
CODE = "^[^0-9.,]*0[0-9]|^\\+[0-9]{8,}|[0-9]{16,}"

PATTERNS = {"point": POINT, "comma": COMMA}

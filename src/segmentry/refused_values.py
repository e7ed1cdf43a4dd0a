"""What is wrong with a value of a plan or a model, in plain words."""

from typing import Any

#: What a value must be, by how pydantic names what it is not.
_MUST_BE = {
    "bool": "true or false",
    "dict": "a table of names and values",
    "float": "a number",
    "int": "a whole number",
    "list": "a list",
    "model": "a table of names and values",
    "model_attributes": "a table of names and values",
    "string": "text",
    "tuple": "a list",
}
_ENDS = ("_parsing", "_type", "_from_float", "_parsing_size", "_unicode")
_BOUNDS = {
    "greater_than_equal": "{ge} or more",
    "greater_than": "above {gt}",
    "less_than_equal": "{le} or less",
    "less_than": "below {lt}",
    "too_short": "at least {min_length} long",
    "too_long": "at most {max_length} long",
    "string_too_short": "at least {min_length} long",
    "string_too_long": "at most {max_length} long",
    "literal_error": "{expected}",
    "finite_number": "a finite number",
}
_IS = {"missing": "is missing", "extra_forbidden": "is not known", "union_tag_not_found": "is of no kind that is known"}


def in_words(error: Any, named: str) -> str:
    """What one of the errors of a pydantic `ValidationError` says of a value that is `named` so.

    >>> in_words({"type": "int_parsing", "msg": "Input should be a valid integer, unable to parse string"}, "it")
    'it must be a whole number'
    >>> in_words({"type": "less_than_equal", "msg": "Input should be less than 30", "ctx": {"le": 30}}, "`k_max`")
    '`k_max` must be 30 or less'
    """
    kind, told = str(error["type"]), error.get("ctx", {})
    if kind in _IS:
        return f"{named} {_IS[kind]}"
    for end in _ENDS:
        if kind.endswith(end) and (must := _MUST_BE.get(kind.removesuffix(end))):
            return f"{named} must be {must}"
    if kind in _BOUNDS:
        return f"{named} must be {_BOUNDS[kind].format(**told)}"
    if kind == "value_error":  # our own words
        return str(error["msg"]).removeprefix("Value error, ")
    return f"{named} {str(error['msg']).replace('Input should', 'must')}"

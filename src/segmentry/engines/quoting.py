"""Text within SQL."""


def literal(value: str) -> str:
    """A SQL string literal.

    >>> literal("Hanson's")
    "'Hanson''s'"
    """
    return "'" + value.replace("'", "''") + "'"

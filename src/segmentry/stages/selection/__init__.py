"""How many segments, and are they real: the figures per k, the comparison with customers without clusters, the rule."""


def load_first_rows() -> None:
    """Import what the evidence of the first rows takes, and no more: in the process that will be asked for it."""
    from segmentry.stages.selection import first_rows  # noqa: F401

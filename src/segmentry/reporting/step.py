"""What to do next with a segment, in a few words and in full."""

from dataclasses import dataclass

#: Where there is nothing to do that is not done with all, in a table.
LIKE_ALL = "treat like all"


@dataclass(frozen=True)
class Step:
    """A next step: `short` for a table of all segments, `text` for its card; both empty where nothing tells."""

    short: str = ""
    text: str = ""

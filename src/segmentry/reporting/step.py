"""What to do next with a segment, in a few words and in full."""

from dataclasses import dataclass

#: Where there is nothing to do that is not done with all, in a table.
LIKE_ALL = "treat like all"


@dataclass(frozen=True)
class Step:
    """A next step: `short` for a table of all segments, `text` for its card; both empty where nothing tells.

    `rank` is by what a table numbers steps of the same kind, the highest first; 0 where a step is not numbered.
    """

    short: str = ""
    text: str = ""
    rank: float = 0.0


#: Where how a group stands would tell of too few customers.
WAIT = Step("wait for more customers", "Wait for more customers: too few to tell how they stand.")

"""How an option of a plan is given in the shell."""

from typing import NamedTuple


class InShell(NamedTuple):
    """What the command line calls the value of an option, where its type does not say so.

    None: it does not take the option, which stands in a plan file alone.
    """

    value: str | None


#: What the command line takes from a plan file only.
IN_FILE = InShell(None)

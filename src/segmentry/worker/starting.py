"""How Python is started again for another process of ours."""

import sys
from pathlib import Path

#: Where this package lies.
_PLACE = Path(__file__).parents[2]


def python(module: str, *arguments: str) -> list[str]:
    """What runs a module of ours as this Python would, but for modules that a stranger put into the current folder.

    >>> python("segmentry", "--help")[2:]
    ['-m', 'segmentry', '--help']
    """
    safe = [] if Path.cwd() == _PLACE else ["-P"]
    return [sys.executable, *safe, "-m", module, *arguments]

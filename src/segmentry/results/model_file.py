"""The file of a model: JSON with a checksum of what it says. It is read as data, and told in words where it is none."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from segmentry import refused_values
from segmentry.errors import SegmentryError
from segmentry.results.recipe import KINDS
from segmentry.visible_text import visible
from segmentry.wording import one_line

#: Most bytes of a file that is read as a model (ours): those of a thousand columns take a hundredth of it.
LARGEST = 500_000_000

#: The first field of the file. Files of before version 0.3 have none.
_CHECKSUM = "checksum"


def sealed(text: str) -> str:
    """The JSON of a model, an object, with its checksum in front.

    >>> print(sealed('{"k": 3}'))
    {
     "checksum": "sha256:615b1dfe8431f94457d6c3d538fdf8c0c13760353942148eb9dd68c5b965c0f1","k": 3}
    """
    return f'{{\n "{_CHECKSUM}": "{checksum(_parsed(text))}",{text.removeprefix("{")}'


def checksum(data: Any) -> str:
    """The SHA-256 of what the data say, however they are laid out: neither blanks nor the order of names count.

    Raises `ValueError` for text that no file can hold (half of a pair of surrogates).
    """
    canonical = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"sha256:{sha256(canonical.encode()).hexdigest()}"


def read(path: Path) -> tuple[dict[str, Any], bool]:
    """What the file says, and whether it was changed since it was saved. Nothing in it is executed.

    Raises
    ------
    SegmentryError
        If there is no such file, or it does not hold one object of JSON.
    """
    no_text = f"The file {visible(path)} cannot be read as a model (JSON text). Name the model.json of a run."
    try:
        if path.exists() and (not path.is_file() or path.stat().st_size > LARGEST):  # a pipe would never end
            raise SegmentryError(no_text)
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SegmentryError(f"There is no model file {visible(path)}.") from None
    except (OSError, ValueError):  # also of text that is none, and of names that no file can have
        raise SegmentryError(no_text) from None
    try:
        data = _parsed(text)
        told = data.pop(_CHECKSUM, None) if isinstance(data, dict) else None
        found = checksum(data)
    except (ValueError, RecursionError) as error:
        why = str(error) if isinstance(error, _TwiceError) else "it is not JSON"
        raise SegmentryError(
            f"The file {visible(path)} is not a Segmentry model: {why}. Take it as the run wrote it."
        ) from None
    if not isinstance(data, dict):
        raise SegmentryError(
            f"The file {visible(path)} is not a valid Segmentry model: it is no table of names and values."
            " Name the model.json of a run."
        )
    return data, told is not None and told != found


class _TwiceError(ValueError):
    """A name stands twice in one object, and nobody knows which value is meant."""


def _parsed(text: str) -> Any:
    """The data of strict JSON; raises `ValueError`."""
    return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number, parse_float=_number)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _TwiceError(f"`{one_line(twice)[:60]}` stands in it twice")
    return data


def _number(text: str) -> float:
    """A number as the checksum sees it: 1.0 is written as 1 by some programs."""
    value = float(text)
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _no_number(text: str) -> None:
    raise ValueError(text)


def in_words(error: ValidationError) -> str:
    """The first field that is wrong, and what it must be."""
    first = error.errors()[0]
    field = ".".join(one_line(str(part))[:60] for part in first["loc"] if part not in KINDS)
    return refused_values.in_words(first, f"`{field}`" if field else "it")

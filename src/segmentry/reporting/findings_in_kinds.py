"""Findings that tell the same of several columns, in one line with one way to mend it."""

import re
from collections import defaultdict
from collections.abc import Sequence

from segmentry.results.columns import Finding
from segmentry.wording import listed

#: What differs between findings of one kind: names, figures, and how many there are of them.
_OWN, _SEVERAL = re.compile(r"`[^`]*`|\d[\d,.]*"), re.compile(r"[\s,]*(?:,| and )[\s,]*")
#: A finding that is about one column, and its figures.
_OF_ONE, _FIGURE = re.compile(r"`([^`]*)`([^`]*)"), re.compile(r"\d+(?:[.,]\d+)*%?")
#: A column's option in a plan.
_OPTION = re.compile(r'\bcolumns\.(?:"(?:[^"\\]|\\.)*"|[^\s."]+)\.')


def in_kinds(findings: Sequence[Finding]) -> tuple[tuple[str, str], ...]:
    """Lines with the severity of their gravest finding, in the order of the first of each kind.

    >>> told = ("`a`: 3 of 9 cells are missing.", "`b`: 1 of 9 cells are missing.")
    >>> missing = [Finding(severity="note", column=x[1], what=x, remedy=f"Set columns.{x[1]}.impute.") for x in told]
    >>> in_kinds(missing)
    (('note', '`a`: 3 of 9 cells are missing; likewise `b` (1). Set columns.NAME.impute.'),)
    """
    kinds: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        kinds[_alike(finding.what), _OPTION.sub("", finding.remedy)].append(finding)
    return tuple((alike[0].severity, _line(alike)) for alike in kinds.values())


def _alike(what: str) -> str:
    return _SEVERAL.sub(" ", _OWN.sub("", what))


def _line(alike: Sequence[Finding]) -> str:
    if len(alike) == 1:
        return str(alike[0])
    texts = [finding.what.removesuffix(".") for finding in alike]
    said = "; ".join(texts)
    if all(_OF_ONE.fullmatch(text) for text in texts) and len({len(_figures(text)) for text in texts}) == 1:
        said = f"{texts[0]}; likewise {listed(_differing(texts))}"
    return f"{said}. {_OPTION.sub('columns.NAME.', alike[0].remedy)}".rstrip()


def _differing(texts: Sequence[str]) -> list[str]:
    """The names of all but the first, each with its figures that are not the same in all."""
    own = [i for i, same in enumerate(zip(*map(_figures, texts), strict=True)) if len(set(same)) > 1]
    each = (", ".join(dict.fromkeys(_figures(text)[i] for i in own)) for text in texts[1:])
    names = (text.split("`")[1] for text in texts[1:])
    return [f"`{name}` ({said})" if said else f"`{name}`" for name, said in zip(names, each, strict=True)]


def _figures(text: str) -> list[str]:
    """The figures behind the name."""
    return _FIGURE.findall(text.rpartition("`")[2])

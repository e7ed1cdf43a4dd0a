"""Column names: every column gets one, and no two columns share one."""

from collections.abc import Container, Sequence


def unique_names(names: Sequence[str], unused: Container[int] = ()) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names for all columns but the unused ones, and notes on those that had to be made up or changed.

    >>> unique_names(["age", "", "age"])[0]
    ('age', 'column_2', 'age_2')
    """
    taken = {name.strip() for name in names}
    result: list[str] = []
    given: set[str] = set()
    notes: list[str] = []
    for position, written in enumerate(names, start=1):
        if position - 1 in unused:
            continue
        name = written.strip()
        if not name:
            name = _free(f"column_{position}", taken)
            notes.append(f"Column {position} has no name and is called `{name}` here.")
        elif name in given:
            name = _free(f"{name}_2", taken)
            notes.append(f"Column {position} is a second `{written.strip()}` and is called `{name}` here.")
        taken.add(name)
        given.add(name)
        result.append(name)
    return tuple(result), tuple(notes)


def _free(wanted: str, taken: set[str]) -> str:
    stem, number = wanted.rpartition("_")[0], int(wanted.rpartition("_")[2])
    while f"{stem}_{number}" in taken:
        number += 1
    return f"{stem}_{number}"

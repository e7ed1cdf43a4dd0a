"""Findings on codes beside scales and on words that stand for missing: what is taken so, kept, or in doubt."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from segmentry import wording
from segmentry.results.columns import Finding
from segmentry.stages.inspection.findings import doubtful
from segmentry.stages.inspection.missing.missing_words import MissingWords
from segmentry.stages.inspection.missing.survey_codes import Codes
from segmentry.wording import option

#: From so many columns with the same codes on, and of so many at most, one sentence tells.
_FEW, _MOST_NAMES, _MOST_WORDS = 3, 8, 4


def of_codes(codes: Mapping[str, Codes]) -> Iterator[Finding]:
    """Codes beside a scale, columns of one scale with the same codes in one sentence."""
    alike: defaultdict[tuple[int, int, tuple[float, ...]], list[str]] = defaultdict(list)
    for name, beside in codes.items():
        if beside.sure:
            alike[beside.low, beside.high, tuple(sorted(beside.sure))].append(name)
    for (low, high, values), names in alike.items():
        together = [names] if len(names) >= _FEW else [[name] for name in names]
        for group in together:
            cells = sum(sum(codes[name].sure.values()) for name in group)
            yield _codes(group, f"{low} to {high}", values, cells)
    for name, beside in codes.items():
        if beside.doubtful:
            yield doubtful(name, beside.doubtful)


def of_words(words: Mapping[str, MissingWords]) -> Iterator[Finding]:
    """Words that stand for missing, and such as look so and are kept."""
    for name, parted in words.items():
        if taken := {word: count for word, count in parted.missing.items() if word.strip()}:
            yield _taken(name, taken)
        if parted.kept:
            yield _kept(name, parted.kept)


def _codes(names: Sequence[str], scale: str, values: Sequence[float], cells: int) -> Finding:
    listed = wording.listed(f"{value:.0f}" for value in values)
    held = wording.counted(cells, f"cell holds {listed}", f"cells hold {listed}")
    where = wording.listed(wording.named(names), most=_MOST_NAMES)
    what = f"{where}: {held}, beside the scale of {scale}. They are taken as missing."
    keep = wording.listed([f"{option(name, 'missing')} = []" for name in names], most=_MOST_NAMES)
    remedy = f"Set {keep} in the plan to keep them as numbers."
    return Finding(severity="warning", column=names[0] if len(names) == 1 else None, what=what, remedy=remedy)


def _taken(name: str, counts: Mapping[str, int]) -> Finding:
    single = sum(counts.values()) == 1
    what = f"`{name}`: {_held(counts)}. {'It is' if single else 'They are'} taken as missing."
    keep = "it as a level" if single else "them as levels"
    remedy = f"Set {option(name, 'missing')} = [] in the plan to keep {keep}."
    return Finding(severity="note", column=name, what=what, remedy=remedy)


def _kept(name: str, counts: Mapping[str, int]) -> Finding:
    what = f"`{name}`: {_held(counts)}, kept as a level like the others."
    if len(counts) > 1:
        what = f"`{name}`: {_held(counts)}, kept as levels like the others."
    listed = json.dumps(list(counts), ensure_ascii=False)
    remedy = f"Set {option(name, 'missing')} = {listed} in the plan if nothing is known there."
    return Finding(severity="note", column=name, what=what, remedy=remedy)


def _held(counts: Mapping[str, int]) -> str:
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    held = [wording.counted(counts[w], f"cell holds {w!r}", f"cells hold {w!r}") for w in ranked]
    return wording.listed(held, most=_MOST_WORDS)

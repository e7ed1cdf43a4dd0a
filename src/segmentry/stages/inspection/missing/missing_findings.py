"""Findings on codes beside scales and on words that stand for missing: what is taken so, kept, or in doubt."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from segmentry import wording
from segmentry.results.columns import Column, Finding
from segmentry.results.mend import Mend
from segmentry.stages.inspection.findings import about, doubtful, in_sentences
from segmentry.stages.inspection.missing.missing_words import MissingWords
from segmentry.stages.inspection.missing.survey_codes import Codes
from segmentry.wording import of_columns, option

#: Columns that are told how to keep what is taken as missing, one by one, and words in a sentence, at most.
_FEW, _MOST_WORDS = 3, 4


def of_codes(codes: Mapping[str, Codes]) -> Iterator[Finding]:
    """Codes beside a scale, columns of one scale with the same codes in one sentence."""
    alike: defaultdict[tuple[int, int, tuple[float, ...]], list[str]] = defaultdict(list)
    for name, beside in codes.items():
        if beside.sure:
            alike[beside.low, beside.high, tuple(sorted(beside.sure))].append(name)
    for (low, high, values), names in alike.items():
        for group in in_sentences(names):
            cells = sum(sum(codes[name].sure.values()) for name in group)
            yield _codes(group, f"{low} to {high}", values, cells)
    for name, beside in codes.items():
        if beside.doubtful:
            yield doubtful(name, beside.doubtful, taken=beside.sure)


def of_words(words: Mapping[str, MissingWords]) -> Iterator[Finding]:
    """Words that stand for missing, and such as look so and are kept."""
    taken = {name: {w: count for w, count in of.missing.items() if w.strip()} for name, of in words.items()}
    alike: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    for name, counts in taken.items():
        alike[frozenset(counts)].append(name)
    for met, names in alike.items():
        for group in in_sentences(names) if met else []:
            yield _taken(group, sum((Counter(taken[name]) for name in group), Counter()))
    for name, parted in words.items():
        if parted.kept:
            yield _kept(name, parted.kept, taken[name])


def still(finding: Finding, left: Sequence[Column]) -> Finding:
    """What is told of several columns, told of those that are left of them; their cells are not counted again."""
    names, first = [column.name for column in left], left[0]
    taken = [f"{value:.0f}" for value in first.stand_ins] or [repr(word) for word in first.missing_words]
    verb = wording.plural(len(taken), "is", "are")
    what = f"{of_columns(names)}: {wording.listed(taken)} {verb} taken as missing."
    kept = "numbers" if first.stand_ins else "levels"
    update = {"what": what, "remedy": _keeping(names, kept), "mend": _to_keep(names, kept), **about(names)}
    return finding.model_copy(update=update)


def _codes(names: Sequence[str], scale: str, values: Sequence[float], cells: int) -> Finding:
    codes = wording.listed(f"{value:.0f}" for value in values)
    held = wording.counted(cells, f"cell holds {codes}", f"cells hold {codes}")
    what = f"{of_columns(names)}: {held}, beside the scale of {scale}. They are taken as missing."
    remedy, mend = _keeping(names, "numbers"), _to_keep(names, "numbers")
    return Finding(severity="warning", what=what, remedy=remedy, mend=mend, **about(names))


def _taken(names: Sequence[str], counts: Mapping[str, int]) -> Finding:
    single = sum(counts.values()) == 1
    what = f"{of_columns(names)}: {_held(counts)}. {'It is' if single else 'They are'} taken as missing."
    remedy = _keeping(names, "levels")
    if single:
        remedy = f"Set {option(names[0], 'missing')} = [] in the plan to keep it as a level."
    mend = _to_keep(names, "levels")
    return Finding(severity="note", what=what, remedy=remedy, mend=mend, **about(names))


def _keeping(names: Sequence[str], what: str) -> str:
    keep = wording.listed([f"{option(name, 'missing')} = []" for name in names[:_FEW]])
    others = ", and so for the others," if len(names) > _FEW else ""
    return f"Set {keep} in the plan{others} to keep them as {what}."


def _to_keep(names: Sequence[str], what: str) -> Mend:
    return Mend.of(f"Keep them as {what}", names, missing=[])


def _kept(name: str, counts: Mapping[str, int], taken: Mapping[str, int]) -> Finding:
    what = f"`{name}`: {_held(counts)}, kept as a level like the others."
    if len(counts) > 1:
        what = f"`{name}`: {_held(counts)}, kept as levels like the others."
    words = json.dumps(list(counts), ensure_ascii=False)
    remedy = f"Set {option(name, 'missing')} = {words} in the plan if nothing is known there."
    mend = Mend.of(f"Values meaning missing: {wording.listed(counts)}", [name], missing=[*taken, *counts])
    return Finding(severity="note", column=name, what=what, remedy=remedy, mend=mend)


def _held(counts: Mapping[str, int]) -> str:
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    held = [wording.counted(counts[w], f"cell holds {w!r}", f"cells hold {w!r}") for w in ranked]
    return wording.listed(held, most=_MOST_WORDS)

"""What customers think, as a base of its own: the answers of one scale, or yes and no to judgements."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from segmentry.results.columns import Theme
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.shared.bases import BY_THEME, named

#: Answers of one scale that are a base of their own (ours).
FEWEST_ITEMS = 6
#: Words without an order that answers may be: more are no scale.
_MOST_ANSWERS = 11
#: Mean of a scale from 0, as a part of its end, below which it counts things (ours).
_HARDLY_ANY = 0.1
#: Share of columns named by a judgement (cheap, tasty), from which yes and no picture a thing, and how many (ours).
_JUDGED, _FEWEST_JUDGED = 0.5, 3
#: What numbered questions are called.
_QUESTION = re.compile(
    r"(q|item|frage|f|question|statement|att|attitude|pregunta|p|domanda|pergunta|vraag|pyt|likert)_?\d+\w?"
)
#: Themes by name that keep columns out: 0 to 5 orders are no answers.
_COUNTED: tuple[Theme | None, ...] = ("does", "has", "reached")


def attitudes(facts: Mapping[str, Facts], on_one_scale: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The largest group of columns by which customers say what they think; empty where there are too few.

    Parameters
    ----------
    facts : dict of Facts
        The columns that may make segments.
    on_one_scale : sequence of sequence of str
        Columns with the same answers, which have an order. Other words must be the same in all items, and yes and no
        only count where names are judgements.
    """
    able = {name for name, column in facts.items() if not _counts_few(column)}
    scales = [[name for name in names if name in able] for names in on_one_scale]
    items = [names for names in scales if _tell_thoughts(facts, names)]
    beside = {name: facts[name] for name in facts if not any(name in names for names in scales)}
    enough = [names for names in [*items, *_same_words(beside), *_judgements(beside)] if len(names) >= FEWEST_ITEMS]
    largest: list[str] = max(enough, key=len, default=[])
    return tuple(largest)


def _counts_few(column: Facts) -> bool:
    """Whether it tells how many there were, of which there are hardly any: 0 to 5 claims are no answers."""
    low, high, mean = column.figures.min, column.figures.max, column.figures.mean
    return low == 0 and mean is not None and high is not None and mean < _HARDLY_ANY * high


def _tell_thoughts(facts: Mapping[str, Facts], names: Sequence[str]) -> bool:
    """Whether these are numbered questions, or more of them tell what customers think than what they do or have."""
    themes = [named(facts[name].word) for name in names]
    numbered = sum(bool(_QUESTION.fullmatch(facts[name].word)) for name in names)
    thinking = themes.count("thinks")  # ratings of seat, food and booking are named by these
    return numbered >= _JUDGED * len(names) or thinking > sum(theme in _COUNTED for theme in themes)


def _same_words(facts: Mapping[str, Facts]) -> Iterator[list[str]]:
    by_words: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    for name, column in facts.items():
        if column.type == "text":
            by_words[frozenset(column.text)].append(name)
    for words, names in by_words.items():
        thinking = sum(named(facts[name].word) == "thinks" for name in names)
        if 2 < len(words) <= _MOST_ANSWERS and thinking >= _JUDGED * len(names) and _tell_thoughts(facts, names):
            yield names


def _judgements(facts: Mapping[str, Facts]) -> Iterator[list[str]]:
    """Columns of yes and no, or of the same two words."""
    by_words: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    for name, column in facts.items():
        figures = column.figures
        if column.type == "boolean" or (
            column.is_numeric and (figures.min, figures.max, figures.distinct) == (0, 1, 2)
        ):
            by_words[frozenset()].append(name)
        elif column.type == "text" and len(set(column.text)) == 2:
            by_words[frozenset(column.text)].append(name)
    for names in by_words.values():
        judged = sum(BY_THEME["thinks"].told_in(f"_{facts[name].word}_", "single") for name in names)
        if judged >= max(_JUDGED * len(names), _FEWEST_JUDGED):
            yield names

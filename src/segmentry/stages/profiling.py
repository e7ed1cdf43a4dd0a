"""`profile`: what each segment is, in original units, and what sets it apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from segmentry.engines.base import Rows
from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import assign, group_sums
from segmentry.results.columns import Columns
from segmentry.results.profile import Average, Level, Profile, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.clustering import centres_of
from segmentry.stages.mapping import project
from segmentry.stages.naming import describe, name_segments
from segmentry.stages.preparation import Prepared, apply
from segmentry.stages.sampling import empty_rows, to_values

#: A column of text with more different values than this is not profiled by category (ours).
MOST_LEVELS = 30


def profile(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    """Add averages and categories per segment over all rows, names, what sets each apart, and the map.

    Averages are of the cells that are filled, in the columns' own units. Numeric columns are profiled whether
    or not they are features; ids and ignored columns are left out.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("bank", rows=600))
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=4))
    >>> segmentation = profile(segmentation, prepared)
    >>> len(segmentation.profile.segments) == segmentation.k
    True
    """
    if segmentation.preview:
        return segmentation.model_copy(update={"map": project(segmentation, prepared)})
    numeric, categorical = _profiled(segmentation.columns)
    tally = _tally(segmentation, prepared, numeric, categorical)
    everyone = _averages(numeric, tally.all, None)
    by_segment = [_averages(numeric, tally.of(i), everyone) for i in range(segmentation.k)]
    names = name_segments(by_segment, segmentation.features)
    segments = tuple(s.model_copy(update={"name": n}) for s, n in zip(segmentation.segments, names, strict=True))
    profiles = []
    for i, segment in enumerate(segments):
        averages = by_segment[i]
        ranked = sorted(averages, key=lambda a: (-abs(a.difference or 0), a.column))
        profiles.append(
            SegmentProfile(
                id=segment.id,
                averages=averages,
                levels=_levels(tally.levels, i, segment.size, segmentation.rows_labelled),
                apart=tuple(a.column for a in ranked if a.column in segmentation.features)[:3],
                sentence=describe(segment, averages, everyone, segmentation.features),
            )
        )
    done = {"segments": segments, "profile": Profile(all=everyone, segments=tuple(profiles))}
    segmentation = segmentation.model_copy(update=done)
    return segmentation.model_copy(update={"map": project(segmentation, prepared)})


@dataclass(frozen=True)
class _Moments:
    """Counts, sums and sums of squares per segment (k x columns), of values less the column's overall mean."""

    shift: Floats
    counts: Floats
    sums: Floats
    squares: Floats
    levels: Counter[tuple[str, str, int]]

    def of(self, segment: int) -> "_Moments":
        at = slice(segment, segment + 1)
        return _Moments(self.shift, self.counts[at], self.sums[at], self.squares[at], self.levels)

    @property
    def all(self) -> "_Moments":
        """The same over all segments together."""
        counts, sums, squares = (x.sum(axis=0, keepdims=True) for x in (self.counts, self.sums, self.squares))
        return _Moments(self.shift, counts, sums, squares, self.levels)


def _profiled(columns: Columns) -> tuple[list[str], list[str]]:
    used = [c for c in columns.columns if c.role not in ("id", "ignored", "weight")]
    numeric = [c.name for c in used if c.is_numeric]
    categorical = [c.name for c in used if c.type in ("text", "boolean") and c.distinct <= MOST_LEVELS]
    return numeric, categorical


def _tally(
    segmentation: Segmentation, prepared: Prepared, numeric: Sequence[str], categorical: Sequence[str]
) -> _Moments:
    """One pass over all rows: label them, add up every column per segment."""
    k, centres = segmentation.k, centres_of(segmentation)
    features = segmentation.features
    shift = np.array([segmentation.columns[name].mean or 0.0 for name in numeric])

    def add(batch: pa.RecordBatch) -> _Moments:
        values = to_values(batch.select(list(features)))
        labels = assign(apply(segmentation.recipe, values), centres).labels
        some = ~empty_rows(values)
        if not some.all():
            batch, labels = batch.filter(pa.array(some)), labels[some]
        shifted = to_values(batch.select(list(numeric))) - shift
        filled = ~np.isnan(shifted)
        shifted = np.where(filled, shifted, 0.0)
        levels = Counter[tuple[str, str, int]]()
        for name in categorical:
            levels.update(_count_levels(name, batch.column(name), labels, k))
        counts = group_sums(filled.astype(np.float64), labels, k)
        return _Moments(shift, counts, group_sums(shifted, labels, k), group_sums(shifted**2, labels, k), levels)

    rows: Rows = prepared.table.rows
    parts = rows.reduce(list(dict.fromkeys([*features, *numeric, *categorical])), add)
    return _Moments(
        shift,
        np.sum([part.counts for part in parts], axis=0),
        np.sum([part.sums for part in parts], axis=0),
        np.sum([part.squares for part in parts], axis=0),
        sum((part.levels for part in parts), Counter()),
    )


def _count_levels(name: str, column: pa.Array, labels: Labels, k: int) -> Counter[tuple[str, str, int]]:
    encoded = column.cast(pa.string()).dictionary_encode()
    codes = encoded.indices.fill_null(len(encoded.dictionary)).to_numpy(zero_copy_only=False).astype(np.int64)
    table = np.bincount(codes * k + labels, minlength=(len(encoded.dictionary) + 1) * k).reshape(-1, k)
    return Counter(
        {
            (name, str(level), segment): int(table[code, segment])
            for code, level in enumerate(encoded.dictionary.to_pylist())
            for segment in range(k)
            if table[code, segment]
        }
    )


def _averages(numeric: Sequence[str], moments: _Moments, everyone: Sequence[Average] | None) -> tuple[Average, ...]:
    averages = []
    for j, name in enumerate(numeric):
        count = int(moments.counts[0, j])
        mean = sd = difference = None
        if count:
            offset = moments.sums[0, j] / count
            mean = settled(float(offset + moments.shift[j]))
            sd = settled(float(np.sqrt(max(moments.squares[0, j] / count - offset**2, 0.0))))
        if everyone is not None and mean is not None:
            of_all = everyone[j]
            difference = settled((mean - (of_all.mean or 0.0)) / of_all.sd) if of_all.sd else 0.0
        averages.append(Average(column=name, count=count, mean=mean, sd=sd, difference=difference))
    return tuple(averages)


def _levels(levels: Counter[tuple[str, str, int]], segment: int, size: int, rows: int) -> tuple[Level, ...]:
    totals = Counter[tuple[str, str]]()
    for (name, level, _), count in levels.items():
        totals[name, level] += count
    return tuple(
        Level(
            column=name,
            level=level,
            count=levels[name, level, segment],
            share=levels[name, level, segment] / size if size else 0.0,
            share_of_all=total / rows,
        )
        for (name, level), total in sorted(totals.items())
    )

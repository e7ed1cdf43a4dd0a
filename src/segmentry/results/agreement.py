"""Whether the parts of a model fit together: there is one of a thing for each segment, and columns are there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from segmentry.results._model import Result
from segmentry.results.recipe import CategoryStep, Recipe
from segmentry.wording import one_line

#: Where there is one for each segment, if there are several; where there may be none as well, as in older models.
_PER_SEGMENT = (
    *("validation.silhouettes", "validation.stabilities", "profile.segments", "profile.outcomes.*.segments"),
    *("map.centres", "rules.coverage", "rules.exclusivity", "own_segments.groups.*.counts"),
    *("own_segments.groups.*.shares", "standing.segments", "rfm.groups.*.counts", "profile.at_stake.money.segments"),
)
_PER_SEGMENT_OR_NONE = (
    *("validation.stability_intervals", "validation.within", "validation.across", "validation.continues"),
    *("validation.borderline", "validation.silhouette_curves", "profile.led"),
)
#: The same for each segment of a number that was tried.
_OF_EVIDENCE = ("silhouettes", "across", "matches", "match_intervals", "within")
#: Where there is a number for each dimension of the recipe, and for each of its features.
_PER_DIMENSION = ("segments.*.matrix_centre", "segments.*.parts.*", "map.loadings.*", "choice.centres.*.*")
_PER_FEATURE = ("segments.*.centre",)
#: Where columns of the table are named.
_COLUMNS = (
    *("profile.all.*.column", "profile.contrasts.*.column", "profile.outcomes.*.column", "profile.typical.*.column"),
    *(
        "profile.segments.*.averages.*.column",
        "profile.segments.*.levels.*.column",
        "rules.rules.*.conditions.*.column",
    ),
    *("profile.segments.*.typical.*.column", "profile.segments.*.clue.column", "profile.segments.*.apart.*"),
    *("profile.clues.*.column", "profile.in_turn.*.column", "profile.contrasts.*.made_of.*"),
    *("profile.at_stake.money.column", "profile.at_stake.outcome", "profile.at_stake.cost"),
)
#: Where there are as many as in the first place.
_ALIKE = (
    ("map.explained", "map.loadings", "map.centres.*"),
    ("profile.all", "profile.segments.*.averages"),
    ("profile.segments.*.levels",),
)
#: Fields that count something, wherever they stand, and those that are a share from 0 to 1.
_COUNTS = frozenset(
    (
        *(
            "size",
            "count",
            "filled",
            "rows",
            "rows_read",
            "rows_labelled",
            "distinct",
            "missing",
            "misfits",
            "infinite",
        ),
        *("customers", "buyers", "spenders", "duplicates", "smallest", "sd", "resamples", "groups"),
        *("staying", "slipping", "lost", "noise", "references", "leaves", "stability_rows", "silhouette_rows"),
    )
)
_SHARES = frozenset(("share", "share_of_all", "fidelity", "covers", "share_right"))
#: Counts that others are divided by.
_FILLED = ("choice.evidence.*.rows", "standing.all.customers", "rfm.customers")
#: Values of 1e100 and more count as infinite when they are read, and the square of this is a number still.
_LARGEST_SD = 1e150
#: The scores of the RFM grid.
_SCORES = ("rfm.groups.*.recency.*", "rfm.groups.*.frequency.*", "rfm.unreached.*.score")


def contradictions(model: Any) -> Iterator[str]:
    """What does not fit together in the parts of a `Segmentation`, each as the end of a sentence about the model."""
    k: int = model.k
    if not 1 <= model.rows_labelled <= model.rows_read:
        yield "`rows_labelled` must be from 1 to `rows_read`"
    yield from _of_recipe(model.recipe)
    yield from _lengths(model, _PER_SEGMENT, (0, 1) if k == 1 else (k,), f"one entry for each of the {k} segments")
    yield from _lengths(model, _PER_SEGMENT_OR_NONE, (0, k), f"one entry for each of the {k} segments")
    yield from _lengths(model, _PER_DIMENSION, (model.recipe.width,), "one number for each dimension of the recipe")
    yield from _lengths(model, _PER_FEATURE, (len(model.recipe.steps),), "one entry for each feature")
    for path in ("segments.*.id", "profile.segments.*.id"):
        ids = list(_at(model, path))
        if ids != list(range(1, len(ids) + 1)):
            yield f"`{path}` must name each segment once"
    yield from _of_choice(model)
    for paths in _ALIKE:
        found = [(path, len(each)) for path in paths for each in _at(model, path)]
        yield from (f"`{path}` must be as long as `{paths[0]}`" for path, length in found if length != found[0][1])
    known = {column.name for column in model.columns.columns}
    of_table = {column.name for column in model.columns.columns if not column.sources}  # others are made of several
    yield from (f"`types` must tell of `{one_line(name)[:60]}`" for name in of_table - model.types.keys())
    yield from (f"`{path}` must name a column" for path in _COLUMNS for name in _at(model, path) if name not in known)
    yield from (f"`{path}` must be from 1 to 5" for path in _SCORES for x in _at(model, path) if not 1 <= x <= 5)
    for average in (*_at(model, "profile.all.*"), *_at(model, "profile.segments.*.averages.*")):
        if average.mean is not None and not 0 <= average.mean <= 1 and model.columns[average.column].kind == "share":
            yield "`profile.averages.mean` must be from 0 to 1 where it is a share"
    for condition in _at(model, "rules.rules.*.conditions.*"):
        if all(value in (None, ()) for name, value in condition if name != "column"):
            yield "`rules.rules.conditions` must each say something"
    yield from (f"`{path}` must be 1 or more" for path in _FILLED for count in _at(model, path) if count < 1)
    yield from _numbers(model, k)


def _numbers(value: Any, k: int, path: str = "") -> Iterator[str]:
    """Counts below 0, shares above 1 and segments that there are none of, wherever they stand in a result."""
    if isinstance(value, tuple):
        for each in value:
            yield from _numbers(each, k, path)
    elif isinstance(value, Result):
        for name, each in value:
            here = f"{path}.{name}" if path else name
            if isinstance(each, int | float) and not isinstance(each, bool):
                if name in _COUNTS and each < 0:
                    yield f"`{here}` must be 0 or more"
                elif name == "sd" and each >= _LARGEST_SD:
                    yield f"`{here}` must be less than {_LARGEST_SD:g}"
                elif name in _SHARES and not 0 <= each <= 1:
                    yield f"`{here}` must be from 0 to 1"
                elif name == "segment" and not 0 <= each <= k:
                    yield f"`{here}` must be a segment"
            else:
                yield from _numbers(each, k, here)


def _of_recipe(recipe: Recipe) -> Iterator[str]:
    for i, step in enumerate(recipe.steps):
        if isinstance(step, CategoryStep) and not len(step.levels) == len(step.shares) == len(step.scales):
            yield f"`recipe.steps.{i}` must have a share and a scale for each level"


def _of_choice(model: Any) -> Iterator[str]:
    choice = model.choice
    tried = [evidence.k for evidence in choice.evidence]
    if not tried or tried != sorted(set(tried)) or tried[0] != 1:
        yield "`choice.evidence` must begin with k = 1 and rise"
    if choice.k not in tried or choice.usual not in tried:
        yield "`choice.k` must be among the numbers of `choice.evidence`"
    if not choice.centres or any(len(centres) != k for k, centres in choice.centres.items()):
        yield "`choice.centres` must hold as many centres for each k"
    for evidence in choice.evidence:
        for name in _OF_EVIDENCE:
            if len(getattr(evidence, name)) not in (0, evidence.k):
                yield f"`choice.evidence.{name}` must have one entry for each segment"


def _lengths(model: Any, paths: Sequence[str], right: Sequence[int], words: str) -> Iterator[str]:
    yield from (f"`{path}` must have {words}" for path in paths for each in _at(model, path) if len(each) not in right)


def _at(value: Any, path: str) -> Iterator[Any]:
    """What stands at a path: names with points between them, `*` for each of several. Nothing of what is None."""
    name, _, rest = path.partition(".")
    several = value.values() if isinstance(value, Mapping) else value
    for each in several if name == "*" else [getattr(value, name)]:
        if each is not None:
            yield from _at(each, rest) if rest else [each]

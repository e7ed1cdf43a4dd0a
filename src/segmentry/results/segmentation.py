"""The one central result: small, frozen, JSON in and out. No customer rows are ever in its JSON."""

from pathlib import Path
from typing import Any, Self

from pydantic import Field, ValidationError, model_validator

from segmentry.errors import SegmentryError, Way
from segmentry.files import whole_file
from segmentry.plan import Plan
from segmentry.results import model_file
from segmentry.results._model import Result
from segmentry.results.agreement import contradictions
from segmentry.results.by_lifecycle import Standing
from segmentry.results.choice import KChoice, Verdict
from segmentry.results.columns import Columns
from segmentry.results.hand_changes import ByHand
from segmentry.results.made_without import MadeWithout
from segmentry.results.opinions import Comparison
from segmentry.results.orders import OrderLog
from segmentry.results.own_segments import OwnSegments
from segmentry.results.profile import Profile
from segmentry.results.recipe import Recipe
from segmentry.results.rfm import RfmGrid
from segmentry.results.rules import Rules
from segmentry.results.spending import NextSpending
from segmentry.results.table import ColumnType, LoadReport
from segmentry.visible_text import visible
from segmentry.wording import capitalised

#: Version of the model file's layout. Older layouts must stay readable.
MODEL_VERSION = 1
_AS_WRITTEN = "take it as the run wrote it"


class Segment(Result):
    """A group of customers. `size` counts its rows; `share` is its part of all labelled rows, or of their case
    weights (0 to 1). `matrix_centre` is its mean in matrix units, `centre` what that stands for in original units:
    the mean of a number (of its capped values where it is capped; after a logarithm the geometric mean), of a
    category the level that stands out most. Where segments were merged by hand, `parts` are the centres that they had:
    a customer is of the segment of which one is nearest. It is empty where `matrix_centre` is the only one. `colour` is
    the number whose colour it has where that is not its own: of the segment that it continues."""

    id: int
    name: str
    size: int
    share: float
    centre: tuple[float | str, ...]
    matrix_centre: tuple[float, ...]
    parts: tuple[tuple[float, ...], ...] = ()
    colour: int | None = None

    @property
    def place(self) -> int:
        """Whose colour it has, from 1."""
        return self.colour or self.id

    @property
    def centres(self) -> tuple[tuple[float, ...], ...]:
        """What customers are compared with: its parts, or its one centre."""
        return self.parts or (self.matrix_centre,)


class Validation(Result):
    """How well the segments hold, overall and one by one (in the order of the segments).

    Attributes
    ----------
    silhouette : float or None
        Mean silhouette (Euclidean) of `rows` rows; None with one segment.
    silhouettes : tuple of float or None
        The same per segment.
    stabilities : tuple of float
        Mean Jaccard similarity with the best match among the rows drawn (Hennig 2007), over `resamples` bootstrap fits
        to `stability_rows` rows.
    stability_intervals : tuple of pair of float
        Their 95 % intervals over these fits.
    within : tuple of three floats
        Segment level stability within solutions, SLSw (Dolnicar & Leisch 2017): lower quartile, median and upper
        quartile over `resamples` / 2 pairs of those fits, all rows assigned.
    across : tuple of float
        Segment level stability across solutions, SLSa: 1 = it came whole from one segment of the solution with k - 1.
    continues : tuple of int or None
        The segment of the solution with k - 1 that it continues (by linear assignment); None for the new one.
    borderline : tuple of float
        The share of its customers whose margin is below 0.1 (ours), in the sample.
    silhouette_curves : tuple of tuples of float
        Per segment quantiles of the silhouettes of its rows, evenly spaced from the lowest to the highest, four digits;
        empty for a segment with none of the rows. None at all in older models.
    """

    rows: int
    silhouette: float | None
    silhouettes: tuple[float | None, ...]
    resamples: int
    stability_rows: int
    stabilities: tuple[float, ...]
    stability_intervals: tuple[tuple[float, float], ...] = ()
    within: tuple[tuple[float, float, float], ...] = ()
    across: tuple[float, ...] = ()
    continues: tuple[int | None, ...] = ()
    borderline: tuple[float, ...] = ()
    silhouette_curves: tuple[tuple[float, ...], ...] = ()


class Bins(Result):
    """Customers counted in the cells of a grid over the map.

    The grid of `columns` x `rows` equal cells lies between `lower` and `upper` (x, y). It reaches to where nearly all
    customers are; those `beyond` are counted in the outermost cells. A cell with customers has its column and row from
    0, its customers, the segment that most of them are of (of equals the first), and how many of them that is.
    """

    columns: int
    rows: int
    lower: tuple[float, float]
    upper: tuple[float, float]
    beyond: int
    cells: tuple[tuple[int, int, int, int, int], ...]


class Map(Result):
    """The PCA map's axes: `explained` share of variance and `loadings` of every feature, per axis.

    `centres` are the segments' positions. The sample of `rows` customers is either in `points` (an array of segment
    id, x and, with two axes, y) or, where that would be too many to draw, counted in `bins`; both live in memory only.
    With one feature the axis is that feature, in its own units.
    """

    explained: tuple[float, ...]
    loadings: tuple[tuple[float, ...], ...]
    centres: tuple[tuple[float, ...], ...]
    rows: int
    points: Any = Field(None, exclude=True, repr=False)
    bins: Bins | None = Field(None, exclude=True, repr=False)


class Segmentation(Result):
    """Segments of a table, and everything needed to explain them and to label new customers.

    A stage not done yet is None. `save` writes it as JSON (the model file), `segmentry.load` reads it.

    Examples
    --------
    >>> import segmentry
    >>> segmentation = segmentry.run(segmentry.sample("bank", rows=500), segmentry.Plan(k=3, k_max=3))
    >>> sum(segmentation.sizes.values()), segmentation.features[:2]
    (500, ('age', 'employment'))
    """

    model_version: int = Field(MODEL_VERSION, ge=1, le=MODEL_VERSION)
    segmentry_version: str
    created: str
    table: str
    rows_read: int
    rows_labelled: int
    types: dict[str, ColumnType]
    plan: Plan
    load_report: LoadReport
    columns: Columns
    recipe: Recipe
    choice: KChoice
    k: int
    inertia: float
    passes: int
    preview: bool
    segments: tuple[Segment, ...]
    validation: Validation | None = None
    profile: Profile | None = None
    rules: Rules | None = None
    map: Map | None = None
    by_hand: ByHand | None = None
    comparison: Comparison | None = None
    own_segments: OwnSegments | None = None
    log: OrderLog | None = None
    rfm: RfmGrid | None = None
    next_spending: NextSpending | None = None
    standing: Standing | None = None
    made_without: MadeWithout | None = None
    timings: dict[str, float] = Field(default_factory=dict)
    versions: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        width = self.recipe.width
        centres = [centre for segment in self.segments for centre in (segment.matrix_centre, *segment.parts)]
        if len(self.segments) != self.k or [segment.id for segment in self.segments] != list(range(1, self.k + 1)):
            raise ValueError(f"the segments must be numbered from 1 to k = {self.k}")
        if not width or any(len(centre) != width for centre in centres):
            raise ValueError(f"every centre must have one number per dimension of the recipe ({width})")
        if not all(scale > 0 for step in self.recipe.steps for scale in step.divisors):
            raise ValueError("every scale of the recipe must be above 0")
        return self

    @property
    def sizes(self) -> dict[int, int]:
        """Customers per segment id."""
        return {segment.id: segment.size for segment in self.segments}

    @property
    def k_before(self) -> int:
        """The number of segments before any change by hand."""
        return self.k if self.by_hand is None else self.by_hand.k

    @property
    def verdict(self) -> Verdict | None:
        """How real these segments are; None where it was not computed, or with one segment of several."""
        if self.k == 1:
            return self.choice.verdict if self.choice.k == 1 else None
        return self.choice.of(self.k).verdict

    @property
    def features(self) -> tuple[str, ...]:
        """The columns that made the segments."""
        return self.recipe.features

    @property
    def labels(self) -> dict[str, str]:
        """What people call columns and levels: by the plan, else by the columns beside them."""
        return {**self.columns.called, **self.plan.labels}

    def save(self, path: str | Path) -> None:
        """Write the model file, JSON that `segmentry.load` reads, whole or not at all. No customer row is in it."""
        with whole_file(path) as target:
            target.write_bytes(f"{model_file.sealed(self.model_dump_json(indent=1))}\n".encode())

    def score(self, source: Any, **options: Any) -> Any:
        """Label new customers; see `segmentry.score`, which says what the options are."""
        from segmentry.stages.scoring.score import score

        return score(self, source, **options)

    def report(self, path: str | Path) -> None:
        """Write the report; see `segmentry.report`."""
        from segmentry.reporting.report import report

        report(self, path)

    def _repr_html_(self) -> str:
        from segmentry.reporting.report import notebook_html

        return notebook_html(self)

    def __repr__(self) -> str:
        return f"Segmentation({self.k} segments among {self.rows_labelled:,} customers, from {self.table})"

    def __str__(self) -> str:
        from segmentry.reporting.report import text

        return text(self)


def load(path: str | Path, *, accept_changed: bool = False) -> Segmentation:
    """Read a model file that `Segmentation.save` wrote. Nothing in it is executed.

    Parameters
    ----------
    path : str or Path
    accept_changed : bool
        Also a file whose content was changed since it was saved, as long as it is a model. Its checksum tells that;
        files of before version 0.3 have none.

    Raises
    ------
    SegmentryError
        If the file is missing, not JSON, not a model, or was changed; the message names the field.

    Examples
    --------
    >>> import segmentry, tempfile, os
    >>> segmentation = segmentry.run(segmentry.sample("bank", rows=500), segmentry.Plan(k=3, k_max=3))
    >>> with tempfile.TemporaryDirectory() as place:
    ...     segmentation.save(os.path.join(place, "model.json"))
    ...     load(os.path.join(place, "model.json")).sizes == segmentation.sizes
    True
    """
    data, changed = model_file.read(Path(path))
    version = data.get("model_version")
    if isinstance(version, int) and version > MODEL_VERSION:
        raise SegmentryError(
            f"A newer Segmentry wrote the model {visible(path)}. Install the newest version to read it."
        )
    try:
        segmentation = Segmentation.model_validate(data)
    except ValidationError as error:
        raise _refused(path, model_file.in_words(error), changed) from None
    except SegmentryError as error:  # of its plan
        raise _refused(path, f"`plan` is not right: {error.message.removesuffix('.')}", changed) from None
    if contradiction := next(contradictions(segmentation), None):
        raise _refused(path, contradiction, changed)
    if changed and not accept_changed:
        accept = Way("load it with {} to use it as it is", "accept_changed", True)
        raise SegmentryError(f"The model {visible(path)} was changed since it was saved.", _AS_WRITTEN, accept)
    return segmentation


def _refused(path: str | Path, words: str, changed: bool) -> SegmentryError:
    mend = f"It was changed since it was saved: {_AS_WRITTEN}" if changed else capitalised(_AS_WRITTEN)
    return SegmentryError(f"The file {visible(path)} is not a valid Segmentry model: {words}. {mend}.")

"""The plan: every option, declared once, for the app, the shell, Python and the files."""

import json
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    ByteSize,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    TypeAdapter,
    ValidationError,
    field_validator,
    model_validator,
)

from segmentry import refused_values
from segmentry.column_plan import ColumnPlan
from segmentry.errors import SegmentryError, near_matches
from segmentry.files import whole_file
from segmentry.order_plan import OrderPlan
from segmentry.planned_change import PlannedChange
from segmentry.planned_option import IN_FILE, InShell
from segmentry.results.choice import Detail
from segmentry.results.columns import Theme
from segmentry.results.mend import Mend

Preset = Literal["auto", "classic"]
EngineName = Literal["local", "spark"]
Format = Literal["csv", "parquet", "xlsx"]
Decimal = Literal["auto", ".", ","]
SeveralRows = Literal["keep", "latest", "aggregate"]

#: The options on reading: what would otherwise be found in a file.
READING = ("delimiter", "decimal", "encoding", "sheet", "header", "header_lines", "skip_rows")
#: The most segments that can be asked for.
LARGEST_K = 30
#: Bounds of the memory limit. With less than the first not even a small table gets through.
_SIZE = TypeAdapter(ByteSize)
LEAST_MEMORY, MOST_MEMORY = 800_000_000, 10**15


class Plan(OrderPlan):
    """What to do with a table. Every default is the recommended one.

    Raises
    ------
    SegmentryError
        If an option is unknown or out of bounds.

    Examples
    --------
    >>> Plan(features=("age", "balance"), preset="classic").k_max
    10
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    features: Annotated[tuple[str, ...] | None, InShell("A,B")] = Field(
        None, description="Columns that make the segments. Default: all that suit."
    )
    outcome: Annotated[str | None, InShell("COLUMN")] = Field(
        None, description="What you ask about: a column, or COLUMN=LEVEL; none: only who they are. Default: as found."
    )
    themes: Annotated[tuple[Theme, ...] | None, InShell("A,B")] = Field(
        None,
        description="What segments are made of: is, has, does, thinks (what customers are, have, do, think), reached, "
        "came. Default: the first four.",
    )
    columns: Annotated[dict[str, ColumnPlan], IN_FILE] = Field(
        default_factory=dict, description="What to do with single columns, by name (a plan file's [columns.NAME])."
    )
    max_levels: Annotated[int, IN_FILE] = Field(
        12, ge=2, le=100, description="Most levels of a category that is a feature; rarer ones are pooled."
    )
    several_rows: SeveralRows = Field(
        "keep",
        description="Several rows of one customer: keep them all, the latest, or aggregate them into one.",
    )
    customer: Annotated[str | None, InShell("COLUMN")] = Field(
        None, description="Column that names the customer, where one has several rows."
    )
    latest_by: Annotated[str | None, InShell("COLUMN")] = Field(
        None, description="Column of dates, numbers or months that tells the latest row. Default: the last row."
    )
    weight: Annotated[str | None, IN_FILE] = Field(
        None, description="Column of case weights: how many customers a row stands for."
    )
    k: Annotated[Literal["auto"] | int, InShell("auto|N")] = Field(
        "auto", description="Number of segments, or auto for the recommended one."
    )
    detail: Detail = Field(
        "recommended", description="Level of detail: coarse or fine take fewer or more segments where there are such."
    )
    k_max: int = Field(10, ge=2, le=LARGEST_K, description="Largest number of segments to consider.")
    min_share: Annotated[float, InShell("SHARE")] = Field(
        0.01, ge=0, lt=0.5, description="Smallest share of the customers that a segment of a recommended k may have."
    )
    changes: Annotated[tuple[PlannedChange, ...], IN_FILE] = Field(
        (),
        description="Changes by hand in their order: `merge = [2, 5]` or `split = 3`, by the numbers that segments "
        "have then (a plan file's [[changes]]).",
    )
    sizes: Annotated[tuple[float, float] | None, IN_FILE] = Field(
        None,
        description="Least and largest share of a segment, such as [0.05, 0.4]: smaller ones join the nearest, larger "
        "ones are split.",
    )
    compare_with: Annotated[str | None, InShell("COLUMN")] = Field(
        None, description="Column of segments that you have already, to be compared with these; never a feature."
    )
    preset: Preset = Field("auto", description="auto: k by all the evidence. classic: textbook K-Means, k at the knee.")
    second_opinion: bool = Field(
        False, description="Ask other methods about the segments, too, and tell it in the report (a few seconds)."
    )
    names: Annotated[dict[str, str], IN_FILE] = Field(
        default_factory=dict,
        description="Other names for segments, by the name that they get by themselves (a plan file's [names]).",
    )
    labels: Annotated[dict[str, str], IN_FILE] = Field(
        default_factory=dict,
        description="What people call columns, levels and customers: `age`, `housing=yes`, `customers` ([labels]).",
    )
    min_cell: Annotated[int, IN_FILE] = Field(
        5, ge=1, le=1_000, description="Figures of fewer customers than this are withheld from profile and report."
    )
    seed: int = Field(0, ge=0, le=2**32 - 1, description="Seed of everything random.")
    sample_rows: Annotated[int, IN_FILE] = Field(
        50_000, ge=1_000, le=1_000_000, description="Rows on which the evidence is computed when there are more."
    )
    format: Format = Field("csv", description="Format of the labelled customer table.")
    delimiter: Annotated[str | None, InShell("CHAR")] = Field(
        None, min_length=1, max_length=3, description="Delimiter of a text file. Default: found in the file."
    )
    decimal: Annotated[Decimal, InShell("auto|.|,")] = Field(
        "auto", description="Decimal mark of numbers in text: auto, . or a comma."
    )
    encoding: Annotated[str | None, InShell("NAME")] = Field(
        None, description="Encoding of a text file. Default: found in the file."
    )
    sheet: Annotated[str | None, InShell("NAME")] = Field(
        None, description="Sheet of a workbook. Default: the first that holds a table."
    )
    header: Annotated[int | None, InShell("LINE")] = Field(
        None, ge=0, description="Line (in a workbook, row) of the column names; 0: there are none. Default: found."
    )
    header_lines: Annotated[int | None, InShell("N")] = Field(
        None, ge=1, le=20, description="Lines that the header takes, with questions or units below. Default: found."
    )
    skip_rows: Annotated[int | None, InShell("N")] = Field(
        None, ge=0, description="Lines at the top to leave out; the header is looked for below them. Default: found."
    )
    memory_limit: Annotated[str | None, InShell("SIZE")] = Field(
        None,
        description="Most memory that a run may use, such as 2GB; the rest goes to the temporary folder. "
        "Default: most of the machine's.",
    )
    engine: EngineName = Field("local", description="What moves the rows: local, or spark.")
    master: Annotated[str | None, InShell("URL")] = Field(
        None, min_length=1, description="Where Spark runs: local[2], spark://host:7077 ... Default: as it is set up."
    )

    @field_validator("k", mode="before")
    @classmethod
    def _k_in_bounds(cls, k: Any) -> Any:
        if k == "auto" or (isinstance(k, int) and not isinstance(k, bool) and 1 <= k <= LARGEST_K):
            return k
        raise ValueError(f"it must be auto or a whole number from 1 to {LARGEST_K}")

    @field_validator("labels")
    @classmethod
    def _filled_in(cls, labels: dict[str, str]) -> dict[str, str]:
        return {name: words for name, words in labels.items() if words.strip()}

    @field_validator("memory_limit")
    @classmethod
    def _a_size(cls, words: str | None) -> str | None:
        with suppress(ValueError):
            if words is None or LEAST_MEMORY <= bytes_of(words) <= MOST_MEMORY:
                return words
        raise ValueError("it must be a size such as 800MB, 2GB or 2GiB, from 800MB on")

    @field_validator("sizes")
    @classmethod
    def _can_be_kept(cls, sizes: tuple[float, float] | None) -> tuple[float, float] | None:
        if sizes is None or (sizes[0] >= 0 and 2 * sizes[0] <= sizes[1] <= 1):
            return sizes
        raise ValueError("they must be two shares from 0 to 1, the largest at least twice the least")

    def of_column(self, name: str) -> ColumnPlan:
        """What it says of one column; the defaults where it says nothing."""
        return self.columns.get(name, ColumnPlan())

    def mended(self, mend: Mend) -> "Plan":
        """The plan that does what is proposed of some finding.

        Examples
        --------
        >>> Plan(features=("age", "income")).mended(Mend.not_using(["age"])).features
        ('income',)
        """
        options = {"columns": {}, **self.model_dump(exclude_unset=True), **mend.options}
        for name, column in mend.columns.items():
            options["columns"][name] = {**options["columns"].get(name, {}), **column}
        if self.features is not None and "features" not in mend.options:
            told = {name: column["role"] for name, column in mend.columns.items() if "role" in column}
            kept = [name for name in options["features"] if told.get(name, "feature") == "feature"]
            options["features"] = [*kept, *(n for n, role in told.items() if role == "feature" and n not in kept)]
        return type(self)(**options)

    @property
    def told_on_reading(self) -> tuple[str, ...]:
        """Its options on reading that were told."""
        return tuple(name for name in READING if name in self.model_fields_set)

    @property
    def memory_bytes(self) -> int | None:
        """The memory limit in bytes."""
        return None if self.memory_limit is None else bytes_of(self.memory_limit)

    @property
    def largest_k(self) -> int:
        """The largest k that must be fitted: `k_max`, or `k` where that is more."""
        return self.k_max if self.k == "auto" else max(self.k_max, self.k)

    @model_validator(mode="wrap")
    @classmethod
    def _refused_in_words(cls, options: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return handler(options)
        except ValidationError as error:
            raise SegmentryError(_in_words(error)) from None

    @classmethod
    def load(cls, path: str | Path) -> "Plan":
        """Read a plan from a TOML or JSON file, as `save` writes it."""
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8")
            options = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
        except (OSError, UnicodeDecodeError) as error:
            raise SegmentryError(f"The plan {path} cannot be read: {error}.") from None
        except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
            kind = "JSON" if path.suffix.lower() == ".json" else "TOML"
            raise SegmentryError(f"The plan {path} is not valid {kind}: {error}.") from None
        if not isinstance(options, dict):
            raise SegmentryError(f"The plan {path} must hold options by name, such as k_max.")
        return cls(**options)

    def save(self, path: str | Path) -> None:
        """Write the plan as JSON, or as TOML when the name ends in .toml, whole or not at all."""
        options = self.model_dump(mode="json", exclude_none=True)
        if Path(path).suffix.lower() == ".toml":
            import tomli_w  # no run needs it

            text = tomli_w.dumps({name: value for name, value in options.items() if value != {}})
        else:
            text = json.dumps(options, indent=2) + "\n"
        with whole_file(path) as target:
            target.write_text(text, encoding="utf-8", newline="\n")


#: Options that the command line takes from a plan file only.
ONLY_IN_FILE = frozenset(name for name, field in Plan.model_fields.items() if IN_FILE in field.metadata)


def bytes_of(words: str) -> int:
    """How many bytes the words name; a `ValueError` where they name no size.

    >>> bytes_of("2GB"), bytes_of("1.5 GiB")
    (2000000000, 1610612736)
    """
    return int(_SIZE.validate_python(words))


def _in_words(error: ValidationError) -> str:
    first = error.errors()[0]
    place = [str(part) for part in first["loc"]] or ["k"]
    fields = Plan.model_fields if place[0] != "columns" else ColumnPlan.model_fields
    option = ".".join(place[:3] if place[0] == "columns" else place[:1])
    if first["type"] == "extra_forbidden":
        return f"There is no option `{option}`.{near_matches(place[-1], fields)}"
    return f"The option `{option}` cannot be {_shown(first['input'])}: {refused_values.in_words(first, 'it')}."


def _shown(value: Any) -> str:
    words = repr(value)
    return words if len(words) <= 60 else f"{words[:60]}..."

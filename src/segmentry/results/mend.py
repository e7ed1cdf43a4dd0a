"""What a plan can do about a finding, as data: a face shows its label, and the plan takes it."""

from collections.abc import Iterable
from typing import Any, Self

from pydantic import Field

from segmentry.results._model import Result


class Mend(Result):
    """A way to act on a finding that is options of a plan.

    Attributes
    ----------
    label : str
        What it does, in a few words.
    columns : dict of str to dict
        By column what the plan would say of it (`ColumnPlan`).
    options : dict
        Other options of the plan.

    Examples
    --------
    >>> Mend.of("Cap extreme values", ["balance"], cap=[0.001, 0.999]).columns
    {'balance': {'cap': [0.001, 0.999]}}
    """

    label: str
    columns: dict[str, dict[str, Any]] = Field(default_factory=dict)
    options: dict[str, Any] = Field(default_factory=dict)

    @classmethod
    def of(cls, label: str, names: Iterable[str], **options: Any) -> Self:
        """The same for each of these columns."""
        return cls(label=label, columns={name: dict(options) for name in names})

    @classmethod
    def not_using(cls, names: Iterable[str], role: str = "descriptor") -> Self:
        """These columns make no segments."""
        several = list(names)
        return cls.of("Do not use it" if len(several) == 1 else "Do not use them", several, role=role)

    @classmethod
    def using(cls, names: Iterable[str]) -> Self:
        """These columns make segments."""
        several = list(names)
        return cls.of("Use it" if len(several) == 1 else "Use them", several, role="feature")

    @classmethod
    def all_of(cls, mends: Iterable["Mend | None"]) -> "Mend | None":
        """One for all, where all do the same to different columns; None where they do not."""
        several = list(mends)
        known = [mend for mend in several if mend is not None and not mend.options]
        if not known or len(known) < len(several) or len({mend.label for mend in known}) > 1:
            return None
        columns = {name: options for mend in known for name, options in mend.columns.items()}
        return cls(label=known[0].label.replace(" it", " them"), columns=columns)

"""The lines of a log as an engine holds them."""

from dataclasses import dataclass

from segmentry.engines.base import Rows
from segmentry.stages.customers.lines import Lines


@dataclass(frozen=True)
class Counted:
    """The lines of a log, as an engine holds them, and how they were read."""

    rows: Rows
    lines: Lines

    @property
    def inputs(self) -> dict[str, str]:
        """What statements over them need."""
        return {output.id: output.name for output in self.lines.outputs if output.id != "differs"}

"""That many names of a table say nothing to a reader, and how to name them."""

import shlex

from segmentry.reporting.again import NOT_A_FILE
from segmentry.reporting.once import once
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.readable import holds_a_code, is_readable
from segmentry.wording import one_line

#: From so many of the columns on, and from such a part of them, names are asked for first (ours).
_FEWEST, _PART = 4, 0.4


@once
def names_first(segmentation: Segmentation) -> str:
    """How many names nobody can read; empty where most can be read."""
    labels = segmentation.labels
    told = [column for column in segmentation.columns.columns if column.is_told]
    vague = [x for x in told if not is_readable(x.name, x.theme, labels) or holds_a_code(x.name, labels)]
    if len(vague) < _FEWEST or len(vague) < _PART * len(told):
        return ""
    return f"{len(vague)} of {len(told)} columns have names that only their makers can read: name them and run again."


def how_to_name(segmentation: Segmentation) -> str:
    """What writes the blanks to fill in; of a table that is in no file the option of the plan."""
    report = segmentation.load_report
    if report.format in NOT_A_FILE:
        return '`Plan(labels={"column": "what it is"})` names columns.'
    file = shlex.quote(one_line(report.source))
    written = f"`segmentry inspect {file}` with `--labels names.toml` writes blanks to fill in"
    return f"To name columns: {written}; then run with `--plan names.toml`."

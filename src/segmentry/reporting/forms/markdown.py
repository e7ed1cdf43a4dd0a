"""The report as Markdown, with the sections of the page: tables and captions, no pictures.

Whatever comes from data is escaped where it is put out, not where somebody remembers to: the environment sees to it.
"""

import re
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from segmentry.reporting.contents import NO_ROWS, NOTHING_FOUND, SHARES, Contents, one_line, run_facts, table_facts
from segmentry.reporting.differences import CIRCULAR, OUTCOMES
from segmentry.reporting.forms import tables
from segmentry.reporting.forms.tables import Table
from segmentry.reporting.shapes import axis_title, strongest
from segmentry.reporting.words import printable

#: Rows of the table of averages, and features told of one axis of the map.
_MOST_ROWS, _MOST_LOADINGS = 20, 12
#: What means something anywhere in a line. An underscore within a word means nothing, and columns are full of them.
_ANYWHERE = re.compile(r"[\\`*\[\]<>&|~$]|(?<![^\W_])_|_(?![^\W_])")
#: What means something at the beginning of a line: headings, lists, rules, underlines.
_BEGINNING = re.compile(r"^(#|=|[-+](?=[\s-]|$)|\d{1,9}(?=[.)](?:\s|$)))")
#: What a reader that makes links of bare addresses looks for.
_ADDRESS = re.compile(r"(?<=\w):(?=/)|(?<=www)\.|@", re.IGNORECASE)


def markdown(told: Contents) -> str:
    """The report as Markdown.

    Examples
    --------
    >>> import segmentry
    >>> from segmentry.reporting.contents import contents
    >>> segmentation = segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k=5, k_max=5))
    >>> markdown(contents(segmentation)).splitlines()[0]
    '# 5 natural segments recommended'
    """
    room = Environment(
        loader=PackageLoader("segmentry.reporting"),
        autoescape=True,  # so that what the macros make counts as made
        finalize=_put_out,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    room.filters |= {"table": table, "fenced": fenced, "share": lambda value: f"{value:.1%}"}
    values = {
        "c": told,
        "s": told.s,
        "tables": tables,
        "most": _MOST_ROWS,
        "axes": _axes(told),
        "made": {"The table": table_facts(told.s), "The plan": told.plan.items(), "The run": run_facts(told.s)},
        "texts": {
            "shares": SHARES,
            "nothing": NOTHING_FOUND,
            "no_rows": NO_ROWS,
            "circular": CIRCULAR,
            "outcomes": OUTCOMES,
        },
    }
    lines = (line.rstrip() for line in room.get_template("report.md.j2").render(**values).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def escaped(text: str) -> str:
    r"""Text in one line that Markdown shows as it is.

    >>> escaped("<b>*a|b*</b> of monthly_charges"), escaped("1. one"), escaped("-0.50")
    ('\\<b\\>\\*a\\|b\\*\\</b\\> of monthly_charges', '1\\. one', '-0.50')
    """
    line = one_line(text)
    beginning = _BEGINNING.match(line)
    line = _ADDRESS.sub(lambda found: f"\\{found[0]}", _ANYWHERE.sub(lambda found: f"\\{found[0]}", line))
    if beginning is None:
        return line
    return f"{beginning[0]}\\{line[len(beginning[0]) :]}" if beginning[0].isdigit() else f"\\{line}"


def table(one: Table) -> Markup:
    """A GitHub table."""
    sides = [Markup("---" if i < one.texts else "---:") for i in range(len(one.heads))]
    lines = (one.heads, sides, *one.rows)
    return Markup("\n".join(f"| {' | '.join(_put_out(cell) for cell in line)} |" for line in lines))


def fenced(code: str) -> Markup:
    """Code to copy, in a fence that is longer than any in it."""
    lines = [printable(line) for line in code.splitlines()]
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", code)), 3)
    return Markup("\n".join([fence, *lines, fence]))


def _put_out(value: Any) -> Markup:
    if isinstance(value, Markup):
        return value
    return Markup("" if value is None else escaped(str(value)))


def _axes(told: Contents) -> list[tuple[str, Table, str]]:
    """Per axis of the map its title, the features that carry it most, and how many more there are."""
    drawn = told.segmentation.map
    if drawn is None or "loadings" not in told.told:
        return []
    axes = []
    for i in range(len(drawn.loadings)):
        ranked = strongest(told.segmentation, i)
        rows = tuple((name, f"{load:+.2f}") for name, load in ranked[:_MOST_LOADINGS])
        more = f"The {len(rows)} strongest of {len(ranked)} features." if len(ranked) > len(rows) else ""
        axes.append((axis_title(drawn, i), Table(("feature", "loading"), rows), more))
    return axes

"""Which columns make segments by what they tell: as the plan says, else what customers are, have, do or think."""

from segmentry import wording
from segmentry.plan import Plan
from segmentry.results.columns import THEMES, Column, Columns, Theme
from segmentry.stages.inspection.themes.basis import USUAL, describes_by_theme


def theme_of(column: Column, plan: Plan) -> Theme | None:
    """The theme of a column: as the plan says, else as it was found."""
    return plan.of_column(column.name).theme or column.theme


def by_theme(column: Column, plan: Plan) -> bool:
    """Whether a column, of which the plan names no role, makes segments.

    The textbook takes all that suit, whatever they tell, unless the plan names themes.
    """
    theme, able = theme_of(column, plan), column.role == "feature" or describes_by_theme(column)
    if plan.themes is not None:
        came = theme == "came" and column.role in ("outcome", "value")
        return theme in plan.themes and (able or came)
    if plan.preset == "classic":
        return able
    if theme != column.theme:  # the plan says otherwise
        return able and theme in USUAL
    return column.role == "feature"


def none_of_themes(columns: Columns, plan: Plan, name: str) -> str:
    """That no column tells what the plan asks for, and what others do."""
    told = [theme for theme in THEMES if any(by_theme(c, Plan(themes=(theme,))) for c in columns.columns)]
    asked = wording.listed([THEMES[theme] for theme in plan.themes or ()], "or")
    does = f"There are columns that tell {wording.listed([f'{THEMES[t]} ({t})' for t in told])}." if told else ""
    return (
        f"No column of {name} that can make segments tells {asked}. {does} Name other themes, or say of a column what"
        " it tells (columns.NAME.theme)."
    )

"""Step 1: the table, what was understood of it, and what makes the segments."""

from segmentry.app.session import Session
from segmentry.app.views import data, features


def show(held: Session) -> None:
    """Draw the step."""
    data.show(held)
    features.show(held)

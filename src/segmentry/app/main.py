"""The app's entry: page settings and navigation. `streamlit run` this file, or `segmentry app`."""

from pathlib import Path

import streamlit as st

from segmentry.app import workshop
from segmentry.app.views import page

_HERE = Path(__file__).parent


def main() -> None:
    """Draw the app once, from top to bottom."""
    st.set_page_config(page_title="Segmentry", page_icon=str(_HERE / "icon.png"), layout="wide")
    workshop.workshop()
    st.navigation([st.Page(page.show, title="Segmentry", default=True)], position="hidden").run()


if __name__ == "__main__":
    main()

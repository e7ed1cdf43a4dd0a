"""New customers are labelled the same way."""

import streamlit as st

from segmentry.app.session import Session


def show(held: Session) -> None:  # noqa: ARG001 - it will
    """Draw the step."""
    st.caption("Labels new customers the same way: segmentry score model.json new.csv -o labelled.csv")

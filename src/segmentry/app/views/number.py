"""The evidence for every number of segments."""

from typing import Any

import streamlit as st

from segmentry.app import widgets
from segmentry.app.cache import Work
from segmentry.reporting import captions, charts
from segmentry.results.choice import Evidence, KChoice
from segmentry.results.segmentation import Segmentation


def show(work: Work, segmentation: Segmentation) -> None:
    """Draw the part."""
    choice = work.choice
    alt = f"Elbow, silhouette and stability for 1 to {choice.k_max} segments; {choice.k} recommended"
    widgets.picture(
        "evidence",
        "Elbow, silhouette and stability",
        charts.evidence(choice, segmentation.k),
        captions.evidence(choice, segmentation.k),
        alt,
    )
    with st.expander("Every figure"):
        _figures(choice)


def _figures(choice: KChoice) -> None:
    number = st.column_config.NumberColumn
    config = {
        "Inertia": number(format="localized"),
        "Silhouette (Euclidean)": number(format="%.3f"),
        "Stability": number(format="%.3f"),
        "Calinski-Harabasz": number(format="localized"),
        "Davies-Bouldin (q=1)": number(format="%.3f"),
        "Smallest segment": number(format="localized"),
    }
    widgets.table([_row(one, choice) for one in choice.evidence], "The figures for every number of segments", config)
    last = choice.evidence[-1]
    st.caption(
        f"Inertia on {last.rows:,} rows, silhouette on {last.silhouette_rows:,};"
        f" stability over {last.stability_pairs} pairs of fits to {last.stability_rows:,} rows."
    )


def _row(one: Evidence, choice: KChoice) -> dict[str, Any]:
    marks = [word for word, k in (("recommended", choice.k), ("knee", choice.knee)) if k == one.k]
    return {
        "Segments": one.k,
        "Remark": ", ".join(marks),
        "Inertia": round(one.inertia, 2),
        "Silhouette (Euclidean)": one.silhouette,
        "Stability": one.stability,
        "Calinski-Harabasz": None if one.calinski_harabasz is None else round(one.calinski_harabasz, 1),
        "Davies-Bouldin (q=1)": one.davies_bouldin,
        "Smallest segment": one.smallest,
    }

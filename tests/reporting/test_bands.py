"""The bands that authors give for their figures, and the light that needs no colour."""

import pytest

from segmentry.reporting.bands import effect_band, light, silhouette_band, stability_band


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (1.0, "strong structure"),
        (0.71, "strong structure"),
        (0.704, "reasonable structure"),
        (0.70, "reasonable structure"),
        (0.51, "reasonable structure"),
        (0.50, "weak structure"),
        (0.26, "weak structure"),
        (0.25, "no substantial structure"),
        (-0.3, "no substantial structure"),
    ],
)
def test_silhouette_bands(value: float, band: str) -> None:
    assert silhouette_band(value) == band


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (1.0, "highly stable"),
        (0.85, "highly stable"),
        (0.84, "stable"),
        (0.75, "stable"),
        (0.74, "a pattern, but doubtful who belongs to it"),
        (0.60, "a pattern, but doubtful who belongs to it"),
        (0.59, "not to be trusted"),
        (0.0, "not to be trusted"),
    ],
)
def test_stability_bands(value: float, band: str) -> None:
    assert stability_band(value) == band


@pytest.mark.parametrize(
    ("effect", "name"), [(0.5, "large"), (0.3, "medium"), (0.1, "small"), (0.09, "negligible"), (0, "negligible")]
)
def test_effect_bands(effect: float, name: str) -> None:
    assert effect_band(effect) == name


@pytest.mark.parametrize(
    ("stability", "name"),
    [(1.0, "green"), (0.85, "green"), (0.75, "green"), (0.74, "amber"), (0.6, "amber"), (0.59, "red"), (0.0, "red")],
)
def test_the_traffic_light(stability: float, name: str) -> None:
    assert light(stability).name == name


def test_the_traffic_light_needs_no_colour() -> None:
    assert len({light(stability).sign for stability in (0.9, 0.7, 0.5)}) == 3

"""The bands that authors give for their figures, and the light that needs no colour."""

import pytest

from segmentry.reporting.trust.bands import effect_band, light, silhouette_band, stability_band, stable_by_chance
from segmentry.results.contrast import Contrast


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


def contrast(measure: str, effect: float, df: int = 1) -> Contrast:
    return Contrast(column="x", feature=True, measure=measure, effect=effect, df=df)


@pytest.mark.parametrize(
    ("eta_squared", "name"),
    [
        (0.138, "large"),
        (0.137, "medium"),
        (0.0589, "medium"),
        (0.0588, "small"),
        (0.00991, "small"),
        (0.0098, "negligible"),
    ],
)
def test_bands_of_means_are_those_of_eta_squared(eta_squared: float, name: str) -> None:
    """Cohen (1988, p. 283): eta squared of 0.0099, 0.0588 and 0.1379."""
    assert effect_band(contrast("eta", eta_squared**0.5)) == name
    assert effect_band(contrast("eta", 1.0)) == "large"
    assert effect_band(contrast("eta", 0.0)) == "negligible"


@pytest.mark.parametrize("df", [1, 2, 3, 5])
def test_bands_of_shares_depend_on_the_table(df: int) -> None:
    """Cramer's V of a w of 0.1, 0.3 and 0.5: for df 2 these are 0.071, 0.212 and 0.354 (Cohen 1988, p. 222)."""
    for w, at, below in ((0.1, "small", "negligible"), (0.3, "medium", "small"), (0.5, "large", "medium")):
        v = w / df**0.5
        assert [effect_band(contrast("Cramer's V", v + d, df)) for d in (1e-9, -1e-9)] == [at, below]


@pytest.mark.parametrize(
    ("stability", "name"),
    [(1.0, "green"), (0.85, "green"), (0.75, "green"), (0.74, "amber"), (0.6, "amber"), (0.59, "red"), (0.0, "red")],
)
def test_the_traffic_light(stability: float, name: str) -> None:
    assert light(stability).name == name


def test_no_light_is_green_where_there_are_no_groups() -> None:
    lights = [light(stability, is_real=False).name for stability in (1.0, 0.75, 0.746, 0.7, 0.5)]
    assert lights == ["grey", "grey", "grey", "amber", "red"]


def test_the_traffic_light_needs_no_colour() -> None:
    assert len({light(stability).sign for stability in (0.9, 0.7, 0.5)}) == 3


def test_more_segments_are_stable_by_chance_less_often() -> None:
    shares = [stable_by_chance(k) for k in range(2, 31)]
    assert shares == sorted(shares, reverse=True)
    assert 0 < shares[-1] < shares[0] < 1

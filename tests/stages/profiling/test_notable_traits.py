"""How far a segment stands from all customers in single columns, in words."""

import pytest

from segmentry.results.profile import Average, Level
from segmentry.stages.profiling.notable_traits import Trait, nearly_nothing, notable, traits_of
from segmentry.wording import figure


def traits(among: str, **differences: float) -> tuple[Trait, ...]:
    averages = [Average(column=c, count=9, mean=d, sd=1, difference=d) for c, d in differences.items()]
    return traits_of(averages, averages, (), list(among))


def test_the_furthest_comes_first_and_only_columns_that_are_asked_for() -> None:
    assert [trait.column for trait in traits("abc", a=0.3, b=-2, c=1, other=9)] == ["b", "c", "a"]
    assert [trait.column for trait in notable(traits("abc", a=0.24, b=-2, c=0.25))] == ["b", "c"]


def test_a_level_is_a_trait_where_it_is_more_frequent_than_elsewhere() -> None:
    levels = [
        Level(column="plan", level="gold", count=9, share=0.9, share_of_all=0.2),
        Level(column="plan", level="basic", count=1, share=0.1, share_of_all=0.8),
    ]
    [gold] = traits_of((), (), levels, ["plan"])
    assert (gold.words, gold.beside) == ("plan is gold for 90%", "all customers 20%")
    assert gold.difference == pytest.approx(0.7 / 0.4)
    labels = {"plan": "loyalty level", "plan=gold": "top"}
    [gold] = traits_of((), (), levels, ["plan"], labels=labels)
    assert gold.words == "loyalty level is top for 90%"


def test_figures_have_the_unit_of_their_column() -> None:
    average = Average(column="Annual Income (k$)", count=9, mean=62.0, sd=1, difference=0.5)
    [trait] = traits_of([average], [average], (), [average.column])
    assert (trait.words, trait.beside) == ("annual income averages $62.00k", "all customers $62.00k")


def test_what_is_nearly_nothing_is_said_so_with_its_number() -> None:
    everyone = [Average(column="previous", count=90, mean=0.833, sd=1, difference=None)]
    for mean, words, beside in (
        (0.00072, "previous averages nearly 0", "0.00072; all customers 0.833"),
        (0.0, "previous averages 0", "all customers 0.833"),
    ):
        own = [Average(column="previous", count=9, mean=mean, sd=1, difference=-0.83)]
        [trait] = traits_of(own, everyone, (), ["previous"])
        assert (trait.words, trait.beside) == (words, beside)
        assert nearly_nothing(mean, 0.833) == ("nearly" in words)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (12.345, "12.35"), (-1234567.8, "-1,234,568"), (0.5, "0.5"), (123.45, "123.5"), (1e15, "1e+15")],
)
def test_numbers_are_told_with_about_four_digits(value: float, text: str) -> None:
    assert figure(value) == text

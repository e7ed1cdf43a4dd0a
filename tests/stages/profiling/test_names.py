"""Names that tell segments apart."""

import pytest

from segmentry import Segmentation
from segmentry.results.profile import Average, Level
from segmentry.stages.profiling.names import Trait, name_segments, traits_of
from segmentry.wording import figure


def traits(**differences: float) -> tuple[Trait, ...]:
    averages = [Average(column=c, count=9, mean=d, sd=1, difference=d) for c, d in differences.items()]
    return traits_of(averages, averages, (), list(differences))


def test_a_name_tells_the_most_telling_feature() -> None:
    assert name_segments([traits(a=0.5, b=-2), traits(a=1.5, b=0.1)]) == ("Low b", "High a")


def test_names_that_repeat_get_more_features() -> None:
    names = name_segments([traits(a=2, b=1), traits(a=2, b=-1)])
    assert names == ("High a, high b", "High a, low b")


def test_names_are_distinct_even_where_the_features_are_not() -> None:
    names = name_segments([traits(a=2), traits(a=2), traits(a=0), traits(a=0.1)])
    assert names == ("High a (1)", "High a (2)", "Close to average (1)", "Close to average (2)")


def test_only_features_make_names() -> None:
    averages = [Average(column=c, count=9, mean=d, sd=1, difference=d) for c, d in (("a", 0.5), ("other", 9.0))]
    assert name_segments([traits_of(averages, averages, (), ["a"])]) == ("High a",)


def test_a_category_names_the_segment_in_which_it_is_common() -> None:
    levels = [
        Level(column="plan", level="gold", count=9, share=0.9, share_of_all=0.2),
        Level(column="plan", level="basic", count=1, share=0.1, share_of_all=0.8),
    ]
    gold = traits_of((), (), levels, ["plan"])
    assert name_segments([gold]) == ("Plan gold",)
    assert (gold[0].words, gold[0].beside) == ("plan is gold for 90%", "everyone 20%")
    assert gold[0].difference == pytest.approx(0.7 / 0.4)


def test_what_is_nearly_nothing_is_said_so_with_its_number() -> None:
    everyone = [Average(column="previous", count=90, mean=0.833, sd=1, difference=None)]
    [small] = traits_of(
        [Average(column="previous", count=9, mean=0.00072, sd=1, difference=-0.83)], everyone, (), ["previous"]
    )
    assert (small.words, small.beside) == ("previous averages nearly 0", "0.00072; everyone 0.833")
    [none] = traits_of(
        [Average(column="previous", count=9, mean=0.0, sd=1, difference=-0.83)], everyone, (), ["previous"]
    )
    assert (none.words, none.beside) == ("previous averages 0", "everyone 0.833")


def test_names_of_a_segmentation_are_distinct(segmentation: Segmentation) -> None:
    assert len({segment.name for segment in segmentation.segments}) == 3


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (12.345, "12.35"), (-1234567.8, "-1,234,568"), (0.5, "0.5"), (123.45, "123.5"), (1e15, "1e+15")],
)
def test_numbers_are_told_with_about_four_digits(value: float, text: str) -> None:
    assert figure(value) == text

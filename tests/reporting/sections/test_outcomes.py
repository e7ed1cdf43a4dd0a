"""Outcomes as people read them."""

import numpy as np
import pandas as pd

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.answer import answer
from segmentry.reporting.document import Table
from segmentry.reporting.outcome_and_worth import what_the_outcome_is
from segmentry.reporting.sections.outcomes import caption, outcomes, section, table, title
from segmentry.wording import rate
from tests.reporting.cells import column
from tests.reporting.changes import with_levels


def test_an_outcome_is_told_highest_first_beside_everyone(outcomes_of: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = outcomes_of
    churned = next(outcome for outcome in outcomes(segmentation) if outcome.column == "churned")
    rows, about = table(segmentation, churned), caption(segmentation, churned)
    hit = labelled["churned"] == "yes"
    rates = hit.groupby(labelled["segment"]).mean().sort_values(ascending=False)
    assert title(segmentation, churned) == "How many left"
    assert column(rows, "rate") == [f"{rate:.1%}" for rate in [*rates, hit.mean()]]
    assert [cell.split()[0] for cell in column(rows, "segment")] == [*map(str, rates.index), "All"]
    assert column(rows, "lift")[-1] == "1.00"
    top, share = rates.index[0], hit[labelled["segment"] == rates.index[0]].sum() / hit.sum()
    assert f"highest in segment {top}: {rates.iloc[0]:.1%}, {rates.iloc[0] / hit.mean():.1f} times" in about.means
    assert f"hold {share:.0%} of all such customers" in about.means
    where = f"in segment {top} than in segment {rates.index[-1]}"
    assert about.do == f"The question to test: why so many more {where}?"
    first, second, *rest = churned.ranked
    second = second.model_copy(update={"interval": (0.0, first.interval[0] if first.interval else 1.0)})
    alike = churned.model_copy(update={"segments": (first, second, *rest)})
    met = f"in segment {top} (its interval meets that of segment {rates.index[1]}): "
    assert met in caption(segmentation, alike).means


def test_a_difference_that_chance_would_explain_is_no_advice(outcomes_of: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, _ = outcomes_of
    defaulted = next(outcome for outcome in outcomes(segmentation) if outcome.column == "defaulted")
    about = caption(segmentation, defaulted)
    assert about.means.startswith("No difference between the segments could be shown: from ")
    assert "do not act on it before there are more customers" in about.do


def test_one_segment_has_no_outcomes_to_compare(one_segment: Segmentation) -> None:
    assert outcomes(one_segment) == ()
    assert section(one_segment) is None


def test_the_plan_names_an_outcome_in_every_form(outcomes_of: tuple[Segmentation, pd.DataFrame]) -> None:
    plan = outcomes_of[0].plan.model_copy(update={"labels": {"churned": "went elsewhere"}})
    segmentation = outcomes_of[0].model_copy(update={"plan": plan})
    told = section(segmentation)
    assert told is not None
    [sheet] = [
        block for own in told.all() for block in own.blocks if isinstance(block, Table) and block.sheet == "Outcomes"
    ]
    of_page = [own.title for own in told.sections if own.id != "single" and own.title]
    assert set(column(sheet, "outcome")) == set(of_page)
    assert [name for name in of_page if "went elsewhere" in name]
    assert all(any(note.startswith(name) for note in sheet.notes) for name in of_page)


def by_level(segmentation: Segmentation) -> Table:
    """The table of an outcome of several levels."""
    told = section(segmentation)
    assert told is not None
    [rows] = [x for own in told.all() for x in own.blocks if isinstance(x, Table) and x.columns[1].head == "Current"]
    return rows


def test_an_outcome_of_several_levels_is_told_level_by_level() -> None:
    rng = np.random.default_rng(0)
    group = rng.integers(0, 2, 1_200)
    frame = pd.DataFrame({"amount": group * 9 + rng.normal(20, 1, 1_200), "term": group * 9 + rng.normal(40, 1, 1_200)})
    statuses = ["Current", "Fully Paid", "Late", "Charged Off"]
    frame["loan_status"] = [rng.choice(statuses, p=[0.6, 0.25, 0.1, 0.05]) for _ in group]
    columns = {"loan_status": {"role": "outcome", "yes": ()}}
    segmentation = segmentry.run(frame, Plan(k=2, k_max=2, columns=columns))
    rows = by_level(segmentation)
    labelled = segmentation.score(frame)
    for status in statuses:
        own = (labelled["loan_status"] == status).groupby(labelled["segment"]).mean()
        of_all = (labelled["loan_status"] == status).mean()
        assert column(rows, status) == [*map(rate, own), rate(of_all)]
    few = {"Late", "Charged Off"}
    hidden = with_levels(
        segmentation,
        lambda i, x: x.model_copy(update={"share": None, "count": None}) if i == 1 and x.level in few else x,
    )
    left = labelled.loc[labelled["segment"] == 2, "loan_status"].isin(few).mean()
    assert column(by_level(hidden), "all that are not told") == ["", rate(left), ""]
    ask = 'To rank by one or more of them, set columns.loan_status.yes = ["Charged Off"] in the plan.'
    assert what_the_outcome_is(segmentation) == f"Loan status has several levels. {ask}"
    assert "have “loan" not in answer(segmentation).headline

"""What findings propose is what a plan can do: each proposal is carried out on the table that it was made of."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.plan import Plan
from segmentry.results.columns import Columns, Finding
from segmentry.results.mend import Mend


def messy(rows: int = 400) -> pd.DataFrame:
    """A table with something to say of most columns."""
    rng = np.random.default_rng(0)
    group = rng.integers(3, size=rows)
    age = 25 + 20 * group + rng.normal(0, 2, rows)
    table = pd.DataFrame({"customer_id": np.arange(rows) + 1, "age": age.round(), "income": np.exp(age / 9).round(2)})
    table["fee"] = (age * 3 + rng.normal(0, 2, rows)).round(1)
    table.loc[::9, "fee"] = -999
    table.loc[3, "income"] = 9e7
    table["constant"], table["region_code"] = 7, rng.integers(1, 6, rows)
    table["satisfaction"] = rng.choice(["low", "medium", "high", "n/a"], rows)
    table["pets"] = rng.choice(["dog", "cat"], rows)
    table["email_opens"] = rng.poisson(3, rows)
    table["gender"] = rng.choice(["f", "m"], rows)
    table["amount"] = [f"{value:.0f} {'EUR' if i % 2 else 'USD'}" for i, value in enumerate(age * 10)]
    table["score"] = [str(i % 50) if i % 20 else "none so far" for i in range(rows)]
    table["churned"] = (group == 1).astype(int)
    return table


@pytest.fixture(scope="module")
def columns() -> Columns:
    return segmentry.inspect(messy())


def test_proposals_can_be_carried_out(columns: Columns) -> None:
    labels = set()
    for finding in columns.findings:
        if finding.mend is not None:
            labels.add(finding.mend.label)
            plan = Plan().mended(finding.mend)
            assert plan != Plan()
            prepared = segmentry.prepare(messy(), plan)
            if finding.mend.label in ("Use it", "Use them"):
                assert {*finding.mend.columns} <= {*prepared.recipe.features}, finding
    assert {"Use it", "Cap extreme values", "Read as number", "Keep them as numbers", "Count each in full"} <= labels


def test_what_cannot_be_used_is_not_offered(columns: Columns) -> None:
    offered = {name for f in columns.findings if f.mend and f.mend.label.startswith("Use") for name in f.mend.columns}
    assert "constant" not in offered
    assert "customer_id" not in offered
    assert "pets" in offered


def test_a_proposal_changes_what_it_says_and_no_more() -> None:
    plan = Plan(k_max=5, features=("age", "fee"), columns={"age": {"weight": 2.0}})
    mended = plan.mended(Mend.using(["pets"])).mended(Mend.not_using(["fee"])).mended(Mend.of("", ["age"], cap="none"))
    assert mended.features == ("age", "pets")
    assert (mended.columns["age"].weight, mended.columns["age"].cap) == (2, "none")
    assert mended.model_fields_set == {"k_max", "features", "columns"}
    assert mended.columns["age"].model_fields_set == {"weight", "cap"}


def test_findings_go_to_json_and_back_and_older_ones_have_no_proposal(columns: Columns) -> None:
    assert Columns.model_validate_json(columns.model_dump_json()) == columns
    old = {"severity": "note", "column": None, "what": "Something.", "remedy": "Look."}
    assert Finding.model_validate(old).mend is None


def test_several_proposals_of_one_kind_are_one() -> None:
    both = Mend.all_of([Mend.using(["a"]), Mend.using(["b"])])
    assert both is not None
    assert (both.label, set(both.columns)) == ("Use them", {"a", "b"})
    assert Mend.all_of([Mend.using(["a"]), None]) is None

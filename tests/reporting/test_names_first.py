"""Where hardly any name can be read, that is said last above the table, and how to name them in the details."""

import numpy as np
import pandas as pd

import segmentry
from segmentry import Plan
from segmentry.reporting.answer import answer
from segmentry.reporting.trust.how_sure import more_of_it


def test_most_names_that_nobody_can_read_are_asked_for_first() -> None:
    rng = np.random.default_rng(0)
    names = ["nfarr86", "pcnv", "qemp86", "tottme", "balance", "age"]
    frame = pd.DataFrame(rng.normal(50, 9, (400, 6)), columns=names).round(1)
    segmentation = segmentry.run(frame, Plan(k=2, k_max=2))
    said = answer(segmentation)
    assert said.lead.endswith("4 of 6 columns have names that only their makers can read: name them and run again.")
    assert "segmentry inspect" not in said.lead + said.trust
    assert "names columns" in more_of_it(segmentation), "a table in memory is named in the plan"
    named = segmentation.plan.model_copy(
        update={"labels": {"pcnv": "share of convictions", "qemp86": "quarters in work"}}
    )
    assert "only their makers" not in answer(segmentation.model_copy(update={"plan": named})).lead

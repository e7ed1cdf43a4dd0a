"""The suite that judges rules for the number of clusters: tables as promised, rules as described."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

import segmentry

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.number import structured, structureless  # noqa: E402
from benchmarks.number.peers import RULES, Fitted, fit_all  # noqa: E402
from benchmarks.number.render import as_markdown  # noqa: E402
from benchmarks.number.run import FOUND, agreement, judge, main  # noqa: E402
from benchmarks.number.tables import NOISE, true_k  # noqa: E402

#: Rows, columns and k that the descriptions of published and real tables state.
PROMISED = {
    "s1": (5_000, 2, 15),
    "unbalance": (6_500, 2, 8),
    "r15": (600, 2, 15),
    "g2-64-100": (2_048, 64, 2),
    "hepta": (212, 3, 7),
    "tetra": (400, 3, 4),
    "target": (770, 2, 6),
    "wing-nut": (1_016, 2, 2),
    "engy-time": (4_096, 2, 2),
    "iris": (150, 4, 3),
    "ruspini": (75, 2, 4),
    "xclara": (3_000, 2, 3),
    "old-faithful": (272, 2, 2),
    "penguins": (342, 4, 3),
    "biopsy": (683, 9, 2),
}


def fitted(name: str) -> Fitted:
    return fit_all(structured.TABLES[name].build()[0], 8)


def test_the_halves_have_the_promised_sizes_and_no_name_twice():
    assert len(structureless.TABLES) == len(structureless.ALL) == 48
    every = [*structured.PUBLISHED, *structured.MODELLED, *structured.REAL]
    assert 70 <= len(structured.TABLES) == len(every) <= 85
    assert not structured.TABLES.keys() & structureless.TABLES.keys()


@pytest.mark.parametrize(("name", "promised"), PROMISED.items())
def test_published_tables_have_the_published_shape(name, promised):
    matrix, labels = structured.TABLES[name].build()
    assert (*matrix.shape, true_k(labels)) == promised


@pytest.mark.parametrize("tables", [structured.TABLES, structureless.TABLES])
def test_every_table_is_deterministic_finite_and_varied(tables):
    for name, table in tables.items():
        matrix, labels = table.build()
        again, same = table.build()
        assert np.array_equal(matrix, again), name
        assert np.array_equal(labels, same), name
        assert np.isfinite(matrix).all(), name
        assert 75 <= len(matrix) == len(labels) <= 20_000, name
        if table.z_scored:
            assert matrix.std(axis=0) == pytest.approx(1), name


def test_the_true_k_runs_from_2_to_15_and_is_in_the_name_of_our_own_models():
    truth = {name: true_k(table.build()[1]) for name, table in structured.TABLES.items()}
    assert set(truth.values()) == set(range(2, 16))
    own = {table.name for table in structured.MODELLED}
    assert all(k == int(name.split("-")[-1]) for name, k in truth.items() if name in own)
    assert all(true_k(table.build()[1]) == 1 for table in structureless.TABLES.values())


def test_k_means_finds_what_it_should_and_no_ring_in_a_ring():
    for name in ("ruspini", "unbalance", "noisy-5", "outliers-4"):
        assert agreement(*structured.TABLES[name].build()) > 0.95
    assert agreement(*structured.TABLES["chainlink"].build()) < FOUND
    assert (structured.TABLES["noisy-5"].build()[1] == NOISE).mean() == pytest.approx(0.1, abs=0.01)


@pytest.mark.parametrize("name", ["s1", "s2", "s3", "s4"])
def test_k_means_agrees_less_and_less_with_the_s_sets(name):
    between = {"s1": (0.95, 1), "s2": (0.88, 0.95), "s3": (0.68, 0.8), "s4": (0.58, 0.7)}[name]
    assert between[0] < agreement(*structured.TABLES[name].build()) < between[1]


def test_every_peer_finds_the_four_clusters_of_ruspini():
    table = fitted("ruspini")
    assert {name: rule(table, 8) for name, rule in RULES.items()} == dict.fromkeys(RULES, 4)


@pytest.mark.parametrize(("rule", "k"), [("silhouette", 2), ("Davies-Bouldin", 2), ("Calinski-Harabasz", 3)])
def test_peers_say_of_iris_what_is_known_of_them(rule, k):
    assert RULES[rule](fitted("iris"), 8) == k


def test_only_rules_that_can_say_1_say_it_of_a_gaussian():
    table = fit_all(structureless.TABLES["gauss-2-500"].build()[0], 6)
    told = {name: rule(table, 6) for name, rule in RULES.items() if name != "CH x stability"}
    assert {name for name, k in told.items() if k == 1} == {"gap", "prediction strength", "BIC of mixtures"}


def test_ours_is_recorded_with_its_verdict_unless_the_table_is_dropped(monkeypatch):
    said = SimpleNamespace(k=3, verdict="natural")
    monkeypatch.setattr(segmentry, "choose_k", lambda *_, **__: said)
    truth, mine = judge("gap-b", "ours")
    assert (truth["rule"], truth["true"], truth["kept"]) == ("truth", 3, True)
    assert (mine["rule"], mine["k"], mine["verdict"]) == ("Segmentry", 3, "natural")
    assert [record["kept"] for record in judge("chainlink", "ours")] == [False]


def test_a_run_is_recorded_and_rendered(tmp_path, monkeypatch):
    lines, report = tmp_path / "lines.jsonl", tmp_path / "report.md"
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        monkeypatch.setenv(threads, "1")  # a run sets them, and afterwards they are as before

    def command(*options: str) -> None:
        monkeypatch.setattr(sys, "argv", ["run", *options])
        main()

    command("--rules", "peers", "--names", "chainlink,atom", "--output", str(lines))
    records = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert [(r["table"], r["rule"], r["kept"]) for r in records] == [
        ("chainlink", "truth", False),
        ("atom", "truth", False),
    ]
    command("--render", str(lines), "--output", str(report))
    assert "chainlink (0." in report.read_text(encoding="utf-8")


def test_the_report_counts_right_answers():
    base = {"suite": "structured", "rows": 100, "columns": 2, "true": 4, "kept": True}
    records = [base | {"table": name, "rule": "truth", "k": 4, "ari": 1.0} for name in "abc"]
    records += [
        base | {"table": t, "rule": "gap", "k": k, "seconds": 1.0} for t, k in zip("abc", (4, 5, None), strict=True)
    ]
    assert "| gap | 1 of 3 | 2 of 3 | 0 of 3 |  | 3 |" in as_markdown(records, "")

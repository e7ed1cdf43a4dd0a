"""`segmentry compare`: tables for people, JSON for programs, refusals in words."""

import json
from pathlib import Path

import pytest

from segmentry import Plan, cli
from segmentry.results.opinions import Comparison
from segmentry.sources.samples import sample

pytestmark = pytest.mark.usefixtures("quick_choices", "one_database")


@pytest.fixture(scope="module")
def customers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("table") / "bank.csv"
    sample("bank", rows=400).to_pandas().to_csv(path, index=False)
    return path


def call(*arguments: str | Path) -> int:
    try:
        cli.main([str(argument) for argument in arguments])
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def test_it_prints_who_agrees_and_who_moves(customers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("compare", customers, "--k", "3", "--k-max", "4") == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "With 3 groups as well" in out
    for method in ("K-Means", "Ward", "k-medoids", "HDBSCAN"):
        assert method in out
    assert "noise" in out
    assert "On all 400 customers" in out


def test_json_is_the_comparison(customers: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    Plan(k=4, k_max=5, features=("age", "income"), seed=1).save(tmp_path / "plan.toml")
    arguments = ("compare", customers, "--plan", tmp_path / "plan.toml", "--features", "age,balance", "--seed", "3")
    assert call(*arguments, "--json") == 0
    told = Comparison(**json.loads(capsys.readouterr().out))
    assert (told.k, told.rows, told.seed) == (4, 400, 3)
    assert [opinion.method for opinion in told.opinions if not opinion.own_k][-2:] == ["Ward", "k-medoids"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("nothing.csv",), "nothing.csv"),
        (("{customers}", "--features", "agee"), "age"),
        (("{customers}", "--k", "many"), "`k`"),
        (("{customers}", "--delimiter", ";;;;"), "delimiter"),
    ],
)
def test_bad_input_is_refused_in_words(
    customers: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], word: str
) -> None:
    assert call("compare", *(argument.format(customers=customers) for argument in arguments)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Error: ")
    assert word in err
    assert "Traceback" not in err


def test_it_writes_nothing(customers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("compare", customers, "--k", "2", "--k-max", "2") == 0
    assert list(tmp_path.iterdir()) == []

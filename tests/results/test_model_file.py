"""Model files of every age label for ever; whatever else a file holds is refused in words, and never run."""

import copy
import json
import math
import pickle
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.errors import SegmentryError
from segmentry.results import model_file
from segmentry.results.agreement import contradictions
from segmentry.results.segmentation import load

FROZEN = Path(__file__).with_name("frozen")
AGES = ("0.1", "0.2", "0.3")
#: Mutations of each model; thousands were tried as these rules were written.
MUTATIONS = 20
ODD: tuple[Any, ...] = (
    *(None, True, -1, 0, 2**63, 10**30, -1e18, 1e308, 1e-320, math.nan, math.inf, 0.5, "", "x", "\u202e\x00", "5"),
    *([], {}, [[]], [1, 2, 3], {"a": 1}, ["x"], [None], "a" * 5000),
)


def customers() -> pd.DataFrame:
    return pd.read_csv(FROZEN / "customers.csv")


@pytest.fixture
def unpickled() -> Iterator[list[str]]:
    """What was unpickled meanwhile: an audit hook stays for ever, but hears only as long as the test lasts."""
    heard: list[str] = []
    hearing = [True]
    sys.addaudithook(lambda event, _: heard.append(event) if hearing and event.startswith("pickle.") else None)
    yield heard
    hearing.clear()


@pytest.mark.parametrize("age", AGES)
def test_a_model_of_any_age_labels_as_it_did(age: str) -> None:
    table = customers()
    labelled = load(FROZEN / f"{age}.json").score(table.drop(columns=["segment", "margin"]))
    assert labelled["segment"].tolist() == table["segment"].tolist()
    if age != "0.3":  # which leaves missing cells out, where older ones fill them
        np.testing.assert_allclose(labelled["segment_margin"], table["margin"], atol=1e-9)
    assert load(FROZEN / f"{age}.json").segments[0].name.lower().endswith("plus")


def test_the_checksum_is_of_what_is_said_and_not_of_how_it_is_laid_out(tmp_path: Path) -> None:
    data = json.loads((FROZEN / "0.3.json").read_text(encoding="utf-8"))
    turned = dict(reversed(data.items()))
    (tmp_path / "m.json").write_text("\ufeff" + json.dumps(turned, indent=7).replace("\n", "\r\n"), encoding="utf-8")
    assert load(tmp_path / "m.json") == load(FROZEN / "0.3.json")


def test_the_checksum_is_sha_256() -> None:
    # printf '{"k":3}' | sha256sum
    right = "615b1dfe8431f94457d6c3d538fdf8c0c13760353942148eb9dd68c5b965c0f1"
    assert model_file.checksum({"k": 3}) == f"sha256:{right}"


def test_a_changed_model_says_so_and_is_taken_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    data = json.loads((FROZEN / "0.3.json").read_text(encoding="utf-8"))
    data["segments"][0]["name"] = "Mine"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(SegmentryError, match=r"was changed since it was saved\. .*load it with accept_changed=True"):
        load(path)
    accepted = load(path, accept_changed=True)
    assert accepted.segments[0].name == "Mine"
    accepted.save(path)
    assert load(path) == accepted
    data["segments"][0]["size"] = "many"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(SegmentryError, match=r"`segments.0.size` must be a whole number\. It was changed since"):
        load(path, accept_changed=True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"k": 3, "k": 4}', "`k` stands in it twice"),
        ('{"k": NaN}', "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ('{"k": ' + "9" * 5000 + "}", "it is not JSON"),
        ('{"k": "\\ud800"}', "it is not JSON"),
        ('{"model_version": 7}', r"A newer Segmentry wrote .* Install the newest"),
        ("[1]", "no table of names and values"),
    ],
)
def test_what_is_no_model_is_told_in_words(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "m.json").write_text(text, encoding="utf-8")
    with pytest.raises(SegmentryError, match=words):
        load(tmp_path / "m.json")


class Harmful:
    """What runs when it is unpickled."""

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return print, ("unpickled",)


@pytest.fixture
def disguised(tmp_path: Path) -> list[Path]:
    """Files that would run code where they are unpickled, under the name of a model."""
    import joblib

    paths = [tmp_path / f"{i}" / "model.json" for i in range(5)]
    for path in paths:
        path.parent.mkdir()
    for path, protocol in zip(paths, (0, 2, 5), strict=False):
        path.write_bytes(pickle.dumps(Harmful(), protocol))
    joblib.dump(Harmful(), paths[3])
    with paths[4].open("wb") as file:
        np.savez(file, centres=np.array([Harmful()], dtype=object))
    return paths


def test_nothing_is_ever_unpickled(
    unpickled: list[str], disguised: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for path in disguised:
        with pytest.raises(SegmentryError, match=r"cannot be read as a model|is not a Segmentry model"):
            segmentry.load(path)
        with suppress(SegmentryError):  # the oldest kind is text
            segmentry.read(path)
    for age in AGES:
        load(FROZEN / f"{age}.json").score(FROZEN / "customers.csv")
    assert (unpickled, capsys.readouterr().out) == ([], "")
    pickle.loads(pickle.dumps(Harmful()))
    assert unpickled == ["pickle.find_class"], "the hook hears nothing"


FORGED: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "more labelled than read": (lambda model: model.update(rows_read=1), "`rows_labelled` must be from 1"),
    "no share for a level": (
        lambda model: next(step for step in model["recipe"]["steps"] if step.get("shares"))["shares"].pop(),
        r"`recipe\.steps\.\d` must have a share and a scale for each level",
    ),
    "evidence from k = 2": (
        lambda model: model["choice"]["evidence"].pop(0),
        r"`choice\.evidence` must begin with k = 1",
    ),
    "a k that was not tried": (lambda model: model["choice"].update(k=9), r"`choice\.k` must be among the numbers"),
    "a centre less": (
        lambda model: model["choice"]["centres"]["3"].pop(),
        r"`choice\.centres` must hold as many centres for each k",
    ),
    "silhouettes of other segments": (
        lambda model: model["choice"]["evidence"][2].update(silhouettes=[0.5]),
        r"`choice\.evidence\.silhouettes` must have one entry for each segment",
    ),
    "a column without a type": (lambda model: model["types"].pop("age"), "`types` must tell of `age`"),
    "a rule on no column": (
        lambda model: model["rules"]["rules"][0]["conditions"][0].update(column="none"),
        r"`rules\.rules\.\*\.conditions\.\*\.column` must name a column",
    ),
    "a rule that says nothing": (
        lambda model: model["rules"]["rules"][0]["conditions"][0].update(above=None, up_to=None),
        r"`rules\.rules\.conditions` must each say something",
    ),
    "a segment of fewer than none": (lambda model: model["segments"][0].update(size=-1), r"`segments\.size` must be 0"),
    "a share beyond all": (
        lambda model: model["segments"][0].update(share=2),
        r"`segments\.share` must be from 0 to 1",
    ),
    "an endless spread": (
        lambda model: model["columns"]["columns"][0].update(sd=1e308),
        r"`columns\.columns\.sd` must be less than 1e\+150",
    ),
    "a profile of no segment": (
        lambda model: model["profile"]["segments"][1].update(id=5),
        r"`profile\.segments\.\*\.id` must name each segment once",
    ),
    "a rule for no segment": (
        lambda model: model["rules"]["rules"][0].update(segment=9),
        r"`rules\.rules\.segment` must be a segment",
    ),
}


@pytest.mark.parametrize("kind", FORGED)
def test_parts_that_do_not_fit_together_are_named_under_a_right_checksum(tmp_path: Path, kind: str) -> None:
    forge, words = FORGED[kind]
    model = json.loads((FROZEN / "0.3.json").read_text(encoding="utf-8"))
    del model["checksum"]
    forge(model)
    (tmp_path / "m.json").write_text(model_file.sealed(json.dumps(model)), encoding="utf-8")
    with pytest.raises(SegmentryError, match=words):
        load(tmp_path / "m.json")


@pytest.mark.parametrize("pairs", [["x"], "many", None, -1, 10**400])
def test_a_count_of_pairs_that_is_none_is_named_or_passed_over(tmp_path: Path, pairs: Any) -> None:
    model = json.loads((FROZEN / "0.2.json").read_text(encoding="utf-8"))
    model["choice"]["evidence"][1]["stability_pairs"] = pairs
    (tmp_path / "m.json").write_text(json.dumps(model), encoding="utf-8")
    if isinstance(pairs, int):
        assert load(tmp_path / "m.json").choice.evidence[1].stability_fits == 0
    else:
        with pytest.raises(SegmentryError, match=r"`choice\.evidence\.1\.stability_pairs` must be a whole number"):
            load(tmp_path / "m.json")


def places(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything in JSON data."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for name, value in inner:
        yield (*at, name)
        yield from places(value, (*at, name))


def mutated(text: str, rng: random.Random) -> bytes:
    """The file with one thing changed: a byte, or a value, a name or a length, under a checksum that is right."""
    kind = rng.choice(["byte", "cut", "value", "value", "value", "remove", "rename", "shorten", "longer", "scale"])
    if kind == "byte":
        content = bytearray(text.encode())
        content[rng.randrange(len(content))] = rng.randrange(256)
        return bytes(content)
    if kind == "cut":
        return text.encode()[: rng.randrange(len(text))]
    data = json.loads(text)
    data.pop("checksum", None)
    paths = list(places(data))
    top = rng.choice(sorted({path[0] for path in paths}))
    *within, name = rng.choice([path for path in paths if path[0] == top])
    parent = data
    for part in within:
        parent = parent[part]
    _change(parent, name, kind, rng)
    written = json.dumps(data)
    return (written if "NaN" in written or "Infinity" in written else model_file.sealed(written)).encode()


def _change(parent: Any, name: Any, kind: str, rng: random.Random) -> None:
    value = parent[name]
    if kind == "remove":
        del parent[name]
    elif kind == "rename" and isinstance(parent, dict):
        parent[f"{name}_"] = parent.pop(name)
    elif kind == "shorten" and isinstance(value, list):
        parent[name] = value[: len(value) // 2]
    elif kind == "longer" and isinstance(value, list):
        parent[name] = [*value, *copy.deepcopy(value[:1])]
    elif kind == "scale" and isinstance(value, int | float):
        parent[name] = value * rng.choice([-1, 1e6, 1e300, 0, 10])
    else:
        parent[name] = copy.deepcopy(rng.choice(ODD))


@pytest.mark.parametrize("age", AGES)
def test_a_mutated_model_is_refused_in_words_or_does_no_harm(tmp_path: Path, age: str) -> None:
    text = (FROZEN / f"{age}.json").read_text(encoding="utf-8")
    table, path = customers().head(20), tmp_path / "m.json"
    refused: list[str] = []
    for seed in range(MUTATIONS):
        path.write_bytes(mutated(text, random.Random(f"{age} {seed}")))
        try:
            model = load(path)
            model.score(table)
            str(model)
            model.report(tmp_path / "r.md")
        except SegmentryError as error:
            refused.append(str(error))
    assert len(refused) > MUTATIONS / 2
    assert [words for words in refused if "Input should" in words or len(words) > 500] == []
    assert [words for words in refused if not words.replace("\n", "").isprintable()] == []


@pytest.mark.parametrize("age", AGES)
def test_the_parts_of_a_true_model_fit_together(age: str) -> None:
    assert list(contradictions(load(FROZEN / f"{age}.json"))) == []

"""How far a stage is: the share never falls and ends at 1, and the time left is told once it can be."""

import io
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import segmentry
from segmentry import shell
from segmentry.maths.assignment import follow, passes_left
from segmentry.pipeline import run
from segmentry.progress import Part, Stage, at_hand, each, part, rest, stage


class Clock:
    """Seconds that go by when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Recorder:
    """Hears of every stage, and keeps every share that it moves to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shares: dict[str, list[float]] = {}
        moved = Stage.advance

        def advance(of: Stage, by: float) -> None:
            moved(of, by)
            self.shares[of.sentence].append(of.share)

        monkeypatch.setattr(Stage, "advance", advance)

    def __call__(self, begun: Stage) -> None:
        self.shares[begun.sentence] = []


Work = st.recursive(st.floats(-0.5, 1.5), lambda inner: st.lists(st.tuples(st.floats(0, 1), inner), max_size=4))


def do(work: object, seen: Callable[[], None]) -> None:
    """Nested work: a number advances the part at hand, a list goes through parts and through rests in turn."""
    if isinstance(work, float):
        at_hand().advance(work)
        seen()
    elif isinstance(work, list):
        for i, (weight, inner) in enumerate(work):
            with part(weight) if i % 2 else rest(weight):
                do(inner, seen)
            seen()


@given(Work)
def test_the_share_never_falls_and_ends_at_one(work: object) -> None:
    begun: list[Stage] = []
    shares: list[float] = []
    with stage("Working", begun.append):
        do(work, lambda: shares.append(begun[0].share))
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    assert begun[0].share == 1


@given(st.lists(st.tuples(st.floats(0, 30), st.floats(0, 0.2)), max_size=30))
def test_the_time_left_is_never_negative(steps: list[tuple[float, float]]) -> None:
    clock = Clock()
    working = Stage("Working", clock)
    for seconds, by in steps:
        clock.now += seconds
        working.advance(by)
        left = working.seconds_left
        assert left is None or left > 0
        assert left is None or clock.now >= 2


def test_nothing_is_told_before_it_can_be() -> None:
    clock = Clock()
    working = Stage("Working", clock)
    clock.now = 1.9
    working.advance(0.5)
    assert (working.seconds_left, str(working)) == (None, "Working")
    clock.now = 2.0
    assert str(working) == "Working: 50 %, about 2 s left"
    working.advance(0.5)
    assert (working.share, str(working)) == (1.0, "Working")


def test_steady_work_is_foretold_exactly() -> None:
    clock = Clock()
    working = Stage("Working", clock)
    for second in range(1, 100):
        clock.now = float(second)
        working.advance(0.01)
        if second > 2:
            assert working.seconds_left == pytest.approx(100 - second)


def test_a_change_of_pace_is_taken_in() -> None:
    clock = Clock()
    working = Stage("Working", clock)
    clock.now = 10.0
    working.advance(0.1)
    for second in range(11, 31):  # four times as fast from here on
        clock.now = float(second)
        working.advance(0.04)
    assert working.seconds_left == pytest.approx(0.1 / 0.04)


def test_work_in_another_thread_is_not_heard() -> None:
    with stage("Working", lambda _: None), ThreadPoolExecutor(1) as pool:
        pool.submit(other_thread_hears_nothing).result()


def other_thread_hears_nothing() -> None:
    assert at_hand() is None


def test_what_is_measured_from_outside_counts() -> None:
    begun: list[Stage] = []
    answers = iter([-1.0, 0.25, 0.1, 0.5])
    with stage("Working", begun.append):
        with part(0.8):
            inner: Part = at_hand()
            with inner.measured(lambda: next(answers)):
                assert [begun[0].share for _ in range(4)] == pytest.approx([0, 0.2, 0.2, 0.4])
        assert begun[0].share == pytest.approx(0.8)


def test_where_nobody_listens_nothing_is_at_hand() -> None:
    with stage("Working", None), part(0.5), rest(0.5):
        assert at_hand() is None
        assert list(each(range(3))) == [0, 1, 2]


def test_a_stage_that_fails_leaves_nothing_at_hand() -> None:
    with pytest.raises(ZeroDivisionError), stage("Working", lambda _: None), part(0.5):
        raise ZeroDivisionError
    assert at_hand() is None


@given(st.floats(0.05, 0.8), st.floats(1e-3, 1e3), st.integers(3, 40))
def test_passes_are_foretold_where_shifts_fall_steadily(factor: float, first: float, total: int) -> None:
    shifts = [first * factor**i for i in range(total)]
    least = shifts[-1] * 1.001
    for done in range(2, total - 1):
        assert passes_left(shifts[:done], least, 100) == min(100, total - done)


def test_the_passes_of_a_fit_fill_their_part() -> None:
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(2_000, 2))
    begun: list[Stage] = []
    shares = []

    def one_pass(centres: object) -> object:
        from segmentry.maths.assignment import add_up

        shares.append(begun[0].share)
        return add_up(rows, np.asarray(centres))

    with stage("Working", begun.append):
        _, passes = follow(one_pass, rows[:4], 1e-6)
    assert passes == len(shares) > 10
    assert shares == sorted(set(shares))
    assert shares[-1] > 0.5


@pytest.mark.usefixtures("few_trials", "undrawn")
def test_every_stage_of_a_run_tells_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "customers.csv"
    table = segmentry.sample("bank", rows=3_000).to_pandas()
    table.to_csv(file, index=False)
    heard = Recorder(monkeypatch)
    run(file, segmentry.Plan(sample_rows=1_000, k_max=4), tmp_path / "result", progress=heard)
    for sentence, shares in heard.shares.items():
        assert shares == sorted(shares), sentence
        assert shares[-1] == 1, sentence
        if sentence not in ("Validating the segments", "Writing the report"):  # begun before, beside another
            assert any(0 < share < 1 for share in shares), sentence
    assert len(heard.shares) == 9


@pytest.fixture
def long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stages that began ten seconds before they began."""
    begin = Stage.__init__

    def begun(of: Stage, sentence: str) -> None:
        begin(of, sentence)
        of._started -= 10.0
        of._notes[0] = (of._started, 0.0)

    monkeypatch.setattr(Stage, "__init__", begun)


@pytest.mark.usefixtures("long_ago")
def test_a_terminal_shows_the_time_left() -> None:
    written = io.StringIO()
    with shell.progress_line(Console(file=written, force_terminal=True, width=100)) as progress:
        with stage("Reading the table", progress):
            pass
        with stage("Preparing the features", progress), part(0.5):
            at_hand().advance(1.0)
            until = time.monotonic() + 10
            while "left" not in written.getvalue() and time.monotonic() < until:  # it is drawn ten times a second
                time.sleep(0.02)
    shown = written.getvalue()
    assert re.search(r"Preparing the features.*50 %, about 1[01] s left", shown)
    assert not re.search(r"Reading the table[^\n]*left", shown)


def test_where_nobody_looks_nothing_is_drawn() -> None:
    written = io.StringIO()
    with shell.progress_line(Console(file=written)) as progress:
        assert progress is None
    assert written.getvalue() == ""

"""A second process does what it is asked, and what it cannot do is done here."""

import gc
import multiprocessing
import os
import time
from functools import partial
from pathlib import Path

import pytest

from segmentry import cli, companion, load, sample, shell
from segmentry.companion import begun, submitted
from segmentry.progress import Stage, Stopped, stage
from segmentry.stages.selection.trials import Trials, taking

#: What a companion that needs no import calls first.
nothing = gc.collect


def test_without_a_companion_the_function_is_called_here_when_its_result_is_asked_for() -> None:
    called: list[int] = []
    result = submitted(called.append, 1)
    assert called == []
    result()
    assert called == [1]


def test_a_companion_is_another_process_and_answers_in_any_order() -> None:
    with companion.companion(nothing):
        first, second = submitted(os.getpid), submitted(max, 2, 3)
        assert second() == 3
        assert first() != os.getpid()
        assert first() == first()
    assert submitted(os.getpid)() == begun(os.getpid)() == os.getpid()


def test_what_comes_later_is_begun_only_by_one_that_may(monkeypatch: pytest.MonkeyPatch) -> None:
    with companion.companion(nothing):
        assert begun(os.getpid)() != os.getpid()
        monkeypatch.setattr(companion._state["here"], "ahead", False)
        assert begun(os.getpid)() == os.getpid() != submitted(os.getpid)()


def test_what_fails_there_is_done_here_where_it_may_fail_in_words() -> None:
    with companion.companion(nothing):
        failed = submitted(int, "seven")
        with pytest.raises(ValueError, match="seven"):
            failed()
        assert submitted(max, 2, 3)() == 3


def test_a_companion_that_ends_before_its_time_leaves_the_work_to_this_process() -> None:
    with companion.companion(nothing):
        before = submitted(time.sleep, 0.1)
        [process] = multiprocessing.active_children()
        process.kill()
        after = submitted(max, 2, 3)
        assert (before(), after(), submitted(max, 4, 3)()) == (None, 3, 4)


class Unreadable:
    """What this process can send, and the other cannot read."""

    def __reduce__(self) -> tuple[object, ...]:
        return eval, ("1 // (not __import__('multiprocessing').parent_process())",)


def test_a_companion_ends_that_cannot_read_what_it_is_sent() -> None:
    with companion.companion(nothing):
        [process] = multiprocessing.active_children()
        result = submitted(type, Unreadable())
        process.join(60)
        assert not process.is_alive()
        assert result() is Unreadable


def test_a_companion_ends_that_stands_still_and_nobody_waits_for_it_for_good() -> None:
    with companion.companion(partial(exec, "from segmentry import companion; companion.STANDSTILL = 0.5")):
        still = submitted(eval, "__import__('multiprocessing').parent_process() and sum(range(10**9))")
        after = submitted(len, bytes(10**7))  # more than is sent before somebody takes it
        assert (still(), after()) == (None, 10**7)


def wait_for_what_is_not_wanted_any_more() -> None:
    with stage("Counting", Stage.stop):
        submitted(time.sleep, 60)()


def test_who_waits_for_what_is_not_wanted_any_more_is_stopped() -> None:
    with companion.companion(nothing), pytest.raises(Stopped):
        wait_for_what_is_not_wanted_any_more()


def test_the_result_is_the_same_with_and_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample("bank", rows=400).to_pandas().to_csv(tmp_path / "bank.csv", index=False)
    for name, large in (("alone", 10**9), ("beside", 0)):
        monkeypatch.setattr(shell, "LARGE_FILE", large)
        with taking(Trials(nulls=3, boxes=2, halvings=2)), pytest.raises(SystemExit, match="0"):
            cli.main(["run", str(tmp_path / "bank.csv"), "-o", str(tmp_path / name), "--k-max", "4"])
    alone, beside = (load(tmp_path / name / "model.json") for name in ("alone", "beside"))
    volatile = {"created": "", "timings": {}}
    assert alone.choice.of(2).references == 3
    assert alone.model_copy(update=volatile) == beside.model_copy(update=volatile)
    sizes = [(tmp_path / name / "report.html").stat().st_size for name in ("alone", "beside")]
    assert abs(sizes[0] - sizes[1]) < 200  # seconds and the time of day differ

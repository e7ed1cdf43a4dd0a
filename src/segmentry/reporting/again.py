"""What makes the same segmentation again: the command, the Python, and the plan in words."""

import csv
import io
import json
import shlex
from collections.abc import Mapping
from typing import Any

from segmentry.plan import ONLY_IN_FILE, Plan

#: The format of a sample that nobody has as a file, and how its name ends.
MADE_UP, SAMPLE = "made up", " sample"
#: The formats of tables that are in no file.
NOT_A_FILE = ("pandas", "polars", "pyarrow", "numpy")


def again(s: Mapping[str, Any]) -> dict[str, str | None]:
    """The command and the Python that make the same segmentation again, and the plan file that the command needs.

    `s` is what `summary` says of the segmentation.
    """
    usual = s.get("constructive") or s["k_recommended"]
    found, plan = _as_found(s)
    given = _given({**plan, "k": found if found != usual else plan["k"]})
    arguments = ", ".join(f"{name}={tuple(v) if isinstance(v, list) else v!r}" for name, v in given.items())
    file = s["load_report"]["source"]
    from_file = s["load_report"]["format"] not in NOT_A_FILE
    made_up = file.removesuffix(SAMPLE) if s["load_report"]["format"] == MADE_UP else None
    source = repr(file) if from_file else "table"
    if made_up is not None:
        file, source = f"{made_up}.csv", f"segmentry.sample({made_up!r})"
    python = f"import segmentry\n\nplan = segmentry.Plan({arguments})\nsegmentry.run({source}, plan, 'result')"
    if not from_file:
        return {"command": None, "plan_file": None, "python": python}
    command = ["segmentry", "run", f"./{file}" if file.startswith("-") else file, "-o", "result"]
    before = "" if made_up is None else f"segmentry sample {made_up} -o {file} && "
    options = _options(given)
    if options is not None:
        return {"command": before + shlex.join(command + options), "plan_file": None, "python": python}
    plan_file = json.dumps(given, indent=2, ensure_ascii=False)
    return {"command": before + shlex.join([*command, "--plan", "plan.json"]), "plan_file": plan_file, "python": python}


def _as_found(s: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
    """The number of segments before any change by hand, and the plan with all that was changed."""
    by_hand = s.get("by_hand")
    if not by_hand:
        return s["k"], s["plan"]
    each = [(change["kind"], change["segments"]) for change in by_hand["changes"]]
    changes = [{"merge": numbers} if kind == "merge" else {"split": numbers[0]} for kind, numbers in each]
    return by_hand["k"], {**s["plan"], "changes": changes, "sizes": None}


def plan_in_words(plan: Mapping[str, Any]) -> dict[str, str]:
    """Every option with its value as people read it, single columns one by one."""
    nested = _given(plan).get("columns", {})
    words = {name: _said(value) for name, value in plan.items() if name != "columns"}
    words["features"] = ", ".join(plan["features"] or []) or "every column that suits"
    of_columns = {f"column {name}": _said(options) for name, options in nested.items() if options}
    return {**words, **of_columns}


def _given(plan: Mapping[str, Any]) -> dict[str, Any]:
    """What differs from the defaults, as JSON has it."""
    given: dict[str, Any] = Plan(**plan).model_dump(mode="json", exclude_defaults=True)
    return given


def _said(value: Any) -> str:
    if value is None:
        return "not told"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {_said(own)}" for name, own in value.items() if own not in (None, [])) or "none"
    if isinstance(value, list | tuple):
        return ", ".join(_said(item) for item in value) or "none"
    return f"{value:g}" if isinstance(value, float) else repr(value) if value in ("\t", " ") else str(value)


def _options(given: Mapping[str, Any]) -> list[str] | None:
    """The options as the command line takes them; None where it could not."""
    if not ONLY_IN_FILE.isdisjoint(given):
        return None
    options = {name: value if name != "features" else _listed(value) for name, value in given.items()}
    options |= {name: "tab" for name, value in options.items() if value == "\t"}
    if not all(_fits(value) for value in options.values()):
        return None
    return [part for name, value in options.items() for part in _option(name, value)]


def _option(name: str, value: Any) -> tuple[str, ...]:
    """An option with its value, a switch without."""
    option = f"--{name.replace('_', '-')}"
    return (option,) if value is True else (option, str(value))


def _fits(value: Any) -> bool:
    """Whether the command line can take the value for what it is, and a terminal shows it as it is."""
    return value is not None and str(value).isprintable() and not str(value).startswith("-")


def _listed(names: list[str]) -> str | None:
    """Names as the command line takes them; None where it could not read them back."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(names)
    read = next(csv.reader([line.getvalue()], skipinitialspace=True), [])
    return line.getvalue() if read == names else None

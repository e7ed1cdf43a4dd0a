"""The option `--untrusted` of the commands that read files: the command runs in a process that is watched."""

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any

import typer

from segmentry.errors import SegmentryError
from segmentry.interruption import as_usual
from segmentry.owned_folders import clear_left_over
from segmentry.plan import Plan
from segmentry.worker.supervised import is_watched, watched_reading

Untrusted = Annotated[
    bool,
    typer.Option(
        "--untrusted",
        help="For files of strangers: read in a process of its own, which is ended where it takes too much.",
    ),
]


def untrusted(*sources: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the option. `sources` are its parameters that name files."""

    def with_option(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def called(context: typer.Context | None = None, untrusted: bool = False, **given: Any) -> None:
            if not untrusted:
                command(**given)
            elif context is not None and not is_watched():
                raise typer.Exit(_supervised(context.find_root().obj, given))
            else:
                _in_watched_process(command, given, sources)

        own = signature(command).parameters.values()
        added = (("context", typer.Context, None), ("untrusted", Untrusted, False))
        options = [Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind, default=of) for name, kind, of in added]
        keywords = [parameter.replace(kind=Parameter.KEYWORD_ONLY) for parameter in (*own, *options)]
        called.__signature__ = Signature(keywords)  # type: ignore[attr-defined]  # what typer looks at
        return called

    return with_option


def _supervised(arguments: list[str], given: dict[str, Any]) -> int:
    """The exit code of a process that does the same; one that had to be ended leaves nothing behind."""
    from segmentry.worker.supervision import supervise

    as_usual()  # signals to stop are passed on
    memory = given["plan"].memory_bytes if "plan" in given else None
    try:
        return supervise(arguments, memory, lambda text: typer.echo(text, err=True))
    except SegmentryError:
        if "output" in given:
            clear_left_over(given["output"].absolute().parent)
        raise


def _in_watched_process(command: Callable[..., None], given: dict[str, Any], sources: Iterable[str]) -> None:
    from segmentry.worker.vetting import vetted, within_limits

    plan = given.get("plan", Plan())
    if "plan" in given:
        given["plan"] = within_limits(plan)
    name, files = _files([*(given[name] for name in sources), *plan.join])
    with watched_reading(name, sum(file.stat().st_size for file in files)):
        for file in files:
            vetted(file, plan)
        command(**given)


def _files(named: Iterable[Any]) -> tuple[str, list[Path]]:
    """What to call the first source, and the files of all. What is none, reading says."""
    from segmentry.sources.reading import files_of

    sources = [source for one in named for source in (one if isinstance(one, list) else [one]) if source is not None]
    found = [files_of(source) or ([], "") for source in sources]
    paths = [path for several, _ in found for path in several]
    inner = [file for path in paths for file in (path.rglob("*") if _is(path, Path.is_dir) else [path])]
    return found[0][1], [file for file in inner if _is(file, Path.is_file)]


def _is(path: Path, kind: Callable[[Path], bool]) -> bool:
    try:
        return kind(path)
    except (OSError, ValueError):
        return False

"""How much of a job's time is the orchestrator's: ``python -m benchmarks.overhead HOME``.

It runs ``shnor demo HOME`` in this process and takes the time inside Dagster's runs that is not inside our own code:
the functions of the assets and the IO manager that reads and stores their tables. The import of Dagster and the making
of definitions and instance count as overhead, too.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from functools import wraps
from inspect import isgeneratorfunction
from pathlib import Path
from types import TracebackType
from typing import Any

from benchmarks.measure import tell
from benchmarks.workloads import DATA_PROBLEMS

OVERHEAD = "share of the orchestrator, %"


class Stopwatch:
    """Time spent inside wrapped functions; what they call of one another counts once."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._depth = 0
        self._began = 0.0

    def __enter__(self) -> None:
        if not self._depth:
            self._began = time.perf_counter()
        self._depth += 1

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._depth -= 1
        if not self._depth:
            self.seconds += time.perf_counter() - self._began

    def timed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its time taken; of a generator only its own parts, not its caller's between them."""
        if isgeneratorfunction(function):

            @wraps(function)
            def parts(*arguments: Any, **named: Any) -> Iterator[Any]:
                made = function(*arguments, **named)
                while True:
                    with self:
                        try:
                            item = next(made)
                        except StopIteration:
                            return
                    yield item

            return parts

        @wraps(function)
        def whole(*arguments: Any, **named: Any) -> Any:
            with self:
                return function(*arguments, **named)

        return whole


def watch_assets(own: Stopwatch) -> None:
    """Let every asset that is defined from now on take its time; the asset modules must not be imported yet."""
    import dagster as dg

    def watching(decorator: Callable[..., Any]) -> Callable[..., Any]:
        def decorate(*arguments: Any, **named: Any) -> Any:
            if arguments and callable(arguments[0]):
                return decorator(own.timed(arguments[0]))
            made = decorator(*arguments, **named)
            return lambda function: made(own.timed(function))

        return decorate

    dg.asset, dg.multi_asset = watching(dg.asset), watching(dg.multi_asset)


def main(home: Path) -> None:
    """Run the demo's whole job and tell the shares."""
    began = time.perf_counter()
    around, own = Stopwatch(), Stopwatch()
    with around:
        import dagster as dg
    watch_assets(own)
    import shnor_pipeline.definitions  # noqa: F401 - defines the assets, while they are watched
    from shnor_pipeline import runner
    from shnor_pipeline.cli.demo import demo
    from shnor_pipeline.orchestration.io_managers import SqlTables

    for name in ("handle_output", "load_input"):
        setattr(SqlTables, name, own.timed(getattr(SqlTables, name)))
    dg.JobDefinition.execute_in_process = around.timed(dg.JobDefinition.execute_in_process)
    runner.Runner.__init__ = around.timed(runner.Runner.__init__)
    code = demo.main([str(home)], standalone_mode=False)
    if code not in {None, *DATA_PROBLEMS}:
        sys.exit(f"the job failed: {code}")
    whole = time.perf_counter() - began
    tell("seconds in the orchestrator", around.seconds - own.seconds)
    tell("seconds in our own steps", own.seconds)
    tell(OVERHEAD, 100 * (around.seconds - own.seconds) / whole)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

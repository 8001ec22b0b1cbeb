"""Progress of a run for people: step events of the orchestrator, handed to whoever shows them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import dagster as dg

LOGGER_CONFIG = {"loggers": {"shnor": {"config": {}}}}
_LOGGER_NAME = "shnor.run"

StepListener = Callable[[str, str], None]
"""Called with the event (``STEP_START``, ``STEP_SUCCESS``, ``STEP_FAILURE``) and the step's name."""


class _StepHandler(logging.Handler):
    def __init__(self, listener: StepListener) -> None:
        super().__init__()
        self._listener = listener

    def emit(self, record: logging.LogRecord) -> None:
        event = (getattr(record, "dagster_meta", None) or {}).get("dagster_event")
        if event is not None and event.step_key and event.event_type_value.startswith("STEP_"):
            self._listener(event.event_type_value, event.step_key)


@dg.logger(description="Hands step events to the command line; prints nothing itself.")
def step_logger(_: dg.InitLoggerContext) -> logging.Logger:
    """Return the logger that the command line listens to."""
    logger = logging.getLogger(_LOGGER_NAME)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    return logger


@contextmanager
def listening(listener: StepListener) -> Iterator[None]:
    """Let the listener hear the steps of every run of this process while the context lasts."""
    handler = _StepHandler(listener)
    logger = logging.getLogger(_LOGGER_NAME)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)

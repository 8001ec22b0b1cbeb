"""One expectation for all conditions that are ours: the rows of a column of verdicts that are not true.

Great Expectations' own map expectations ask six metrics each, and a suite of thirty of them spends its time on the
graph of metrics. This one asks a single metric of the whole batch (which rows break which rule) and every rule reads
its own line of it. Imported by the runner alone, for it imports Great Expectations.
"""

from __future__ import annotations

from typing import Any, ClassVar

from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.execution_engine.execution_engine import ExecutionEngine
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider

from checks.rule import VERDICTS

_METRIC = "table.rows_that_break_rules"


class RowsThatBreakRules(TableMetricProvider):
    """For every column of verdicts in the batch, the index of the rows that are not true."""

    metric_name = _METRIC

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(
        cls,  # noqa: N805 - the framework calls it on the class
        execution_engine: PandasExecutionEngine,
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],  # noqa: ARG002
        metrics: dict[str, Any],  # noqa: ARG002
        runtime_configuration: dict[str, Any],  # noqa: ARG002
    ) -> dict[str, list[int]]:
        frame, _, _ = execution_engine.get_compute_domain(metric_domain_kwargs, domain_type=MetricDomainTypes.TABLE)
        verdicts = [name for name in frame.columns if str(name).startswith(VERDICTS)]
        return {str(name): frame.index[~frame[name]].tolist() for name in verdicts}


class ExpectRuleToHold(BatchExpectation):
    """Expect every row to be true in one column of verdicts; the result lists the rows that are not."""

    verdict: str

    metric_dependencies: ClassVar[tuple[str, ...]] = (_METRIC,)
    success_keys: ClassVar[tuple[str, ...]] = ("verdict",)
    args_keys: ClassVar[tuple[str, ...]] = ("verdict",)

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,  # noqa: ARG002
        execution_engine: ExecutionEngine | None = None,  # noqa: ARG002
    ) -> dict[str, Any]:
        broken = metrics[_METRIC][self.verdict]
        return {
            "success": not broken,
            "result": {"unexpected_count": len(broken), "unexpected_index_list": broken},
        }

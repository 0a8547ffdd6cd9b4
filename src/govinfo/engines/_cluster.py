"""Counting on a cluster (集群): each worker tallies its parts, and sends counts and no records."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from govinfo._doors import checked
from govinfo.assessment import Tallied, tally
from govinfo.codec import decode_records
from govinfo.engines._tables import module_of
from govinfo.periods import Period
from govinfo.records import Records
from govinfo.rulebook import Rulebook


@checked
def tally_dask(
    parts: Sequence[Callable[[], Records]], rulebook: Rulebook | Sequence[Rulebook], period: Period, *, client: object = None
) -> Tallied:
    """
    Tally parts on a Dask cluster.

    Args:
        parts: what returns the records of each part: it is called by a worker, where the records lie.
        rulebook: as for `assess`.
        period: the days assessed.
        client: a `distributed.Client`; None for the scheduler that is set.

    Raises:
        MissingExtraError: Dask is not installed.
        GovinfoError: a part cannot be read or tallied.
    """
    dask = module_of("dask", "dask")
    waiting = [dask.delayed(_part)(part, rulebook, period) for part in parts]
    while len(waiting) > 1:  # added two by two, so that no worker holds all of them
        waiting = [dask.delayed(_sum)(waiting[i : i + 2]) for i in range(0, len(waiting), 2)]
    cluster: Any = client
    found: Tallied = dask.compute(waiting[0])[0] if cluster is None else cluster.compute(waiting[0]).result()
    return found


def _part(part: Callable[[], Records], rulebook: Rulebook | Sequence[Rulebook], period: Period) -> Tallied:
    return tally(part(), rulebook, period)


def _sum(several: Sequence[Tallied]) -> Tallied:
    return sum(several[1:], several[0])


@checked
def tally_spark(frame: object, rulebook: Rulebook | Sequence[Rulebook], period: Period, *, column: str = "records") -> Tallied:
    """
    Tally the rows of a Spark frame, each of which holds one part as a document of `govinfo.records/1`.

    Args:
        frame: a `pyspark.sql.DataFrame`; its workers need this package.
        rulebook: as for `assess`.
        period: the days assessed.
        column: where the documents stand.

    Raises:
        MissingExtraError: pyspark or pyarrow is not installed.
        GovinfoError: a part cannot be read or tallied.
    """
    module_of("pyspark", "spark")
    module_of("pyarrow", "spark")
    work = pickle.dumps((rulebook, period, column))

    def counted(batches: Iterable[Any]) -> Iterator[Any]:
        book, span, name = pickle.loads(work)  # noqa: S301  # pickled above
        found: list[Tallied] = [tally(decode_records(text.as_py()), book, span) for batch in batches for text in batch.column(name)]
        if found:
            arrow = module_of("pyarrow", "spark")  # in the worker
            yield arrow.RecordBatch.from_pydict({"tally": [pickle.dumps(_sum(found))]})

    table: Any = frame
    rows = table.select(column).mapInArrow(counted, "tally binary").collect()
    return _sum([pickle.loads(row["tally"]) for row in rows])  # noqa: S301  # pickled by our own workers

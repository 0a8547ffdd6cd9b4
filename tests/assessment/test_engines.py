"""Engines and clusters: the totals of one process, byte by byte; each is tried where it is installed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Literal

import pytest
from attrs import evolve
from offices import YEAR

from govinfo import Records, Rulebook, assess, build_register, decode_records, sample_year, shipped_rulebook
from govinfo.assessment import parts_of_records, totals
from govinfo.codec import encode_records, encode_totals
from govinfo.engines import tally_dask, tally_parquet, tally_spark, write_parquet
from govinfo.errors import InvalidValueError, RegisterError
from govinfo.records import Contribution

BOOK = shipped_rulebook("district-model")


def whole(records: Records, book: Rulebook = BOOK) -> str:
    """The totals of one process."""
    return encode_totals(totals(assess(build_register(records), book, YEAR)))


@pytest.fixture(params=["duckdb", "polars"])
def engine(request: pytest.FixtureRequest) -> Literal["duckdb", "polars"]:
    """Each engine that reads Parquet."""
    pytest.importorskip(request.param, reason=f"{request.param} is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed, which writes the files")
    name: Literal["duckdb", "polars"] = request.param
    return name


def without_persons(records: Records) -> Records:
    """The same without persons, findings, lapses and corrections: what an engine counts."""
    submissions = tuple(evolve(item, authors=()) for item in records.submissions)
    return evolve(records, submissions=submissions, persons=(), findings=(), lapses=(), corrections=())


@pytest.mark.parametrize("of", [sample_year, lambda: without_persons(sample_year())], ids=["with persons", "units alone"])
def test_parquet_comes_to_the_totals_of_one_process(engine: Literal["duckdb", "polars"], of: Callable[[], Records], tmp_path: Path) -> None:
    """The sample year: joint items, findings, corrections, lapses and records of other years among them."""
    records = of()
    others = write_parquet(records, tmp_path)

    assert encode_totals(totals(tally_parquet(tmp_path, others, BOOK, YEAR, engine=engine))) == whole(records)


def test_an_id_twice_and_an_item_that_is_not_there_are_refused(engine: Literal["duckdb", "polars"], tmp_path: Path) -> None:
    """Both are told by the list and the id."""
    year = sample_year()
    first = year.adoptions[0]
    others = write_parquet(evolve(year, adoptions=(*year.adoptions, first, evolve(first, id="lost", submission="nothing"))), tmp_path)

    with pytest.raises(RegisterError) as caught:
        tally_parquet(tmp_path, others, BOOK, YEAR, engine=engine)
    assert {problem.path for problem in caught.value.problems} == {f"adoptions.{first.id}", "adoptions.lost.submission"}


def test_an_item_of_a_unit_that_is_not_there_is_refused(engine: Literal["duckdb", "polars"], tmp_path: Path) -> None:
    """As a register refuses it."""
    year = without_persons(sample_year())
    of = year.adoptions[0].submission
    stray = tuple(evolve(item, units=(Contribution(unit="nobody"),)) if item.id == of else item for item in year.submissions)
    others = write_parquet(evolve(year, submissions=stray), tmp_path)

    with pytest.raises(RegisterError, match="nobody"):
        tally_parquet(tmp_path, others, BOOK, YEAR, engine=engine)


def test_another_engine_is_refused(tmp_path: Path) -> None:
    """There are two."""
    name: Any = "sqlite"
    with pytest.raises(InvalidValueError, match="duckdb, polars"):
        tally_parquet(tmp_path, Records(), BOOK, YEAR, engine=name)


@pytest.fixture
def client() -> Iterator[Any]:
    """A cluster of one process with two threads."""
    distributed = pytest.importorskip("distributed", reason="distributed is not installed")
    local = distributed.LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None)
    with local as cluster, distributed.Client(cluster) as client:
        yield client


def test_a_dask_cluster_comes_to_the_totals_of_one_process(client: Any) -> None:
    """Five parts, each made where it is counted."""
    parts = [partial(decode_records, encode_records(part)) for part in parts_of_records(sample_year(), 5)]

    assert encode_totals(totals(tally_dask(parts, BOOK, YEAR, client=client))) == whole(sample_year())


def test_spark_comes_to_the_totals_of_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five parts in the rows of a frame."""
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, which is not here")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # workers run what this process runs
    spark = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        rows = [(encode_records(part),) for part in parts_of_records(sample_year(), 5)]
        made = tally_spark(spark.createDataFrame(rows, "records string"), BOOK, YEAR)
    finally:
        spark.stop()

    assert encode_totals(totals(made)) == whole(sample_year())

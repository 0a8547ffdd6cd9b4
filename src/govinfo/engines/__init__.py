"""
Engines (计算引擎): registers too large for one process are counted where they lie, and settled here.

A query engine over Parquet, or a cluster over parts, counts what is alike; whatever a rulebook must judge record by record is read as
records. All of it goes through `tally`, so that the totals are those of one process, byte by byte. Nothing here is needed for anything
else: the engines are extras (`pip install "govinfo-core[duckdb]"`, `[polars]`, `[dask]`, `[spark]`), imported when they are asked for.
"""

from __future__ import annotations

from govinfo.engines._cluster import tally_dask, tally_spark
from govinfo.engines._parquet import tally_parquet
from govinfo.engines._written import write_parquet

__all__ = ["tally_dask", "tally_parquet", "tally_spark", "write_parquet"]

"""The two query engines behind one face: named tables of Parquet files and of rows, and one dialect of SQL (查询引擎)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Protocol, final

from govinfo.errors import MissingExtraError

LISTS: Final = ("submissions", "adoptions", "instructions")
"""The lists that an engine counts; every other list is given as records."""


class Tables(Protocol):
    """Tables that can be asked in SQL."""

    length: str
    """The function that says how many entries a list has."""

    def columns(self, name: str) -> Sequence[str]:
        """Return the names of the columns of a table."""
        ...

    def hold(self, name: str, rows: Mapping[str, Sequence[object]]) -> None:
        """Hold a small table, given column by column."""
        ...

    def keep(self, name: str, sql: str) -> None:
        """Hold what a query comes to as a table."""
        ...

    def fetch(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that a query comes to."""
        ...


def files_of(folder: Path) -> dict[str, list[str]]:
    """Return the files of every list: `adoptions.parquet`, or all in a folder `adoptions`."""
    found: dict[str, list[str]] = {}
    for name in LISTS:
        one, several = folder / f"{name}.parquet", folder / name
        files = [one] if one.is_file() else sorted(several.glob("**/*.parquet")) if several.is_dir() else []
        if files:
            found[name] = [str(file) for file in files]
    return found


def module_of(name: str, what: str) -> Any:
    """
    Return a module that is an extra.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return import_module(name)
    except ImportError:
        raise MissingExtraError(name, what) from None


@final
class Duckdb:
    """Tables in duckdb, which puts on disk what does not fit into its memory."""

    length = "len"

    def __init__(self, files: Mapping[str, Sequence[str]], memory: str) -> None:
        """Open the files as tables."""
        self._connection = module_of("duckdb", "duckdb").connect(config={"memory_limit": memory, "preserve_insertion_order": False})
        for name, paths in files.items():
            self._connection.read_parquet(list(paths), union_by_name=True).create_view(name)

    def columns(self, name: str) -> Sequence[str]:
        """Return the names of the columns of a table."""
        return [str(column) for column in self._connection.table(name).columns]

    def hold(self, name: str, rows: Mapping[str, Sequence[object]]) -> None:
        """Hold a small table, given column by column."""
        columns = ", ".join(f"unnest(?) as {column}" for column in rows)
        sql = f"create or replace temp table {name} as select {columns}"
        self._connection.execute(sql, [list(values) for values in rows.values()])

    def keep(self, name: str, sql: str) -> None:
        """Hold what a query comes to as a table."""
        self._connection.execute(f"create or replace temp table {name} as {sql}")

    def fetch(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that a query comes to."""
        cursor = self._connection.execute(sql)
        while rows := cursor.fetchmany(10_000):
            yield from rows


@final
class Polars:
    """Tables in polars, read as a stream."""

    length = "array_length"

    def __init__(self, files: Mapping[str, Sequence[str]], _: str) -> None:
        """Open the files as tables."""
        self._polars = module_of("polars", "polars")
        self._context = self._polars.SQLContext()
        for name, paths in files.items():
            self._context.register(name, self._polars.scan_parquet(list(paths)))

    def columns(self, name: str) -> Sequence[str]:
        """Return the names of the columns of a table."""
        frame = self._context.execute(f"select * from {name} limit 0")  # noqa: S608  # names of our own
        return list(frame.collect_schema().names())

    def hold(self, name: str, rows: Mapping[str, Sequence[object]]) -> None:
        """Hold a small table, given column by column."""
        types = {column: self._polars.String for column, values in rows.items() if not values or isinstance(values[0], str)}
        self._context.register(
            name, self._polars.DataFrame({column: list(values) for column, values in rows.items()}, schema_overrides=types)
        )

    def keep(self, name: str, sql: str) -> None:
        """Hold what a query comes to as a table."""
        self._context.register(name, self._context.execute(sql).collect(engine="streaming"))

    def fetch(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that a query comes to."""
        yield from self._context.execute(sql).collect(engine="streaming").iter_rows()


ENGINES: Final[Mapping[str, Callable[[Mapping[str, Sequence[str]], str], Tables]]] = {"duckdb": Duckdb, "polars": Polars}
"""By name, the engines that read Parquet."""

"""A year from two ledgers, cell by cell; run it in an editor that knows `# %%`, or as a script."""

from pathlib import Path

import pandas as pd
import polars as pl
from frames import line_rows, records_of, score_rows, share_of
from tables import LINES, SCORES, check_sums, in_pandas, in_polars, pivot_pandas, pivot_polars, sums_pandas, sums_polars

from govinfo import Period, assess, build_register, shipped_rulebook

LEDGERS = Path(__file__).with_name("ledgers")
NAMES = ["units", "persons", "submissions", "adoptions"]

# %% Read the ledgers as text. A reader that guesses makes 33.34 a float, and 0012 the number 12.
in_pd = {name: pd.read_csv(LEDGERS / f"{name}.csv", dtype=str) for name in NAMES}
in_pl = {name: pl.read_csv(LEDGERS / f"{name}.csv", infer_schema=False) for name in NAMES}

# %% Make records of the rows. Both give the same.
records = records_of(in_pd)
assert records == records_of(in_pl)

# %% Assess.
year = assess(build_register(records), shipped_rulebook("district-model"), Period.parse("2024"))

# %% The scores of the units, and those of the persons: a third of 10 points is no decimal, but it is 1000 parts of 1/300.
units = in_pandas(score_rows(year.units, share_of(year.units)), SCORES)
share = share_of(year.persons)
persons = in_polars(score_rows(year.persons, share), SCORES)

# %% Every line with its clause, and what every clause came to in every month.
lines = in_pandas(line_rows(year.units, share_of(year.units)), LINES)
by_month = pivot_pandas(lines)
lines_of_persons = in_polars(line_rows(year.persons, share), LINES)
by_month_of_persons = pivot_polars(lines_of_persons)

# %% Prove that the frames add up to the scorecards, to the last part.
check_sums(year.units, sums_pandas(lines), share_of(year.units))
check_sums(year.persons, sums_polars(lines_of_persons), share)

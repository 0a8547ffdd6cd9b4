"""A year from ledgers in frames, cell by cell; run it in an editor that knows `# %%`, or as a script."""

from pathlib import Path

import pandas as pd

from govinfo import Period, Records, assess, build_register, shipped_rulebook
from govinfo.importing import line_rows, records_from_rows, score_rows

# %% Read the ledgers as text (a reader that guesses makes 33.34 a float, and 0012 the number 12), and make records of the rows.
records = Records()
for name in ("units", "persons", "submissions", "adoptions"):
    frame = pd.read_csv(Path(__file__).with_name("ledgers") / f"{name}.csv", dtype=str)
    records += records_from_rows(name, frame, beside=records)

# %% Assess, and take the scores and every line back into frames.
year = assess(build_register(records), shipped_rulebook("district-model"), Period.parse("2024"))
scores = pd.DataFrame(score_rows(year)).set_index("subject")
lines = pd.DataFrame(line_rows(year))
by_clause = lines[lines["status"] == "counted"].groupby(["subject", "account", "clause"])["amount"].sum()

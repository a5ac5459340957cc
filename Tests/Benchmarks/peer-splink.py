"""The peer of the duplicate scan: splink on DuckDB with like blocking rules and comparisons."""
import logging
import sys

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.disable(logging.WARNING)
settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[
        cl.JaroWinklerAtThresholds("first_name", [0.9]),
        cl.JaroWinklerAtThresholds("last_name", [0.9]),
        cl.ExactMatch("email"),
        cl.ExactMatch("phone"),
        cl.ExactMatch("postal_code"),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("email"),
        block_on("phone"),
        block_on("substr(last_name, 1, 4)", "postal_code", "substr(first_name, 1, 1)"),
        block_on("substr(last_name, 1, 2)", "company"),
    ],
)
connection = duckdb.connect()
connection.execute(
    "CREATE TABLE people AS SELECT * FROM read_csv(?, all_varchar=true)", [sys.argv[1]]
)
api = DuckDBAPI(connection=connection)
people = connection.table("people")
linker = Linker(api.register(people), settings) if hasattr(api, "register") else Linker(people, settings, api)
pairs = linker.inference.predict(threshold_match_probability=0.8)
count = connection.execute(f"SELECT COUNT(*) FROM {pairs.physical_name}").fetchone()[0]
print(count, "pairs")

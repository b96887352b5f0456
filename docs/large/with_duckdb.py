"""Reduces raw inspections to a package by DuckDB: with_duckdb.py RAW PACKAGE [PROVINCE...], all provinces if none is named."""

import pathlib
import shutil
import sys

import duckdb

here = pathlib.Path(__file__).parent
raw, package = map(pathlib.Path, sys.argv[1:3])
provinces = sys.argv[3:] or sorted(folder.name.split("=")[1] for folder in raw.glob("inspections/province=*"))

shutil.copytree(here / "package", package, dirs_exist_ok=True)
reduction = (here / "reduce.sql").read_text(encoding="utf-8")
# left to its statistics, DuckDB marks a column as required or not by how the records are cut into files, and the bytes are others
db = duckdb.connect(config={"memory_limit": "1GB", "disabled_optimizers": "statistics_propagation"})
# one province after the other: memory is that of the largest, and each can be done again by itself
for province in provinces:
    # a province is text: taken for a number, 03 would become 3
    db.execute(
        f"""
        CREATE OR REPLACE VIEW inspections AS
        FROM read_parquet('{raw}/inspections/province={province}/*.parquet', hive_types_autocast = false)
        """
    )
    db.execute(reduction)
    for table, order in [("places", "place_id"), ("status", "place_id, date")]:
        folder = package / table / f"province={province}"
        folder.mkdir(parents=True, exist_ok=True)
        db.execute(
            f"""
            COPY (SELECT * EXCLUDE province FROM {table} ORDER BY {order})
            TO '{folder}/part-0.parquet' (FORMAT parquet, COMPRESSION zstd)
            """
        )

"""Generates raw records as a ministry keeps them, a row an inspection: inspections.py RAW ROWS [--change PROVINCE]

Writes RAW/inspections/province=NN/. All is invented, and the same each time: every value follows from the row's number.
With --change the province has later inspections too; the files of the others stay as they were, byte for byte.
"""

import argparse
import pathlib

import duckdb

arguments = argparse.ArgumentParser(description="Generates raw inspections.")
arguments.add_argument("raw", type=pathlib.Path)
arguments.add_argument("rows", type=int)
arguments.add_argument("--change", type=int, metavar="PROVINCE")
given = arguments.parse_args()

PROVINCES = range(1, 13)
ROUNDS = 10  # inspections of each place
places = given.rows // ROUNDS

db = duckdb.connect(config={"memory_limit": "500MB"})
# as random as an example needs; below 2^63 for every x below 2^32
db.execute(
    """
    CREATE MACRO spread(x) AS x * 1597334677 % 4294967296;
    CREATE MACRO mixed(x) AS spread(xor(spread(x), spread(x) >> 15)) >> 8;
    """
)
for province in PROVINCES:
    # the twelfth province has twelve times the places of the first: those of a country are not alike
    first, end = (places * p * (p + 1) // (12 * 13) for p in (province - 1, province))
    # a round begins each 50 days and takes 96, so that records are neither in order nor one a day at most;
    # the eleventh is left out, so that what --change adds (the twelfth) is later than all the rest
    rounds = ROUNDS + 2 if province == given.change else ROUNDS
    folder = given.raw / "inspections" / f"province={province:02}"
    folder.mkdir(parents=True, exist_ok=True)
    db.execute(
        f"""
        COPY (
            SELECT printf('%07d', place) AS place_id, '示例小区 ' || place_id AS place_name,
                   DATE '2025-01-01' + CAST(round * 50 + mixed(seed) % 96 AS INTEGER) AS day,
                   CASE WHEN mixed(seed + 1) % 100 < 35 + 6 * round + {province} % 5 THEN 'passed' ELSE 'failed' END AS result
            FROM (SELECT {first} + i % {end - first} AS place, i // {end - first} AS round, (place * 12 + round) * 2 AS seed
                  FROM range({rounds * (end - first)}) it(i))
            WHERE round <> {ROUNDS}
        ) TO '{folder}/part-0.parquet' (FORMAT parquet, COMPRESSION zstd)
        """
    )

"""Reduces raw inspections to the same package without SQL, as plain CSV: plainly.py RAW PACKAGE

The witness for reduce.sql: DuckDB only reads the files here, and the rest is said again in other words.
"""

import csv
import json
import pathlib
import shutil
import sys
from collections import defaultdict

import duckdb

here = pathlib.Path(__file__).parent
raw, package = map(pathlib.Path, sys.argv[1:3])


def records(folder):
    """The rows of a province, as they come."""
    read = duckdb.execute("SELECT place_id, place_name, day, result FROM read_parquet(?)", [f"{folder}/*.parquet"])
    while rows := read.fetchmany(10_000):
        yield from rows


# what a failure makes of a place; one that was not covered, or has lapsed, stays so
FAILED = {None: "not_covered", "covered": "lapsed"}


def changes(days):
    """From whether a place passed, by day: each day on which it became something else, and what."""
    now = None
    for day, passed in sorted(days.items()):
        before, now = now, "covered" if passed else FAILED.get(now, now)
        if now != before:
            yield day, now


shutil.copytree(here / "package", package, dirs_exist_ok=True)
descriptor = json.loads((here / "package/datapackage.json").read_text(encoding="utf-8"))
for resource in descriptor["resources"]:
    resource["path"] = resource["name"] + ".csv"
(package / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

with (
    open(package / "places.csv", "w", encoding="utf-8", newline="") as places_file,
    open(package / "status.csv", "w", encoding="utf-8", newline="") as status_file,
):
    places, status = csv.writer(places_file), csv.writer(status_file)
    places.writerow(["province", "place_id", "name"])
    status.writerow(["province", "place_id", "date", "status", "evidence"])
    for folder in sorted(raw.glob("inspections/province=*")):
        province = folder.name.split("=")[1]
        names, days = {}, defaultdict(dict)
        for place, name, day, result in records(folder):
            names[place] = name
            days[place][day] = days[place].get(day, False) or result == "passed"
        for place in sorted(names):
            places.writerow([province, place, names[place]])
            status.writerows([province, place, day, what, "evidenced"] for day, what in changes(days[place]))

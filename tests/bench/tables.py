"""`check` on a million rows and `publish` of ten thousand places, with peers on the same file in the same run.

Before any time is taken, all must find the same faults, which were planted. Prints a table and adds to
target/bench/results.json. usage: tables.py NOTICEBOARD FOLDER [--without-frictionless]
"""

import csv
import json
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

import duckdb

ROWS = 1_000_000
PLANTED = {"bad_numbers": 7, "unknown_kinds": 5, "unknown_areas": 3, "duplicates": 4}
KINDS = ["commodity", "old", "resettlement", "danwei", "self_built"]
MODES = ["linked", "merged", "entrusted", "cooperative"]


def make(folder):
    """A package of invented places, about 70 MB, with faults planted."""
    chance = random.Random(1)
    folder.mkdir(parents=True, exist_ok=True)
    names = ["areas", "kinds", "modes", "places"]
    descriptor = {
        "name": "bench", "title": "示例大市",
        "resources": [{"name": name, "path": f"{name}.csv"} for name in names],
        "noticeboard": {"languages": ["zh-CN"], "illustrative": True},
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    with open(folder / "areas.csv", "w", encoding="utf-8") as out:
        out.write("area_id,name,level,parent_id\n000,示例大市,city,\n")
        out.writelines(f"{i:03d},示例区 {i:03d},district,000\n" for i in range(1, 201))
    for name, words in (("kinds", KINDS), ("modes", MODES)):
        (folder / f"{name}.csv").write_text("id,name\n" + "".join(f"{w},{w}\n" for w in words), encoding="utf-8")
    spots = iter(chance.sample(range(1, ROWS), sum(PLANTED.values())))
    spoil = {next(spots): fault for fault, times in PLANTED.items() for _ in range(times)}
    with open(folder / "places.csv", "w", encoding="utf-8") as out:
        out.write("place_id,name,area_id,lon,lat,kind,mode\n")
        for i in range(ROWS):
            fault = spoil.get(i)
            place = i - 1 if fault == "duplicates" else i
            area = "999" if fault == "unknown_areas" else f"{i % 200 + 1:03d}"
            lon = "east" if fault == "bad_numbers" else f"{114 + chance.random():.5f}"
            kind = "castle" if fault == "unknown_kinds" else KINDS[i % 5]
            row = f"{place:07d},示例小区 {i:07d},{area},{lon},{37.5 + chance.random():.5f},{kind},{MODES[i % 4]}\n"
            out.write(row)


def ours(program, folder):
    """What `noticeboard check` finds."""
    output = subprocess.run([program, "check", folder, "--json"], capture_output=True, text=True, check=False)
    found = dict.fromkeys(PLANTED, 0)
    for finding in json.loads(output.stdout)["findings"]:
        code, column = finding["code"], finding["column"]
        found["bad_numbers"] += code == "bad-number"
        found["unknown_kinds"] += code == "unknown-id" and column == "kind"
        found["unknown_areas"] += code == "unknown-id" and column == "area_id"
        found["duplicates"] += code == "duplicate-key"
    return found


def by_duckdb(folder):
    """The same checks as SQL."""
    db = duckdb.connect(config={"threads": 2})
    read = "read_csv('{}/{}.csv', header = true, all_varchar = true)"
    for table in ("areas", "kinds", "modes", "places"):
        db.execute(f"create table {table} as select * from {read.format(folder, table)}")
    one = lambda sql: db.execute(sql).fetchone()[0]
    return {
        "bad_numbers": one("select count(*) from places where try_cast(lon as double) is null or try_cast(lat as double) is null"),
        "unknown_kinds": one("select count(*) from places where kind not in (select id from kinds)"
                             " or mode not in (select id from modes)"),
        "unknown_areas": one("select count(*) from places where area_id not in (select area_id from areas)"),
        "duplicates": one("select count(*) - count(distinct place_id) from places where place_id is not null"),
    }


def by_frictionless(folder):
    """The same checks by the reference implementation, with a Table Schema."""
    from frictionless import Resource, Schema, system

    with open(folder / "areas.csv", encoding="utf-8") as areas:
        known = [row["area_id"] for row in csv.DictReader(areas)]
    number = lambda name, low, high: {"name": name, "type": "number", "constraints": {"minimum": low, "maximum": high}}
    word = lambda name, words: {"name": name, "type": "string", "constraints": {"enum": words}}
    schema = Schema.from_descriptor({
        "fields": [
            {"name": "place_id", "type": "string"}, {"name": "name", "type": "string", "constraints": {"required": True}},
            word("area_id", known), number("lon", -180, 180), number("lat", -90, 90), word("kind", KINDS), word("mode", MODES),
        ],
        "primaryKey": ["place_id"],
    })
    with system.use_context(trusted=True):
        report = Resource(path=str(folder / "places.csv"), schema=schema).validate(limit_errors=1000)
    found = dict.fromkeys(PLANTED, 0)
    for error in report.tasks[0].errors:
        found["bad_numbers"] += error.type == "type-error"
        found["duplicates"] += error.type == "primary-key"
        if error.type == "constraint-error":
            found["unknown_areas" if error.field_name == "area_id" else "unknown_kinds"] += 1
    return found


def seconds(run, times):
    """Median, and slowest, of `times` runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return {"median": round(statistics.median(taken), 3), "slowest": round(max(taken), 3), "runs": times}


def main():
    program, out = sys.argv[1], Path(sys.argv[2])
    folder = out / "million"
    make(folder)
    runs = {"noticeboard check": (lambda: ours(program, folder), 7), "DuckDB SQL, 2 threads": (lambda: by_duckdb(folder), 7)}
    if "--without-frictionless" not in sys.argv:
        runs["frictionless"] = (lambda: by_frictionless(folder), 1)
    results = {}
    for name, (run, times) in runs.items():
        found = run()
        assert found == PLANTED, f"{name} finds {found}, planted were {PLANTED}"
        results[name] = seconds(run, times)
    city, site = out / "city", out / "site"
    subprocess.run([program, "sample", "--places", "10000", "--out", city], check=True)
    publish = [program, "publish", city, "--out", site]
    results["noticeboard publish, 10,000 places, two languages"] = seconds(
        lambda: subprocess.run(publish, check=True, capture_output=True), 3)
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"{ROWS:,} rows, {size / 1e6:.0f} MB; the same faults found by all\n")
    print("| work | median s | slowest s |\n|---|---|---|")
    for name, taken in results.items():
        print(f"| {name} | {taken['median']} | {taken['slowest']} |")
    target = out / "results.json"
    known = json.loads(target.read_text()) if target.exists() else {}
    target.write_text(json.dumps({**known, "tables": results}, indent=2) + "\n")


main()

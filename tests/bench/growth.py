"""How `check`, `summary` and `publish` grow with the rows: seconds, the most memory, files and bytes of the site.

Packages of invented places (示例国), ten status rows each, some of them with a source. Prints a table and writes
FOLDER/growth.json. usage: growth.py NOTICEBOARD FOLDER ROWS... [--keep]
"""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

PROVINCES = 12
COUNTIES = 30
#: of a town
PLACES = 280
EVENTS = 10
WORDS = ["unknown", "not_covered", "in_progress", "covered", "lapsed", "covered"]
MODES = ["linked", "merged", "entrusted", "cooperative"]


def make(folder, rows):
    """A package of so many status rows."""
    places = max(rows // EVENTS, 1)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    names = ["areas", "indicators", "modes", "targets", "places", "status"]
    descriptor = {
        "name": "growth", "title": "示例国", "version": "1", "created": "2026-01-31",
        "licenses": [{"name": "CC0-1.0", "title": "CC0 1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "resources": [{"name": name, "path": f"{name}.csv"} for name in names],
        "noticeboard": {
            "languages": ["zh-CN", "en"], "illustrative": True,
            "levels": [{"level": level, "name": level} for level in ("country", "province", "county", "town")],
        },
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (folder / "indicators.csv").write_text("indicator_id,name,name@en,unit,units,covered_means\nn,覆盖,Covered,place,places,met\n", encoding="utf-8")
    (folder / "modes.csv").write_text("id,name\n" + "".join(f"{mode},{mode}\n" for mode in MODES), encoding="utf-8")
    (folder / "targets.csv").write_text("area_id,share,due,announced\n0,1.0,2026-12-31,2021-01-01\n", encoding="utf-8")
    towns = []
    for number in range(-(-places // PLACES)):
        province, county = number % PROVINCES, number // PROVINCES % COUNTIES
        towns.append((province, county, number // PROVINCES // COUNTIES))
    with open(folder / "areas.csv", "w", encoding="utf-8") as out:
        out.write("area_id,name,name@en,level,parent_id\n0,示例国,Model country,country,\n")
        for province in sorted({town[0] for town in towns}):
            out.write(f"{province:02d},示例省 {province:02d},Model province {province:02d},province,0\n")
        for province, county in sorted({town[:2] for town in towns}):
            out.write(f"{province:02d}{county:02d},示例县 {province:02d}{county:02d},Model county {province:02d}{county:02d},county,{province:02d}\n")
        for province, county, town in sorted(towns):
            code = f"{province:02d}{county:02d}{town:02d}"
            out.write(f"{code},示例镇 {code},Model town {code},town,{code[:4]}\n")
    with open(folder / "places.csv", "w", encoding="utf-8") as out, open(folder / "status.csv", "w", encoding="utf-8") as events:
        out.write("place_id,name,name@en,area_id,lon,lat,mode\n")
        events.write("place_id,date,status,evidence,source\n")
        for place in range(places):
            province, county, town = towns[place // PLACES]
            lon, lat = 80 + province * 3 + place * 7919 % 1000 / 400, 20 + county + place * 104729 % 1000 / 1200
            out.write(f"{place:07d},示例小区 {place:07d},Model compound {place:07d},{province:02d}{county:02d}{town:02d},{lon:.4f},{lat:.4f},{MODES[place % 4]}\n")
            for event in range(min(EVENTS, rows)):
                month = place * 31 % 12 + event * 5
                status = WORDS[(event + place % 3) % len(WORDS)]
                source = f"https://example.org/{place % 50}" if event % 2 else ""
                events.write(f"{place:07d},{2021 + month // 12}-{month % 12 + 1:02d}-{place % 28 + 1:02d},{status},claimed,{source}\n")


def measured(*command):
    """Seconds, and the most megabytes that the program had in memory."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed: {said.decode()[-2000:]}")
    return {"seconds": round(time.monotonic() - began, 2), "megabytes": round(used.ru_maxrss / 1024)}


def size(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files)


program, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
table = []
print(f"{'rows':>10} {'places':>9} {'check':>14} {'summary':>14} {'publish':>14} {'again':>14} {'files':>7} {'MB':>7}")
for rows in [int(word) for word in sys.argv[3:] if word.isdigit()]:
    package, site = folder / f"growth-{rows}", folder / f"growth-site-{rows}"
    make(package, rows)
    shutil.rmtree(site, ignore_errors=True)
    line = {"rows": rows, "places": max(rows // EVENTS, 1)}
    line["check"] = measured(program, "check", package)
    line["summary"] = measured(program, "summary", package)
    # as a country publishes: pages of places, and of areas below the counties, are made as they are read
    publish = [program, "publish", package, "--out", site, "--no-place-pages", "--area-pages", "county"]
    line["publish"] = measured(*publish)
    line["files"], line["bytes"] = size(site)
    # a day later, with one place fewer that is covered: the release before is compared with
    with open(package / "status.csv", "a", encoding="utf-8") as out:
        out.write("0000000,2026-01-30,lapsed,claimed,\n")
    line["again"] = measured(*publish)
    table.append(line)
    cell = lambda it: f"{it['seconds']:8.2f} s {it['megabytes']:4d}"
    cells = " ".join(cell(line[what]) for what in ("check", "summary", "publish", "again"))
    print(f"{rows:10d} {line['places']:9d} {cells} {line['files']:7d} {line['bytes'] / 1e6:7.0f}", flush=True)
    if "--keep" not in sys.argv:
        shutil.rmtree(package)
        shutil.rmtree(site)
(folder / "growth.json").write_text(json.dumps(table, indent=1))

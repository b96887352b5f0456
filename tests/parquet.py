"""Reduces raw records to a package's tables, as an engine for a country's data does: parquet.py FOLDER ROWS

Generated inspections (a row each: a place, a day, a result) become areas, places and statuses in FOLDER/csv (one CSV each) and in
FOLDER/parquet (statuses partitioned by district). Both are the same tables, written by DuckDB.
"""

import json
import pathlib
import sys

import duckdb

folder, rows = pathlib.Path(sys.argv[1]), int(sys.argv[2])
db = duckdb.connect()
db.sql(
    f"""
    CREATE TABLE inspections AS
    SELECT printf('D%02d', place % 7) AS district, printf('P%05d', place) AS place,
           DATE '2026-01-01' + CAST(day AS INTEGER) AS day, hash(place, day) % 10 < 6 + day // 40 AS passed
    FROM (SELECT i % {rows // 4} AS place, (i * 7919) % 180 AS day FROM range({rows}) it(i))
    """
)
# the last inspection decides; a day with two is decided by the better
db.sql(
    """
    CREATE TABLE status AS
    SELECT DISTINCT place AS place_id, day AS date, CASE WHEN bool_or(passed) THEN 'covered' ELSE 'not_covered' END AS status,
           'claimed' AS evidence, district
    FROM inspections GROUP BY ALL ORDER BY place_id, date
    """
)
db.sql("CREATE TABLE places AS SELECT DISTINCT place AS place_id, district AS area_id, 'Plot ' || place AS name FROM inspections ORDER BY 1")
db.sql(
    """
    CREATE TABLE areas AS
    SELECT 'D' AS area_id, 'Model district' AS name, 'city' AS level, NULL AS parent_id
    UNION ALL SELECT DISTINCT district, 'Ward ' || district, 'ward', 'D' FROM inspections ORDER BY 1
    """
)


def descriptor(status):
    resources = [
        {"name": name, "path": path}
        for name, path in [("areas", "areas.csv"), ("indicators", "indicators.csv"), ("places", "places.csv"), ("status", status)]
    ]
    return {
        "name": "plots",
        "title": "Plots inspected",
        "created": "2026-07-01",
        "licenses": [{"name": "CC0-1.0", "title": "CC0 1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "resources": resources,
        "noticeboard": {
            "languages": ["en"],
            "illustrative": True,
            "levels": [{"level": "city", "name": "City"}, {"level": "ward", "name": "Ward"}],
        },
    }


for kind, status in [("csv", "status.csv"), ("parquet", "status")]:
    package = folder / kind
    package.mkdir(parents=True, exist_ok=True)
    for table in ["areas", "places"]:
        db.sql(f"COPY {table} TO '{package}/{table}.csv' (HEADER)")
    (package / "indicators.csv").write_text("indicator_id,name,unit,units,covered_means\nplots,Plots inspected,plot,plots,passed\n")
    (package / "datapackage.json").write_text(json.dumps(descriptor(status), indent=1))
db.sql(f"COPY (SELECT * EXCLUDE district FROM status) TO '{folder}/csv/status.csv' (HEADER)")
db.sql(f"COPY status TO '{folder}/parquet/status' (FORMAT parquet, PARTITION_BY (district), COMPRESSION zstd)")
# what must be refused
db.sql(f"COPY (SELECT 1 AS place_id, DATE '2026-01-01' AS date, 'covered' AS status, 'claimed' AS evidence) TO '{folder}/other.parquet' (FORMAT parquet)")
db.sql(f"COPY (SELECT 'P1' AS place_id, [1, 2] AS dates) TO '{folder}/nested.parquet' (FORMAT parquet)")

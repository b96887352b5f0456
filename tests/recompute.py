"""Runs a script of docs/ in a package's folder: recompute.py SCRIPT FOLDER -> rows as JSON."""

import json
import os
import sys

import duckdb

script = open(sys.argv[1], encoding="utf-8").read()
os.chdir(sys.argv[2])
rows = duckdb.connect().execute(script).fetchall()
print(json.dumps([[what, key, float(covered), float(total), share] for what, key, covered, total, share in rows]))

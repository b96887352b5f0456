"""Validates what OpenAPI describes: valid_api.py FOLDER, a programme's folder in a site.

The description itself, by openapi-spec-validator; then each JSON file that it has a shape for, by jsonschema. Prints a line
for each fault and exits with 1 if there is any.
"""

import json
import pathlib
import re
import sys

from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

folder = pathlib.Path(sys.argv[1])
described = json.loads((folder / "openapi.json").read_text())
faults = [error.message for error in OpenAPIV31SpecValidator(described).iter_errors()]
files = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
looked = 0
for address, methods in described["paths"].items():
    pattern = re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(address.lstrip("/"))))
    found = [file for file in files if pattern.fullmatch(file)]
    # a release that changed nothing has no list of changes
    if not found and "changes" not in address:
        faults.append(f"{address} is described, and there is no such file")
    [(kind, content)] = methods["get"]["responses"]["200"]["content"].items()
    if kind != "application/json":
        continue
    schema = {**content["schema"], "components": described["components"]}
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    for file in found:
        looked += 1
        for error in validator.iter_errors(json.loads((folder / file).read_text())):
            faults.append(f"{file}: {error.json_path}: {error.message}")
print("\n".join(faults) or f"{looked} files are as described")
sys.exit(1 if faults else 0)

"""Validates Data Packages by the reference implementation: valid_packages.py FOLDER...

Prints a line for each fault and exits with 1 if there is any.
"""

import sys

from frictionless import Package, system


def faults(folder):
    """Every fault of a package: where, and what."""
    with system.use_context(trusted=True):
        report = Package(f"{folder}/datapackage.json").validate()
    for error in report.errors:
        yield f"{folder}: {error.type}: {error.message}"
    for task in report.tasks:
        for error in task.errors:
            row = getattr(error, "row_number", "")
            yield f"{folder}: {task.place}:{row}: {error.type}: {error.message}"


found = [fault for folder in sys.argv[1:] for fault in faults(folder)]
print("\n".join(found) or f"{len(sys.argv) - 1} packages are valid")
sys.exit(1 if found else 0)

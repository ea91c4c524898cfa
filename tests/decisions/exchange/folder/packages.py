"""What another program finds wrong in a written folder."""

import csv

from frictionless import Package, system

from decisions.exchange.folder import DATA_PACKAGE_FILE


def validate_data_package(path):
    """Return what Frictionless finds wrong, as (table, column or '', kind)."""
    longest = csv.field_size_limit()
    try:
        with system.use_context(trusted=False):
            report = Package(str(path / DATA_PACKAGE_FILE)).validate()
    finally:
        csv.field_size_limit(longest)  # Frictionless lets every csv reader take longer cells
    return {
        (task.name, getattr(error, "field_name", ""), error.type)
        for task in report.tasks
        for error in task.errors
    }

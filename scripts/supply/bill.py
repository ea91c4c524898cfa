"""`make sbom`: var/sbom/regio.cdx.json, a CycloneDX bill of all that is shipped, and licences.csv.

It asks no network, and ends with 1 where something has no licence, or one that is not in the list
of reviewed.toml. Shared libraries in Python packages differ by machine: the bill is of what this
one installed.
"""

import csv
import os
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    Property,
    XsUri,
)
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from .inventory import ROOT, is_allowed, list_inside, list_shipped, name_of

SCHEMA = SchemaVersion.V1_6
PLACE = ROOT / "var" / "sbom"


def main():
    shipped = list_shipped()
    bill = make_bill(shipped, made_at=read_moment(os.environ))
    write_all(PLACE, bill, shipped)
    every = [*list_inside(shipped)]
    print(f"{len(shipped)} onderdelen, en {len(every) - len(shipped)} daarbinnen: {PLACE}")
    told = list_refused(shipped)
    for sentence in told:
        print(sentence, file=sys.stderr)
    sys.exit(1 if told else 0)


def read_moment(environment):
    """Return SOURCE_DATE_EPOCH, so that a release is the same when it is made again, else now."""
    given = environment.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(given), UTC) if given else datetime.now(UTC)


def list_refused(shipped):
    """Return a sentence for each component that may not be shipped as it is."""
    return [
        f"{each.purl.to_string()}: licentie {each.licence or 'onbekend'} staat niet in de lijst "
        "van scripts/supply/reviewed.toml."
        for each in list_inside(shipped)
        if not is_allowed(each.licence)
    ]


def make_bill(shipped, *, made_at):
    """Return the CycloneDX document, as text that its own validator takes.

    The same components and moment give the same text.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    own = PackageURL("generic", name=project["name"], version=project["version"])
    regio = Component(
        name=project["name"],
        version=project["version"],
        type=ComponentType.APPLICATION,
        description=project["description"],
        licenses=[LicenseExpression(project["license"])],
        purl=own,
        bom_ref=own.to_string(),
    )
    made = {
        (each.purl.type, each.name): make_component(each, regio.bom_ref.value) for each in shipped
    }
    bill = Bom(components=made.values())
    bill.metadata.component = regio
    bill.metadata.timestamp = made_at
    bill.serial_number = uuid5(NAMESPACE_URL, " ".join(sorted(map(str, made))) + str(made_at))
    asked = {("pypi", name_of(each)) for each in project["dependencies"]}
    asked |= {key for key in made if key[0] != "pypi"}
    bill.register_dependency(regio, [made[key] for key in sorted(asked)])
    for each in shipped:
        needed = [made[each.purl.type, name] for name in sorted(each.needs)]
        bill.register_dependency(made[each.purl.type, each.name], needed)
    text = JsonV1Dot6(bill).output_as_string(indent=2)
    wrong = JsonStrictValidator(SCHEMA).validate_str(text)
    if wrong:
        raise ValueError(wrong)
    return text + "\n"


def make_component(each, below):
    """Return a component of CycloneDX; `below` makes its reference the only one of its kind."""
    reference = f"{below}#{each.purl.to_string()}"
    address = XsUri(each.purl.to_string())
    hashes = [HashType(alg=HashAlgorithm(name), content=value) for name, value in each.hashes]
    return Component(
        name=each.purl.name,
        group=each.purl.namespace,
        version=each.purl.version,
        type=ComponentType.LIBRARY,
        purl=each.purl,
        bom_ref=reference,
        licenses=[LicenseExpression(each.licence)] if each.licence else [],
        # Of each file of the release: which of them is installed, the machine decides.
        external_references=[
            ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=address, hashes=hashes)
        ]
        if hashes
        else [],
        properties=[
            Property(name=f"regio:{name}", value=value)
            for name, value in (("licence-at", each.licence_at), ("condition", each.condition))
            if value
        ],
        components=[make_component(part, reference) for part in each.inside],
    )


def write_all(place, bill, shipped):
    """Write the bill and the list of licences in a folder."""
    place.mkdir(parents=True, exist_ok=True)
    (place / "regio.cdx.json").write_text(bill)
    with Path(place / "licences.csv").open("w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["component", "version", "licence", "text", "inside"])
        for each in shipped:
            write_row(rows, each, "")


def write_row(rows, each, of):
    rows.writerow([each.name, each.purl.version or "", each.licence, each.licence_at, of])
    for part in each.inside:
        write_row(rows, part, each.name)


if __name__ == "__main__":
    main()

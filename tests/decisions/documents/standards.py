"""Published schemas to judge files by; they stand in a folder beside the repository, and are not
ours to hand on. REGIO_STANDARDS names another folder."""

import os
from pathlib import Path

import pytest
import yaml
from lxml import etree
from openapi_schema_validator import OAS30Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

ROOT = Path(__file__).parents[3]
FOLDER = Path(os.environ.get("REGIO_STANDARDS", ROOT.parent / "shared" / "standards"))


def find_standard(name):
    """Return the path of a schema; skip the test where it is not here."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"the published schema {name} is not on this machine")
    return path


def check_ori_a(content):
    """Raise where bytes are no valid ORI-A, or name something within the file that is not there."""
    etree.XMLSchema(etree.parse(find_standard("ORI-A-v1.0.1.xsd"))).assertValid(
        root := etree.fromstring(content)
    )
    space = {"o": "https://ori-a.nl"}
    keys = set(root.xpath("//o:ID/text()", namespaces=space))
    told = root.xpath(
        "//o:verwijzingID[not(parent::o:verwijzingInformatieobject"
        " or parent::o:verwijzingBegrippenlijst)]/text()",
        namespaces=space,
    )
    assert set(told) <= keys, set(told) - keys


def check_mini_ori(name, told):
    """Raise where a value is not what the mini-ORI schema of this name says."""
    whole = yaml.safe_load(find_standard("mini-ori-openapi-1.0.0.yaml").read_text("utf-8"))
    registry = Registry().with_resource("urn:mini-ori", Resource(whole, DRAFT4))
    schema = {"$ref": f"urn:mini-ori#/components/schemas/{name}"}
    checker = OAS30Validator.FORMAT_CHECKER
    OAS30Validator(schema, registry=registry, format_checker=checker).validate(told)

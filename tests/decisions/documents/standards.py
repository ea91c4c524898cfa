"""Published schemas to judge files by; they stand in a folder beside the repository, and are not
ours to hand on. REGIO_STANDARDS names another folder."""

import os
from hashlib import sha256
from pathlib import Path, PurePosixPath
from warnings import catch_warnings, simplefilter

import pyshacl
import pytest
import yaml
from lxml import etree
from openapi_schema_validator import OAS30Validator
from rdflib import Graph
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

ROOT = Path(__file__).parents[3]
MDTO = {"m": "https://www.nationaalarchief.nl/mdto"}
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


def check_mdto(files):
    """Raise where MDTO of a zip ({name: bytes}) is not valid, describes another file than the one
    beside it, or refers to what is not there or does not refer back; return {name: root}."""
    schema = etree.XMLSchema(etree.parse(find_standard("MDTO-XML1.0.xsd")))
    roots = {n: etree.fromstring(each) for n, each in files.items() if n.endswith(".mdto.xml")}
    for root in roots.values():
        schema.assertValid(root)
    check_mdto_files(files, roots)
    links = [link for root in roots.values() for link in list_mdto_links(root)]
    assert len(set(links)) == len(links)
    back = {"isOnderdeelVan": "bevatOnderdeel", "isRepresentatieVan": "heeftRepresentatie"}
    back |= {there: here for here, there in back.items()}
    for key, name, other in links:
        assert (other, back[name], key) in links, (key, name, other)
    return roots


def check_mdto_files(files, roots):
    """Raise where a file is not what its MDTO says, or two things have one key."""
    keys = [told(root, "identificatie/m:identificatieKenmerk") for root in roots.values()]
    assert len(set(keys)) == len(keys)
    for name, root in roots.items():
        if name.endswith(".bestand.mdto.xml"):
            content = files[name.removesuffix(".bestand.mdto.xml")]
            assert told(root, "omvang") == str(len(content))
            assert told(root, "checksum/m:checksumWaarde") == sha256(content).hexdigest()
            assert told(root, "naam") == PurePosixPath(name.removesuffix(".bestand.mdto.xml")).name


def told(root, path):
    """Return the text of the first element of an MDTO object at a path, None without one."""
    return root.findtext(f"*/m:{path}", namespaces=MDTO)


def list_mdto_links(root):
    """Return (own key, name of the reference, other key) of the references within a zip."""
    own = told(root, "identificatie/m:identificatieKenmerk")
    names = ("isOnderdeelVan", "bevatOnderdeel", "isRepresentatieVan", "heeftRepresentatie")
    return [
        (own, name, each.findtext(".//m:identificatieKenmerk", namespaces=MDTO))
        for name in names
        for each in root.iterfind(f"*/m:{name}", namespaces=MDTO)
    ]


class LocalSchemas(etree.Resolver):
    """Finds what a schema imports by an address in the folder of schemas, whatever its version."""

    def resolve(self, address, _public, context):
        """Return the MDTO schema here for that of the address; leave the rest to lxml."""
        if "/MDTO-XML" not in address:
            return None
        return self.resolve_filename(str(find_standard("MDTO-XML1.0.xsd")), context)


def check_diwoo(content):
    """Raise where a page of a site map has a document whose DiWoo is not valid; return how many it
    has."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(LocalSchemas())
    schema = etree.XMLSchema(etree.parse(find_standard("diwoo/diwoo-metadata.xsd"), parser))
    told = etree.fromstring(content).findall(
        ".//{https://standaarden.overheid.nl/diwoo/metadata/}Document"
    )
    for each in told:
        schema.assertValid(etree.ElementTree(each))
    return len(told)


def check_dcat_ap_nl(catalogue):
    """Raise where a catalogue, as JSON-LD in bytes, breaks a shape of DCAT-AP-NL 3.0; return it as
    a Graph."""
    shapes = Graph()
    for path in sorted(find_standard("dcat-ap-nl").glob("*.ttl")):
        shapes.parse(path)
    with catch_warnings():
        simplefilter("ignore", DeprecationWarning)  # both use what rdflib itself will leave behind
        graph = Graph().parse(data=catalogue, format="json-ld")
        conforms, _report, told = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    assert conforms, told
    return graph


def check_mini_ori(name, told):
    """Raise where a value is not what the mini-ORI schema of this name says."""
    whole = yaml.safe_load(find_standard("mini-ori-openapi-1.0.0.yaml").read_text("utf-8"))
    registry = Registry().with_resource("urn:mini-ori", Resource(whole, DRAFT4))
    schema = {"$ref": f"urn:mini-ori#/components/schemas/{name}"}
    checker = OAS30Validator.FORMAT_CHECKER
    OAS30Validator(schema, registry=registry, format_checker=checker).validate(told)

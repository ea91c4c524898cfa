"""The catalogue of open data: each public dossier as a data set, in the words of DCAT-AP-NL 3.0 and
in those of schema.org. Both are JSON-LD, made from the same DatasetFacts."""

from dataclasses import dataclass
from datetime import date, datetime

from municipalities.models import DataLicence

MEDIA_TYPE = "application/ld+json"
# The licences of data as the list of the EU names them.
LICENCES = {
    DataLicence.CC0: "http://publications.europa.eu/resource/authority/licence/CC0",
    DataLicence.CC_BY: "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
    DataLicence.CC_BY_SA: "http://publications.europa.eu/resource/authority/licence/CC_BYSA_4_0",
}
PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
GOVERNMENT = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
DUTCH = "http://publications.europa.eu/resource/authority/language/NLD"
FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
TYPE_OF_AUTHORITY = "http://purl.org/adms/publishertype/LocalAuthority"

# What is told.


@dataclass(frozen=True)
class Publisher:
    """Who runs this site, with its e-mail address; '' where the installation does not say so.

    `address` is that of the site, with a slash at its end.
    """

    name: str
    email: str
    address: str


@dataclass(frozen=True)
class DatasetFile:
    """A way to the data: `file_type` as the list of the EU names it, a `media_type`. An answer of
    the API when `is_api`, else a file."""

    title: str
    address: str
    file_type: str
    media_type: str
    is_api: bool = False


@dataclass(frozen=True, kw_only=True)
class DatasetFacts:
    """A public dossier. `address` is its page; `told_at` when something of it was told last, None
    where that was not asked; `places` are addresses of its municipalities in TOOI."""

    address: str
    title: str
    question: str
    first_on: date
    closed_on: date | None
    files: tuple[DatasetFile, ...]
    public_at: datetime
    licence: DataLicence
    told_at: datetime | None = None
    places: tuple[str, ...] = ()

    @property
    def period(self):
        """The days that it is about, as ISO 8601 writes an interval; '..' while it is open."""
        return f"{self.first_on}/{self.closed_on or '..'}"


# In the words of DCAT-AP-NL. What a list of the EU or TOOI names is told with its kind, so that who
# judges the catalogue by its shapes need not fetch those lists.

CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class CatalogueFacts:
    """The whole catalogue: `address` is its own, `api` where the API begins, `description_of_api`
    its OpenAPI document."""

    address: str
    title: str
    description: str
    api: str
    api_title: str
    description_of_api: str
    publisher: Publisher
    datasets: tuple[DatasetFacts, ...]


def build_catalogue(facts):
    """Return the CatalogueFacts as JSON-LD in the words of DCAT-AP-NL.

    Without an organisation or an e-mail address it lacks those, which the profile asks for.
    """
    service = f"{facts.address}#api"
    datasets = [
        part for each in facts.datasets for part in build_dataset(each, facts.publisher, service)
    ]
    catalogue = {
        "@id": facts.address,
        "@type": "dcat:Catalog",
        **tell_words(facts.title, facts.description),
        **tell_publisher(facts.publisher),
        "dct:license": named(LICENCES[DataLicence.CC0], "dct:LicenseDocument"),
        "dct:language": named(DUTCH, "dct:LinguisticSystem"),
        "dcat:dataset": [{"@id": f"{each.address}#dataset"} for each in facts.datasets],
        "dcat:service": {"@id": service},
    }
    return {"@context": CONTEXT, "@graph": [catalogue, build_service(facts, service), *datasets]}


def build_service(facts, key):
    return {
        "@id": key,
        "@type": "dcat:DataService",
        **tell_words(facts.api_title, facts.description),
        **tell_publisher(facts.publisher),
        **tell_rights(),
        "dct:identifier": key,
        "dct:license": named(LICENCES[DataLicence.CC0], "dct:LicenseDocument"),
        "dcat:endpointURL": named(facts.api, "rdfs:Resource"),
        "dcat:endpointDescription": named(facts.description_of_api, "rdfs:Resource"),
        "dcat:servesDataset": [{"@id": f"{each.address}#dataset"} for each in facts.datasets],
    }


def build_dataset(facts, publisher, service):
    """Return the nodes of a data set: itself and each way to it."""
    key = f"{facts.address}#dataset"
    who = tell_publisher(publisher)
    days = {"dcat:startDate": xsd_day(facts.first_on)}
    if facts.closed_on:
        days["dcat:endDate"] = xsd_day(facts.closed_on)
    files = [build_distribution(each, service, facts.licence) for each in facts.files]
    told = {
        "@id": key,
        "@type": "dcat:Dataset",
        **tell_words(facts.title, facts.question),
        **who,
        **({"dct:creator": who["dct:publisher"]} if who.get("dct:publisher") else {}),
        **tell_rights(),
        "dct:identifier": key,
        "dct:language": named(DUTCH, "dct:LinguisticSystem"),
        "dct:issued": xsd_moment(facts.public_at),
        "dct:temporal": {"@type": "dct:PeriodOfTime", **days},
        "dct:spatial": [named(each, "dct:Location") for each in facts.places],
        "dcat:landingPage": named(facts.address, "foaf:Document"),
        "dcat:distribution": [{"@id": each["@id"]} for each in files],
    }
    if facts.told_at:
        told["dct:modified"] = xsd_moment(facts.told_at)
    return [told, *files]


def build_distribution(file, service, licence):
    where = {"dcat:accessURL": named(file.address, "rdfs:Resource")}
    where |= (
        {"dcat:accessService": {"@id": service}}
        if file.is_api
        else {"dcat:downloadURL": named(file.address, "rdfs:Resource")}
    )
    return {
        "@id": f"{file.address}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": dutch(file.title),
        **where,
        "dct:license": named(LICENCES[licence], "dct:LicenseDocument"),
        "dct:format": named(FILE_TYPES + file.file_type, "dct:MediaTypeOrExtent"),
        "dcat:mediaType": named(MEDIA_TYPES + file.media_type, "dct:MediaType"),
    }


def tell_words(title, description):
    return {"dct:title": dutch(title), "dct:description": dutch(description)}


def tell_rights():
    return {
        "dct:accessRights": named(PUBLIC, "dct:RightsStatement"),
        "dcat:theme": named(GOVERNMENT, "skos:Concept", "skos:prefLabel", dutch("Overheid")),
    }


def tell_publisher(publisher):
    """Return the publisher and whom to ask, as far as the installation says so."""
    told = {}
    if publisher.name:
        told["dct:publisher"] = {
            "@id": f"{publisher.address}#organisatie",
            "@type": "foaf:Agent",
            "foaf:name": dutch(publisher.name),
            "dct:type": named(
                TYPE_OF_AUTHORITY, "skos:Concept", "skos:prefLabel", dutch("Lokale overheid")
            ),
        }
    if publisher.email:
        told["dcat:contactPoint"] = {
            "@id": f"{publisher.address}#contact",
            "@type": ["vcard:Kind", "vcard:Organization"],
            "vcard:fn": dutch(publisher.name or publisher.email),
            "vcard:hasEmail": {"@id": f"mailto:{publisher.email}"},
        }
    return told


def named(address, kind, *told):
    """Return what an address names, with its kind and (name, value) of what more is told."""
    return {"@id": address, "@type": kind, **dict(zip(told[::2], told[1::2], strict=True))}


def dutch(text):
    return {"@value": text, "@language": "nl"}


def xsd_day(day):
    return {"@value": day.isoformat(), "@type": "xsd:date"}


def xsd_moment(moment):
    return {"@value": moment.isoformat(timespec="seconds"), "@type": "xsd:dateTime"}


# In the words of schema.org.


def build_schema_org(name, datasets, publisher):
    """Return these DatasetFacts as a data catalogue of that name: JSON-LD in the words of
    schema.org."""
    owner = {}
    if publisher.name:
        owner = {"publisher": {"@type": "GovernmentOrganization", "name": publisher.name}}
    return {
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "name": name,
        "url": publisher.address,
        "inLanguage": "nl",
        **owner,
        "dataset": [{**describe_in_schema_org(each), **owner} for each in datasets],
    }


def describe_in_schema_org(facts):
    """Return one DatasetFacts as a Dataset with each of its files."""
    return {
        "@type": "Dataset",
        "name": facts.title,
        "description": facts.question,
        "url": facts.address,
        "inLanguage": "nl",
        "isAccessibleForFree": True,
        "license": facts.licence.address,
        "temporalCoverage": facts.period,
        "datePublished": facts.public_at.date().isoformat(),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": each.title,
                "contentUrl": each.address,
                "encodingFormat": each.media_type,
            }
            for each in facts.files
        ],
    }

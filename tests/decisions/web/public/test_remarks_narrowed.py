"""The register by round, section and shared point, and its numbers per council and theme."""

import pytest

from tests import factories as make
from tests.decisions.web.public.reading import page, queries
from tests.decisions.web.public.region import scene, words

pytestmark = pytest.mark.django_db
PATH = "wensen-en-bedenkingen/"
CHOSEN = (
    ({"ronde": "zonder-ronde"}, ["twee"]),
    ({"onderdeel": "hoofdstuk 2"}, ["twee", "drie"]),
    ({"onderdeel": "hoofdstuk 2", "soort": "vraag"}, ["twee"]),
    ({"punt": "gedeeld"}, ["een", "twee"]),
    ({"punt": "niet-gedeeld"}, ["drie"]),
    ({"punt": "gedeeld", "zoek": "twee"}, ["twee"]),
    ({"volgorde": "onderdeel"}, ["twee", "drie", "een"]),
)


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst", "Berg")


@pytest.fixture
def told(made):
    """Three remarks of two councils on two sections, two of them in one point."""
    round_ = make.RoundFactory(dossier=made.dossier, title="Eerste ronde", dated_on="2016-01-01")
    theme = make.ThemeFactory(dossier=made.dossier, slug="wonen", name="Wonen")
    first = remark(made, "Aalst", "Tekst een", section="hoofdstuk 10", round=round_, theme=theme)
    second = remark(made, "Berg", "Tekst twee", section="hoofdstuk 2", kind="vraag")
    remark(made, "Berg", "Tekst drie", section="hoofdstuk 2", round=round_)
    point = make.PointFactory(dossier=made.dossier, title="Samen gezegd")
    make.PointRemarkFactory(point=point, remark=first, heading="meer")
    make.PointRemarkFactory(point=point, remark=second, heading="minder")
    return {"ronde": round_, "punt": point}


def remark(made, name, text, **fields):
    return make.RemarkFactory(dossier=made.dossier, body=made.councils[name], text=text, **fields)


def get(client, made, **parameters):
    return page(client, made, PATH, **({"peildatum": "2017-06-01"} | parameters))


def texts(response):
    text = words(response)
    found = [each for each in ("Tekst een", "Tekst twee", "Tekst drie") if each in text]
    return [each.split()[1] for each in sorted(found, key=text.index)]


class TestNarrowing:
    def test_leaves_what_fits(self, client, made, told):
        for asked, expected in CHOSEN:
            response = get(client, made, **asked)

            assert texts(response) == expected, asked
            number = f"{len(expected)} van 3 punten" if len(expected) < 3 else "3 punten"
            assert number in words(response)

    @pytest.mark.parametrize(("name", "expected"), [("ronde", ["een", "drie"]), ("punt", None)])
    def test_leaves_one_round_or_one_point(self, client, made, told, name, expected):
        response = get(client, made, **{name: told[name].pk})

        assert texts(response) == (expected or ["een", "twee"])

    @pytest.mark.parametrize("name", ["ronde", "punt", "onderdeel"])
    def test_refuses_what_is_no_option(self, client, made, told, name):
        for value in ("999999", "-1", "x' OR 1=1", "9" * 40, "²", "None"):
            assert get(client, made, **{name: value}).status_code == 400

    def test_offers_no_point_of_hidden_remarks(self, client, made, told):
        hidden = make.PointFactory(dossier=made.dossier, title="Geheim")
        draft = remark(made, "Berg", "x", draft=True, section="verborgen deel")
        make.PointRemarkFactory(point=hidden, remark=draft)

        assert get(client, made, punt=hidden.pk).status_code == 400
        assert "verborgen deel" not in get(client, made).content.decode()

    def test_keeps_the_choices_in_the_files(self, client, made, told):
        asked = {"onderdeel": "hoofdstuk 2", "punt": "niet-gedeeld", "ronde": told["ronde"].pk}
        shown = get(client, made, **asked).content.decode()
        file = client.get(f"{made.address}wensen-en-bedenkingen.csv", asked).content.decode()

        assert "Tekst drie" in file
        assert "Tekst een" not in file
        assert "onderdeel=hoofdstuk+2&amp;punt=niet-gedeeld" in shown


class TestEachRow:
    def test_leads_to_its_point_and_tells_its_direction(self, client, made, told):
        html = get(client, made).content.decode()

        assert html.count(f"gedeelde-punten/{told['punt'].pk}/?peildatum=2017-06-01") == 2
        text = words(get(client, made, onderdeel="hoofdstuk 10"))
        assert "▲ meer" in text
        assert "Gedeeld punt: Samen gezegd" in text


class TestTheNumbers:
    def test_stand_per_council_and_per_theme_by_kind(self, client, made, told):
        response = get(client, made)

        text = words(response)
        assert "Orgaan wens vraag samen Gemeenteraad Aalst 1 0 1 Gemeenteraad Berg 1 1 2" in text
        assert "Thema wens vraag samen Wonen 1 0 1 zonder thema 1 1 2" in text

    def test_lead_to_what_they_count(self, client, made, told):
        html = get(client, made, ronde=told["ronde"].pk).content.decode()
        address = next(
            part.split('"')[0].replace("&amp;", "&")
            for part in html.split('href="')
            if "thema=zonder-thema" in part and "soort=" not in part.split('"')[0]
        )

        assert texts(client.get(address)) == ["drie"]

    def test_take_as_many_queries_for_many(self, client, made, told):
        asked = {"onderdeel": "hoofdstuk 2", "punt": told["punt"].pk, "volgorde": "onderdeel"}
        few = queries(client, made.address + PATH, **asked)
        for place in range(4):
            more = remark(made, "Berg", "Nog een", section="hoofdstuk 2")
            remark(made, "Aalst", "Nog een", section=f"hoofdstuk {place}")
            make.PointRemarkFactory(point=told["punt"], remark=more)

        assert queries(client, made.address + PATH, **asked) == few

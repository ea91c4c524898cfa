"""Made-up papers of municipalities that do not exist, in the forms in which real ones come."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ExamplePaper:
    """A paper, and what a reader finds in it; '' for what it does not say."""

    name: str
    text: str
    title: str = ""
    dated_on: str = ""
    reference: str = ""
    sender: str = ""
    points: tuple[str, ...] = ()  # how each decision point begins
    questions: tuple[str, ...] = ()
    votes: tuple[str, ...] = ()
    attachments: int = 0
    copies: int = 0


COLUMNS = ExamplePaper(
    "letterhead in columns",
    """Gemeente Elzendam
Postbus 10, 9999 ZZ Elzendam

Datum              Ons kenmerk          Uw kenmerk        Bijlagen
14 maart 2031      ELZ/31/00417         PR-2030-8812      2

Onderwerp
Toekomst van de gezamenlijke brandweerkazerne

Geachte leden van de raad,

In onze brief van 3 februari 2031 hebben wij u geschreven dat de kazerne te klein wordt. De
provincie antwoordde op 20 februari 2031, met kenmerk GS/31/77, dat zij niet mee betaalt.

Wij willen daarom met de buurgemeenten overleggen. Kan uw raad instemmen met een onderzoek naar
een gedeelde kazerne aan de rondweg? Wij vernemen graag uw zienswijze.

Met vriendelijke groet,
Burgemeester en wethouders van Elzendam,

Bijlagen:
- plattegrond van de rondweg
- raming van de kosten

Afschrift aan:
- veiligheidsregio
""",
    title="Toekomst van de gezamenlijke brandweerkazerne",
    dated_on="2031-03-14",
    reference="ELZ/31/00417",
    sender="Burgemeester en wethouders van Elzendam",
    questions=("Kan uw raad instemmen", "Wij vernemen graag uw zienswijze"),
    attachments=2,
    copies=1,
)
STACKED = ExamplePaper(
    "labels and values in two stacks",
    """Datum
Ons kenmerk
Onderwerp
2 mei 2031
Z-31-10552
Beheer van de vaarwegen

Beste raadsleden,

Met deze brief leggen wij uit hoe het beheer van de vaarwegen nu is geregeld, en waarom dat
volgens ons anders kan. Het onderhoud is nu over vier diensten verdeeld, en geen daarvan weet
wat de andere drie doen.

Hoogachtend,
het college van burgemeester en wethouders van Elzendam
""",
    title="Beheer van de vaarwegen",
    dated_on="2031-05-02",
    reference="Z-31-10552",
    sender="het college van burgemeester en wethouders van Elzendam",
)
ONE_LINE = ExamplePaper(
    "everything on one line",
    "Raadsvoorstel Onderwerp: Gezamenlijke inkoop van leerlingenvervoer Datum: 9 september 2031 "
    "Zaaknummer: 2031-004512 Gevraagd besluit: 1. In te stemmen met een gezamenlijke aanbesteding "
    "van het leerlingenvervoer met drie buurgemeenten. 2. Een krediet van 40.000 euro beschikbaar "
    "te stellen voor de voorbereiding. 3. De kosten te dekken uit de algemene reserve. Inleiding: "
    "Het vervoer van leerlingen wordt nu door iedere gemeente apart ingekocht. Dat is duur, en "
    "vervoerders rijden met halflege bussen langs dezelfde scholen. Met een gezamenlijke inkoop "
    "kunnen routes worden gedeeld. Toelichting: De aanbesteding duurt een half jaar en wordt door "
    "de grootste gemeente gedaan. De andere gemeenten betalen naar het aantal leerlingen mee.",
    title="Gezamenlijke inkoop van leerlingenvervoer",
    dated_on="2031-09-09",
    reference="2031-004512",
    points=("1. In te stemmen", "2. Een krediet", "3. De kosten"),
)
TWICE = ExamplePaper(
    "decision points that are printed twice",
    """Raadsvoorstel

Onderwerp: Regeling voor het streekarchief
Registratienummer: RV-31-088

Voorgesteld besluit
1. De regeling voor het streekarchief vast te stellen;
2. Het college op te dragen de regeling bekend te maken.

Inleiding
De huidige regeling loopt aan het eind van het jaar af. Zonder nieuwe regeling kan het archief
geen stukken meer aannemen van de deelnemende gemeenten.

Raadsbesluit

De raad van de gemeente Elzendam;
gelezen het voorstel van het college;
gelet op de Archiefwet;

B E S L U I T :

1. De regeling voor het streekarchief vast te stellen;
2. Het college op te dragen de regeling bekend te maken.

Aldus vastgesteld in de openbare vergadering van 6 november 2031.
De griffier, de voorzitter,
""",
    title="Regeling voor het streekarchief",
    reference="RV-31-088",
    points=("1. De regeling", "2. Het college"),
)
DAMAGED = ExamplePaper(
    "a damaged date, no title",
    """Datum: 1l rnei 2031
Uw kenmerk: A/30/12

Geachte raad,

Op 4 april 2031 hebben wij met u gesproken over het zwembad. Wij hebben toen toegezegd dat wij
terugkomen op de vraag wie het onderhoud betaalt. Daarover zijn wij nog in gesprek met de
stichting die het zwembad beheert.

Hoogachtend,
B en W van Elzendam
""",
    dated_on="2031-05-11",
    sender="B en W van Elzendam",
)
MOTION = ExamplePaper(
    "a motion with its vote",
    """Motie vreemd aan de orde van de dag: Een bus naar het ziekenhuis

De raad van de gemeente Elzendam, in vergadering bijeen op 18 juni 2031,

constaterende dat:
- het ziekenhuis alleen met de auto te bereiken is;
- de laatste bus in 2029 verdween,

overwegende dat:
- bewoners zonder auto daardoor zorg mijden,

verzoekt het college om:
1. met de vervoerder te onderhandelen over een bus;
2. de raad voor 1 oktober te laten weten wat dat kost,

en gaat over tot de orde van de dag.

Ingediend door twee fracties. De motie is met 17 stemmen voor en 14 stemmen tegen aangenomen.
""",
    title="Motie vreemd aan de orde van de dag: Een bus naar het ziekenhuis",
    dated_on="2031-06-18",
    points=("1. met de vervoerder", "2. de raad voor"),
    votes=("17 voor, 14 tegen, aangenomen",),
)
QUESTIONS = ExamplePaper(
    "questions to the college",
    """Schriftelijke vragen aan het college

Betreft: onderhoud van de sluis
Datum: 12 januari 2031

Toelichting
De sluis was vorig jaar elf weken dicht. Schippers moesten omvaren en de haven liep inkomsten mis.

Vragen:
1. Is het college het met ons eens dat elf weken te lang is?
2. Wat is de planning van het onderhoud in de komende winter?
3. Hoeveel inkomsten heeft de haven gemist?
""",
    title="onderhoud van de sluis",
    dated_on="2031-01-12",
    questions=("Is het college", "Wat is de planning", "Hoeveel inkomsten"),
)
PAGES = ExamplePaper(
    "pages with a header, a footer and words broken over them",
    """Gemeente Elzendam | Raadsbrief 31-14

Onderwerp: Samen werken aan het water
Datum: 3 maart 2031

Geachte leden van de raad,

De waterschappen hebben de gemeenten gevraagd om mee te denken over de verdeling van het water
in droge zomers. Daarvoor is een werkgroep gevormd, waarin wij met twee ambtenaren ver-

Pagina 1 van 2
\fGemeente Elzendam | Raadsbrief 31-14

tegenwoordigd zijn. De werkgroep komt in het najaar met een voorstel, dat wij aan u voorleggen.

Hoogachtend,
burgemeester en wethouders van Elzendam

Pagina 2 van 2
""",
    title="Samen werken aan het water",
    dated_on="2031-03-03",
    sender="burgemeester en wethouders van Elzendam",
)
COUNCIL_DECISION = ExamplePaper(
    "a decision of a council",
    """Raadsbesluit

De raad van de gemeente Elzendam;

gezien het voorstel van burgemeester en wethouders van 2 september 2031;

besluit:

I. de gemeenschappelijke regeling voor de muziekschool te wijzigen;
II. zijn wensen over de begroting van de muziekschool aan het bestuur te zenden.

Aldus besloten in de openbare vergadering van 30 september 2031.
""",
    dated_on="2031-09-30",
    points=("I. de gemeenschappelijke", "II. zijn wensen"),
)
PROSE = ExamplePaper(
    "a letter of nothing but prose",
    """Elzendam, 21 augustus 2031

Geachte raad,

Gisteren hebben de vijf colleges met elkaar gesproken over de afvalinzameling. De vraag is nu: hoe
verder? Wij denken dat een gezamenlijke dienst op den duur goedkoper is, maar dat de stap groot is
voor de kleinste gemeenten. Heeft u vragen? Neem dan contact op met de griffie.

Wij stellen voor dit onderwerp na de zomer te agenderen.

Burgemeester en wethouders van Elzendam
""",
    dated_on="2031-08-21",
    sender="Burgemeester en wethouders van Elzendam",
)
PAPERS = (
    COLUMNS,
    STACKED,
    ONE_LINE,
    TWICE,
    DAMAGED,
    MOTION,
    QUESTIONS,
    PAGES,
    COUNCIL_DECISION,
    PROSE,
)

"""The words of a made-up dossier; each of its texts says itself that it was made up."""

from random import Random

MARK = "Simulatie"
MADE_UP = "Verzonnen door een simulatie"

MATTERS = (
    *("afvalinzameling", "jeugdhulp", "een regionaal fietsnet", "vergunningen", "ICT-beheer"),
    *("een gezamenlijke rekenkamer", "belastingen", "een sportbedrijf", "woonruimteverdeling"),
    *("warmtenetten", "cultuureducatie", "bedrijventerreinen", "doelgroepenvervoer"),
)
SUBJECTS = (
    ("variant", "los-verband", "Los verband", "Afspraken zonder nieuwe organisatie."),
    ("variant", "dienst", "Gezamenlijke dienst", "Eén uitvoerende dienst voor alle deelnemers."),
    ("variant", "regeling", "Gemeenschappelijke regeling", "Een openbaar lichaam met een bestuur."),
    ("voorstel", "schetsnota", "Schetsnota", "Een eerste schets van taken en kosten."),
    ("voorstel", "uitwerking", "Uitwerking van de dienst", "Formatie, huisvesting en planning."),
    ("richting", "overdracht", "Overdracht van taken", "Welke taken overgaan en welke blijven."),
)
THEMES = (
    ("geld", "Geld"),
    ("personeel", "Personeel"),
    ("bestuur", "Bestuur"),
    ("dienst", "Dienst"),
)
SECTIONS = ("inleiding", "taken", "sturing", "kosten", "planning", "risico’s", "personeel")
SUBJECT_OF_WISH = (
    *("de begroting", "de planning", "de rol van de raad", "het toezicht", "de huisvesting"),
    *("de kostenverdeling", "de evaluatie", "de bereikbaarheid van het loket", "de uittreding"),
    *("het aantal formatieplaatsen", "de informatie aan inwoners", "de nulmeting"),
)
ASKED = (
    *("eerder aan de raad voor te leggen", "per kwartaal te volgen", "in cijfers uit te drukken"),
    *("naar inwonertal te verdelen", "na twee jaar opnieuw te bezien", "in een bijlage te zetten"),
    *("met de buurgemeenten af te stemmen", "los van het besluit te behandelen"),
)
BECAUSE = (
    *("omdat de raad dan op tijd kan bijsturen", "omdat kleine gemeenten anders meer betalen"),
    *("zodat inwoners weten waar zij terechtkunnen", "omdat een vergelijkbaar plan eerder uitliep"),
    *("zodat de dienst niet duurder uitvalt dan begroot", "omdat daarover nog niets is gezegd"),
)
ANSWERS = (
    *("Dit is in de volgende versie verwerkt.", "Dit blijft bij elke gemeente zelf."),
    *("De stuurgroep komt hierop terug bij de begroting.", "Hierover is al een afspraak gemaakt."),
)
OUTCOMES = ("vastgesteld zonder wijziging", "vastgesteld met een toezegging", "aangehouden", "")


def tell_wish(choose: Random) -> str:
    """Return one wish, in words that no council used."""
    what, asked, why = (choose.choice(each) for each in (SUBJECT_OF_WISH, ASKED, BECAUSE))
    return f"{MADE_UP}: gevraagd wordt {what} {asked}, {why}."


def tell_reply(choose: Random) -> str:
    """Return the reasons of a reply."""
    return f"{MADE_UP}: {choose.choice(ANSWERS)}"


def tell_place_words(choose: Random) -> str:
    """Return what a place says, as a summary."""
    return f"{MADE_UP}: het stuk noemt {choose.choice(SUBJECT_OF_WISH)} en wat het orgaan vindt."


def name_decision(choose: Random, matter: str) -> str:
    """Return what a decision was about."""
    return f"{MARK}: {choose.choice(SUBJECT_OF_WISH)} van {matter}"

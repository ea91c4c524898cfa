"""The words that Regio uses, explained."""

from dataclasses import dataclass
from typing import Any

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from municipalities.edtf.words import format_dutch_date
from municipalities.text import fold_text

from ...domain.lifecycle import RemarkLife
from ...domain.rules import Outcome, Rule
from ...domain.stances import AGAINST_UNLESS, Stance
from ...domain.synonyms import list_synonyms
from ...models import ReplyOutcome
from ..access import Access, restrict_to
from ..errors import build_page_stamp
from ..kept_pages import keep_page

# What a chapter of the glossary is.


@dataclass(frozen=True)
class GlossaryWord:
    """A word of the screen with its meaning; `anchor` is its place on the page."""

    anchor: str
    name: Any
    meaning: Any

    @property
    def synonyms(self):
        """What searching takes for the same."""
        return list_synonyms(self.anchor, str(self.name))


@dataclass(frozen=True)
class GlossaryChapter:
    """Words that belong together."""

    anchor: str
    title: Any
    words: tuple[GlossaryWord, ...]


# The small words beside a stance, with what they mean.

FLAGS = (
    (
        _("onzeker"),
        _("De bron noemt geen dag, en op de peildatum kan het nog niet gebeurd zijn."),
    ),
    (
        _("via"),
        _("Het orgaan zei dit van een voorstel dat de variant uitwerkt, en dat kwam het laatst."),
    ),
    (
        _("volgorde onzeker"),
        _("Dezelfde fracties zeiden ook iets anders, en niemand weet wat het laatst kwam."),
    ),
    (
        _("sprak later"),
        _("Een fractie die hier eerst achter stond, zei later iets anders; zij telt niet mee."),
    ),
    (
        _("volgens de pers, een partij of een andere bron"),
        _("Geen stuk van een orgaan of overheid leest dit standpunt; wie het wel leest, staat er."),
    ),
    (
        _("bron zegt"),
        _("Geen bron leest dit standpunt; dit is wat de bronnen wel lezen."),
    ),
    (_("geen bron leest dit"), _("Bij dit standpunt staat geen plaats die het zo leest.")),
    (
        _("bron volgt"),
        _("Wie dit bijhoudt heeft nog geen stuk waarin het staat; het staat nog in de werklijst."),
    ),
    (_("gezamenlijk"), _("De bron spreekt van meer organen tegelijk.")),
    (_("afgeleid"), _("De bron noemt dit orgaan niet bij naam; het volgt uit wie er overblijft.")),
    (_("bronnen verschillen"), _("De plaatsen in de bronnen lezen niet hetzelfde standpunt.")),
    (
        _("niet herbevestigd"),
        _(
            "Daarna kwam er een nieuwe raad of een andere coalitie, of hield de gemeente op te "
            "bestaan."
        ),
    ),
    (_("voorstel van tafel"), _("Het voorstel is daarna verworpen of ingetrokken.")),
    (_("bevestigd"), _("De griffie van die raad heeft het standpunt bevestigd.")),
)


# The words of a round: what is asked of councils, by when, and what becomes of it.

ROUNDS = GlossaryChapter(
    "rondes",
    _("Rondes"),
    (
        GlossaryWord(
            "ronde",
            _("ronde"),
            _(
                "Een verzoek aan organen om zich uit te spreken, op een genoemde grondslag. Een "
                "orgaan heeft gesproken als een eigen, gepubliceerd besluit het antwoord is."
            ),
        ),
        GlossaryWord(
            "geen-zienswijze",
            _("geen zienswijze"),
            _("Een orgaan liet weten dat het geen antwoord geeft. Dan wacht niemand er meer op."),
        ),
        GlossaryWord(
            "uiterlijk",
            _("uiterlijk"),
            _(
                "De laatste dag om te antwoorden. De wet telt vanaf de dag na de ontvangst, per "
                "orgaan; zonder wettelijke termijn geldt wat is afgesproken, of niets. Wie vroeg "
                "kan verlengen, met een reden die ieder gevraagd orgaan ziet."
            ),
        ),
        GlossaryWord(
            "veilig",
            _("veilig indienen"),
            _(
                "De laatste werkdag buiten het reces, tot en met de uiterste dag. De laatste "
                "bekende vergadering van de raad ervoor staat erbij."
            ),
        ),
        GlossaryWord(
            "vraag-aan-de-raden",
            _("vraag aan de raden"),
            _(
                "Een vraag die een ronde of een agendapunt stelt. Wie sprak zonder erop in te "
                "gaan, heeft haar niet beantwoord."
            ),
        ),
        GlossaryWord(
            "gedeeld-punt",
            _("gedeeld punt"),
            _(
                "Wat verschillende organen hetzelfde zeggen, met ieders eigen tekst. Wil de een "
                "meer en de ander minder, dan staat er ‘tegenstrijdig’."
            ),
        ),
        GlossaryWord(
            "reactie",
            _("reactie"),
            _("Het antwoord van wie erom vroeg, met redenen en met waar iets is gewijzigd."),
        ),
        GlossaryWord(
            "reactienota",
            _("reactienota"),
            _(
                "Alle reacties van een ronde samen. Zij wordt pas vastgesteld als elk punt een "
                "reactie met redenen heeft."
            ),
        ),
        GlossaryWord(
            "meegenomen",
            _("meegenomen"),
            _(
                "Een punt dat verviel of bleef liggen en in een volgende ronde voortleeft, omdat "
                "een redacteur dat met een reden heeft vastgelegd."
            ),
        ),
    ),
)


# The words themselves: what they mean to a reader, chapter by chapter.

WHO = GlossaryChapter(
    "wie",
    _("Wie"),
    (
        GlossaryWord(
            "gemeente",
            _("gemeente"),
            _(
                "Een gemeente uit het landelijke register, met haar code, haar provincie en, waar "
                "bekend, haar eerste en laatste dag."
            ),
        ),
        GlossaryWord(
            "regio",
            _("regio"),
            _(
                "Gemeenten die samen besluiten. Van elke gemeente staat er sinds wanneer zij "
                "meedoet, en tot wanneer."
            ),
        ),
        GlossaryWord(
            "orgaan",
            _("orgaan"),
            _(
                "Wie iets kan besluiten of verklaren: een gemeenteraad, een college van "
                "burgemeester en wethouders, een raadscommissie, een stuurgroep, een "
                "klankbordgroep, een bestuursconferentie of gedeputeerde staten."
            ),
        ),
        GlossaryWord(
            "anderen",
            _("anderen die beslissen of adviseren"),
            _(
                "Organen van de regio of daarboven: een stuurgroep, een regionaal bestuur, "
                "gedeputeerde en provinciale staten, de Raad van State, de regering en de Tweede "
                "en Eerste Kamer. Zij staan op het bord onder de raden en tellen nooit mee voor "
                "het draagvlak. De regioredactie houdt ze bij."
            ),
        ),
        GlossaryWord(
            "raadsperiode",
            _("raadsperiode"),
            _(
                "De tijd van een gekozen raad, tot de volgende begint. De wet noemt die dag "
                "(Kieswet art. C 4), ook als de volgende raad hier niet is ingevoerd. Een "
                "nieuwe raad maakt een ouder standpunt niet ongedaan; er staat dan ‘niet "
                "herbevestigd’ bij."
            ),
        ),
        GlossaryWord(
            "fractie",
            _("fractie"),
            _(
                "Een groep in een raad, in de coalitie of in de oppositie. Wat fracties vinden "
                "staat naast het standpunt van de raad, met hun zetels, en nooit in plaats ervan."
            ),
        ),
        GlossaryWord(
            "partij",
            _("partij"),
            _(
                "Een landelijke partij met fracties in meer raden. Iemand legt vast welke fractie "
                "erbij hoort; de naam alleen telt niet. Een lokale partij, of een lijst van meer "
                "partijen samen, heeft er geen."
            ),
        ),
        GlossaryWord(
            "samenwerkingsverband",
            _("samenwerkingsverband"),
            _("Wat gemeenten al samen doen, met de rechtsvorm en wie eraan meedoet."),
        ),
        GlossaryWord(
            "inwonertal",
            _("inwonertal"),
            _("Het aantal inwoners op een bepaalde dag volgens een bron, precies of ongeveer."),
        ),
    ),
)
WHAT = GlossaryChapter(
    "wat",
    _("Waarover"),
    (
        GlossaryWord(
            "dossier",
            _("dossier"),
            _("Eén vraag die gemeenten samen beantwoorden, met een regio en een beslisregel."),
        ),
        GlossaryWord(
            "onderwerp",
            _("onderwerp"),
            _("Waarover een orgaan iets vindt: een variant, een voorstel of een richting."),
        ),
        GlossaryWord(
            "variant",
            _("variant"),
            _(
                "Een mogelijke uitkomst. Een afgeleide variant begint bij een andere en neemt "
                "onderdelen over; een standpunt erover geldt niet voor waar zij vandaan komt."
            ),
        ),
        GlossaryWord(
            "voorstel",
            _("voorstel"),
            _(
                "Wat aan organen is voorgelegd. Een voorstel kan een variant uitwerken. Zijn "
                "staten (voorgelegd, aangenomen, van tafel, ingetrokken) zijn gebeurtenissen met "
                "een datum en een bron."
            ),
        ),
        GlossaryWord(
            "richting",
            _("richting"),
            _("Een vraag waarover organen spreken zonder dat zij hun is voorgelegd."),
        ),
        GlossaryWord(
            "thema",
            _("thema"),
            _("Een opgave die door het dossier heen loopt, zoals woningbouw."),
        ),
        GlossaryWord(
            "mijlpaal",
            _("mijlpaal"),
            _("Een gebeurtenis met een datum. Sommige zijn momenten op het bord."),
        ),
        GlossaryWord(
            "kosten",
            _("kosten"),
            _(
                "Een bedrag met wie betaalt en volgens welke sleutel. Staat er dat het naar "
                "inwonertal gaat, dan rekent Regio het deel van elke gemeente uit."
            ),
        ),
    ),
)
SAID = GlossaryChapter(
    "gezegd",
    _("Wat er gezegd is"),
    (
        GlossaryWord(
            "besluit",
            _("besluit of uitspraak"),
            _(
                "Eén daad van een orgaan, of van fracties ervan, op één dag: een besluit, motie, "
                "amendement, brief, peiling, debat of verklaring. Hier hoort de stemming bij."
            ),
        ),
        GlossaryWord(
            "peiling",
            _("peiling onder inwoners"),
            _(
                "Een referendum, volksraadpleging, enquête of opiniepeiling: wat inwoners of leden "
                "is gevraagd en wat zij antwoordden. Het is geen standpunt van een raad en telt "
                "niet mee voor het draagvlak. De uitslag is te zien vanaf de laatste dag waarop "
                "men kon antwoorden. Een petitie is een uitspraak."
            ),
        ),
        GlossaryWord(
            "standpunt",
            _("standpunt"),
            _(
                "Wat uit een besluit volgt over één onderwerp. Uit één besluit kunnen meer "
                "standpunten volgen, of geen."
            ),
        ),
        GlossaryWord(
            "bron",
            _("bron"),
            _("Het document waarin iets staat. Elk feit in Regio heeft er een."),
        ),
        GlossaryWord(
            "bewijsplaats",
            _("bewijsplaats"),
            _(
                "De plek in een bron, met in onze eigen woorden wat daar staat. Lezen twee "
                "plaatsen een standpunt anders, dan staan zij er allebei, en heet het ‘bronnen "
                "verschillen’."
            ),
        ),
        GlossaryWord(
            "uitspraak",
            _("uitspraak"),
            _(
                "Wat een persoon, bewoners, een bedrijf, de pers, een commissie van een ander "
                "orgaan of ‘de gemeente’ zei, of wat een orgaan opmerkte zonder iets te vinden. "
                "Nooit een standpunt."
            ),
        ),
        GlossaryWord(
            "wens-of-bedenking",
            _("wens, bedenking, voorwaarde, vraag"),
            _(
                "Eén punt van een orgaan, van fracties of van een bijeenkomst. Een standpunt "
                "‘voor, mits’ heeft ten minste één voorwaarde; ‘tegen’ met een voorwaarde heet "
                "‘tegen, tenzij’."
            ),
        ),
        GlossaryWord(
            "agendapunt",
            _("vergadering, agendapunt"),
            _(
                "Een vergadering van één orgaan, en wat daar op de agenda staat: om af te "
                "hameren, te bespreken of ter kennisname."
            ),
        ),
    ),
)
TIME = GlossaryChapter(
    "klokken",
    _("Twee klokken"),
    (
        GlossaryWord(
            "peildatum",
            _("peildatum"),
            _("De dag waarover u iets wilt weten: wie stond toen waar?"),
        ),
        GlossaryWord(
            "bekend",
            _("zoals bekend op"),
            _(
                "Wat Regio op een moment had vastgelegd. Een nieuw besluit is een nieuw feit; een "
                "verbetering van een fout verandert wat wij weten, en beide blijven bewaard."
            ),
        ),
        GlossaryWord(
            "ingetrokken",
            _("ingetrokken record"),
            _(
                "Onze vastlegging klopte niet. Zij blijft te zien, met de reden. Dat is iets "
                "anders dan een raad die zijn besluit terugneemt: dat is een nieuw besluit."
            ),
        ),
        GlossaryWord(
            "vast-adres",
            _("adres dat hetzelfde blijft"),
            _(
                "Een adres dat zegt welke dag, welke stand van kennis en welke beslisregel u ziet. "
                "Standpunten, getallen en uitkomsten blijven er gelijk zolang de rekenregels "
                "hetzelfde nummer hebben. Namen zijn die van nu, en wat om privacy is weggelaten "
                "blijft weg."
            ),
        ),
    ),
)
PROOF = GlossaryChapter(
    "bewijs",
    _("Bewijs"),
    (
        GlossaryWord(
            "bewijs",
            _("bewijs"),
            _(
                "Wat laat zien dat een vastlegging later niet is veranderd. Het zegt niet dat zij "
                "waar is; daarvoor is de bron."
            ),
        ),
        GlossaryWord(
            "keten",
            _("keten"),
            _("Alles wat in een dossier is vastgelegd, schakel na schakel, in volgorde."),
        ),
        GlossaryWord(
            "schakel",
            _("schakel"),
            _(
                "De code van één versie, waarin de schakel ervoor is meegerekend. Verandert er "
                "iets, dan passen de schakels niet meer op elkaar."
            ),
        ),
        GlossaryWord(
            "anker",
            _("anker"),
            _("Hoe lang elke keten op een dag was, en haar einde, bewaard op een andere plaats."),
        ),
    ),
)
CHAPTERS = (WHO, WHAT, SAID, ROUNDS, TIME, PROOF)


# The words of Regio in plain Dutch.

# What is written, whether it happened on one day, and what it means.
DATES = (
    ("2017-05-09", True, _("De dag is bekend.")),
    ("2017-05", True, _("Ergens in die maand: tot de laatste dag ervan is het onzeker.")),
    ("2017-04/2017-05", True, _("Bij een besluit: op één dag daarbinnen.")),
    ("2017-04/2017-05", False, _("Bij kosten of een mijlpaal: een periode.")),
    ("2017-03~", True, _("Zo ongeveer; het verschuift de eerste en de laatste dag niet.")),
    ("2017-03?", True, _("De bron is er niet zeker van; ook dat verschuift niets.")),
)


@restrict_to(Access.EVERYBODY)
@keep_page()
def glossary_page(request):
    """Show every word with what it means; no query but the reader's own."""
    context = {
        "chapters": CHAPTERS,
        "alphabet": list_words_by_alphabet(),
        "flags": FLAGS,
        "stances": [*Stance, None],
        "camps": [(stance, camp_words_of(stance)) for stance in Stance],
        "against_unless": AGAINST_UNLESS,
        "rules": list(Rule),
        "outcomes": list(Outcome),
        "lives": list(RemarkLife),
        "replies": ReplyOutcome.labels,
        "dates": [
            (text, format_dutch_date(text, one_day=day), means) for text, day, means in DATES
        ],
        "stamp": build_page_stamp(
            request, timezone.now(), timeless=_("De woorden betekenen op elke dag hetzelfde.")
        ),
    }
    return render(request, "decisions/glossary.html", context)


def list_words_by_alphabet():
    """Return every GlossaryWord of the chapters by its name, capitals and accents aside."""
    words = (word for chapter in CHAPTERS for word in chapter.words)
    return sorted(words, key=lambda word: fold_text(str(word.name)))


def camp_words_of(stance):
    """Return how a stance counts for support, in words."""
    if stance.is_accepting:
        return _("akkoord")
    return _("tegen") if stance.is_against else _("open")

"""The words themselves: what they mean to a reader, chapter by chapter."""

from django.utils.translation import gettext_lazy as _

from .glossary_chapter import Chapter, Word
from .glossary_rounds import ROUNDS

WHO = Chapter(
    "wie",
    _("Wie"),
    (
        Word(
            "gemeente",
            _("gemeente"),
            _(
                "Een gemeente uit het landelijke register, met haar code, haar provincie en, waar "
                "bekend, haar eerste en laatste dag."
            ),
        ),
        Word(
            "regio",
            _("regio"),
            _(
                "Gemeenten die samen besluiten. Van elke gemeente staat er sinds wanneer zij "
                "meedoet, en tot wanneer."
            ),
        ),
        Word(
            "orgaan",
            _("orgaan"),
            _(
                "Wie iets kan besluiten of verklaren: een gemeenteraad, een college van "
                "burgemeester en wethouders, een raadscommissie, een stuurgroep, een "
                "klankbordgroep, een bestuursconferentie of gedeputeerde staten."
            ),
        ),
        Word(
            "raadsperiode",
            _("raadsperiode"),
            _(
                "De tijd van een gekozen raad, tot de volgende begint. Een nieuwe raad maakt een "
                "ouder standpunt niet ongedaan; er staat dan ‘niet herbevestigd’ bij."
            ),
        ),
        Word(
            "fractie",
            _("fractie"),
            _(
                "Een groep in een raad, in de coalitie of in de oppositie. Wat fracties vinden "
                "staat naast het standpunt van de raad, met hun zetels, en nooit in plaats ervan."
            ),
        ),
        Word(
            "samenwerkingsverband",
            _("samenwerkingsverband"),
            _("Wat gemeenten al samen doen, met de rechtsvorm en wie eraan meedoet."),
        ),
        Word(
            "inwonertal",
            _("inwonertal"),
            _("Het aantal inwoners op een bepaalde dag volgens een bron, precies of ongeveer."),
        ),
    ),
)
WHAT = Chapter(
    "wat",
    _("Waarover"),
    (
        Word(
            "dossier",
            _("dossier"),
            _("Eén vraag die gemeenten samen beantwoorden, met een regio en een beslisregel."),
        ),
        Word(
            "onderwerp",
            _("onderwerp"),
            _("Waarover een orgaan iets vindt: een variant, een voorstel of een richting."),
        ),
        Word(
            "variant",
            _("variant"),
            _(
                "Een mogelijke uitkomst. Een afgeleide variant begint bij een andere en neemt "
                "onderdelen over; een standpunt erover geldt niet voor waar zij vandaan komt."
            ),
        ),
        Word(
            "voorstel",
            _("voorstel"),
            _(
                "Wat aan organen is voorgelegd. Een voorstel kan een variant uitwerken. Zijn "
                "staten (voorgelegd, aangenomen, van tafel, ingetrokken) zijn gebeurtenissen met "
                "een datum en een bron."
            ),
        ),
        Word(
            "richting",
            _("richting"),
            _("Een vraag waarover organen spreken zonder dat zij hun is voorgelegd."),
        ),
        Word(
            "thema",
            _("thema"),
            _("Een opgave die door het dossier heen loopt, zoals woningbouw."),
        ),
        Word(
            "mijlpaal",
            _("mijlpaal"),
            _("Een gebeurtenis met een datum. Sommige zijn momenten op het bord."),
        ),
        Word(
            "kosten",
            _("kosten"),
            _(
                "Een bedrag met wie betaalt en volgens welke sleutel. Staat er dat het naar "
                "inwonertal gaat, dan rekent Regio het deel van elke gemeente uit."
            ),
        ),
    ),
)
SAID = Chapter(
    "gezegd",
    _("Wat er gezegd is"),
    (
        Word(
            "besluit",
            _("besluit of uitspraak"),
            _(
                "Eén daad van een orgaan, of van fracties ervan, op één dag: een besluit, motie, "
                "amendement, brief, peiling, debat of verklaring. Hier hoort de stemming bij."
            ),
        ),
        Word(
            "standpunt",
            _("standpunt"),
            _(
                "Wat uit een besluit volgt over één onderwerp. Uit één besluit kunnen meer "
                "standpunten volgen, of geen."
            ),
        ),
        Word(
            "bron",
            _("bron"),
            _("Het document waarin iets staat. Elk feit in Regio heeft er een."),
        ),
        Word(
            "bewijsplaats",
            _("bewijsplaats"),
            _(
                "De plek in een bron, met in onze eigen woorden wat daar staat. Lezen twee "
                "plaatsen een standpunt anders, dan staan zij er allebei, en heet het ‘bronnen "
                "verschillen’."
            ),
        ),
        Word(
            "uitspraak",
            _("uitspraak"),
            _(
                "Wat een persoon, bewoners, de pers of ‘de gemeente’ zei, of wat een orgaan "
                "opmerkte zonder iets te vinden. Nooit een standpunt."
            ),
        ),
        Word(
            "wens-of-bedenking",
            _("wens, bedenking, voorwaarde, vraag"),
            _(
                "Eén punt van een orgaan, van fracties of van een bijeenkomst. Een standpunt "
                "‘voor, mits’ heeft ten minste één voorwaarde."
            ),
        ),
        Word(
            "agendapunt",
            _("vergadering, agendapunt"),
            _(
                "Een vergadering van één orgaan, en wat daar op de agenda staat: om af te "
                "hameren, te bespreken of ter kennisname."
            ),
        ),
    ),
)
TIME = Chapter(
    "klokken",
    _("Twee klokken"),
    (
        Word(
            "peildatum",
            _("peildatum"),
            _("De dag waarover u iets wilt weten: wie stond toen waar?"),
        ),
        Word(
            "bekend",
            _("zoals bekend op"),
            _(
                "Wat Regio op een moment had vastgelegd. Een nieuw besluit is een nieuw feit; een "
                "verbetering van een fout verandert wat wij weten, en beide blijven bewaard."
            ),
        ),
        Word(
            "ingetrokken",
            _("ingetrokken record"),
            _(
                "Onze vastlegging klopte niet. Zij blijft te zien, met de reden. Dat is iets "
                "anders dan een raad die zijn besluit terugneemt: dat is een nieuw besluit."
            ),
        ),
    ),
)
CHAPTERS = (WHO, WHAT, SAID, ROUNDS, TIME)

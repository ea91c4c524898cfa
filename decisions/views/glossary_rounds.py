"""The words of a round: what is asked of councils, by when, and what becomes of it."""

from django.utils.translation import gettext_lazy as _

from .glossary_chapter import Chapter, Word

ROUNDS = Chapter(
    "rondes",
    _("Rondes"),
    (
        Word(
            "ronde",
            _("ronde"),
            _(
                "Een verzoek aan organen om zich uit te spreken, op een genoemde grondslag. Een "
                "orgaan heeft gesproken als een eigen, gepubliceerd besluit het antwoord is."
            ),
        ),
        Word(
            "geen-zienswijze",
            _("geen zienswijze"),
            _("Een orgaan liet weten dat het geen antwoord geeft. Dan wacht niemand er meer op."),
        ),
        Word(
            "uiterlijk",
            _("uiterlijk"),
            _(
                "De laatste dag om te antwoorden. De wet telt vanaf de dag na de ontvangst, per "
                "orgaan; zonder wettelijke termijn geldt wat is afgesproken, of niets. Wie vroeg "
                "kan verlengen, met een reden die ieder gevraagd orgaan ziet."
            ),
        ),
        Word(
            "veilig",
            _("veilig indienen"),
            _(
                "De laatste werkdag buiten het reces, tot en met de uiterste dag. De laatste "
                "bekende vergadering van de raad ervoor staat erbij."
            ),
        ),
        Word(
            "vraag-aan-de-raden",
            _("vraag aan de raden"),
            _(
                "Een vraag die een ronde of een agendapunt stelt. Wie sprak zonder erop in te "
                "gaan, heeft haar niet beantwoord."
            ),
        ),
        Word(
            "gedeeld-punt",
            _("gedeeld punt"),
            _(
                "Wat verschillende organen hetzelfde zeggen, met ieders eigen tekst. Wil de een "
                "meer en de ander minder, dan staat er ‘tegenstrijdig’."
            ),
        ),
        Word(
            "reactie",
            _("reactie"),
            _("Het antwoord van wie erom vroeg, met redenen en met waar iets is gewijzigd."),
        ),
        Word(
            "reactienota",
            _("reactienota"),
            _(
                "Alle reacties van een ronde samen. Zij wordt pas vastgesteld als elk punt een "
                "reactie met redenen heeft."
            ),
        ),
        Word(
            "meegenomen",
            _("meegenomen"),
            _(
                "Een punt dat verviel of bleef liggen en in een volgende ronde voortleeft, omdat "
                "een redacteur dat met een reden heeft vastgelegd."
            ),
        ),
    ),
)

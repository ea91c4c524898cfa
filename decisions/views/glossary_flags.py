"""The small words beside a stance, with what they mean."""

from django.utils.translation import gettext_lazy as _

FLAGS = (
    (
        _("onzeker"),
        _("De bron noemt geen dag, en op de peildatum kan het nog niet gebeurd zijn."),
    ),
    (
        _("via"),
        _("Over de variant zelf is niets bekend; dit is wat het orgaan vond van een voorstel."),
    ),
    (_("gezamenlijk"), _("De bron spreekt van meer organen tegelijk.")),
    (_("afgeleid"), _("De bron noemt dit orgaan niet bij naam; het volgt uit wie er overblijft.")),
    (_("bronnen verschillen"), _("De plaatsen in de bronnen lezen niet hetzelfde standpunt.")),
    (_("niet herbevestigd"), _("Daarna kwam er een nieuwe raad of een andere coalitie.")),
    (_("voorstel van tafel"), _("Het voorstel is daarna verworpen of ingetrokken.")),
    (_("bevestigd"), _("De griffie van die raad heeft het standpunt bevestigd.")),
)

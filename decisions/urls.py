"""The addresses of dossiers and of everything in them (DESIGN §5)."""

from django.urls import include, path

from .api.about import PREFIX
from .views.agenda_item import agenda_item
from .views.decision import decision
from .views.dossier import dossier
from .views.exports import agenda_item_file
from .views.glossary import glossary
from .views.health import health
from .views.home import home
from .views.line import line
from .views.municipalities_list import municipalities_list
from .views.municipality import municipality
from .views.point import point
from .views.position import position
from .views.registered import registered
from .views.remarks_file import remarks_file
from .views.remarks_list import remarks_list
from .views.report import report
from .views.report_new import report_new
from .views.rounds.files import bundle_file, reply_note_file
from .views.rounds.letters import opinion_file, receipt_file
from .views.rounds.list import rounds_list
from .views.rounds.page import round_page
from .views.source import source
from .views.sources_list import sources_list
from .views.statements_list import statements_list
from .views.subject import direction, proposal, variant
from .views.support import support
from .views.theme import theme
from .views.themes import themes

urlpatterns = [
    path("", home, name="home"),
    path("dossiers/<slug:slug>/", dossier, name="dossier"),
    path("dossiers/<slug:slug>/tijdlijn/", line, name="line"),
    path("dossiers/<slug:slug>/draagvlak/", support, name="support"),
    path(
        "dossiers/<slug:slug>/gemeenten/<slug:municipality_slug>/",
        municipality,
        name="dossier-municipality",
    ),
    path("dossiers/<slug:slug>/varianten/<slug:subject_slug>/", variant, name="variant"),
    path("dossiers/<slug:slug>/voorstellen/<slug:subject_slug>/", proposal, name="proposal"),
    path("dossiers/<slug:slug>/richtingen/<slug:subject_slug>/", direction, name="direction"),
    path("dossiers/<slug:slug>/wensen-en-bedenkingen/", remarks_list, name="remarks"),
    path(
        "dossiers/<slug:slug>/wensen-en-bedenkingen.<slug:ending>",
        remarks_file,
        name="remarks-file",
    ),
    path("dossiers/<slug:slug>/rondes/", rounds_list, name="rounds"),
    path("dossiers/<slug:slug>/rondes/<int:pk>/", round_page, name="round"),
    path(
        "dossiers/<slug:slug>/rondes/<int:pk>/bundel.<slug:ending>",
        bundle_file,
        name="round-bundle",
    ),
    path(
        "dossiers/<slug:slug>/rondes/<int:pk>/reactienota.<slug:ending>",
        reply_note_file,
        name="round-reply-note",
    ),
    path(
        "dossiers/<slug:slug>/rondes/<int:pk>/brief/<slug:body>.<slug:ending>",
        opinion_file,
        name="round-opinion",
    ),
    path(
        "dossiers/<slug:slug>/rondes/<int:pk>/ontvangst/<slug:body>.<slug:ending>",
        receipt_file,
        name="round-receipt",
    ),
    path("dossiers/<slug:slug>/gedeelde-punten/<int:pk>/", point, name="point"),
    path("dossiers/<slug:slug>/uitspraken/", statements_list, name="statements"),
    path("dossiers/<slug:slug>/bronnen/", sources_list, name="sources"),
    path("dossiers/<slug:slug>/themas/", themes, name="themes"),
    path("dossiers/<slug:slug>/themas/<slug:theme_slug>/", theme, name="theme"),
    path("gemeenten/", municipalities_list, name="municipalities"),
    path("gemeenten/<slug:slug>/", registered, name="municipality"),
    path("begrippen/", glossary, name="glossary"),
    path("standpunten/<int:pk>/", position, name="position"),
    path("standpunten/<int:pk>/klopt-dit-niet/", report_new, name="report-new"),
    path("meldingen/<slug:code>/", report, name="report"),
    path("besluiten/<int:pk>/", decision, name="decision"),
    path("agendapunten/<int:pk>/", agenda_item, name="agenda-item"),
    path("agendapunten/<int:pk>.<slug:ending>", agenda_item_file, name="agenda-item-file"),
    path("bronnen/<int:pk>/", source, name="source"),
    path("account/", include("decisions.views.accounts.urls")),
    path("werkblad/", include("decisions.views.desk.urls")),
    path("gezond/", health, name="health"),
    path(f"{PREFIX.strip('/')}/", include("decisions.api.urls")),
]

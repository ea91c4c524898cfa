"""The addresses of dossiers and of everything in them (DESIGN §5)."""

from django.urls import include, path

from .api.problems import PREFIX
from .web.access import health
from .web.public.board import dossier, home
from .web.public.decisions import agenda_item, decision
from .web.public.downloads import agenda_item_file
from .web.public.glossary import glossary
from .web.public.municipalities import municipalities_list, municipality, registered
from .web.public.positions import position
from .web.public.remarks import point, remarks_file, remarks_list
from .web.public.reports import report, report_new
from .web.public.sources import source, sources_list
from .web.public.subjects import direction, proposal, variant
from .web.public.support import support
from .web.public.themes import statements_list, theme, themes
from .web.public.timeline import line
from .web.rounds.downloads import bundle_file, opinion_file, receipt_file, reply_note_file
from .web.rounds.pages import round_page, rounds_list

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
    path("account/", include("decisions.web.accounts.urls")),
    path("werkblad/", include("decisions.web.workspace.urls")),
    path("gezond/", health, name="health"),
    path(f"{PREFIX.strip('/')}/", include("decisions.api.urls")),
]

"""The addresses of dossiers and of everything in them (DESIGN §5)."""

from django.urls import include, path, register_converter

from .api.problems import PREFIX
from .api.urls import answer_index
from .documents.open_tables import OPEN_TABLE_FORMATS
from .feeds.pages import dossier_feed, municipality_feed, round_feed
from .feeds.search import search_feed
from .web.following.pages import confirm_follow_page, follow_page, manage_page, stop_page
from .web.found.catalogue import catalogue_file
from .web.found.diwoo import diwoo_site_map, diwoo_site_map_section
from .web.found.embed import embedded_board
from .web.found.security import security_file
from .web.found.sitemap import robots_file, site_map, site_map_section
from .web.health import health_page
from .web.public.accessibility import accessibility_page
from .web.public.agenda import agenda_page, municipality_agenda_page
from .web.public.agenda_files import dossier_files, meeting_files
from .web.public.board import dossier_page, home_page
from .web.public.bulk import dossier_bulk
from .web.public.calendars import (
    agenda_calendar,
    body_calendar,
    dossier_calendar,
    municipality_calendar,
)
from .web.public.common_items import common_item_page
from .web.public.course import compare_page, course_page
from .web.public.decisions import agenda_item_page, decision_page
from .web.public.developers import developers_page
from .web.public.downloads import agenda_item_file
from .web.public.glossary import glossary_page
from .web.public.meetings import decision_list_file, meeting_page
from .web.public.municipalities import (
    municipalities_list,
    municipality_facts_page,
    municipality_page,
)
from .web.public.open_tables import (
    agenda_table,
    conditions_table,
    decisions_table,
    groups_table,
    milestones_table,
    municipality_agenda_table,
    positions_table,
    sources_table,
    stances_table,
    statements_table,
)
from .web.public.own_council import own_council_page
from .web.public.parties import parties_page, party_page
from .web.public.paste import paste_page
from .web.public.pictures import course_picture, matrix_picture, region_picture, sheet_file
from .web.public.polls import poll_page, polls_page
from .web.public.positions import position_page
from .web.public.privacy import privacy_page
from .web.public.proof import dossier_proof_page, proof_page, proof_script
from .web.public.remarks import remarks_file, remarks_page, shared_point_page
from .web.public.reports import (
    missing_document_page,
    new_report_page,
    report_page,
    report_record_page,
)
from .web.public.search import search_page
from .web.public.sources import source_page, sources_page
from .web.public.subjects import direction, proposal, variant
from .web.public.support import support_page
from .web.public.themes import statements_page, theme_page, themes_page
from .web.public.timeline import timeline_page
from .web.rounds.downloads import bundle_file, opinion_file, receipt_file, reply_note_file
from .web.rounds.pages import round_page, rounds_page


class TableEnding:
    """The endings of the tables whose address a picture has too, with an ending of its own."""

    regex = "|".join(OPEN_TABLE_FORMATS)

    @staticmethod
    def to_python(value):
        return value

    to_url = to_python


register_converter(TableEnding, "table")

urlpatterns = [
    path("", home_page, name="home"),
    path("dossiers/<slug:slug>/", dossier_page, name="dossier"),
    path("dossiers/<slug:slug>/verloop/", course_page, name="course"),
    path("dossiers/<slug:slug>/vergelijk/", compare_page, name="compare"),
    path("dossiers/<slug:slug>/stand.<table:ending>", stances_table, name="stances-table"),
    path("dossiers/<slug:slug>/stand.<slug:ending>", matrix_picture, name="stand-picture"),
    path("dossiers/<slug:slug>/stand-van-zaken.<slug:ending>", sheet_file, name="standing-sheet"),
    path("dossiers/<slug:slug>/regio.<slug:ending>", region_picture, name="region-picture"),
    path("dossiers/<slug:slug>/verloop.<slug:ending>", course_picture, name="course-picture"),
    path("dossiers/<slug:slug>/standpunten.<slug:ending>", positions_table, name="positions-table"),
    path(
        "dossiers/<slug:slug>/voorwaarden.<slug:ending>", conditions_table, name="conditions-table"
    ),
    path("dossiers/<slug:slug>/fracties.<slug:ending>", groups_table, name="groups-table"),
    path("dossiers/<slug:slug>/besluiten.<slug:ending>", decisions_table, name="decisions-table"),
    path(
        "dossiers/<slug:slug>/uitspraken.<slug:ending>", statements_table, name="statements-table"
    ),
    path("dossiers/<slug:slug>/mijlpalen.<slug:ending>", milestones_table, name="milestones-table"),
    path("dossiers/<slug:slug>/bronnen.<slug:ending>", sources_table, name="sources-table"),
    path("dossiers/<slug:slug>/agenda.ics", dossier_calendar, name="dossier-calendar"),
    path("dossiers/<slug:slug>/tijdlijn/", timeline_page, name="line"),
    path("dossiers/<slug:slug>/draagvlak/", support_page, name="support"),
    path(
        "dossiers/<slug:slug>/gemeenten/<slug:municipality_slug>/",
        municipality_page,
        name="dossier-municipality",
    ),
    path("dossiers/<slug:slug>/partijen/", parties_page, name="parties"),
    path("dossiers/<slug:slug>/partijen/<slug:party_slug>/", party_page, name="party"),
    path("dossiers/<slug:slug>/varianten/<slug:subject_slug>/", variant, name="variant"),
    path("dossiers/<slug:slug>/voorstellen/<slug:subject_slug>/", proposal, name="proposal"),
    path("dossiers/<slug:slug>/richtingen/<slug:subject_slug>/", direction, name="direction"),
    path("dossiers/<slug:slug>/wensen-en-bedenkingen/", remarks_page, name="remarks"),
    path(
        "dossiers/<slug:slug>/wensen-en-bedenkingen.<slug:ending>",
        remarks_file,
        name="remarks-file",
    ),
    path("dossiers/<slug:slug>/feed.atom", dossier_feed, name="dossier-feed"),
    path("dossiers/<slug:slug>/rondes/<int:pk>/feed.atom", round_feed, name="round-feed"),
    path("gemeenten/<slug:slug>/feed.atom", municipality_feed, name="municipality-feed"),
    path("dossiers/<slug:slug>/alles.<slug:ending>", dossier_bulk, name="dossier-bulk"),
    path("dossiers/<slug:slug>/agendapunten.<slug:ending>", dossier_files, name="dossier-files"),
    path("dossiers/<slug:slug>/rondes/", rounds_page, name="rounds"),
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
    path("dossiers/<slug:slug>/gedeelde-punten/<int:pk>/", shared_point_page, name="point"),
    path("dossiers/<slug:slug>/uitspraken/", statements_page, name="statements"),
    path("dossiers/<slug:slug>/peilingen/", polls_page, name="polls"),
    path("dossiers/<slug:slug>/peilingen/<int:pk>/", poll_page, name="poll"),
    path("dossiers/<slug:slug>/bronnen/", sources_page, name="sources"),
    path("dossiers/<slug:slug>/bewijs/", dossier_proof_page, name="dossier-proof"),
    path("dossiers/<slug:slug>/themas/", themes_page, name="themes"),
    path("dossiers/<slug:slug>/themas/<slug:theme_slug>/", theme_page, name="theme"),
    path(
        "dossiers/<slug:slug>/klopt-dit-niet/<slug:soort>/<int:pk>/",
        report_record_page,
        name="report-record",
    ),
    path("dossiers/<slug:slug>/mist-u-een-stuk/", missing_document_page, name="report-missing"),
    path("gemeenten/", municipalities_list, name="municipalities"),
    path("gemeenten/<slug:slug>/", municipality_facts_page, name="municipality"),
    path("gemeenten/<slug:slug>/agenda/", municipality_agenda_page, name="municipality-agenda"),
    path("gemeenten/<slug:slug>/agenda.ics", municipality_calendar, name="municipality-calendar"),
    path(
        "gemeenten/<slug:slug>/agenda.<table:ending>",
        municipality_agenda_table,
        name="municipality-agenda-table",
    ),
    path("agenda/", agenda_page, name="agenda"),
    path("agenda.<table:ending>", agenda_table, name="agenda-table"),
    path("agenda.ics", agenda_calendar, name="agenda-calendar"),
    path("organen/<slug:slug>/agenda.ics", body_calendar, name="body-calendar"),
    path("mijn-raad/", own_council_page, name="own-council"),
    path("volgen/", follow_page, name="follow"),
    path("volgen/bevestig/<str:token>/", confirm_follow_page, name="follow-confirm"),
    path("volgen/stop/<str:token>/", stop_page, name="follow-stop"),
    path("volgen/mijn/<str:token>/", manage_page, name="follow-manage"),
    path("zoeken/", search_page, name="search"),
    path("zoeken/feed.atom", search_feed, name="search-feed"),
    path("begrippen/", glossary_page, name="glossary"),
    path("bewijs/", proof_page, name="proof"),
    path("bewijs/controleer.py", proof_script, name="proof-script"),
    path("ontwikkelaars/", developers_page, name="developers"),
    path("toegankelijkheid/", accessibility_page, name="accessibility"),
    path("privacy/", privacy_page, name="privacy"),
    path("standpunten/<int:pk>/", position_page, name="position"),
    path("standpunten/<int:pk>/klopt-dit-niet/", new_report_page, name="report-new"),
    path("meldingen/<slug:code>/", report_page, name="report"),
    path("besluiten/<int:pk>/", decision_page, name="decision"),
    path("agendapunten/<int:pk>/", agenda_item_page, name="agenda-item"),
    path("agendapunten/<int:pk>/overnemen/", paste_page, name="paste"),
    path("agendapunten/<int:pk>.<slug:ending>", agenda_item_file, name="agenda-item-file"),
    path("vergaderingen/<int:pk>/", meeting_page, name="meeting"),
    path(
        "vergaderingen/<int:pk>/besluitenlijst.<slug:ending>",
        decision_list_file,
        name="meeting-decision-list",
    ),
    path("vergaderingen/<int:pk>.<slug:ending>", meeting_files, name="meeting-files"),
    path("gezamenlijke-stukken/<int:pk>/", common_item_page, name="common-item"),
    path("bronnen/<int:pk>/", source_page, name="source"),
    path("inbedden/dossiers/<slug:slug>/", embedded_board, name="embedded-board"),
    path("catalogus.jsonld", catalogue_file, name="catalogue"),
    path("sitemap.xml", site_map, name="site-map"),
    path("sitemap-<slug:section>.xml", site_map_section, name="site-map-section"),
    path("diwoo-sitemap.xml", diwoo_site_map, name="diwoo-site-map"),
    path(
        "diwoo-sitemap-<slug:section>.xml",
        diwoo_site_map_section,
        name="diwoo-site-map-section",
    ),
    path("robots.txt", robots_file, name="robots"),
    path(".well-known/security.txt", security_file, name="security-file"),
    path("account/", include("decisions.web.accounts.urls")),
    path("werkblad/", include("decisions.web.workspace.urls")),
    path("gezond/", health_page, name="health"),
    path(PREFIX.strip("/"), answer_index, name="api-index"),
    path(f"{PREFIX.strip('/')}/", include("decisions.api.urls")),
]

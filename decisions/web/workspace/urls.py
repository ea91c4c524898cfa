"""The addresses of the workspace, under /werkblad/."""

from django.urls import path

from ..rounds.adoption import (
    adoption_page,
    dispatch_page,
    revision_page,
    undo_adoption_page,
    undo_dispatch_page,
)
from ..rounds.asking import (
    answer_receipt_page,
    extension_page,
    questions_page,
    request_receipt_page,
    round_answer_page,
)
from ..rounds.assigning import assignment_page
from ..rounds.carry_over import carry_over_page
from ..rounds.desk import round_workspace_page
from ..rounds.likeness import likeness_page, unlinked_remarks_page
from ..rounds.points import delete_point_page, edit_point_page, new_point_page
from ..rounds.replies import replies_page, reply_page
from ..rounds.reviewing import review_page
from .agenda import new_treatment_page
from .contact import griffie_contact_page, paper_days_page
from .council_feeds import council_feeds_page, edit_feed_page, feeds_status_page
from .decisions import new_decision_page, saved_decision_page
from .dossier import dossier_workspace_page, mark_kept_page
from .editing import edit_record_page, new_dossier_page, new_record_page, versions_page
from .form_flow import delete_form_draft_view, save_form_draft_view
from .griffie_archive import archive_terms_page, delete_archive_terms_page
from .griffie_papers import paste_order_page
from .griffie_templates import (
    delete_template_page,
    try_template_page,
    word_template_file,
    word_template_page,
    word_templates_page,
)
from .group_parties import group_parties_page
from .offers import accept_offer_page, decline_offer_page, follow_text_page
from .outcomes.page import meeting_outcomes_page
from .preview import preview_page
from .publication import publish_set_page
from .pulled import pass_over_page, pulled_meeting_page
from .read_backs import read_back_page, read_backs_page, withdraw_read_back_page
from .recess import (
    delete_recess_page,
    edit_recess_page,
    recess_page,
    recesses_page,
    take_over_holiday_page,
)
from .record_pages import (
    answer_report_page,
    confirm_page,
    delete_record_page,
    new_evidence_page,
    new_position_page,
    proposed_reading_page,
    publish_page,
    share_page,
    withdraw_page,
)
from .redaction import redaction_page
from .region import delete_borders_page, region_borders_page, region_tiles_page
from .setup import new_region_page, outline_page, setup_page
from .setup_members import region_inhabitants_page, region_members_page, region_seats_page
from .source_text import source_places_page, source_text_page
from .sources import edit_paragraph_page, edit_source_page, source_workspace_page
from .tables.pages import (
    recheck_table_page,
    table_columns_page,
    table_intake_page,
    table_page,
    table_template_file,
    undo_table_page,
)
from .text import read_date_view, text_intake_page
from .text_list import remarks_intake_page
from .together import confirm_set_page, publish_chosen_page, theme_set_page
from .uploaded_meetings import upload_meetings_page
from .worklist import worklist_page

TEMPLATE = "griffie/<slug:home>/sjabloon/<slug:paper>"

urlpatterns = [
    path("", worklist_page, name="desk"),
    path("te-doen/bevestigen/", confirm_set_page, name="desk-confirm-set"),
    path("te-doen/thema/", theme_set_page, name="desk-theme-set"),
    path("te-doen/publiceren/", publish_chosen_page, name="desk-publish-chosen"),
    path("meldingen/<int:pk>/", answer_report_page, name="desk-report"),
    path("aanbod/<int:pk>/", accept_offer_page, name="desk-offer"),
    path("aanbod/<int:pk>/niet/", decline_offer_page, name="desk-offer-decline"),
    path("aanbod/<int:pk>/tekst/", follow_text_page, name="desk-offer-follow"),
    path("lezingen/<int:pk>/", proposed_reading_page, name="desk-reading"),
    path("kladje/", save_form_draft_view, name="desk-scratch"),
    path("kladje/weg/", delete_form_draft_view, name="desk-scratch-drop"),
    path("datum/", read_date_view, name="desk-when"),
    path("griffie/<slug:home>/", griffie_contact_page, name="desk-contact"),
    path("griffie/<slug:home>/partijen/", group_parties_page, name="desk-parties"),
    path("griffie/<slug:home>/volgorde/", paste_order_page, name="desk-paste-order"),
    path("griffie/<slug:home>/sjabloon/", word_templates_page, name="desk-templates"),
    path(f"{TEMPLATE}/", word_template_page, name="desk-template"),
    path(f"{TEMPLATE}/proberen/", try_template_page, name="desk-template-try"),
    path(f"{TEMPLATE}/weg/", delete_template_page, name="desk-template-drop"),
    path(f"{TEMPLATE}/<slug:which>.<slug:ending>", word_template_file, name="desk-template-file"),
    path("griffie/<slug:home>/archief/", archive_terms_page, name="desk-archive"),
    path("griffie/<slug:home>/archief/weg/", delete_archive_terms_page, name="desk-archive-drop"),
    path("griffie/<slug:home>/raadsinformatie/", council_feeds_page, name="desk-feeds"),
    path("griffie/<slug:home>/raadsinformatie/<int:pk>/", edit_feed_page, name="desk-feed"),
    path(
        "griffie/<slug:home>/raadsinformatie/inlezen/",
        upload_meetings_page,
        name="desk-feeds-upload",
    ),
    path("raadsinformatie/", feeds_status_page, name="desk-feeds-status"),
    path("raadsinformatie/<int:pk>/", pulled_meeting_page, name="desk-pulled"),
    path("raadsinformatie/<int:pk>/overslaan/", pass_over_page, name="desk-pulled-pass"),
    path("griffie/<slug:home>/<slug:body>/", paper_days_page, name="desk-paper-days"),
    path("reces/", recesses_page, name="desk-recesses"),
    path("reces/<slug:home>/", recess_page, name="desk-recess"),
    path("reces/<slug:home>/overnemen/", take_over_holiday_page, name="desk-recess-take"),
    path("reces/<slug:home>/<int:pk>/", edit_recess_page, name="desk-recess-edit"),
    path("reces/<slug:home>/<int:pk>/weg/", delete_recess_page, name="desk-recess-drop"),
    path("nieuw/regio/", new_region_page, name="desk-new-region"),
    path("opzetten/<slug:region>/", setup_page, name="desk-setup"),
    path("opzetten/<slug:region>/gemeenten/", region_members_page, name="desk-setup-members"),
    path(
        "opzetten/<slug:region>/inwoners/", region_inhabitants_page, name="desk-setup-inhabitants"
    ),
    path("opzetten/<slug:region>/zetels/", region_seats_page, name="desk-setup-seats"),
    path("<slug:slug>/lijsten/", outline_page, name="desk-outline"),
    path("<slug:slug>/bijgehouden/", mark_kept_page, name="desk-kept"),
    path("<slug:slug>/tegenlezen/", read_backs_page, name="desk-read-backs"),
    path("<slug:slug>/tegenlezen/<int:pk>/", read_back_page, name="desk-read-back"),
    path(
        "<slug:slug>/tegenlezen/<int:pk>/niet-meer/",
        withdraw_read_back_page,
        name="desk-read-back-withdraw",
    ),
    path("<slug:slug>/regio/", region_tiles_page, name="desk-region"),
    path("<slug:slug>/regio/grenzen/", region_borders_page, name="desk-region-borders"),
    path("<slug:slug>/regio/grenzen/weg/", delete_borders_page, name="desk-region-borders-drop"),
    path("<slug:slug>/besluit/", new_decision_page, name="desk-decision"),
    path("<slug:slug>/besluit/<int:pk>/", saved_decision_page, name="desk-decision-saved"),
    path("nieuw/dossier/", new_dossier_page, name="desk-new-dossier"),
    path("<slug:slug>/", dossier_workspace_page, name="desk-dossier"),
    path("<slug:slug>/nieuw/<slug:soort>/", new_record_page, name="desk-new"),
    path("<slug:slug>/tekst/", text_intake_page, name="desk-text"),
    path("<slug:slug>/punten/", remarks_intake_page, name="desk-list"),
    path("<slug:slug>/inlezen/", table_intake_page, name="desk-tables"),
    path(
        "<slug:slug>/inlezen/sjabloon/<slug:kind>.<slug:ending>",
        table_template_file,
        name="desk-table-template",
    ),
    path("<slug:slug>/inlezen/<int:pk>/", table_page, name="desk-table"),
    path("<slug:slug>/inlezen/<int:pk>/kolommen/", table_columns_page, name="desk-table-columns"),
    path("<slug:slug>/inlezen/<int:pk>/nakijken/", recheck_table_page, name="desk-table-again"),
    path("<slug:slug>/inlezen/<int:pk>/ongedaan/", undo_table_page, name="desk-table-undo"),
    path("<slug:slug>/bronnen/<int:pk>/", source_workspace_page, name="desk-source"),
    path("<slug:slug>/bronnen/<int:pk>/wijzigen/", edit_source_page, name="desk-source-edit"),
    path("<slug:slug>/bronnen/<int:pk>/tekst/", source_text_page, name="desk-source-text"),
    path("<slug:slug>/bronnen/<int:pk>/plaatsen/", source_places_page, name="desk-source-places"),
    path(
        "<slug:slug>/bronnen/<int:pk>/alinea/<int:number>/",
        edit_paragraph_page,
        name="desk-paragraph",
    ),
    path("<slug:slug>/rondes/<int:pk>/", round_workspace_page, name="desk-round"),
    path("<slug:slug>/rondes/<int:pk>/gelijkenis/", likeness_page, name="desk-likeness"),
    path(
        "<slug:slug>/rondes/<int:pk>/gelijkenis/lijst/",
        unlinked_remarks_page,
        name="desk-likeness-list",
    ),
    path("<slug:slug>/rondes/<int:pk>/punten/nieuw/", new_point_page, name="desk-point-new"),
    path("<slug:slug>/rondes/<int:pk>/punten/<int:point_pk>/", edit_point_page, name="desk-point"),
    path(
        "<slug:slug>/rondes/<int:pk>/punten/<int:point_pk>/weggooien/",
        delete_point_page,
        name="desk-point-drop",
    ),
    path("<slug:slug>/rondes/<int:pk>/vragen/", questions_page, name="desk-round-questions"),
    path("<slug:slug>/rondes/<int:pk>/verlengen/", extension_page, name="desk-round-extend"),
    path(
        "<slug:slug>/rondes/<int:pk>/<int:key>/ontvangen/",
        request_receipt_page,
        name="desk-round-received",
    ),
    path(
        "<slug:slug>/rondes/<int:pk>/<int:key>/antwoord/",
        round_answer_page,
        name="desk-round-answer",
    ),
    path(
        "<slug:slug>/rondes/<int:pk>/<int:key>/boeken/",
        answer_receipt_page,
        name="desk-round-receipt",
    ),
    path("<slug:slug>/rondes/<int:pk>/reacties/", replies_page, name="desk-round-replies"),
    path("<slug:slug>/rondes/<int:pk>/reacties/<int:remark>/", reply_page, name="desk-round-reply"),
    path("<slug:slug>/rondes/<int:pk>/toewijzen/", assignment_page, name="desk-round-assign"),
    path("<slug:slug>/rondes/<int:pk>/meelezen/", review_page, name="desk-round-review"),
    path("<slug:slug>/rondes/<int:pk>/vaststellen/", adoption_page, name="desk-round-adopt"),
    path(
        "<slug:slug>/rondes/<int:pk>/vaststellen/ongedaan/",
        undo_adoption_page,
        name="desk-round-adopt-undo",
    ),
    path(
        "<slug:slug>/rondes/<int:pk>/vaststellen/herzien/",
        revision_page,
        name="desk-round-revise",
    ),
    path("<slug:slug>/rondes/<int:pk>/verzenden/", dispatch_page, name="desk-round-dispatch"),
    path(
        "<slug:slug>/rondes/<int:pk>/verzenden/<int:key>/ongedaan/",
        undo_dispatch_page,
        name="desk-round-dispatch-undo",
    ),
    path("<slug:slug>/rondes/<int:pk>/meenemen/", carry_over_page, name="desk-round-carry"),
    path("<slug:slug>/publiceren/", publish_set_page, name="desk-publish-set"),
    path("<slug:slug>/voorbeeld/", preview_page, name="desk-preview"),
    path("<slug:soort>/<int:pk>/", edit_record_page, name="desk-edit"),
    path("vergadering/<int:pk>/uitkomsten/", meeting_outcomes_page, name="desk-outcomes"),
    path("agendapunt/<int:pk>/behandeling/", new_treatment_page, name="desk-treatment-new"),
    path("besluit/<int:pk>/standpunt/", new_position_page, name="desk-position-new"),
    path("<slug:soort>/<int:pk>/bewijsplaats/", new_evidence_page, name="desk-place"),
    path("<slug:soort>/<int:pk>/geschiedenis/", versions_page, name="desk-versions"),
    path("<slug:soort>/<int:pk>/delen/", share_page, name="desk-share"),
    path("<slug:soort>/<int:pk>/publiceren/", publish_page, name="desk-publish"),
    path("<slug:soort>/<int:pk>/bevestigen/", confirm_page, name="desk-confirm"),
    path("<slug:soort>/<int:pk>/intrekken/", withdraw_page, name="desk-withdraw"),
    path("<slug:soort>/<int:pk>/weggooien/", delete_record_page, name="desk-throw-away"),
    path("<slug:soort>/<int:pk>/wissen/", redaction_page, name="desk-blank"),
]

"""The addresses of the workspace, under /werkblad/."""

from django.urls import path

from ..rounds.adoption import adopt, dispatch
from ..rounds.asking import answer, extend, questions, receipt, received
from ..rounds.carry_over import carry
from ..rounds.desk import round_desk
from ..rounds.likeness import likeness, likeness_list
from ..rounds.points import point, point_drop, point_new
from ..rounds.replies import replies, reply
from .decisions import decision, decision_saved
from .dossier import dossier
from .editing import edit, new, new_dossier, versions
from .form_flow import scratch, scratch_drop
from .preview import preview
from .publication import publish_set
from .recess import recess, recess_drop, recess_edit, recesses, take
from .record_pages import confirm, new_place, publish, reading, report, share, throw_away, withdraw
from .redaction import blank
from .sources import paragraph_edit, source, source_edit
from .text import text, when
from .text_list import text_list
from .worklist import needs_me

urlpatterns = [
    path("", needs_me, name="desk"),
    path("meldingen/<int:pk>/", report, name="desk-report"),
    path("lezingen/<int:pk>/", reading, name="desk-reading"),
    path("kladje/", scratch, name="desk-scratch"),
    path("kladje/weg/", scratch_drop, name="desk-scratch-drop"),
    path("datum/", when, name="desk-when"),
    path("reces/", recesses, name="desk-recesses"),
    path("reces/<slug:home>/", recess, name="desk-recess"),
    path("reces/<slug:home>/overnemen/", take, name="desk-recess-take"),
    path("reces/<slug:home>/<int:pk>/", recess_edit, name="desk-recess-edit"),
    path("reces/<slug:home>/<int:pk>/weg/", recess_drop, name="desk-recess-drop"),
    path("<slug:slug>/besluit/", decision, name="desk-decision"),
    path("<slug:slug>/besluit/<int:pk>/", decision_saved, name="desk-decision-saved"),
    path("nieuw/dossier/", new_dossier, name="desk-new-dossier"),
    path("<slug:slug>/", dossier, name="desk-dossier"),
    path("<slug:slug>/nieuw/<slug:soort>/", new, name="desk-new"),
    path("<slug:slug>/tekst/", text, name="desk-text"),
    path("<slug:slug>/punten/", text_list, name="desk-list"),
    path("<slug:slug>/bronnen/<int:pk>/", source, name="desk-source"),
    path("<slug:slug>/bronnen/<int:pk>/wijzigen/", source_edit, name="desk-source-edit"),
    path(
        "<slug:slug>/bronnen/<int:pk>/alinea/<int:number>/", paragraph_edit, name="desk-paragraph"
    ),
    path("<slug:slug>/rondes/<int:pk>/", round_desk, name="desk-round"),
    path("<slug:slug>/rondes/<int:pk>/gelijkenis/", likeness, name="desk-likeness"),
    path("<slug:slug>/rondes/<int:pk>/gelijkenis/lijst/", likeness_list, name="desk-likeness-list"),
    path("<slug:slug>/rondes/<int:pk>/punten/nieuw/", point_new, name="desk-point-new"),
    path("<slug:slug>/rondes/<int:pk>/punten/<int:point_pk>/", point, name="desk-point"),
    path(
        "<slug:slug>/rondes/<int:pk>/punten/<int:point_pk>/weggooien/",
        point_drop,
        name="desk-point-drop",
    ),
    path("<slug:slug>/rondes/<int:pk>/vragen/", questions, name="desk-round-questions"),
    path("<slug:slug>/rondes/<int:pk>/verlengen/", extend, name="desk-round-extend"),
    path("<slug:slug>/rondes/<int:pk>/<int:key>/ontvangen/", received, name="desk-round-received"),
    path("<slug:slug>/rondes/<int:pk>/<int:key>/antwoord/", answer, name="desk-round-answer"),
    path("<slug:slug>/rondes/<int:pk>/<int:key>/boeken/", receipt, name="desk-round-receipt"),
    path("<slug:slug>/rondes/<int:pk>/reacties/", replies, name="desk-round-replies"),
    path("<slug:slug>/rondes/<int:pk>/reacties/<int:remark>/", reply, name="desk-round-reply"),
    path("<slug:slug>/rondes/<int:pk>/vaststellen/", adopt, name="desk-round-adopt"),
    path("<slug:slug>/rondes/<int:pk>/verzenden/", dispatch, name="desk-round-dispatch"),
    path("<slug:slug>/rondes/<int:pk>/meenemen/", carry, name="desk-round-carry"),
    path("<slug:slug>/publiceren/", publish_set, name="desk-publish-set"),
    path("<slug:slug>/voorbeeld/", preview, name="desk-preview"),
    path("<slug:soort>/<int:pk>/", edit, name="desk-edit"),
    path("<slug:soort>/<int:pk>/bewijsplaats/", new_place, name="desk-place"),
    path("<slug:soort>/<int:pk>/geschiedenis/", versions, name="desk-versions"),
    path("<slug:soort>/<int:pk>/delen/", share, name="desk-share"),
    path("<slug:soort>/<int:pk>/publiceren/", publish, name="desk-publish"),
    path("<slug:soort>/<int:pk>/bevestigen/", confirm, name="desk-confirm"),
    path("<slug:soort>/<int:pk>/intrekken/", withdraw, name="desk-withdraw"),
    path("<slug:soort>/<int:pk>/weggooien/", throw_away, name="desk-throw-away"),
    path("<slug:soort>/<int:pk>/wissen/", blank, name="desk-blank"),
]

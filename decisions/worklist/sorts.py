"""The sorts of things to do, in the order in which they press: a new one is one entry here, and a
template of its row."""

from django.db.models import Case, DateField, F, Value, When
from django.utils.translation import gettext_lazy as _

from .chores import (
    list_loose_sources,
    list_possible_duplicates,
    list_unknown_recesses,
    list_unthemed_remarks,
)
from .drafts import list_dossiers_to_mark_kept, list_drafts
from .offers import list_open_offers, list_renewed_offers
from .outcomes import list_meetings_without_outcome, list_open_commitments
from .positions import (
    list_agreeing_of_colleges,
    list_differing,
    list_lacking_source,
    list_proposed_readings,
    list_unanswered_reports,
)
from .pulled import list_pulled_meetings
from .read_backs import list_read_backs_to_answer, select_read_backs
from .replies import list_assigned_points, list_replies_to_review, list_rounds_to_reply
from .rounds import (
    list_councils_without_griffie,
    list_half_answered,
    list_open_rounds,
    list_unanswered_lines,
    list_unanswered_questions,
    list_unplanned_items,
    list_waiting_bodies,
    select_waiting_bodies,
)
from .tasks import TaskHome, TaskList, TaskQuery, TaskSort

CONFIRM, THEME, PUBLISH = "bevestigen", "thema", "publiceren"

# Whose they are.


def is_keeper(reader):
    return reader.keeps


def keeps_records_itself(reader):
    """Whether a reader enters for bodies of its own; beheer keeps everybody's and has no chores."""
    return bool(reader.griffie_of or reader.redactie_of)


def is_griffie(reader):
    return bool(reader.griffie_of)


def may_confirm_positions(reader):
    return bool(reader.griffie_of or reader.college_of or reader.redactie_of)


def is_college_member(reader):
    return bool(reader.college_of)


def keeps_dossiers_of_region(reader):
    return bool(reader.redactie_of or reader.is_beheer)


# How each is asked: of which dossier a row is, for which body, and by when.


def ask_rounds(waiting):
    return TaskList(
        lambda: list_waiting_bodies(waiting.reader, waiting.today),
        lambda row: TaskHome(row.dossier.pk, row.body.pk, row.deadline.due_on),
        select_waiting_bodies(waiting.reader),
    )


def build_due(name, closed, today):
    """Return the expression of the day of that name; none in a dossier that was closed before
    today, where no day presses any more."""
    over = When(**{f"{closed}__lt": today}, then=Value(None, DateField()))
    return Case(over, default=F(name), output_field=DateField())


def ask_open_rounds(waiting):
    due = build_due("due_on", "dossier__closed_on", waiting.today)
    return TaskQuery(list_open_rounds(waiting.reader).annotate(day=due), body="", due="day")


def ask_lines(waiting):
    due = build_due("held_on", "item__dossier__closed_on", waiting.today)
    rows = list_unanswered_lines(waiting.reader).annotate(day=due)
    return TaskQuery(rows, dossier="item__dossier", body="item__body", due="day")


def ask_half_answered(waiting):
    return TaskQuery(list_half_answered(waiting.reader), dossier="round__dossier")


def ask_rounds_to_reply(waiting):
    return TaskQuery(list_rounds_to_reply(waiting.reader, waiting.today), body="opened_by")


def ask_assigned_points(waiting):
    ways = {"dossier": "remark__dossier", "body": "remark__body"}
    due = build_due("due_on", "remark__dossier__closed_on", waiting.today)
    return TaskQuery(list_assigned_points(waiting.reader).annotate(day=due), **ways, due="day")


def ask_replies_to_review(waiting):
    above = "reply__remark"
    ways = {"dossier": f"{above}__dossier", "body": f"{above}__body"}
    due = build_due(f"{above}__assignment__due_on", f"{above}__dossier__closed_on", waiting.today)
    return TaskQuery(list_replies_to_review(waiting.reader).annotate(day=due), **ways, due="day")


def ask_read_backs(waiting):
    """The menu counts those of which nothing was answered: which lines ask again, only reading
    them tells."""
    return TaskList(
        lambda: list_read_backs_to_answer(waiting.reader, waiting.today),
        lambda row: TaskHome(row.read_back.dossier_id, row.read_back.body_id, row.read_back.due_on),
        select_read_backs(waiting.reader).filter(lines__isnull=True),
    )


def ask_offers(waiting):
    ways = {"dossier": "common_item__dossier", "body": "body"}
    due = build_due("due_on", "common_item__dossier__closed_on", waiting.today)
    return TaskQuery(list_open_offers(waiting.reader).annotate(day=due), **ways, due="day")


def ask_renewed_offers(waiting):
    ways = {"dossier": "common_item__dossier", "body": "body"}
    return TaskQuery(list_renewed_offers(waiting.reader), **ways)


def ask_outcomes(waiting):
    due = build_due("held_on", "dossier__closed_on", waiting.today)
    rows = list_meetings_without_outcome(waiting.reader, waiting.today).annotate(day=due)
    return TaskQuery(rows, due="day")


def ask_commitments(waiting):
    due = build_due("due_on", "dossier__closed_on", waiting.today)
    return TaskQuery(list_open_commitments(waiting.reader).annotate(day=due), due="day")


def ask_pulled_meetings(waiting):
    return TaskQuery(list_pulled_meetings(waiting.reader), dossier="")


def ask_readings(waiting):
    return TaskQuery(list_proposed_readings(waiting.reader), body="position__body")


def ask_questions(waiting):
    return TaskQuery(list_unanswered_questions(waiting.reader, waiting.today))


def ask_dossiers_to_mark(waiting):
    rows = list_dossiers_to_mark_kept(waiting.reader, waiting.today)
    return TaskQuery(rows, dossier="pk", body="")


def ask_councils(waiting):
    rows = list_councils_without_griffie(waiting.reader, waiting.today)
    return TaskQuery(rows, dossier="", body="")


def ask_recesses(waiting):
    rows = list_unknown_recesses(waiting.reader, waiting.today)
    return TaskQuery(rows, dossier="", body="", due="due")


def ask_sources(waiting):
    return TaskQuery(list_loose_sources(waiting.reader), dossier="home", body="")


def of_reader(list_rows):
    """Return the question of rows that have a dossier and a body themselves."""
    return lambda waiting: TaskQuery(list_rows(waiting.reader))


TASK_SORTS = (
    TaskSort("meldingen", _("Gemelde fouten"), is_keeper, of_reader(list_unanswered_reports)),
    TaskSort("rondes", _("Rondes om te beantwoorden"), is_keeper, ask_rounds),
    TaskSort("vragen", _("Vragen aan de raad"), keeps_records_itself, ask_lines),
    TaskSort("ronde-vragen", _("Rondes met open vragen"), keeps_records_itself, ask_half_answered),
    TaskSort("tegenlezen", _("Tegenlezen"), is_griffie, ask_read_backs),
    TaskSort("aanbod", _("Aangeboden agendapunten"), is_keeper, ask_offers),
    TaskSort("nieuwe-tekst", _("Nieuwe gezamenlijke tekst"), is_keeper, ask_renewed_offers),
    TaskSort(
        "raadsinformatie",
        _("Uit het raadsinformatiesysteem"),
        is_griffie,
        ask_pulled_meetings,
    ),
    TaskSort("uitkomsten", _("Uitkomsten van vergaderingen"), is_keeper, ask_outcomes),
    TaskSort("toezeggingen", _("Toezeggingen en moties"), is_keeper, ask_commitments),
    TaskSort("reageren", _("Rondes om op te reageren"), keeps_records_itself, ask_rounds_to_reply),
    TaskSort("mijn-punten", _("Punten waarop u reageert"), is_keeper, ask_assigned_points),
    TaskSort("meelezen", _("Reacties om mee te lezen"), is_keeper, ask_replies_to_review),
    TaskSort("lezingen", _("Voorgestelde lezingen"), is_keeper, ask_readings),
    TaskSort(
        "verschillen",
        _("Bronnen die verschillen"),
        may_confirm_positions,
        of_reader(list_differing),
        tells_readings=True,
        batch=CONFIRM,
    ),
    TaskSort(
        "bevestigen",
        _("Standpunten om te bevestigen"),
        is_college_member,
        of_reader(list_agreeing_of_colleges),
        tells_readings=True,
        batch=CONFIRM,
    ),
    TaskSort(
        "dubbel", _("Mogelijk dubbel"), keeps_records_itself, of_reader(list_possible_duplicates)
    ),
    TaskSort(
        "bronnen",
        _("Standpunten zonder goede bron"),
        is_keeper,
        of_reader(list_lacking_source),
        tells_readings=True,
    ),
    TaskSort(
        "concepten",
        _("Concepten"),
        is_keeper,
        lambda waiting: list_drafts(waiting.reader),
        batch=PUBLISH,
    ),
    TaskSort("wensen", _("Wensen zonder reactie"), is_keeper, ask_questions),
    TaskSort(
        "agendapunten",
        _("Agendapunten zonder vergadering"),
        is_keeper,
        of_reader(list_unplanned_items),
    ),
    TaskSort(
        "open-rondes",
        _("Rondes die op raden wachten"),
        keeps_dossiers_of_region,
        ask_open_rounds,
    ),
    TaskSort(
        "bijgehouden",
        _("Dossiers om bij te houden"),
        keeps_dossiers_of_region,
        ask_dossiers_to_mark,
    ),
    TaskSort("reces", _("Reces niet bekend"), keeps_records_itself, ask_recesses),
    TaskSort(
        "gemeenten",
        _("Gemeenten zonder griffie"),
        keeps_dossiers_of_region,
        ask_councils,
        is_chore=True,
    ),
    TaskSort(
        "themas",
        _("Wensen zonder thema"),
        keeps_records_itself,
        of_reader(list_unthemed_remarks),
        batch=THEME,
        is_chore=True,
    ),
    TaskSort(
        "bronteksten",
        _("Bronnen zonder tekst of alinea"),
        keeps_records_itself,
        ask_sources,
        is_chore=True,
    ),
)


def list_sorts_of(reader):
    """Return the sorts of things that a reader may have to do."""
    return [each for each in TASK_SORTS if each.who(reader)]

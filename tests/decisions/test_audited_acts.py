"""Each act on records and accounts is told once, and none is added without a decision about it."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import (
    adopt_replies,
    change_record,
    correct_record,
    publish_record,
    publish_records,
    share_record,
    undo_adoption,
    withdraw_record,
)
from decisions.actions.batch_undoing import undo_batch
from decisions.actions.publication import withdraw_records
from decisions.actions.publication_sets import ChosenRecord, publish_chosen_records
from decisions.actions.redaction import redact_record
from decisions.models import ReplyNote
from municipalities.actions import people as act
from municipalities.actions.register import (
    delete_register_record,
    save_register_record,
    save_user,
)
from municipalities.models import Role, RoleKind
from tests import factories as make
from tests.audit_lines import audited, told
from tests.decisions.exchange.tables import DECISION_HEADS, Table, decision_line
from tests.decisions.worlds import LATER
from tests.people import user

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
WHY = "Zo is het beter."


def someone_new(world):
    return Role(
        user=user("nieuw"),
        kind=RoleKind.RAADSLID,
        municipality=world.council.municipality,
        started_at=world.at,
    )


def held(world, by):
    return act.give_role(someone_new(world), by=by)


def ending(role, moment):
    role.ended_at = moment
    return role


# By what is done: who does it, what is made first, the deed, and the lines: (act, kind of object).
ACTS = {
    "share": (
        "griffie",
        lambda w: w.decision(draft=True),
        lambda made, by: share_record(made, by=by),
        [("share", "decisions.decision")],
    ),
    "publish": (
        "griffie",
        lambda w: w.decision(draft=True),
        lambda made, by: publish_record(made, by=by),
        [("publish", "decisions.decision")],
    ),
    "publish with what goes along": (
        "griffie",
        lambda w: w.position(draft=True).decision,
        lambda made, by: publish_record(made, by=by),
        [("publish", "decisions.decision"), ("publish", "decisions.position")],
    ),
    "publish some": (
        "griffie",
        lambda w: [w.remark(draft=True), w.remark(draft=True)],
        lambda made, by: publish_records(made, by=by),
        [("publish", "decisions.remark")] * 2,
    ),
    "publish a set": (
        "griffie",
        lambda w: [ChosenRecord(w.remark(draft=True), "een")],
        lambda made, by: publish_chosen_records(made, by=by),
        [("publish", "decisions.remark")],
    ),
    "withdraw": (
        "griffie",
        lambda w: w.position().decision,
        lambda made, by: withdraw_record(made, by=by, reason=WHY),
        [("withdraw", "decisions.decision"), ("withdraw", "decisions.position")],
    ),
    "withdraw some": (
        "griffie",
        lambda w: [w.remark(), w.remark()],
        lambda made, by: withdraw_records(made, by=by, reason=WHY),
        [("withdraw", "decisions.remark")] * 2,
    ),
    "correct": (
        "griffie",
        lambda w: w.decision(),
        lambda made, by: correct_record(made, changes={"title": "Beter"}, by=by, reason=WHY),
        [("correct", "decisions.decision")],
    ),
    "change what is public": (
        "griffie",
        lambda w: w.decision(),
        lambda made, by: change_record(made, by=by, reason=WHY),
        [("correct", "decisions.decision")],
    ),
    "change a concept": (
        "griffie",
        lambda w: w.decision(draft=True),
        lambda made, by: change_record(made, by=by, reason=WHY),
        [],
    ),
    "redact": (
        "beheer",
        lambda w: w.decision(title="Besluit van J. Jansen"),
        lambda made, by: redact_record(
            made, name="title", passage="J. Jansen", by=by, reason="Privé."
        ),
        [("redact", "decisions.decision")],
    ),
    "undo an import": (
        "griffie",
        lambda w: Table(w, "besluiten", DECISION_HEADS).bring(decision_line(w, "voor", "")),
        lambda made, by: undo_batch(made, by=by, reason=WHY),
        [("import-undo", "decisions.importbatch")],
    ),
    "invite": (
        "beheer",
        lambda w: Role(kind=RoleKind.GRIFFIE, municipality=w.council.municipality, started_at=w.at),
        lambda made, by: act.invite_user(email="g@aalst.example", roles=[made], by=by),
        [("invite", "municipalities.user"), ("role-give", "municipalities.role")],
    ),
    "invite again": (
        "beheer",
        lambda w: user("g", email="g@aalst.example"),
        lambda made, by: act.invite_again(made, by=by),
        [("invite", "municipalities.user")],
    ),
    "give a role": (
        "griffie",
        someone_new,
        lambda made, by: act.give_role(made, by=by),
        [("role-give", "municipalities.role")],
    ),
    "end a role": (
        "griffie",
        lambda w: held(w, w.griffie),
        lambda made, by: act.end_role(made, by=by, reason=WHY),
        [("role-end", "municipalities.role")],
    ),
    "move the end of a role": (
        "griffie",
        lambda w: held(w, w.griffie),
        lambda made, by: act.change_role_end(made, ended_at=LATER, by=by),
        [("role-move-end", "municipalities.role")],
    ),
    "give a role in the register": (
        "beheer",
        someone_new,
        lambda made, by: save_register_record(made, by=by),
        [("role-give", "municipalities.role")],
    ),
    "move the end of a role in the register": (
        "beheer",
        lambda w: ending(held(w, w.griffie), LATER),
        lambda made, by: save_register_record(made, by=by),
        [("role-move-end", "municipalities.role")],
    ),
    "end a role in the register": (
        "beheer",
        lambda w: ending(held(w, w.griffie), w.at),
        lambda made, by: save_register_record(made, by=by),
        [("role-end", "municipalities.role")],
    ),
    "delete a role from the register": (
        "beheer",
        lambda w: held(w, w.griffie),
        lambda made, by: delete_register_record(made, by=by, reason=WHY),
        [("role-end", "municipalities.role")],
    ),
    "disable": (
        "beheer",
        lambda w: held(w, w.griffie).user,
        lambda made, by: act.disable_user(made, by=by, reason=WHY),
        [("role-end", "municipalities.role"), ("account-disable", "municipalities.user")],
    ),
    "enable": (
        "beheer",
        lambda w: user("weg", is_active=False),
        lambda made, by: act.enable_user(made, by=by, reason=WHY),
        [("account-enable", "municipalities.user")],
    ),
    "take the second step away": (
        "beheer",
        lambda w: user("kwijt"),
        lambda made, by: act.reset_factors(made, by=by, reason=WHY),
        [("second-factor-reset", "municipalities.user")],
    ),
    "erase a name": (
        "beheer",
        lambda w: user("weg"),
        lambda made, by: act.erase_name(made, by=by, reason=WHY),
        [("account-disable", "municipalities.user"), ("account-erase", "municipalities.user")],
    ),
    "change an account": (
        "beheer",
        lambda w: user("ander"),
        lambda made, by: save_user(made, by=by),
        [("account-change", "municipalities.user")],
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_is_told_once_with_who_and_what(world, name):
    who, make_first, do, expected = ACTS[name]
    by, made = getattr(world, who), make_first(world)

    with audited() as lines:
        do(made, by)

    assert sorted((each["act"], each["object"]["kind"]) for each in lines) == sorted(expected)
    for each in lines:
        assert (each["actor"], each["outcome"]) == (by.user.pk, "ok")
        assert each["origin"] == "command"
        assert type(each["object"]["number"]) is int
        assert each["role"] == (
            ["beheer"] if who == "beheer" else [f"griffie:{world.council.municipality_id}"]
        )


def test_a_line_tells_the_dossier_of_a_record(world):
    made = world.decision()

    with audited() as lines:
        withdraw_record(made, by=world.griffie, reason=WHY)

    assert lines[0]["object"] == {
        "kind": "decisions.decision",
        "number": made.pk,
        "dossier": world.dossier.pk,
    }


def test_a_line_holds_no_text_of_a_record_or_a_reason(world):
    made = world.decision(title="kanarie-titel")

    with audited() as lines:
        correct_record(
            made, changes={"title": "kanarie-beter"}, by=world.griffie, reason="kanarie-reden"
        )
        withdraw_record(made, by=world.griffie, reason="kanarie-weg")
        redact_record(made, name="title", passage="kanarie-beter", by=world.beheer, reason="Privé.")

    assert len(lines) == 3
    assert "kanarie" not in str(lines)


def test_an_import_of_a_table_is_told_once(world):
    table = Table(world, "besluiten", DECISION_HEADS)

    with audited() as lines:
        table.bring(decision_line(world, "voor", ""))

    assert told(lines) == [("import", "ok")]
    assert lines[0]["records"] > 0


def test_undoing_an_adoption_tells_what_is_no_longer_public(world):
    round_ = make.RoundFactory(dossier=world.dossier, opened_by=world.steering_group)
    remark = world.remark(round=round_, public_from=world.at + timedelta(days=9))
    make.ReplyFactory(remark=remark, body=world.steering_group, draft=True)
    note = ReplyNote(
        dossier=world.dossier,
        round=round_,
        body=world.steering_group,
        adopted_on="2016-10-01",
        reference="Z-1",
        unreviewed_why="Wij zijn alleen.",
    )

    with audited() as lines:
        adopt_replies(note, by=world.redactie)
        undo_adoption(note, by=world.redactie)

    assert told(lines) == [("publish", "ok"), ("unpublish", "ok")]


@pytest.mark.parametrize(
    "refused",
    [
        lambda w, made: publish_record(made, by=w.other_griffie),
        lambda w, made: withdraw_record(made, by=w.griffie, reason=WHY),
    ],
    ids=["by a right", "by a rule"],
)
def test_what_was_rolled_back_is_not_told(world, refused):
    made = world.decision(draft=True)

    with audited() as lines, pytest.raises((PermissionDenied, ValidationError)):
        refused(world, made)

    assert lines == []


# Which deeds are told, and which stand in the history alone.

# Modules whose public functions write, by the path from the root.
ROOMS = ("decisions/actions", "municipalities/actions")
# Told, each by the one place that notes it.
TOLD = {
    *("share_record", "publish_record", "publish_records", "publish_chosen_records"),
    *("withdraw_record", "withdraw_records", "correct_record", "change_record", "redact_record"),
    *("adopt_replies", "undo_adoption", "bring_in", "undo_batch", "take_back", "publish_reply"),
    *("mark_published", "mark_withdrawn", "publish_in_memory"),
    *("invite_user", "invite_again", "give_role", "end_role", "change_role_end", "note_role"),
    *("disable_user", "enable_user", "reset_factors", "erase_name", "save_user"),
    *("begin_read_only", "end_read_only"),
    *("save_register_record", "keep_register_record", "delete_register_record"),
}
# In the history with who, when and why, and in no line of the audit.
NAMES = """
name_role_act
accept_offer accept_reading add_bodies add_evidence add_members add_source_text answer_item_round
answer_question answer_read_back answer_report answer_round ask_read_back assign_remarks
attach_draft_view carry_over check_record claim_idempotency_key clear_confirmations clear_reviews
clear_shown_reading clear_unused_paragraphs confirm_position confirm_positions continue_treatment
correct_paragraph decline_offer delete_archive_terms delete_concern delete_draft delete_drafts
delete_form_draft delete_point delete_recess delete_region_borders delete_word_template
discard_seats find_or_make_meeting follow_common_text found_region give_theme grant_extension
leave_out log_account_change mark_kept merge_with_previous offer_replies open_batch pass_over_pulled
propose_reading record_answer_receipt record_decision record_decision_draft record_decision_entry
record_dispatches record_meeting_outcomes record_motion record_outcome_decision record_point_results
record_position record_reading record_reply record_request_receipt record_treatment_result
reject_reading remember_columns reply_to_point review_replies save_agenda_item save_agenda_line
save_archive_terms save_arrangement save_asked_body save_changed_line save_common_item
save_council_feed save_council_groups save_council_terms save_evidence save_form_draft
save_griffie_contact save_holiday_as_recess save_inhabitants save_offered_reading save_outline
save_paper_days save_paragraph save_part save_participation save_paste_order save_placed_evidence
save_point save_poll save_populations save_position save_reading_place save_recess save_record
save_records save_region_body save_region_borders save_region_tiles save_register_records
save_remark_draft save_remarks save_round save_round_questions save_source save_source_with_text
save_stage save_subject save_treatment save_voted_decision save_word_template set_agenda_lines
set_asked_bodies set_back set_concerns set_group_tallies set_parts set_position_groups
set_round_questions set_shown_reading set_subject_relations set_value_readings set_variant_elements
share_assignments show_readings split_paragraph start_work store_uploaded submit_once take_fields
take_over_pulled tie_met_places tie_places undo_dispatch withdraw_read_back
"""
IN_HISTORY = set(NAMES.split())


def list_deeds():
    """Return the names of the public functions of the rooms that act for a Reader."""
    found = set()
    for path in (each for room in ROOMS for each in sorted((ROOT / room).glob("*.py"))):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                arguments = {each.arg for each in node.args.kwonlyargs}
                if "by" in arguments:
                    found.add(node.name)
    return found


def test_every_deed_was_decided_about():
    assert list_deeds() == TOLD | IN_HISTORY
    assert set() == TOLD & IN_HISTORY


def test_every_deed_that_is_told_calls_what_tells_it():
    places = {"note_act", "note_role"} | TOLD
    calls = {}
    for path in (each for room in ROOMS for each in sorted((ROOT / room).glob("*.py"))):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef):
                calls[node.name] = {
                    each.func.id
                    for each in ast.walk(node)
                    if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)
                }

    assert [name for name in sorted(TOLD) if not calls[name] & (places - {name})] == []

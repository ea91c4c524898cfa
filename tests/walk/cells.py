"""One record for every cell of the table, and for every action of it a way to really do it."""

from dataclasses import replace
from datetime import date
from functools import cache

from decisions import models as what
from decisions.actions import (
    Task,
    accept_reading,
    adopt_replies,
    answer_round,
    assign_remarks,
    carry_over,
    confirm_position,
    correct_record,
    delete_draft,
    offer_replies,
    propose_reading,
    publish_record,
    record_dispatches,
    record_reply,
    reply_to_point,
    review_replies,
    save_record,
    share_record,
    undo_adoption,
    undo_dispatch,
    withdraw_record,
)
from decisions.actions.batch_bringing import BatchItem, bring_in
from decisions.actions.batches import open_batch
from decisions.actions.council_feeds import save_council_feed
from decisions.actions.offers import accept_offer, save_common_item
from decisions.actions.outcomes import TreatmentResult, record_meeting_outcomes
from decisions.actions.points import save_point
from decisions.actions.positions import reject_reading
from decisions.actions.read_backs import (
    LineAnswer,
    answer_read_back,
    ask_read_back,
    withdraw_read_back,
)
from decisions.actions.redaction import redact_record
from decisions.actions.reports import answer_report
from decisions.actions.rounds import (
    answer_question,
    grant_extension,
    record_answer_receipt,
    record_request_receipt,
    save_round_questions,
)
from decisions.actions.sources import add_source_text, save_source_with_text
from decisions.history import list_read_back_entries
from decisions.web.dossier_context import visible_page_rows
from municipalities.actions.councils import save_council_terms
from municipalities.actions.griffies import save_paste_order
from municipalities.actions.people import disable_user, invite_user
from municipalities.actions.regions import (
    save_griffie_contact,
    save_paper_days,
    save_recess,
    save_region_body,
    save_region_tiles,
)
from municipalities.actions.register import save_register_record
from municipalities.actions.sources import save_source
from municipalities.models import (
    Body,
    CouncilTerm,
    Recess,
    Region,
    RegionTile,
    Role,
    RoleKind,
    Source,
    User,
)
from tests import factories as make
from tests import people
from tests.walk.canaries import Thing
from tests.walk.readers import BODY_OF_REGION, COLLEGE, DOSSIER, FAR, HERE, THERE, reader
from tests.walk.world import Walked

COUNCILS = ("aalst", "beek", "dorp", FAR)
BODIES = (*COUNCILS, COLLEGE, BODY_OF_REGION)
HOME_OF = {
    "eigen": "aalst",
    "college": COLLEGE,
    "andere": "beek",
    "onbemand": "dorp",
    "regio": BODY_OF_REGION,
    "dossier": DOSSIER,
    "elders": FAR,
}
WHY, ASKED_ON = "Zo.", date(2016, 7, 1)


class Cells(Walked):
    """Every home in every state, few kinds of record; each stance with a reading that waits."""

    has_all_kinds = ()

    def __init__(self):
        super().__init__()
        self.seen, self.reader = cache(self.seen), cache(self.reader)
        for states in "oigesc":
            self.make(dict.fromkeys(BODIES, states))
        for state in "gesic":
            self.dossier_in(state)
        self.asked = make.RoundFactory(dossier=self.dossier)
        self.asked_far = make.RoundFactory(dossier=self.far)
        self.table = open_batch(
            self.dossier, kind="besluiten", file_name="x", sheets=[], by=self.by("aalst", self.at)
        )
        for thing in list(self.records):
            self.waits(self.one(thing, what.Position))

    def waits(self, position):
        """Put a reading beside a stance that its griffie has to take in."""
        make.EvidenceFactory(position=position, source=self.source, is_accepted=False)

    def one(self, thing, model):
        """Return the record of a kind that a home has in a state, as the database has it."""
        return model.objects.get(pk=self.key_of(thing, model))

    def key_of(self, thing, model):
        if model is what.Dossier:
            return self.dossiers[thing.state].pk
        return next(each.pk for each in self.records[thing] if type(each) is model)

    def seen(self, model, by):
        """Return the keys of all records of a kind that somebody sees."""
        is_dossier = model is what.Dossier
        rows = model.objects.visible_to(by) if is_dossier else visible_page_rows(model, by)
        return set(rows.values_list("pk", flat=True))

    def reader(self, role):
        return reader(ASKER_OF[role], self.at)

    def own(self, thing):
        """Return what a new record of a home says: its dossier and body."""
        dossier = self.far if thing.home == FAR else self.dossier
        return {"dossier": dossier, "body": self.bodies[thing.home]}


def leading(world, thing):
    """Return what is shared, published, withdrawn: the dossier or the decision."""
    return world.one(thing, what.Dossier if thing.home == DOSSIER else what.Decision)


READ = (
    *(what.Decision, what.Position, what.Remark, what.Statement),
    *(what.AgendaItem, what.Answer),
)


def do_read(world, thing, by):
    """Whether every kind of record is seen; AssertionError where one is and another is not."""
    models = (what.Dossier,) if thing.home == DOSSIER else READ
    told = {world.key_of(thing, model) in world.seen(model, by) for model in models}
    assert len(told) == 1, thing
    return told == {True}


def do_record(world, thing, by):
    act = {"form": "besluit", "dated_on": "2016-06-01", "title": "Nieuw"}
    return save_record(what.Decision(**world.own(thing), **act), by=by)


def do_correct(world, thing, by):
    return correct_record(leading(world, thing), changes={"title": "Beter"}, by=by, reason=WHY)


def do_share(world, thing, by):
    record = leading(world, thing)
    return share_record(record, by=by, reason=WHY) if record.status == "concept" else None


def do_publish(world, thing, by):
    record = leading(world, thing)
    waits = record.status in ("concept", "gedeeld")
    return publish_record(record, by=by, reason=WHY) if waits else None


def do_withdraw(world, thing, by):
    return withdraw_record(leading(world, thing), by=by, reason=WHY)


def do_throw_away(world, thing, by):
    if thing.state == "c":  # what rests on it goes first
        delete_draft(world.one(thing, what.AgendaItem), by=by, reason=WHY)
    delete_draft(world.one(thing, what.Decision), by=by, reason=WHY)
    return True


def do_propose(world, thing, by):
    reading = what.Evidence(source=world.source, place="alinea 2", summary="Anders")
    return propose_reading(world.one(thing, what.Position), reading, by=by, reason=WHY)


def waiting(world, thing):
    return world.one(thing, what.Position).evidence.get(is_accepted=False)


def do_accept(world, thing, by):
    return accept_reading(waiting(world, thing), by=by, reason=WHY)


def do_refuse(world, thing, by):
    reject_reading(waiting(world, thing), by=by, reason=WHY)
    return True


def do_confirm(world, thing, by):
    return confirm_position(world.one(thing, what.Position), by=by)


def round_of(world, thing):
    return world.asked_far if thing.home == FAR else world.asked


def asked_of(world, thing):
    """Return the body of a home as asked in a round."""
    return make.RoundBodyFactory(round=round_of(world, thing), body=world.bodies[thing.home])


def do_answer_round(world, thing, by):
    return answer_round(asked_of(world, thing), no_view_on="2016-07-01", by=by)


def do_receive(world, thing, by):
    return record_request_receipt(asked_of(world, thing), received_on=ASKED_ON, by=by)


def do_note_receipt(world, thing, by):
    return record_answer_receipt(asked_of(world, thing), receipt_on=ASKED_ON, by=by)


def do_answer_question(world, thing, by):
    question = make.QuestionFactory(round=asked_of(world, thing).round)
    said = {"question": question, "text": WHY, "dated_on": "2016-07-01"}
    return answer_question(what.Answer(**world.own(thing), **said), by=by)


def do_extend(world, thing, by):
    round_ = round_of(world, thing)
    until = {"granted_on": ASKED_ON, "due_on": date(2016, 10, 1), "why": WHY}
    return grant_extension(what.Extension(dossier=round_.dossier, round=round_, **until), by=by)


def do_ask_questions(world, thing, by):
    round_ = what.Round.objects.get(pk=round_of(world, thing).pk)
    return save_round_questions(round_, ["Meer bomen?"], by=by, reason=WHY)


def do_keep_contact(world, thing, by):
    council = world.towns[thing.home].bodies.get(kind="gemeenteraad")
    contact = {"email": "griffie@voorbeeld.nl", "phone": "071 000 00 00"}
    return save_griffie_contact(council, **contact, by=by, reason="x")


def do_keep_paper_days(world, thing, by):
    council = world.towns[thing.home].bodies.get(kind="gemeenteraad")
    return save_paper_days(council, paper_days=7, by=by, reason="x")


def do_lay_out(world, thing, by):
    return save_paste_order(world.towns[thing.home], ["kenmerk"], by=by)


def do_keep_council_feed(world, thing, by):
    council = world.towns[thing.home].bodies.get(kind="gemeenteraad")
    told = {"address": "https://raad.example/api", "first_on": date(2017, 1, 1)}
    feed = what.CouncilFeed(body=council, system="ori-a", **told)
    return save_council_feed(feed, by=by)


def do_keep_recess(world, thing, by):
    days = {"name": "reces", "first_on": date(2017, 7, 8), "last_on": date(2017, 8, 20)}
    return save_recess(Recess(municipality=world.towns[thing.home], **days), by=by)


def do_draw_region(world, thing, by):
    region = (world.far if thing.home == FAR else world.dossier).region
    home = region.memberships.order_by("pk").first().municipality
    save_region_tiles(region, {home: (1, 2)}, seen={}, by=by)
    return RegionTile.objects.filter(region=region, column=2).exists()


def do_reply(world, thing, by):
    remark = world.one(Thing(FAR if thing.home == FAR else "aalst", "o"), what.Remark)
    said = {"outcome": "niet", "reasons": WHY, "dated_on": "2016-08-01"}
    return record_reply(what.Reply(remark=remark, **world.own(thing), **said), by=by)


def do_adopt(world, thing, by):
    """Reply to the one point of a round that the body opened, let a second person read that, adopt
    it and send it."""
    own, council = world.own(thing), world.bodies[FAR if thing.home == FAR else "aalst"]
    round_ = make.RoundFactory(dossier=own["dossier"], opened_by=own["body"])
    remark = make.RemarkFactory(dossier=own["dossier"], body=council, round=round_)
    said = {"outcome": "niet", "reasons": WHY, "dated_on": "2016-08-01"}
    made = reply_to_point([remark], what.Reply(**own, **said), by=by)
    offer_replies(made, round_, by=by)
    review_replies(made, round_, by=replace(by, user=people.user("lezer")))
    note = what.ReplyNote(round=round_, adopted_on=date(2016, 9, 1), **own)
    adopt_replies(note, by=by, reason=WHY)
    return record_dispatches(note, [council], sent_on=date(2016, 9, 2), by=by)


def point_of_round(world, thing):
    """Return a point of a round that the body opened."""
    own, council = world.own(thing), world.bodies[FAR if thing.home == FAR else "aalst"]
    round_ = make.RoundFactory(dossier=own["dossier"], opened_by=own["body"])
    return make.RemarkFactory(dossier=own["dossier"], body=council, round=round_)


def do_assign(world, thing, by):
    remark = point_of_round(world, thing)
    return assign_remarks([remark], remark.round, Task(by.user), by=by)


def do_review(world, thing, by):
    """Offer a reply that somebody else wrote, and read it."""
    remark = point_of_round(world, thing)
    writer = replace(people.beheer(), user=people.user("schrijver"))
    said = {"remark": remark, "dossier": remark.dossier, "body": remark.round.opened_by}
    reply = save_record(
        what.Reply(**said, outcome="niet", reasons=WHY, dated_on="2016-08-01"), by=writer
    )
    offer_replies([reply], remark.round, by=by)
    return review_replies([reply], remark.round, by=by)


def do_undo_adoption(world, thing, by):
    """Take back that an adopted set was sent, and the adoption."""
    remark = point_of_round(world, thing)
    note = make.ReplyNoteFactory(round=remark.round, body=remark.round.opened_by)
    undo_dispatch(make.DispatchFactory(reply_note=note), by=by, reason=WHY)
    undo_adoption(note, by=by)
    return True


def do_carry_over(world, thing, by):
    own = world.own(thing)
    before = make.RoundFactory(dossier=own["dossier"])
    after = make.RoundFactory(dossier=own["dossier"], follows=before, dated_on="2017-06-01")
    remark = make.RemarkFactory(round=before, **own)
    return carry_over([remark], after, dated_on="2017-06-01", by=by, reason=WHY)


def do_keep_dossier(world, thing, by):
    dossier = world.far if thing.home == FAR else world.dossiers[thing.state]
    return save_record(what.Milestone(dossier=dossier, title="Nieuw", dated_on="2016"), by=by)


def do_set_point(world, thing, by):
    is_far = thing.home == FAR
    alike = [Thing(FAR, "o"), Thing(FAR, "e")] if is_far else [Thing(h, "o") for h in COUNCILS[:2]]
    point = what.Point(dossier=world.far if is_far else world.dossier, title="Nieuw")
    return save_point(point, {world.one(each, what.Remark): "" for each in alike}, by=by)


def do_blank(world, thing, by):
    record = leading(world, thing)
    return redact_record(record, name="title", passage=record.title, by=by, reason=WHY)


def do_keep_body(world, thing, by):
    region = world.regions[THERE if thing.home == FAR else HERE]
    return save_region_body(
        Body(kind="klankbordgroep", name="Klankbordgroep", region=region), by=by
    )


def do_take_text(world, thing, by):
    return save_source_with_text(
        source_of(world, thing), "Geachte raad,\n\nDit is een brief.", by=by
    )


def do_keep_source(world, thing, by):
    return save_source(source_of(world, thing), by=by)


def source_of(world, thing):
    """Return a new document, entered for a municipality or for the dossier's region."""
    homes = {"region": world.regions[THERE if thing.home == FAR else HERE]}
    if thing.home != DOSSIER:
        homes["municipality"] = world.towns[thing.home]
    return Source(title="Nieuw", **homes)


def do_change_source(world, thing, by):
    homes = {"aalst": HERE, "beek": HERE, FAR: THERE}
    region = world.regions[homes[thing.home]]
    made = make.SourceFactory(municipality=world.towns[thing.home], region=region)
    made.title = "Beter"
    return save_source(made, by=by, reason=WHY)


def do_add_text(world, thing, by):
    homes = {"aalst": HERE, "beek": HERE, FAR: THERE}
    region = world.regions[homes[thing.home]]
    made = make.SourceFactory(municipality=world.towns[thing.home], region=region)
    return add_source_text(made, "Dit staat er.", by=by, reason=WHY)


def do_answer_report(world, thing, by):
    if thing.state == "c":
        return None
    told = what.Report.objects.create(
        code="code",
        position=world.one(thing, what.Position),
        dossier=world.own(thing)["dossier"],
        body=world.own(thing)["body"],
        text="Dit klopt niet",
        source="De krant",
        reported_at=world.at,
    )
    return answer_report(told, verdict="klopt", text=WHY, by=by)


def do_bring_table(world, thing, by):
    act = {"form": "besluit", "dated_on": "2016-06-01", "title": "Nieuw"}
    item = BatchItem(what.Decision(**world.own(thing), **act), row=2)
    return bring_in(world.table, [[[item]]], by=by, reason=WHY)


def do_keep_seats(world, thing, by):
    term = CouncilTerm(body=world.bodies[thing.home], election_year=2018, dated_on="2018-03-29")
    region = world.regions[THERE if thing.home == FAR else HERE]
    return save_council_terms([term], region=region, by=by)


def do_ask_read_back(world, thing, by):
    own = world.own(thing)
    return ask_read_back(own["dossier"], [own["body"]], due_on=by.today, by=by)


def do_read_back(world, thing, by):
    read_back = make.ReadBackFactory(**world.own(thing), due_on=date(2030, 1, 1))
    entry = list_read_back_entries([read_back], at=world.at)[read_back.pk][0]
    answer = LineAnswer(*entry.key, entry.stands_as, "klopt")
    return answer_read_back(read_back, [answer], by=by)


def do_withdraw_read_back(world, thing, by):
    return withdraw_read_back(make.ReadBackFactory(**world.own(thing)), by=by, reason=WHY)


def do_offer(world, thing, by):
    own = world.own(thing)
    common = what.CommonItem(dossier=own["dossier"], title="Voor elke raad")
    return save_common_item(common, asked=[own["body"]], by=by)


def do_enter_outcomes(world, thing, by):
    own = world.own(thing)
    meeting = make.MeetingFactory(held_on=date(2016, 6, 14), **own)
    item = make.AgendaItemFactory(meeting=meeting, **own)
    result = TreatmentResult(item.treatments.get(), "aangenomen")
    return record_meeting_outcomes(meeting, [result], by=by)


def do_accept_offer(world, thing, by):
    own = world.own(thing)
    common = make.CommonItemFactory(dossier=own["dossier"])
    offer = make.ItemOfferFactory(common_item=common, body=own["body"])
    first = what.Treatment(dossier=own["dossier"], kind="hamerstuk")
    return accept_offer(offer, first=first, by=by)


def do_invite(world, thing, by):
    home = world.towns[thing.home]
    role = Role(kind=RoleKind.RAADSLID, municipality=home, started_at=world.at)
    return invite_user(email="nieuw@voorbeeld.example", roles=[role], by=by)


def do_disable(world, thing, by):
    return disable_user(User.objects.get(username="raadslid-beek"), by=by, reason=WHY)


def do_keep_register(world, thing, by):
    return save_register_record(Region(slug="nieuw", name="Nieuw"), by=by)


DO = {
    "lezen": do_read,
    "vastleggen": do_record,
    "corrigeren": do_correct,
    "delen": do_share,
    "publiceren": do_publish,
    "intrekken": do_withdraw,
    "weggooien": do_throw_away,
    "lezing voorstellen": do_propose,
    "lezing aannemen": do_accept,
    "lezing weigeren": do_refuse,
    "bevestigen": do_confirm,
    "ronde beantwoorden": do_answer_round,
    "ontvangst noteren": do_receive,
    "antwoord boeken": do_note_receipt,
    "vraag beantwoorden": do_answer_question,
    "termijn verlengen": do_extend,
    "vragen stellen": do_ask_questions,
    "contact bijhouden": do_keep_contact,
    "aanlevertermijn bijhouden": do_keep_paper_days,
    "raadsinformatie bijhouden": do_keep_council_feed,
    "reces bijhouden": do_keep_recess,
    "stukken vormgeven": do_lay_out,
    "regio tekenen": do_draw_region,
    "reactie geven": do_reply,
    "reacties vaststellen": do_adopt,
    "punt toewijzen": do_assign,
    "meelezen": do_review,
    "vaststelling ongedaan maken": do_undo_adoption,
    "punt meenemen": do_carry_over,
    "dossier bijhouden": do_keep_dossier,
    "gedeeld punt bijhouden": do_set_point,
    "bron bewaren": do_keep_source,
    "bron wijzigen": do_change_source,
    "brontekst toevoegen": do_add_text,
    "melding beantwoorden": do_answer_report,
    "tabel inlezen": do_bring_table,
    "zetels bijhouden": do_keep_seats,
    "stuk aanbieden": do_offer,
    "aanbod overnemen": do_accept_offer,
    "uitkomsten invoeren": do_enter_outcomes,
    "tegenlezen vragen": do_ask_read_back,
    "tegenlezen": do_read_back,
    "tegenlezen terugnemen": do_withdraw_read_back,
    "wissen": do_blank,
    "tekst invoeren": do_take_text,
    "orgaan bijhouden": do_keep_body,
    "uitnodigen": do_invite,
    "uitschakelen": do_disable,
    "register bijhouden": do_keep_register,
}
ASKER_OF = {
    "anoniem": "anoniem",
    "raadslid": "raadslid_a",
    "college": "college_a",
    "griffie": "griffie_a",
    "regioredactie": "redactie",
    "beheer": "beheer",
}

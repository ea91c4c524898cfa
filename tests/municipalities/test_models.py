"""The models of who: their constraints, what they derive, and their history."""

from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from municipalities import models as who
from municipalities.actions.register import delete_register_record, save_register_record
from municipalities.proof.anchors import Anchor, ForeignAnchor, make_anchor
from municipalities.proof.journal import AccountAct, JournalCounter
from municipalities.proof.links import ChainLink, Redaction
from municipalities.search_index import SearchEntry
from municipalities.tracking import Conflict, Tracked
from tests import factories
from tests.constraints import Break, assert_refused, assert_told, constraints_of, twin_of
from tests.people import LONG_AGO, NOW, beheer, griffie, public

pytestmark = pytest.mark.django_db

LATE, EARLY = date(2017, 1, 1), date(1799, 1, 1)


def registered(model, **fields):
    return factories.Registered._create(model, **fields)


def arrangement():
    return registered(
        who.Arrangement, slug="verband", name="Verband", source=factories.SourceFactory()
    )


def participation():
    return registered(
        who.Participation,
        arrangement=arrangement(),
        municipality=factories.MunicipalityFactory(),
        dated_on="2015-01-01",
        source=factories.SourceFactory(),
    )


def succession():
    first, second = factories.MunicipalityFactory.create_batch(2)
    return registered(
        who.Succession, municipality=first, successor=second, source=factories.SourceFactory()
    )


def paragraph():
    return registered(who.Paragraph, source=factories.SourceFactory(), number=1, text="Het begin.")


def search_entry():
    return SearchEntry.objects.create(kind="remark", record_id=1, words="fusie")


def anchor():
    return make_anchor(LATE, at=NOW)


def foreign_anchor():
    return ForeignAnchor.objects.create(
        sender="https://ander.example", made_on=LATE, received_at=NOW, told=anchor().told
    )


def read_only_period():
    return who.ReadOnlyPeriod.objects.create(
        number=1, sentence="Wij verhuizen.", begun_reason="Verhuizing.", begun_at=NOW, ended_at=NOW
    )


def chain_link():
    return ChainLink.objects.create(
        chain="dossier-1",
        number=1,
        kind="decisions.remark",
        record_id=1,
        row_id=1,
        form=1,
        sealed_at=NOW,
        digest="a" * 64,
        hash="b" * 64,
    )


def role():
    town = factories.MunicipalityFactory()
    griffie(town)
    return who.Role.objects.get(municipality=town)


def too_early(record):
    return {"first_on": EARLY}


BREAKS = {
    "municipality_ends_after_start": Break(
        factories.MunicipalityFactory,
        lambda town: {"started_on": LATE, "ended_on": LATE - timedelta(days=1)},
    ),
    "municipality_code_is_lower": Break(
        factories.MunicipalityFactory, lambda town: {"code": "GM0001"}, hidden=True
    ),
    "region_licence_known": Break(
        factories.RegionFactory, lambda region: {"data_licence": "geen"}, hidden=True
    ),
    "region_sender_has_address": Break(
        factories.RegionFactory, lambda region: {"sender_name": "Regio Aalst"}
    ),
    "read_only_ends_after_start": Break(
        read_only_period, lambda period: {"ended_at": NOW - timedelta(days=1)}
    ),
    "succession_once": Break(succession, twin=True),
    "succession_of_another": Break(succession, lambda record: {"successor": record.municipality}),
    "body_of_one_home": Break(factories.BodyFactory, lambda body: {"municipality": None}),
    "body_contact_of_council": Break(
        lambda: factories.BodyFactory(is_college=True),
        lambda body: {"contact_phone": "071 000 00 00"},
    ),
    "body_cycle_of_council": Break(
        lambda: factories.BodyFactory(is_college=True), lambda body: {"committee_days": 7}
    ),
    "body_lead_days_are_few": Break(factories.BodyFactory, lambda body: {"paper_days": 181}),
    "body_once_a_municipality": Break(
        factories.BodyFactory, lambda body: {"slug": "ander-adres"}, twin=True
    ),
    "membership_once_a_day": Break(factories.MembershipFactory, twin=True),
    "participation_once_a_day": Break(participation, twin=True),
    "population_once_a_source": Break(factories.PopulationFactory, twin=True),
    "population_is_dutch": Break(
        factories.PopulationFactory, lambda row: {"inhabitants": 2_000_001}
    ),
    "term_once_a_day": Break(
        factories.CouncilTermFactory, lambda term: {"election_year": 2013}, twin=True
    ),
    "term_once_an_election": Break(
        factories.CouncilTermFactory, lambda term: {"dated_on": "2014-03-28"}, twin=True
    ),
    "term_seats_by_law": Break(factories.CouncilTermFactory, lambda term: {"seats": 46}),
    "election_once_a_year": Break(factories.CouncilElectionFactory, twin=True),
    "election_begins_where_held": Break(
        factories.CouncilElectionFactory, lambda each: {"first_on": None}
    ),
    "election_year_is_known": Break(
        factories.CouncilElectionFactory, lambda each: {"election_year": 1799}
    ),
    "group_once_a_term": Break(
        factories.GroupFactory, lambda group: {"name": group.name.upper()}, twin=True
    ),
    "group_has_seats": Break(factories.GroupFactory, lambda group: {"seats": 0}),
    "recess_ends_after_start": Break(
        factories.RecessFactory, lambda each: {"last_on": each.first_on - timedelta(days=1)}
    ),
    "tile_once_a_municipality": Break(
        factories.RegionTileFactory, lambda tile: {"row": 2}, twin=True
    ),
    "tile_within_grid": Break(factories.RegionTileFactory, lambda tile: {"row": 9}),
    "borders_of_a_known_year": Break(factories.RegionBordersFactory, lambda each: {"year": 1799}),
    "word_template_once_a_kind": Break(factories.WordTemplateFactory, twin=True),
    "archive_years_of_temporary": Break(
        factories.ArchiveTermsFactory, lambda terms: {"retention_years": None}
    ),
    "archive_years_are_few": Break(
        factories.ArchiveTermsFactory, lambda terms: {"retention_years": 201}
    ),
    "archive_creator_key_of_register": Break(
        factories.ArchiveTermsFactory, lambda terms: {"creator_key": "gm9999"}
    ),
    "recess_once": Break(factories.RecessFactory, twin=True),
    "group_role_once_a_day": Break(factories.GroupRoleFactory, twin=True),
    "source_public_text_of_public": Break(
        lambda: factories.SourceFactory(is_public=False), lambda source: {"text_is_public": True}
    ),
    "paragraph_once": Break(paragraph, twin=True),
    "search_entry_once": Break(search_entry, twin=True),
    "chain_link_once": Break(chain_link, lambda link: {"row_id": 2}, twin=True),
    "chain_link_of_one_row": Break(chain_link, lambda link: {"number": 2}, twin=True),
    "anchor_once_a_day": Break(anchor, twin=True),
    "foreign_anchor_once_a_day": Break(foreign_anchor, twin=True),
    "role_of_one_home": Break(role, lambda role: {"kind": who.RoleKind.BEHEER}),
    "role_once": Break(role, twin=True),
    "role_ends_after_start": Break(
        role, lambda role: {"ended_at": role.started_at - timedelta(seconds=1)}
    ),
    "regionmembership_day_order": Break(factories.MembershipFactory, too_early, hidden=True),
    "participation_day_order": Break(participation, too_early, hidden=True),
    "population_day_order": Break(factories.PopulationFactory, too_early, hidden=True),
    "councilterm_day_order": Break(factories.CouncilTermFactory, too_early, hidden=True),
    "grouprole_day_order": Break(factories.GroupRoleFactory, too_early, hidden=True),
}
CONSTRAINTS = constraints_of("municipalities")


class TestConstraints:
    def test_are_each_broken_here(self):
        assert set(BREAKS) == set(CONSTRAINTS)

    @pytest.mark.parametrize("name", BREAKS)
    def test_tell_in_dutch_what_is_wrong(self, name):
        assert_told(BREAKS[name], CONSTRAINTS[name])

    @pytest.mark.parametrize("name", BREAKS)
    def test_hold_in_the_database_too(self, name):
        assert_refused(BREAKS[name])

    def test_refuse_text_that_is_too_long_on_every_database(self):
        town = factories.MunicipalityFactory()
        town.name = "x" * 81

        # SQLite stops at the column's check, PostgreSQL at the column's length.
        with pytest.raises((IntegrityError, DataError)), transaction.atomic():
            town.save_base(raw=True)


class TestAMunicipality:
    @pytest.mark.parametrize("code", ["gm546", "gm05461", "0546", "GM0546", "gm054x", "gm0546\n!"])
    def test_has_a_code_of_the_register(self, code):
        with pytest.raises(ValidationError) as caught:
            factories.MunicipalityFactory(code=code)

        assert "code" in caught.value.message_dict

    def test_gets_its_address_from_its_name(self):
        assert factories.MunicipalityFactory(name="'s-Verzonnen Hage").slug == "s-verzonnen-hage"

    def test_adds_its_code_to_an_address_that_is_taken(self):
        factories.MunicipalityFactory(name="Verzonnenburg")

        town = factories.MunicipalityFactory(name="Verzonnenburg", code="gm0001")

        assert town.slug == "verzonnenburg-gm0001"

    def test_keeps_its_address_when_it_is_renamed(self):
        town = factories.MunicipalityFactory(name="Oud")
        town.name = "Nieuw"

        save_register_record(town, by=beheer(), reason="Hernoemd.")

        assert town.slug == "oud"

    @pytest.mark.parametrize(
        ("fields", "exists"),
        [
            ({}, True),
            ({"started_on": LATE}, True),
            ({"started_on": LATE + timedelta(days=1)}, False),
            ({"ended_on": LATE}, True),
            ({"ended_on": LATE - timedelta(days=1)}, False),
        ],
    )
    def test_exists_from_its_first_day_to_its_last(self, fields, exists):
        factories.MunicipalityFactory(**fields)

        assert who.Municipality.objects.current_on(LATE).exists() == exists

    def test_is_not_deleted_while_a_body_rests_on_it(self):
        town = factories.BodyFactory().municipality

        with pytest.raises(ValidationError, match="rusten hierop"):
            delete_register_record(town, by=beheer(), reason="x")

        assert who.Municipality.history.filter(id=town.pk, history_type="-").count() == 0


class TestACouncilElection:
    def test_that_was_not_held_leaves_no_council(self):
        term = factories.CouncilTermFactory()

        with pytest.raises(ValidationError, match="een raadsperiode ingevoerd"):
            factories.CouncilElectionFactory(
                municipality=term.body.municipality, election_year=2014, skipped=True
            )

    def test_is_believed_before_a_council_is_entered(self):
        body = factories.BodyFactory()
        factories.CouncilElectionFactory(
            municipality=body.municipality, election_year=2014, skipped=True
        )

        with pytest.raises(ValidationError, match="In dit jaar is hier geen raad gekozen"):
            factories.CouncilTermFactory(body=body)

    @pytest.mark.parametrize(
        ("first_on", "fits"),
        [
            ("2020-12-31", False),
            ("2021-01-01", True),
            ("2022-12-31", True),
            ("2023-01-01", False),
        ],
    )
    def test_is_of_the_year_in_which_its_council_began_or_the_one_before(self, first_on, fits):
        with nullcontext() if fits else pytest.raises(ValidationError, match="Een raad begint in"):
            factories.CouncilElectionFactory(
                election_year=2021, first_on=date.fromisoformat(first_on)
            )


class TestABody:
    def test_has_the_address_that_the_api_promises(self):
        town = factories.MunicipalityFactory(code="gm0001")

        assert factories.BodyFactory(municipality=town).slug == "gm0001-gemeenteraad"

    def test_of_a_region_is_named_by_it(self):
        region = factories.RegionFactory(slug="verzonnen")

        body = factories.BodyFactory(is_steering_group=True, region=region)

        assert body.slug == "verzonnen-stuurgroep-stuurgroep"

    def test_stands_in_the_region_of_its_municipality_for_good(self):
        region = factories.RegionFactory()
        council = factories.council(region)
        factories.MembershipFactory(
            region=region,
            municipality=council.municipality,
            dated_on="2018-01-01",
            takes_part=False,
        )
        factories.BodyFactory()

        assert list(who.Body.objects.of_region(region)) == [council]

    def test_that_is_no_council_has_no_terms(self):
        college = factories.BodyFactory(is_college=True)

        with pytest.raises(ValidationError) as caught:
            factories.CouncilTermFactory(body=college)

        assert caught.value.message_dict == {
            "body": ["Alleen een gemeenteraad heeft raadsperioden."]
        }


class TestADatedRecord:
    @pytest.mark.parametrize(
        ("text", "first_on", "last_on"),
        [
            ("2017-05-09", date(2017, 5, 9), date(2017, 5, 9)),
            ("2017-02", date(2017, 2, 1), date(2017, 2, 28)),
            ("2017~", date(2017, 1, 1), date(2017, 12, 31)),
            ("2017-05-08~", date(2017, 5, 8), date(2017, 5, 8)),
        ],
    )
    def test_derives_its_bounds_from_what_was_typed(self, text, first_on, last_on):
        row = factories.PopulationFactory(dated_on=text)

        assert (row.first_on, row.last_on) == (first_on, last_on)

    def test_moves_its_bounds_with_its_date(self):
        row = factories.PopulationFactory(dated_on="2016-01-01")
        row.dated_on = "2017-01-01"

        save_register_record(row, by=beheer(), reason="x")

        row.refresh_from_db()
        assert row.first_on == LATE

    @pytest.mark.parametrize("text", ["", "gisteren", "2017-02-31", "0000", "2201", "2017-13"])
    def test_tells_at_its_date_what_is_wrong_with_it(self, text):
        with pytest.raises(ValidationError) as caught:
            factories.PopulationFactory(dated_on=text)

        assert set(caught.value.message_dict) == {"dated_on"}


class TestARole:
    def test_counts_from_its_start_until_its_end(self):
        held = role()
        held.started_at, held.ended_at = LONG_AGO, NOW
        save_register_record(held, by=beheer())
        moments = [LONG_AGO - timedelta(1), LONG_AGO, NOW - timedelta(1), NOW]

        found = [who.Role.objects.filter(pk=held.pk).held_at(at).exists() for at in moments]

        assert found == [False, True, True, False]

    def test_can_be_held_again_after_it_ended(self):
        first = role()
        first.ended_at = NOW
        save_register_record(first, by=beheer())

        again = twin_of(first)
        again.started_at, again.ended_at = NOW, None

        assert save_register_record(again, by=beheer()).pk != first.pk


class TestASource:
    def test_that_is_not_public_is_for_people_who_keep_a_record(self):
        hidden = factories.SourceFactory(is_public=False)
        shown = factories.SourceFactory()
        keeper = griffie(factories.MunicipalityFactory())

        assert list(who.Source.objects.visible_to(public())) == [shown]
        assert set(who.Source.objects.visible_to(keeper)) == {hidden, shown}


class TestHistory:
    def tables(self):
        models = apps.get_app_config("municipalities").get_models()
        return [model for model in models if issubclass(model, Tracked)]

    def test_is_kept_of_everything_but_users_and_the_pulse(self):
        untracked = set(tables_of_people()) - set(self.tables())

        of_the_proof = {ChainLink, Redaction, AccountAct, JournalCounter, Anchor, ForeignAnchor}
        assert untracked == {
            *{who.User, who.RegisterCounter, who.Heartbeat, who.HistoryCheck},
            *{who.ReadOnlyPeriod, SearchEntry},
            *of_the_proof,
        }

    def test_has_one_beginning_a_record(self):
        for model in self.tables():
            names = {each.name for each in model.history.model._meta.constraints}
            assert {name.rsplit("_", 1)[1] for name in names} == {"once", "born"}, model

    def test_refuses_a_second_beginning(self):
        row = factories.RegionFactory().history.get()
        row.pk, row.history_date = None, NOW

        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)

    def test_refuses_two_versions_at_one_moment(self):
        row = factories.RegionFactory().history.get()
        row.pk, row.history_type = None, "~"

        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)

    def test_lets_nobody_overwrite_what_another_saved(self):
        region = factories.RegionFactory()
        mine, theirs = who.Region.objects.get(), who.Region.objects.get()
        theirs.name = "Van hen"
        save_register_record(theirs, by=beheer())
        mine.name = "Van mij"

        with pytest.raises(Conflict) as caught:
            save_register_record(mine, by=beheer())

        assert caught.value.current.name == "Van hen"
        assert region.history.count() == 2


def tables_of_people():
    """Return every table of the app that people fill, history tables aside."""
    models = apps.get_app_config("municipalities").get_models()
    return [model for model in models if not hasattr(model, "instance_type")]

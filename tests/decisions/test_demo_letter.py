"""What the first dossier says, beside what the letter says: who held what, since when."""

from municipalities.edtf.grammar import parse_edtf_date
from tests.decisions.demo_rows import MEMBERS, by_id, evidence_of, rows


def stances(first_on=None):
    """Return {(body, subject, groups): stance}; of decisions that start on one day when given."""
    decisions = by_id("decisions")
    return {
        (decisions[row["decision"]]["body"], row["subject"], row["groups_label"]): row["stance"]
        for row in rows("positions")
        if first_on
        in (None, parse_edtf_date(decisions[row["decision"]]["dated_on"]).first_on.isoformat())
    }


class TestSubjects:
    def test_have_the_five_that_the_letter_names(self):
        subjects = by_id("subjects")
        kinds = {
            "licht": "variant",
            "fusie": "variant",
            "licht-met-stip": "variant",
            "regioraad": "voorstel",
            "visienotitie": "voorstel",
        }

        assert {name: subjects[name]["kind"] for name in kinds} == kinds

    def test_derive_licht_met_stip_from_licht_with_research_into_merging(self):
        (element,) = rows("elements")

        assert by_id("subjects")["licht-met-stip"]["base"] == "licht"
        assert (element["variant"], element["taken_from"]) == ("licht-met-stip", "fusie")

    def test_work_out_a_variant_in_two_proposals(self):
        worked_out = {row["id"]: row["works_out"] for row in rows("subjects")}

        assert worked_out["regioraad"] == "zwaar"
        assert worked_out["conceptvoorstel-licht-met-stip"] == "licht-met-stip"
        assert worked_out["visienotitie"] == ""

    def test_show_a_direction_in_a_column_only_where_a_variant_fits(self):
        columns = {row["id"]: row["column"] for row in rows("subjects") if row["column"]}

        assert columns == {
            "licht-als-duurzame-eindvorm": "licht",
            "licht-voorlopige-voortzetting": "licht",
            "fusieonderzoek": "fusie",
        }

    def test_leave_middel_without_a_position(self):
        assert "middel" not in {row["subject"] for row in rows("positions")}

    def test_have_a_position_on_every_direction(self):
        directions = {row["id"] for row in rows("subjects") if row["kind"] == "richting"}

        assert directions <= {row["subject"] for row in rows("positions")}


class TestMilestones:
    def test_give_the_proposals_their_states(self):
        states = {
            (row["subject"], row["state"], row["dated_on"])
            for row in rows("milestones")
            if row["state"]
        }

        assert states == {
            ("visienotitie", "aangenomen", "2016-11"),
            ("conceptvoorstel-licht-met-stip", "voorgelegd", "2017-03-01/2017-03-10"),
            ("conceptvoorstel-licht-met-stip", "verworpen", "2017-03-11/2017-03-20"),
            ("regioraad", "voorgelegd", "2017-03-28"),
            ("regioraad", "verworpen", "2017-05"),
        }

    def test_offer_six_moments_with_names_that_fit_a_button(self):
        moments = [row["title"] for row in rows("milestones") if row["is_moment"]]

        assert len(moments) == 6
        assert max(len(title) for title in moments) <= 35


class TestDecisions:
    def test_carry_no_tally_because_the_letter_gives_none(self):
        tally = ("seats", "votes_for", "votes_against", "abstained", "absent", "left")

        for row in rows("decisions"):
            assert [row[name] for name in tally] == [None] * len(tally), row["id"]
            assert not row["no_vote_asked"], row["id"]

    def test_say_once_what_one_body_did_in_one_act(self):
        acts = [(row["body"], row["speaker"], row["dated_on"]) for row in rows("decisions")]

        assert len(acts) == len(set(acts))

    def test_adopt_the_vision_in_five_councils(self):
        found = stances("2016-11-01")

        for name in MEMBERS.values():
            assert found[(f"raad-{name}", "visienotitie", "")] == "voor"

    def test_share_both_readings_of_the_vision_as_joint_and_derived(self):
        for name in MEMBERS.values():
            readings = evidence_of("position", f"visienotitie-raad-{name}")
            assert {row["reference"] for row in readings} == {"LR-016", "LR-063"}
            assert all(row["is_joint"] and row["is_derived"] for row in readings)

    def test_of_28_march_are_five_with_four_in_favour_by_elimination(self):
        assert stances("2017-03-28") == {
            ("college-leiden", "regioraad", ""): "voor",
            ("college-leiderdorp", "regioraad", ""): "voor",
            ("college-oegstgeest", "regioraad", ""): "voor",
            ("college-voorschoten", "regioraad", ""): "voor",
            ("college-zoeterwoude", "regioraad", ""): "geen_standpunt",
        }
        for position in rows("positions"):
            if position["decision"].startswith("regioraad-college-"):
                derived = {row["is_derived"] for row in evidence_of("position", position["id"])}
                assert derived == {position["stance"] == "voor"}, position["id"]

    def test_of_april_and_may_say_what_the_councils_held(self):
        assert stances("2017-04-01") == {
            ("raad-leiden", "regioraad", ""): "geen_blokkade",
            ("raad-leiderdorp", "regioraad", ""): "tegen",
            ("raad-leiderdorp", "licht", ""): "nader_onderzoek",
            ("raad-leiderdorp", "fusie", ""): "nader_onderzoek",
            ("raad-oegstgeest", "regioraad", ""): "tegen",
            ("raad-oegstgeest", "licht", ""): "voor",
            ("raad-oegstgeest", "gemeenschappelijke-regeling-op-onderdelen", ""): "voor_mits",
            ("raad-oegstgeest", "fusie", "oppositie (voltallig)"): "nader_onderzoek",
            ("raad-voorschoten", "regioraad", ""): "geen_blokkade",
            ("raad-zoeterwoude", "regioraad", ""): "tegen",
            ("raad-zoeterwoude", "licht", ""): "voor",
        }

    def test_of_the_letter_say_what_the_college_of_leiden_held(self):
        found = {
            row["subject"]: row["stance"]
            for row in rows("positions")
            if row["decision"] == "brief-college-leiden"
        }

        assert found == {
            "fusie": "voor",
            "fusieonderzoek": "voor",
            "licht-als-duurzame-eindvorm": "tegen",
            "licht-voorlopige-voortzetting": "geen_blokkade",
            "opgave-wonen-en-verstedelijking": "voor",
            "regie-bij-de-raden": "tegen",
            "regie-en-rol-van-de-raden": "voor",
            "regionaal-bestuur-en-beslisforum": "voor",
            "rol-provincie-zuid-holland": "voor",
        }

    def test_leave_bodies_that_are_not_named_without_a_stance(self):
        shown = {row["reference"] for row in rows("evidence") if row["position"]}

        assert not shown & {"LR-008", "LR-035", "LR-099"}

    def test_give_groups_a_speaker_that_is_not_the_body(self):
        decisions = by_id("decisions")

        for row in rows("positions"):
            speaks = decisions[row["decision"]]["speaker"]
            assert (speaks == "fracties") == bool(row["groups_label"]), row["id"]

    def test_count_the_opposition_of_oegstgeest_as_nine(self):
        opposition = by_id("positions")["wensen-oppositie-oegstgeest-fusie"]
        sides = {row["group"]: row["side"] for row in rows("group_roles")}

        assert opposition["group_seats"] == 9
        assert len(opposition["groups"]) == 3
        assert {sides[group] for group in opposition["groups"]} == {"oppositie"}


class TestReadings:
    def test_read_a_stance_at_every_place_of_a_position_and_nowhere_else(self):
        for row in rows("evidence"):
            assert bool(row["reads_stance"]) == bool(row["position"]), row["id"]

    def test_agree_with_the_stance_that_is_recorded(self):
        positions = by_id("positions")

        for row in rows("evidence"):
            if row["position"]:
                assert row["reads_stance"] == positions[row["position"]]["stance"], row["id"]

    def test_name_the_one_shown_where_there_are_more(self):
        for row in rows("positions"):
            places = [each["id"] for each in evidence_of("position", row["id"])]
            assert row["shown"] in (places if len(places) > 1 else [""]), row["id"]


class TestRemarks:
    def test_are_of_a_body_or_of_a_gathering(self):
        for row in rows("remarks"):
            assert bool(row["body"]) != bool(row["gathering"]), row["id"]

    def test_hold_the_condition_of_every_conditional_yes(self):
        conditional = {row["id"] for row in rows("positions") if row["stance"] == "voor_mits"}
        conditions = {row["position"] for row in rows("remarks") if row["kind"] == "voorwaarde"}

        assert conditional == conditions

    def test_belong_to_the_body_of_their_decision(self):
        decisions = by_id("decisions")

        for row in rows("remarks"):
            if row["decision"]:
                assert row["body"] == decisions[row["decision"]]["body"], row["id"]

    def test_of_the_first_round_are_those_of_the_councils(self):
        first = {row["id"] for row in rows("remarks") if row["round"] == "wensen-en-bedenkingen"}
        of_councils = {row["id"] for row in rows("remarks") if row["body"].startswith("raad-")}

        assert first == of_councils

    def test_of_the_second_round_are_none_yet_because_no_council_spoke(self):
        assert not [row for row in rows("remarks") if row["round"] == "hoe-verder"]

    def test_of_two_councils_that_want_fusie_looked_into_are_one_point(self):
        linked = {row["remark"] for row in rows("point_remarks")}
        bodies = {row["body"] for row in rows("remarks") if row["id"] in linked}

        assert linked == {"wens-053", "wens-056"}
        assert bodies == {"raad-leiderdorp", "raad-oegstgeest"}


class TestRounds:
    def test_ask_the_five_councils_twice(self):
        councils = {f"raad-{name}" for name in MEMBERS.values()}

        for name in by_id("rounds"):
            asked = {row["body"] for row in rows("round_bodies") if row["round"] == name}
            assert asked == councils, name

    def test_were_answered_the_first_time_and_not_the_second(self):
        answers = {(row["round"], row["body"]): row["answer"] for row in rows("round_bodies")}

        for (name, body), answer in answers.items():
            expected = f"wensen-{body}" if name == "wensen-en-bedenkingen" else ""
            assert answer == expected, (name, body)

    def test_follow_each_other(self):
        after = {row["id"]: row["follows"] for row in rows("rounds")}

        assert after == {"wensen-en-bedenkingen": "", "hoe-verder": "wensen-en-bedenkingen"}

    def test_ask_leiden_its_three_questions_on_its_own_agenda(self):
        (item,) = [row for row in rows("agenda_items") if row["round"] == "hoe-verder"]
        asked = [row for row in rows("agenda_lines") if row["kind"] == "vraag"]

        assert item["body"] == "raad-leiden"
        assert {row["item"] for row in asked} == {item["id"]}
        assert len(asked) == 3

    def test_rest_on_an_agreement_without_a_date(self):
        for row in rows("rounds"):
            assert (row["legal_basis"], row["due_on"]) == ("afspraak", None), row["id"]


class TestMoney:
    def test_has_an_amount_only_where_the_letter_names_one(self):
        amounts = {row["id"]: row["amount"] for row in rows("costs")}

        assert amounts == {
            "project-toekomstvisie": 400_000,
            "bijdrage-provincie": 100_000,
            "ontwikkeling-samenwerkingsprojecten": None,
            "regionale-infrastructuur": None,
        }


class TestTheAgendaItem:
    def test_is_one_to_debate_that_waits_for_the_first_meeting_after_summer(self):
        (item,) = rows("agenda_items")
        (treatment,) = rows("treatments")

        assert item["body"] == "raad-leiden"
        assert item["reference"] == "Z/17/455361"
        assert item["is_incoming"] is True
        assert treatment["kind"] == "bespreekstuk"
        assert treatment["planned_note"] == "eerste vergadering na het zomerreces"
        assert (treatment["meeting"], treatment["stage"], treatment["outcome"]) == ("", "", "")

    def test_has_decisions_of_the_college_and_none_of_its_own(self):
        kinds = [row["kind"] for row in rows("agenda_lines")]

        assert {kind: kinds.count(kind) for kind in set(kinds)} == {
            "collegebesluit": 2,
            "vraag": 3,
            "bijlage": 3,
            "geadresseerde": 5,
        }

    def test_shows_what_the_college_decided_as_subject_to_advice(self):
        notes = {row["note"] for row in rows("agenda_lines") if row["kind"] == "collegebesluit"}

        assert notes == {"behoudens advies van de commissie"}

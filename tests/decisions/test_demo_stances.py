"""Who held what according to all sources together, and what the sources disagree on."""

import pytest

from municipalities.edtf.grammar import parse_edtf_date
from tests.decisions.demo_rows import BRONNEN, MEMBERS
from tests.decisions.demo_rows import by_id as ids_in
from tests.decisions.demo_rows import rows as rows_in

TALLY = ("seats", "votes_for", "votes_against", "abstained", "absent", "left")
SAMEN = "intensievere-samenwerking"


def rows(table):
    return rows_in(table, BRONNEN)


def by_id(table):
    return ids_in(table, BRONNEN)


def said(decision):
    """Return {(subject, groups): stance} of one decision."""
    return {
        (row["subject"], row["groups_label"]): row["stance"]
        for row in rows("positions")
        if row["decision"] == decision
    }


def readings(kind, key):
    """Return {fact: (stance, date)} of the places of one record; the date of a stance stands in its
    place, that of another record in what the place reads."""
    read = {row["evidence"]: row["value"] for row in rows("readings")}
    return {
        row["reference"]: (row["reads_stance"], row["reads_on"] or read.get(row["id"], ""))
        for row in rows("evidence")
        if row[kind] == key
    }


def stances(kind, key):
    return {fact: stance for fact, (stance, _) in readings(kind, key).items()}


class TestSubjects:
    def test_have_a_direction_for_every_other_thing_that_somebody_spoke_on(self):
        extra = set(by_id("subjects")) - set(ids_in("subjects"))

        assert {by_id("subjects")[key]["kind"] for key in extra} == {"richting"}
        assert extra == {
            SAMEN,
            "fusie-op-termijn",
            "gedwongen-fusie",
            "kopgroep-zwaardere-samenwerking",
            "onderzoek-twee-scenarios",
            "overdracht-van-bevoegdheden",
            "zelfstandigheid-zoeterwoude",
        }
        assert extra <= {row["subject"] for row in rows("positions")}

    def test_stand_in_the_column_of_a_variant_only_where_one_fits(self):
        columns = {row["id"]: row["column"] for row in rows("subjects") if row["column"]}

        assert {
            key: column for key, column in columns.items() if key not in ids_in("subjects")
        } == {
            "fusie-op-termijn": "fusie",
            "gedwongen-fusie": "fusie",
            "kopgroep-zwaardere-samenwerking": "zwaar",
        }

    def test_have_a_number_each(self):
        numbers = [row["number"] for row in rows("subjects")]

        assert len(numbers) == len(set(numbers))

    def test_still_leave_middel_without_a_position(self):
        assert "middel" not in {row["subject"] for row in rows("positions")}


class TestDecisions:
    @pytest.mark.parametrize(
        ("name", "dated_on"),
        [
            ("leiden", "2017-05-09"),
            ("leiderdorp", "2017-05-08~"),
            ("oegstgeest", "2017-05-09"),
            ("voorschoten", "2017-05-11"),
            ("zoeterwoude", "2017-04/2017-05-09"),
        ],
    )
    def test_of_may_have_the_best_day_that_a_source_gives(self, name, dated_on):
        remarks = [row for row in rows("remarks") if row["decision"] == f"wensen-raad-{name}"]

        assert by_id("decisions")[f"wensen-raad-{name}"]["dated_on"] == dated_on
        assert {row["dated_on"] for row in remarks} <= {dated_on}

    def test_carry_a_tally_in_oegstgeest_only(self):
        counted = {
            row["id"]: tuple(row[name] for name in TALLY)
            for row in rows("decisions")
            if any(row[name] is not None for name in TALLY)
        }

        assert counted == {"wensen-raad-oegstgeest": (19, 10, 0, None, None, 9)}
        assert by_id("decisions")["wensen-raad-oegstgeest"]["form"] == "amendement"

    def test_say_once_what_one_body_did_in_one_act(self):
        acts = [(row["body"], row["speaker"], row["dated_on"]) for row in rows("decisions")]

        assert len(acts) == len(set(acts))

    def test_give_groups_a_speaker_that_is_not_the_body(self):
        for row in rows("positions"):
            speaks = by_id("decisions")[row["decision"]]["speaker"]
            assert (speaks == "fracties") == bool(row["groups_label"]), row["id"]

    def test_adopt_the_vision_on_27_october_as_leiderdorp_and_the_press_read_it(self):
        for name in MEMBERS.values():
            key = f"visienotitie-raad-{name}"
            assert by_id("decisions")[key]["dated_on"] == "2016-10-27"
            assert by_id("positions")[key]["shown"] == f"LR-172-{name}"

    def test_of_the_college_of_voorschoten_end_without_a_stance(self):
        decision = by_id("decisions")["uitstel-college-voorschoten"]

        assert (decision["body"], decision["dated_on"]) == ("college-voorschoten", "2017-05-03")
        assert said("uitstel-college-voorschoten") == {("regioraad", ""): "geen_standpunt"}

    @pytest.mark.parametrize(
        ("decision", "expected"),
        [
            ("regio-raad-voorschoten-2016", {SAMEN: "voor_mits"}),
            ("wensen-raad-leiden", {"regioraad": "geen_blokkade"}),
            (
                "wensen-raad-leiderdorp",
                {
                    "regioraad": "tegen",
                    "licht": "nader_onderzoek",
                    "fusie": "nader_onderzoek",
                    "onderzoek-twee-scenarios": "nader_onderzoek",
                    "fusie-op-termijn": "geen_blokkade",
                },
            ),
            (
                "wensen-raad-oegstgeest",
                {
                    "regioraad": "tegen",
                    "licht": "voor",
                    "gemeenschappelijke-regeling-op-onderdelen": "voor_mits",
                },
            ),
            ("wensen-raad-voorschoten", {"regioraad": "geen_blokkade", SAMEN: "voor_mits"}),
            (
                "wensen-raad-zoeterwoude",
                {"regioraad": "tegen", "licht": "voor", "zelfstandigheid-zoeterwoude": "voor"},
            ),
            ("motie-raad-oegstgeest-2019", {SAMEN: "voor"}),
            ("motie-raad-leiderdorp-2020", {SAMEN: "voor"}),
        ],
    )
    def test_of_councils_say_what_the_sources_say(self, decision, expected):
        assert said(decision) == {(subject, ""): stance for subject, stance in expected.items()}


class TestGroups:
    @pytest.mark.parametrize(
        ("decision", "expected"),
        [
            ("commissie-voorschoten-2016", ("alle zeven fracties", 7, None)),
            ("oppositie-oegstgeest-2016", ("oppositie (voltallig)", 3, None)),
            ("wensen-oppositie-oegstgeest", ("oppositie (voltallig)", 3, 9)),
            ("brief-fracties-oegstgeest", ("alle zes fracties", 6, None)),
            ("d66-voorschoten-2018", ("D66", 0, 3)),
            ("coalitie-voorschoten-2018", ("coalitie (VVD, GroenLinks en D66)", 3, None)),
            ("motie-zoeterwoude-2019", ("alle partijen", 0, None)),
        ],
    )
    def test_are_linked_where_known_and_counted_where_a_source_counts(self, decision, expected):
        found = {
            (row["groups_label"], len(row["groups"]), row["group_seats"])
            for row in rows("positions")
            if row["decision"] == decision
        }

        assert found == {expected}

    def test_belong_to_the_council_that_they_speak_in(self):
        groups, terms = by_id("groups"), by_id("terms")

        for row in rows("positions"):
            body = by_id("decisions")[row["decision"]]["body"]
            assert {terms[groups[key]["term"]]["body"] for key in row["groups"]} <= {body}

    def test_spoke_in_the_term_that_they_are_linked_to(self):
        groups, terms = by_id("groups"), by_id("terms")

        for row in rows("positions"):
            spoke = parse_edtf_date(by_id("decisions")[row["decision"]]["dated_on"])
            for key in row["groups"]:
                began = parse_edtf_date(terms[groups[key]["term"]]["dated_on"])
                assert began.first_on <= spoke.last_on, row["id"]

    def test_of_oegstgeest_sent_a_letter_that_is_no_decision_of_the_council(self):
        decision = by_id("decisions")["brief-fracties-oegstgeest"]

        assert (decision["speaker"], decision["form"]) == ("fracties", "verklaring")
        assert said("brief-fracties-oegstgeest") == {
            (SAMEN, "alle zes fracties"): "voor",
            ("overdracht-van-bevoegdheden", "alle zes fracties"): "voor_mits",
            ("fusie-op-termijn", "alle zes fracties"): "geen_blokkade",
        }

    def test_that_debated_in_leiderdorp_did_not_agree(self):
        assert said("debat-fracties-leiderdorp") == {
            ("regioraad", "alle fracties"): "tegen",
            ("licht-voorlopige-voortzetting", "VVD, GroenLinks, PvdA en LPL"): "voor",
            ("fusie-op-termijn", "VVD, GroenLinks, PvdA en LPL"): "geen_blokkade",
            ("fusie", "D66"): "voor",
            ("fusie", "CDA"): "tegen",
        }


class TestTheConflicts:
    def test_1_leiden_on_the_regioraad(self):
        assert stances("position", "wensen-raad-leiden-regioraad") == {
            "LR-058": "geen_blokkade",
            "LR-059": "geen_blokkade",
            "LR-231": "geen_blokkade",
            "LR-229": "tegen",
            "LR-235": "",
        }
        assert by_id("positions")["wensen-raad-leiden-regioraad"]["shown"] == "LR-058"

    def test_2_voorschoten_on_the_regioraad(self):
        assert stances("position", "wensen-raad-voorschoten-regioraad") == {
            "LR-057": "geen_blokkade",
            "LR-236": "pas_op_de_plaats",
            "LR-239": "geen_standpunt",
        }
        assert by_id("positions")["wensen-raad-voorschoten-regioraad"]["shown"] == "LR-057"
        assert {"uitspraak-200", "uitspraak-240"} <= set(by_id("statements"))

    def test_3_the_college_of_voorschoten(self):
        assert stances("position", "regioraad-college-voorschoten") == {
            "LR-038": "voor",
            "LR-042": "voor",
            "LR-188": "",
        }
        assert set(readings("position", "uitstel-college-voorschoten-regioraad")) == {"LR-208"}

    def test_4_the_opposition_of_oegstgeest(self):
        assert said("wensen-oppositie-oegstgeest") == {
            ("fusie", "oppositie (voltallig)"): "nader_onderzoek",
            ("regioraad", "oppositie (voltallig)"): "voor",
            ("kopgroep-zwaardere-samenwerking", "oppositie (voltallig)"): "voor",
            (SAMEN, "oppositie (voltallig)"): "voor",
        }

    def test_5_what_oegstgeest_decided(self):
        assert set(readings("position", "wensen-raad-oegstgeest-regeling")) == {"LR-054"}
        assert stances("position", "wensen-raad-oegstgeest-licht") == dict.fromkeys(
            ("LR-055", "LR-221", "LR-222"), "voor"
        )
        assert stances("position", "wensen-raad-oegstgeest-regioraad") == dict.fromkeys(
            ("LR-047", "LR-221", "LR-222", "LR-223"), "tegen"
        )

    @pytest.mark.parametrize(("place", "name"), list(enumerate(MEMBERS.values())))
    def test_6_and_7_when_and_how_the_vision_was_adopted(self, place, name):
        assert readings("position", f"visienotitie-raad-{name}") == {
            "LR-016": ("voor", "2016-11"),
            "LR-063": ("voor", "2016-11"),
            "LR-163": ("voor", "2016-10-27"),
            f"LR-{164 + place}": ("voor", "2016-10-27"),
            "LR-172": ("voor", "2016-10-21/2016-10-31"),
        }

    def test_8_when_the_proposal_went_to_the_councils(self):
        assert readings("milestone", "collegevoorstel-regioraad") == {
            "LR-038": ("", "2017-03-28"),
            "LR-043": ("", ""),
            "LR-182": ("", "2017-03-29"),
            "LR-185": ("", "2017-03-30"),
            "LR-186": ("", "2017-03-30~"),
            "conflict 8": ("", "2017-04-21/2017-04-30"),
        }

    def test_9_whether_residents_were_heard_everywhere(self):
        assert readings("milestone", "bijeenkomsten-over-de-regioraad") == {
            "LR-044": ("", ""),
            "LR-209": ("", ""),
            "LR-250": ("", "2017-06-29"),
        }

    def test_10_what_leiderdorp_wants_researched(self):
        for part, fact in (("licht", "LR-052"), ("fusie", "LR-053")):
            found = stances("position", f"wensen-raad-leiderdorp-{part}")
            assert found == dict.fromkeys((fact, "LR-216"), "nader_onderzoek")
        assert set(readings("position", "debat-fracties-leiderdorp-voortzetting")) == {"LR-211"}

    def test_11_the_tone_of_the_province(self):
        assert set(readings("statement", "uitspraak-261")) == {"LR-261"}
        assert set(readings("statement", "uitspraak-265")) == {"LR-265"}

    def test_12_lpl_changed_its_mind(self):
        assert stances("position", "debat-fracties-leiderdorp-fusie-op-termijn") == {
            "LR-212": "geen_blokkade"
        }
        assert stances("position", "lpl-leiderdorp-2020-fusie") == {"LR-285": "tegen"}

    def test_13_when_bouvy_said_it(self):
        assert set(readings("statement", "uitspraak-191")) == {"LR-191", "conflict 13"}

    def test_14_two_counts_of_leiden_at_one_new_year(self):
        found = {
            row["dated_on"]: row["inhabitants"]
            for row in rows("populations")
            if row["municipality"] == "gm0546"
        }

        assert found == {"2016-12-31": 123_753, "2017-12-31": 124_417, "2018-01-01": 124_303}

    def test_15_when_the_second_phase_began(self):
        found = readings("milestone", "start-fase-2")

        assert set(found) == {"LR-017", "LR-018", "LR-173"}
        assert found["LR-173"] == ("", "2017-01-01")


class TestMilestones:
    def test_give_no_proposal_a_state_that_no_source_gives(self):
        states = {
            (row["subject"], row["state"], row["dated_on"])
            for row in rows("milestones")
            if row["state"]
        }

        assert states == {
            ("visienotitie", "voorgelegd", "2016-07"),
            ("visienotitie", "aangenomen", "2016-10-27"),
            ("conceptvoorstel-licht-met-stip", "voorgelegd", "2017-03-01/2017-03-10"),
            ("conceptvoorstel-licht-met-stip", "verworpen", "2017-03-11/2017-03-20"),
            ("regioraad", "voorgelegd", "2017-03-28"),
            ("regioraad", "verworpen", "2017-05"),
        }

    def test_call_a_plan_a_plan(self):
        planned = {row["id"] for row in rows("milestones") if row["id"].startswith("gepland-")}
        titled = {row["id"] for row in rows("milestones") if row["title"].startswith("Gepland: ")}

        assert planned == titled
        assert len(planned) == 4

    def test_offer_ten_moments_with_names_that_fit_a_button(self):
        moments = [row["title"] for row in rows("milestones") if row["is_moment"]]

        assert len(moments) == 10
        assert max(len(title) for title in moments) <= 35


class TestTheFirstRound:
    def test_holds_every_point_of_a_council_from_april_and_may(self):
        inside = {row["id"] for row in rows("remarks") if row["round"] == "wensen-en-bedenkingen"}
        spring = {
            row["id"]
            for row in rows("remarks")
            if row["body"].startswith("raad-")
            and row["dated_on"].startswith(("2017-04", "2017-05"))
        }

        assert inside == spring
        assert len(inside) == 13

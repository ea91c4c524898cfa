"""Everybody who asks: one of each role, and two whose role was taken away."""

from dataclasses import dataclass

from municipalities.models import RoleKind, User
from municipalities.tracking import write_record
from tests import people
from tests.walk.canaries import NAME, OWN, RECORD, REPORT, SOURCE, TEXT, WAITING, Thing
from tests.walk.table import may

READS = {
    RECORD: "lezen",
    SOURCE: "bron lezen",
    TEXT: "brontekst lezen",
    WAITING: "voorgestelde lezing lezen",
    REPORT: "melding beantwoorden",
}
HERE, THERE = "hier", "elders"
MEMBERS = ("aalst", "beek", "dorp")
STAFFED = ("aalst", "beek")
FAR = "ver"
BODY_OF_REGION, DOSSIER, COLLEGE = "stuurgroep", "dossier", "college"


@dataclass(frozen=True)
class Asker:
    """Somebody who asks; `role` as the table names it, `home` the municipality or ''.

    `region` is the region of the home or of the role itself; '' for who has none.
    """

    name: str
    role: str = "anoniem"
    home: str = ""
    region: str = ""
    user: str = ""

    def whose(self, home):
        """Return how the table calls a record of that home, seen from here."""
        if home and home == self.home:
            return "eigen"
        if not home:
            return "register"
        if home == COLLEGE:
            return "college" if self.home == "aalst" else self.whose("aalst")
        region = THERE if home == FAR else HERE
        if self.region and region != self.region:
            return "elders"
        if home in MEMBERS:
            return "andere" if home in STAFFED else "onbemand"
        return {BODY_OF_REGION: "regio", DOSSIER: "dossier", FAR: "elders"}[home]

    @property
    def keeps(self):
        return self.role in ("griffie", "regioredactie", "beheer")

    def may_read(self, thing):
        """Whether the table lets this asker read what belongs to a thing."""
        if thing.kind in (NAME, OWN):
            return thing.home == self.user or (self.keeps and thing.kind == NAME)
        return self.may(READS[thing.kind], thing)

    def may(self, action, thing):
        """Whether the table lets this asker do something with a thing."""
        return may(action, self.whose(thing.home), self.role, thing.state)

    @property
    def user_is_active(self):
        return self.role != "anoniem"

    @property
    def has_desk(self):
        return self.keeps or self.role == "college"


ASKERS = {
    each.name: each
    for each in (
        Asker("anoniem"),
        Asker("griffie_a", "griffie", "aalst", HERE, "griffie-aalst"),
        Asker("griffie_b", "griffie", "beek", HERE, "griffie-beek"),
        Asker("raadslid_a", "raadslid", "aalst", HERE, "raadslid-aalst"),
        Asker("raadslid_b", "raadslid", "beek", HERE, "raadslid-beek"),
        Asker("college_a", "college", "aalst", HERE, "college-aalst"),
        Asker("redactie", "regioredactie", "", HERE, f"redactie-{HERE}"),
        Asker("beheer", "beheer", "", "", "beheer"),
        Asker("uitgeschakeld", user="uitgeschakeld"),
        Asker("verhuisd", "griffie", FAR, THERE, "verhuisd"),
    )
}


def settle(world):
    """Give everybody a user and a role; the last two have sessions from before that end."""
    for home in STAFFED:
        people.griffie(world.towns[home])
        people.raadslid(world.towns[home])
    people.college(world.towns["aalst"])
    people.redactie(world.regions[HERE])
    people.griffie(world.towns[FAR])
    for name in ("uitgeschakeld", "verhuisd"):
        people.give(people.user(name), RoleKind.GRIFFIE, municipality=world.towns["aalst"])
    User.objects.update(last_login=world.at)  # a griffie who never came keeps no people


def name_everybody(world):
    """Give every user a name that stands nowhere else; only who keeps records may read it."""
    for user in User.objects.order_by("pk"):
        thing = Thing(user.username, "", NAME)
        user.last_name = world.canaries.plant(thing, User, "last_name")
        user.save()


def unsettle(world):
    """Disable one user, and let another move to a municipality of another region."""
    gone = User.objects.get(username="uitgeschakeld")
    gone.is_active = False
    gone.save()
    moved = User.objects.get(username="verhuisd")
    role = moved.roles.get()
    role.ended_at = world.at
    write_record(role, by=people.beheer())
    people.give(moved, RoleKind.GRIFFIE, municipality=world.towns[FAR])


def reader(name, at):
    """Return the Reader of an asker by name."""
    asker = ASKERS[name]
    if not asker.user:
        return people.public(at)
    return people.reader_of(User.objects.get(username=asker.user), at=at)

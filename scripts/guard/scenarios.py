"""What people really do: forms that write, one after another, each followed by all its rows."""

import io
import tempfile
from pathlib import Path

from addresses import DESK, DOSSIER, SLUG
from asking import mails_sent, mails_since
from freeze import fixed
from rows import changes, digest, everything
from sitting import Sitting

WHY = {"reason": "Zo is het beter."}
LETTER = """Zienswijze op het voorstel Regioraad

Zaaknummer: Z/26/455361
Oegstgeest, 9 mei 2026

Geacht bestuur,

De raad van Oegstgeest heeft het voorstel besproken.

De raad wenst het volgende:
- w: Meer groen langs de Rijn.
- b: Het kost te veel.
- v: Wie betaalt de overgang?

Met vriendelijke groet,
de raad van Oegstgeest
"""
THREE = {
    "form": "amendement",
    "subject__2__stance": "voor",
    "subject__5__stance": "tegen",
    "subject__12__stance": "voor_mits",
    "subject__12__conditions": "Al het overige in lichte vorm.",
    "meeting": "nieuw",
    "place__0__source_title": "Besluitenlijst van de raad",
    "place__0__source_kind": "orgaan",
    "place__0__place": "punt 7",
    "place__0__summary": "De raad wijst de regioraad af en steunt lichte samenwerking.",
}


ROUND = {
    "title": "Derde ronde",
    "subject": "5",
    "dated_on": "1 juni 2026",
    "due_on": "1 september 2026",
    "legal_basis": "afspraak",
    "vragen": "Wat vindt u?\nEn waarom?",
    "asked": ["1", "3"],
}


class Play:
    """The scenarios of one version, each step kept with what it changed."""

    def __init__(self, kept):
        self.kept, self.state, self.number = kept, everything(), 0
        self.people, self.name = {}, ""

    def as_(self, role):
        """Return somebody of a role, whose every answer is kept."""
        if role not in self.people:
            self.people[role] = Recorded(self, role)
        return self.people[role]

    def keep(self, key, response, sent):
        """Keep one step: the answer, the rows that it changed, and a digest of all rows."""
        after = everything()
        rows = changes(self.state, after)
        self.state, self.number = after, self.number + 1
        key = f"{self.name} {self.number:03d} {key}"
        self.kept.add(key, response, rows=rows, mails=mails_since(sent))
        self.kept.entries[key]["digest"] = digest(after)


class Recorded(Sitting):
    """A Sitting of which each answer is kept."""

    def __init__(self, play, role):
        super().__init__(role)
        self.play = play

    def ask(self, method, address, *data):
        sent = mails_sent()
        response = super().ask(method, address, *data)
        self.play.keep(f"{self.role} {method.upper()} {address}", response, sent)
        return response


def decide(sitting, day, then, **typed):
    """Enter a decision with its form; return the address that tells what was saved."""
    sitting.open(f"{DESK}besluit/")
    sitting.send(f"then={then}", dated_on=day, **typed)
    return sitting.page.headers.get("Location", "")


def three_stances(play):
    griffie = play.as_("griffie")
    for day, then in (("9 mei 2026", "concept"), ("10 mei 2026", "publiceren")):
        decide(griffie, day, then, title=f"Amendement van {day}", **THREE)
        griffie.follow()
    griffie.open(DOSSIER)
    play.as_("public").open(DOSSIER)


def set_of_twelve(play):
    griffie = play.as_("griffie")
    for number in range(12):
        decide(griffie, "12 mei 2026", "concept", **one_of_twelve(number))
    griffie.open(f"{DESK}publiceren/")
    griffie.send("alles")
    chosen = griffie.form().boxes["stuk"]
    griffie.send(stuk=chosen, **WHY)
    griffie.follow()
    play.as_("public").open(DOSSIER)


def one_of_twelve(number):
    """Return what is typed for one decision of the set."""
    return {
        "form": "besluit",
        "title": f"Besluit {number + 1} van de reeks",
        f"subject__{number + 1}__stance": ("voor", "tegen", "nader_onderzoek")[number % 3],
    }


def replies(play):
    redactie = play.as_("regioredactie")
    redactie.open(f"{DESK}rondes/1/reacties/")
    both, *_, one = redactie.links(r"/reacties/\d+/")
    for address, outcome in ((both, "niet"), (one, "deels")):
        redactie.open(address)
        redactie.send(**reply_of(redactie, outcome))
    redactie.open(f"{DESK}publiceren/")
    for page in ("vaststellen", "verzenden", "meenemen"):
        redactie.open(f"{DESK}rondes/1/{page}/")
    play.as_("griffie").open(f"{DESK}rondes/1/")


def reply_of(sitting, outcome):
    """Return what is typed in the form of a reply that stands open."""
    return {
        "outcome": outcome,
        "reasons": "De raden beslissen daar zelf over.",
        "body": sitting.offered("body"),
        "punt": sitting.offered("punt", 0),
        "dated_on": "20 november 2026",
    }


def points(play):
    griffie, redactie = play.as_("griffie"), play.as_("regioredactie")
    redactie.open(f"{DESK}rondes/1/punten/nieuw/")
    redactie.send(title="Alleen een naam")
    redactie.open(f"{DESK}rondes/1/gelijkenis/")
    redactie.open(f"{DESK}rondes/1/gelijkenis/lijst/")
    redactie.open(f"{DESK}rondes/1/punten/nieuw/?wens=48&wens=50")
    form = redactie.form()
    adds = [name for name in form.boxes if name.endswith("-erbij")][:2]
    redactie.send(title="Samen gezegd", **{name: form.boxes[name] for name in adds})
    griffie.open(f"{DOSSIER}wensen-en-bedenkingen/")


def record(play):
    """A decision is corrected, its stance confirmed, shared, withdrawn, thrown away, blanked."""
    griffie, beheer = play.as_("griffie"), play.as_("beheer")
    saved = decide(griffie, "14 mei 2026", "publiceren", title="Besluit dat leeft", **stance(6))
    key = saved.rstrip("/").rpartition("/")[2]
    own = f"/werkblad/besluit/{key}/"
    griffie.open(own)
    griffie.send(title="Besluit dat beter heet", **WHY)
    griffie.open(own)
    griffie.send(title="Zonder reden", reason="")
    griffie.open(own)
    griffie.send(title="Te laat", expected_version="1", version="1", **WHY)
    position = position_of(play, key)
    griffie.open(f"/werkblad/standpunt/{position}/")
    griffie.send(stance="nader_onderzoek", **WHY)
    griffie.open(f"/werkblad/standpunt/{position}/bevestigen/")
    griffie.send(**WHY)
    griffie.open(f"{own}geschiedenis/")
    griffie.open(f"{own}intrekken/")
    griffie.send(**WHY)
    beheer.open(f"{own}wissen/")
    beheer.send(field="title", passage="beter", reason="Hier stond een naam.")
    draft = decide(griffie, "15 mei 2026", "concept", title="Besluit dat gaat", form="besluit")
    draft = f"/werkblad/besluit/{draft.rstrip('/').rpartition('/')[2]}/"
    griffie.open(f"{draft}delen/")
    griffie.send(**WHY)
    decide(griffie, "16 mei 2026", "concept", title="Besluit dat weg kan", form="motie")
    griffie.follow()
    gone = f"/werkblad/besluit/{griffie.path.rstrip('/').rpartition('/')[2]}/"
    griffie.open(f"{gone}weggooien/")
    griffie.send(**WHY)
    for role in ("public", "griffie", "raadslid"):
        play.as_(role).open(f"/besluiten/{key}/")
        play.as_(role).open(f"/standpunten/{position}/")


def stance(subject, value="voor"):
    return {"form": "besluit", f"subject__{subject}__stance": value}


def position_of(play, decision):
    """Return the key of the first stance of a decision, read from its page."""
    griffie = play.as_("griffie")
    griffie.open(f"/besluiten/{decision}/")
    return griffie.link(r"^/standpunten/\d+/$").split("/")[2]


def report(play):
    public, griffie = play.as_("public"), play.as_("griffie")
    griffie.open(f"{DESK}")
    public.open(f"{DOSSIER}gemeenten/oegstgeest/")
    position = public.link(r"^/standpunten/\d+/$")
    public.open(f"{position}klopt-dit-niet/")
    public.send(text="Er staat tegen; het was voor.", source="Besluitenlijst, punt 4")
    if public.page.status_code == 302:
        public.follow()
    griffie.open("/werkblad/")
    griffie.open(griffie.link(r"^/werkblad/meldingen/\d+/"))
    griffie.send(verdict="klopt", text="Het staat zo in het besluit.")
    public.open(public.path)


def text(play):
    """A letter is read and kept as a source; passages and a list become records."""
    griffie = play.as_("griffie")
    griffie.open(f"{DESK}tekst/")
    griffie.send("lezen", text=LETTER)
    griffie.send(openness=griffie.offered("openness"), publisher_kind="orgaan", body="3")
    griffie.follow()
    source = griffie.path
    for what, typed in (("wens", {"text": "Meer groen"}), ("vraag", {"text": "Wie betaalt?"})):
        griffie.open(f"{source}?alinea=3&maak={what}")
        griffie.send(dated_on="9 mei 2026", **typed)
    griffie.open(f"{source}wijzigen/")
    griffie.send(title="De brief van Oegstgeest", **WHY)
    griffie.open(f"{source}alinea/1/")
    griffie.send(text="Een andere kop", **WHY)
    key = source.rstrip("/").rpartition("/")[2]
    griffie.open(f"{DESK}punten/?bron={key}&alinea=6&alinea=7&alinea=8")
    griffie.send("bekijk", lines="w: Meer groen\nb: Te duur\nv: Wie betaalt?")
    griffie.send(dated_on="9 mei 2026", place="de opsomming")
    griffie.open(f"/bronnen/{key}/")
    play.as_("public").open(f"/bronnen/{key}/")


def agenda_item(play):
    griffie = play.as_("griffie")
    griffie.open(f"{DESK}nieuw/agendapunt/")
    griffie.send(
        title="Vaststellen van de toekomstvisie",
        summary="De raad besluit over de visie.",
        beslispunt="De visie vaststellen.\nDe stuurgroep bedanken.",
        vraag="Wat kost het?",
        treatment="bespreekstuk",
        planned_note="vergadering in juni",
        round="1",
    )
    griffie.follow()
    griffie.open(f"{DESK}publiceren/")
    griffie.send(stuk=griffie.form().boxes["stuk"], **WHY)
    griffie.open(f"{DESK}")
    griffie.open(griffie.link(r"^/werkblad/agendapunt/\d+/$"))
    item = f"/agendapunten/{griffie.path.rstrip('/').rpartition('/')[2]}/"
    public = play.as_("public")
    public.open(DOSSIER)
    for ending in ("/", ".docx", ".pdf", ".ics"):
        public.open(item.rstrip("/") + ending)


def new_of_each(play):
    """The other kinds, entered by who keeps the dossier or the council."""
    redactie, griffie = play.as_("regioredactie"), play.as_("griffie")
    for kind, typed in (
        ("mijlpaal", {"title": "Raadsavond", "dated_on": "9 mei 2026"}),
        ("variant", {"name": "Een vierde weg", "summary": "Nog een weg."}),
        ("thema", {"name": "Water", "number": "30"}),
        ("ronde", ROUND),
    ):
        redactie.open(f"{DESK}nieuw/{kind}/")
        if redactie.page.status_code == 200:
            redactie.send(**typed)
    griffie.open(f"{DESK}nieuw/uitspraak/")
    griffie.send(speaker="Bewoners", text="Meer bomen", dated_on="9 mei 2026")
    griffie.open(f"{DESK}nieuw/wens/")
    griffie.send(kind="wens", text="Meer bomen", dated_on="9 mei 2026", round="1")
    griffie.open("/werkblad/reces/")
    griffie.open(griffie.link(r"^/werkblad/reces/[\w-]+/$"))
    griffie.send(name="zomerreces", first_on="18 juli 2026", last_on="30 augustus 2026")


def round_of_now(play):
    """The round that was opened just now is received, extended, answered and booked."""
    redactie, griffie = play.as_("regioredactie"), play.as_("griffie")
    redactie.open(DESK)
    home = redactie.links(rf"^{DESK}rondes/\d+/$")[-1]
    redactie.open(f"{home}verlengen/")
    redactie.send(
        due_on="1 oktober 2026", granted_on="1 juli 2026", why="Reces.", dated_on="1 juli 2026"
    )
    redactie.open(f"{home}vragen/")
    redactie.send(vragen="Wat vindt u?\nEn waarom?\nMeer bomen?", **WHY)
    griffie.open(home)
    for page, typed in (
        ("ontvangen", {"received_on": "3 juni 2026"}),
        ("antwoord", {"no_view_on": "1 september 2026"}),
    ):
        griffie.open(home)
        griffie.open(griffie.link(rf"^{home}\d+/{page}/"))
        griffie.send(**typed)
    redactie.open(home)
    redactie.open(redactie.link(rf"^{home}\d+/boeken/"))
    redactie.send(receipt_on="2 september 2026", reason="Nagezocht.")
    for role in ("public", "griffie"):
        play.as_(role).open(home.replace("/werkblad/", "/dossiers/"))


def people(play):
    """Somebody is invited, comes in and is sent away again."""
    beheer = play.as_("beheer")
    beheer.open("/account/uitnodigen/")
    beheer.send(
        email="nieuw@voorbeeld.example",
        first_name="Nieuw",
        last_name="Hier",
        role_1="griffie:161",
        **WHY,
    )
    beheer.open("/account/mensen/")
    beheer.open(beheer.links(r"^/account/mensen/\d+/$")[-1])
    beheer.send(**{"wis-reason": "Dit was een vergissing."})


def left_standing(play):
    """What waits, so that a crawl sees it: drafts, an embargo, a report, a reading, half a form."""
    griffie, public = play.as_("griffie"), play.as_("public")
    decide(griffie, "20 mei 2026", "concept", title="Besluit dat wacht", **stance(9, "tegen"))
    decide(griffie, "21 mei 2026", "delen", title="Besluit dat gedeeld is", **stance(10))
    later = decide(griffie, "22 mei 2026", "concept", title="Besluit van morgen", **stance(11))
    griffie.open(f"/werkblad/besluit/{later.rstrip('/').rpartition('/')[2]}/publiceren/")
    griffie.send(when="later", day="30 november 2026", clock="12:00", reason="Na de vergadering.")
    public.open(f"{DOSSIER}gemeenten/oegstgeest/")
    public.open(f"{public.link(r'^/standpunten/[0-9]+/$')}klopt-dit-niet/")
    public.send(text="De datum klopt niet.", source="Notulen van 12 mei 2026")
    public.open("/standpunten/1/")
    griffie.open("/werkblad/standpunt/1/bewijsplaats/")
    griffie.send(
        source=griffie.offered("source", 0),
        place="alinea 3",
        summary="Het staat er anders.",
        reads_stance="tegen",
    )
    griffie.open("/werkblad/")
    for role in ("raadslid", "college", "regioredactie", "beheer"):
        play.as_(role).open(DOSSIER)


def commands(play):
    """What the commands write: the folder of the dossier file by file, and what they say."""
    from django.core.management import call_command

    with tempfile.TemporaryDirectory(prefix="regio-guard-") as folder:
        out = Path(folder) / "dossier"
        for name, *arguments in (
            ("export_dossier", SLUG, str(out)),
            ("import_dossier", str(out), "--dry-run"),
            ("verify_history",),
        ):
            fixed.start(name)
            told = io.StringIO()
            try:
                call_command(name, *arguments, stdout=told, stderr=told)
            except Exception as error:  # noqa: BLE001 - what it says is what is compared
                told.write(f"{type(error).__name__}: {error}")
            play.kept.add_text(f"command {name}", told.getvalue().replace(folder, "FOLDER"))
        for path in sorted(out.rglob("*")):
            if path.is_file():
                play.kept.add_text(f"file {path.relative_to(out)}", path.read_bytes())


SCENES = (
    three_stances,
    set_of_twelve,
    replies,
    points,
    record,
    report,
    text,
    agenda_item,
    new_of_each,
    round_of_now,
    people,
    left_standing,
    commands,
)


def play_all(kept):
    """Play every scene, one after another, on the same database.

    A scene that cannot go on says so in the notes; what it did until then is compared.
    """
    play, broken = Play(kept), {}
    for scene in SCENES:
        play.name = scene.__name__
        try:
            scene(play)
        except LookupError as error:
            broken[scene.__name__] = str(error)
    kept.notes["scenes that could not go on"] = broken
    kept.notes["digest after the scenes"] = digest(play.state)
    return broken

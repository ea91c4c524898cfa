"""What a page takes of the processor, in this process, through all middleware: from memory, made
anew (rows kept, page not) and cold (neither), against the admin's list of the same positions."""

import io
import time
from statistics import median

SLUG = "toekomstvisie-2027-leidse-regio"
BOARD = f"/dossiers/{SLUG}/?peildatum=2017-06-01"
ADMIN_LIST = "/beheer/decisions/position/"
HITS, TIMES = 2_000, 25
HIT_LIMITS = {"sqlite": 0.4, "postgresql": 0.6}
COLD_AIM, WORKLIST_AIM, BOARD_AIM, PAGE_AIM = 1.2, 1.0, 0.5, 0.7


class Application:
    """The WSGI application in this process, and who asks it."""

    def __init__(self):
        from django.core.wsgi import get_wsgi_application

        self.answer = get_wsgi_application()
        self.cookies = {}

    def ask(self, address, user="", **headers):
        """Return (status, headers, body) of an address."""
        path, _mark, query = address.partition("?")
        asked = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SCRIPT_NAME": "",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1",
            "HTTP_ACCEPT_ENCODING": "gzip",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            **headers,
        }
        if user:
            asked["HTTP_COOKIE"] = self.cookie_of(user)
        told = []
        response = self.answer(asked, lambda status, headers: told.append((status, headers)))
        body = b"".join(response)
        response.close()
        (status, headers), *_rest = told
        return int(status.split()[0]), dict(headers), body

    def cookie_of(self, user):
        if user not in self.cookies:
            from django.conf import settings
            from django.test import Client

            from municipalities.models import User

            client, name = Client(), settings.SESSION_COOKIE_NAME
            client.force_login(User.objects.get(username=user))
            self.cookies[user] = f"{name}={client.cookies[name].value}"
        return self.cookies[user]

    def measure(self, address, times, user="", expected=200, **headers):
        """Return the median milliseconds of the processor of so many answers, after one more."""
        spent = [self.time(address, user, expected, **headers) for _turn in range(times + 1)]
        return median(spent[1:])

    def measure_ratio(self, address, user, forget):
        """Return how long an answer takes, after forgetting, against the admin's list: asked in
        turn, because a machine that does other work is now fast and now slow.

        The board was asked before, so that its rows are kept where `forget` leaves them.
        """
        spent, reference = [], []
        self.ask(BOARD)
        for _turn in range(TIMES + 1):
            forget()
            spent.append(self.time(address, user))
            reference.append(self.time(ADMIN_LIST, "beheer"))
        return median(spent[1:]) / median(reference[1:])

    def time(self, address, user="", expected=200, **headers):
        """Return the milliseconds of the processor of one answer; ValueError for another one than
        expected."""
        begun = time.process_time()
        status, _headers, _body = self.ask(address, user, **headers)
        spent = (time.process_time() - begun) * 1000
        if status != expected:
            raise ValueError(f"{address}: {status}")
        return spent


def list_pages():
    """Return {name: (address, who asks, aim anew)} of what is measured."""
    from decisions.models import Round

    round_ = Round.objects.filter(subject__isnull=False).order_by("pk").first()
    under, day = f"/dossiers/{SLUG}", "?peildatum=2017-06-01"
    return {
        "bord": (BOARD, "", BOARD_AIM),
        "tijdlijn": (f"{under}/tijdlijn/{day}", "", PAGE_AIM),
        "draagvlak": (f"{under}/draagvlak/{day}", "", PAGE_AIM),
        "wensen": (f"{under}/wensen-en-bedenkingen/{day}", "", PAGE_AIM),
        "gemeente": (f"{under}/gemeenten/oegstgeest/{day}", "", PAGE_AIM),
        "onderwerp": (f"{under}/voorstellen/regioraad/{day}", "", PAGE_AIM),
        "ronde": (f"{under}/rondes/{round_.pk}/{day}", "", PAGE_AIM),
        "werkblad": ("/werkblad/", "griffie", WORKLIST_AIM),
    }


def forget_pages():
    from django.core.cache import caches

    caches["pages"].clear()


def forget_all():
    from decisions.board import cache, region

    forget_pages()
    region.region_places_cache.forget()
    for name in ("material", "part", "remark_count", "public_moment", "known_until"):
        getattr(cache, f"{name}_cache").forget()


def report_pages():
    """Print what a hit takes, and the ratios of pages that are made."""
    application = Application()
    report_hits(application)
    print("Bladzijden tegen de lijst in het beheer, processortijd:")
    for name, (address, user, aim) in list_pages().items():
        anew = application.measure_ratio(address, user, forget_pages)
        cold = application.measure_ratio(address, user, forget_all)
        cold_aim = aim if user else COLD_AIM
        told = f"opnieuw {anew:5.2f} (doel {aim}, {verdict(anew, aim)})"
        print(
            f"  {name:<12}{told:<42}koud {cold:5.2f} (doel {cold_aim}, {verdict(cold, cold_aim)})"
        )


def report_hits(application):
    from django.db import connection

    limit = HIT_LIMITS[connection.vendor]
    _status, headers, _body = application.ask(BOARD)
    asked = {
        "van wie het opnieuw vraagt": {},
        "van wie het al heeft (304)": {"HTTP_IF_NONE_MATCH": headers["ETag"], "expected": 304},
    }
    print(f"Een bewaard bord op {connection.vendor}, mediaan van {HITS}, processortijd:")
    for name, more in asked.items():
        spent = application.measure(BOARD, HITS, **more)
        print(f"  {name:<28}{spent:6.2f} ms (grens {limit}: {verdict(spent, limit)})")


def tell(ratio, aim):
    return f"{ratio:5.2f} (doel {aim}, {verdict(ratio, aim)})"


def verdict(value, aim):
    return "gehaald" if value <= aim else "NIET GEHAALD"

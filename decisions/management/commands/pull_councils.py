"""Ask now what the systems of councils have that is new, and keep it as proposals."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ...connectors.pulled import PullRefused
from ...connectors.pulling import pull_feed
from ...models import CouncilFeed


class Command(BaseCommand):
    help = "Haalt nu op wat er nieuw is in de raadsinformatiesystemen die aan staan"

    def add_arguments(self, parser):
        parser.add_argument("--gemeente", default="", help="alleen van deze gemeente (slug)")

    def handle(self, *, gemeente, **options):
        feeds = CouncilFeed.objects.filter(is_pulled=True).select_related("body__municipality")
        if gemeente:
            feeds = feeds.filter(body__municipality__slug=gemeente)
        failed = 0
        for feed in feeds.order_by("body__name", "system"):
            name = f"{feed.body.name}, {feed.get_system_display()}"
            try:
                number = pull_feed(feed, at=timezone.now())
                self.stdout.write(f"{name}: {number} nieuw of gewijzigd")
            except PullRefused as refusal:
                failed += 1
                self.stderr.write(f"{name}: {refusal}")
        if failed:
            raise CommandError(f"{failed} niet gelukt.")

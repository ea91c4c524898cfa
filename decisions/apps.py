from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from municipalities.beats import worker_beats
from municipalities.database_version import refuse_other_version
from municipalities.read_only import begin_migrating, end_migrating


class DecisionsConfig(AppConfig):
    name = "decisions"
    verbose_name = _("Dossiers en standpunten")

    def ready(self):
        from .connectors.pulling import enqueue_due_pull
        from .web import erasing  # noqa: F401  it hears the beats
        from .web.accounts import audited, devices, sessions  # noqa: F401  they hear who signs in
        from .web.following import mail  # noqa: F401  it hears the beats
        from .web.looking_after import home  # noqa: F401  it heads the home of the admin

        pre_migrate.connect(refuse_other_version, sender=self)
        # This app is the last: nobody refuses to migrate after it, or makes anything later.
        pre_migrate.connect(begin_migrating, sender=self)
        post_migrate.connect(end_migrating, sender=self)
        worker_beats.connect(enqueue_due_pull)

from django.apps import AppConfig
from django.db.models.signals import pre_migrate
from django.utils.translation import gettext_lazy as _

from municipalities.database_version import refuse_other_version


class DecisionsConfig(AppConfig):
    name = "decisions"
    verbose_name = _("Dossiers en standpunten")

    def ready(self):
        # Their receivers count from the start.
        from .web.accounts import sessions  # noqa: F401
        from .web.following import mail  # noqa: F401

        pre_migrate.connect(refuse_other_version, sender=self)

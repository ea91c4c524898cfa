from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionsConfig(AppConfig):
    name = "decisions"
    verbose_name = _("Dossiers en standpunten")

    def ready(self):
        from .views.accounts import signals  # noqa: F401  its receivers count from the start

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from .database_version import refuse_other_version


class MunicipalitiesConfig(AppConfig):
    name = "municipalities"
    verbose_name = _("Gemeenten en regio's")

    def ready(self):
        # They know models, so not before there are apps.
        from .database_roles import grant_running_role, refuse_running_role
        from .read_only import guard_connection
        from .search_index import make_index
        from .triggers import install_triggers

        connection_created.connect(guard_connection)
        pre_migrate.connect(refuse_running_role, sender=self)
        pre_migrate.connect(refuse_other_version, sender=self)
        post_migrate.connect(make_index, sender=self)
        post_migrate.connect(install_triggers, sender=self)
        post_migrate.connect(grant_running_role, sender=self)

"""What stands in the database, counted: to see that nothing was written."""

from django.apps import apps

from municipalities.tracking import Tracked

TRACKED = [model for model in apps.get_models() if issubclass(model, Tracked)]


def histories():
    """Return how many history rows every tracked model has."""
    return {model.__name__: model.history.count() for model in TRACKED}


def versions():
    """Return the version of every tracked record."""
    return {
        (model.__name__, *pair)
        for model in TRACKED
        for pair in model.objects.order_by("pk").values_list("pk", "version")
    }


def written_since(before):
    """Return how many history rows each model has more than `before`."""
    now = histories()
    return {name: now[name] - before[name] for name in now if now[name] != before[name]}

"""Rows that are shown otherwise than they stand in the database."""

from django.db import models


class AmendedQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows that pass through what `amended_by` was given, right after they are read."""

    _amend = None

    def amended_by(self, amend):
        """Return the same rows, each passed to `amend` once it is read; as they are for None.

        Conditions and `values` are the database's and see nothing of it.
        """
        rows = self._chain()
        rows._amend = amend
        return rows

    def amended(self, found):
        """Return objects that were made from these rows in another way, passed through as well."""
        if self._amend is not None:
            for row in found:
                self._amend(row)
        return found

    def _clone(self):
        rows = super()._clone()
        rows._amend = self._amend
        return rows

    def _fetch_all(self):
        is_new = self._result_cache is None
        super()._fetch_all()
        if is_new:
            self.amended([each for each in self._result_cache if isinstance(each, models.Model)])

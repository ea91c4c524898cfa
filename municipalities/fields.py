"""Model fields that carry Regio's two rules of text and time into every model.

Each checks at the database too: SQLite stores what PostgreSQL refuses, so lengths are
column checks on both."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .edtf.grammar import EdtfError, parse_edtf_date
from .text import UncleanText, clean_text


class CleanMixin:
    """Text that passed the one cleaning of `municipalities.text`."""

    def to_python(self, value):
        value = super().to_python(value)
        if not isinstance(value, str):
            return value
        try:
            return clean_text(value)
        except UncleanText as error:
            raise ValidationError(str(error), code="unclean") from error

    def pre_save(self, model_instance, add):
        value = self.to_python(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        return value

    def db_check(self, connection):
        column = connection.ops.quote_name(self.column)
        return f"length({column}) <= {self.max_length}"


class CleanCharField(CleanMixin, models.CharField):
    """One line of cleaned text, at most `max_length` characters on every database."""


class CleanTextField(CleanMixin, models.TextField):
    """Cleaned text of several lines; 20,000 characters unless told otherwise."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 20_000)
        super().__init__(*args, **kwargs)

    def clean(self, value, model_instance):
        value = super().clean(value, model_instance)
        if value is not None and len(value) > self.max_length:
            raise ValidationError(
                _("Deze tekst telt %(count)d tekens; er passen er %(limit)d."),
                code="max_length",
                params={"count": len(value), "limit": self.max_length},
            )
        return value


class EdtfField(CleanCharField):
    """A date as EDTF text ('2017-05', '2017-03~', '2017-04/2017-05')."""

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 40
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def to_python(self, value):
        value = super().to_python(value)
        if not value:
            return value
        try:
            return parse_edtf_date(value).text
        except EdtfError as error:
            raise ValidationError(str(error), code="edtf") from error

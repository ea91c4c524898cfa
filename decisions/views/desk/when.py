"""What a date means that somebody is typing, in words, at once."""

from django.core.exceptions import ValidationError
from django.shortcuts import render

from municipalities.edtf import in_words

from ...forms.bad_parameter import shortened
from ...forms.entry import WhenField
from ..rules import Access, open_to


@open_to(Access.KEEPS)
def when(request):
    """Answer how the first date in the address reads, or the sentence that says what is wrong."""
    text = next((value for values in request.GET.lists() for value in values[1]), "")
    context = {"words": "", "error": ""}
    try:
        read = WhenField(required=False).clean(text[:200])
        context["words"] = in_words(read, one_day=True) if read else ""
    except ValidationError as error:
        context["error"] = shortened_all(error)
    return render(request, "desk/_when.html", context)


def shortened_all(error):
    return " ".join(each if len(each) < 200 else shortened(each) for each in error.messages)

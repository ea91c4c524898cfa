"""A letter of a round, as a template of a griffie reads it."""

from .filling import build_shared_values, list_fact_lines, list_text_lines


def build_letter_values(letter, home):
    """Return the fields and the lists of a Letter; `home` is the municipality of its sender."""
    return {
        "onderwerp": letter.title,
        "afzender": letter.sender,
        "gemeente": home.name,
        "geadresseerde": letter.addressee,
        "dagtekening": letter.dated,
        "aanhef": letter.salutation,
        "groet": letter.closing,
        "ondertekenaar": letter.signed_by,
        "ruimte": letter.blank,
        **build_shared_values(letter),
        "gegevens": list_fact_lines(letter.facts),
        "opening": list_text_lines(letter.opening),
        "onderdelen": [build_letter_section_values(each) for each in letter.sections],
        "einde": list_text_lines(letter.ending),
    }


def build_letter_section_values(section):
    """Return a section with its paragraphs and its points; they have a number where the letter
    numbers them."""
    return {
        "kop": section.heading,
        "alineas": list_text_lines(section.paragraphs),
        "punten": [
            build_letter_point(entry, f"{number}." if section.is_numbered else "")
            for number, entry in enumerate(section.entries, start=1)
        ],
    }


def build_letter_point(entry, number):
    told = {
        "nummer": number,
        "tekst": entry.text,
        "toelichting": f"({entry.note})" if entry.note else "",
        "plaats": f"[{entry.place}]" if entry.place else "",
    }
    return told | {"geheel": " ".join(filter(None, told.values()))}

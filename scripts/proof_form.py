"""Writes a new form of the chain where a model has other fields than the last one has: part of
`make migrations` (docs/proof.md), and before `makemigrations`, whose checks ask for it."""

import json
import os

import django

from municipalities.proof import forms


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regio.settings")
    django.setup()
    if number := add_form():
        print(f"municipalities/proof/forms.json: vorm {number}")


def add_form():
    """Write one more form where the last has other fields than the models have now, and return its
    number. Each that there is stays as it is: what was hashed by it is judged by it."""
    told = json.loads(forms.PATH.read_text())
    last = max(told, key=int)
    wanted = {kind: each._asdict() for kind, each in sorted(forms.describe_models().items())}
    new = {name: each for name, each in told[last].items() if name == forms.ALGORITHM} | wanted
    if json.loads(json.dumps(new)) == told[last]:
        return None
    number = int(last) + 1
    forms.PATH.write_text(json.dumps(told | {str(number): new}, indent=1) + "\n")
    return number


if __name__ == "__main__":
    main()

"""`make bench-reading ARGS=FOLDER`: what is read in papers, against what a reader found in them.

The folder holds texts and `expected.csv` (file, title, date, kenmerk, n_paragraphs,
decision_points, questions, attachments, cc; several values apart by ' | '). Nothing of it is kept.
A paper's decision points and questions are counted, not compared word by word: look at the list."""

import argparse
import csv
from dataclasses import dataclass
from pathlib import Path

from decisions.text_intake import ProposalKind, read_paper
from decisions.text_intake.paragraphs import count_paragraphs

SAID = {
    "title": ProposalKind.TITLE,
    "date": ProposalKind.DATED_ON,
    "kenmerk": ProposalKind.REFERENCE,
}
LISTED = {
    "decision_points": ProposalKind.DECISION_POINT,
    "questions": ProposalKind.QUESTION,
    "attachments": ProposalKind.ATTACHMENT,
    "cc": ProposalKind.COPY_TO,
}


@dataclass(frozen=True)
class Reading:
    """One paper: what was expected and what was read, by column."""

    name: str
    paper: object
    expected: dict

    def row(self):
        """Return the cells of the table: 'yes' or what differs, then 'read/expected'."""
        same = [self.same(column, kind) for column, kind in SAID.items()]
        counts = [
            f"{len(self.paper.find(kind))}/{len(split_values(self.expected[column]))}"
            for column, kind in LISTED.items()
        ]
        number = count_paragraphs(self.paper.paragraphs)
        return [self.name, *same, f"{number}/{self.expected['n_paragraphs']}", *counts]

    def same(self, column, kind):
        read, expected = self.paper.get(kind), self.expected[column]
        equal = " ".join(read.split()) == " ".join(expected.split())
        return "yes" if equal else f"{read or 'empty'}"


def split_values(cell):
    return [part for part in cell.split(" | ") if part.strip()]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true", help="every proposal of every paper")
    asked = parser.parse_args()
    with open(asked.folder / "expected.csv", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    readings = [
        Reading(row["file"], read_paper((asked.folder / row["file"]).read_text("utf-8")), row)
        for row in rows
    ]
    print(" | ".join(["paper", *SAID, "paragraphs", *LISTED]))
    for each in readings:
        print(" | ".join(each.row()))
        if asked.list:
            for found in each.paper.proposals:
                print(f"    {found.kind} ¶{found.paragraph}-{found.last}: {found.value[:100]}")


if __name__ == "__main__":
    main()

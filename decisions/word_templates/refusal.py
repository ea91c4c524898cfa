"""What is said of a template that is not taken in."""


class TemplateRefused(ValueError):
    """`sentences` say in Dutch what is wrong with a template, each with its place."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences

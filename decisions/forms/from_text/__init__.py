"""Forms for a text that was taken in: the source itself, and what is made from its passages."""

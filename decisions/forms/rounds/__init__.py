"""The forms on the desk of a round, each for one thing that is noted there."""

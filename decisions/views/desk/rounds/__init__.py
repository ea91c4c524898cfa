"""The desk of one round: who was asked, what they did with it, and what may be written there."""

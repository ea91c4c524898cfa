"""The pages of a dossier's rounds: who was asked, what came in, what became of it."""

"""The workspace: where a griffie and the regioredactie enter and keep what a dossier holds."""

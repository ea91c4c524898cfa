"""What a council's own system tells: one module a source, from bytes to what a griffie is offered.

Nothing here decides or publishes anything; `pulling` keeps what came in as proposals."""

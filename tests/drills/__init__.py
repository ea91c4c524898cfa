"""Drills: what Regio does when something that it stands on is away. Each starts the application
itself, on the loopback, and ends within a minute."""

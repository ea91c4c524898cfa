"""The walk of every address as everybody: what may be read and written, and what leaks."""

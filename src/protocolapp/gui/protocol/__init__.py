"""The protocol page: read it before doing it."""

"""Cells: counted, seeded, and what is left of them."""

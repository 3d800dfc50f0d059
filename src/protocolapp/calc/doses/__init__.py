"""Doses of a compound: series and their tubes, and one vehicle for all of them."""

"""Plates: their formats, and which well holds what."""

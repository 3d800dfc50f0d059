"""Kinase reactions, potencies, and what decays."""

"""Kinase reactions, potencies, MTS plates, and what decays."""

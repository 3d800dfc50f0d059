"""Protein: curves that are read back, lanes, precipitations and membranes."""

"""Figures in words: every one that was typed, or rounded to the safe side."""

"""Speeds of the program beside the bare library underneath, in one run: `make bench`."""

"""The library: the protocols at hand, runs to go on with, and files that have problems."""

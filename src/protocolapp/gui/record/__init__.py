"""The record of a run on the screen: the same data as its PDF."""

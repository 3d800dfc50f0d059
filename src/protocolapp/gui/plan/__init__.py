"""A plan on cards, for the protocol page and the set-up: solutions, pick list, time line, volumes for each tube."""

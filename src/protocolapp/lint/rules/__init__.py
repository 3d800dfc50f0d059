"""One rule in each file, called like its id."""

"""The protocol as it is read before doing it: what the page of the window and its print share."""

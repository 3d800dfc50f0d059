"""Reading what other places export: today protocols.io, as JSON. Everything in such a file is a stranger's text."""

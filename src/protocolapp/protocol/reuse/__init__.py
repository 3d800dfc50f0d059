"""Protocols that build on others: sections taken in (`use:`), and where one may go on (`next:`)."""

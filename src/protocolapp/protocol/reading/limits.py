"""How large a file may be. A protocol of 10,000 steps stays well within all of these."""

LARGEST_FILE = 2 * 1024 * 1024  # bytes
LONGEST_TEXT = 64 * 1024  # characters in one scalar
DEEPEST = 32  # mappings and lists inside one another
MOST_EVENTS = 400_000  # keys, values, and the ends of mappings and lists: about 200,000 entries
MOST_PROBLEMS = 100  # then the reading stops: nobody corrects more in one go

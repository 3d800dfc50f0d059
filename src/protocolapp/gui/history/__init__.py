"""All runs there were: found, verified, exported, taken up again."""

"""How each family of commands is answered: with events, or with a refusal."""

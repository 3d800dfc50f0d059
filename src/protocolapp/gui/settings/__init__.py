"""What a person chooses once: who works, what the lab has, how the program looks, where the data lies."""

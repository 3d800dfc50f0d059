"""What the window and the command line share: the library of protocols, preferences, the workplace they are handed."""

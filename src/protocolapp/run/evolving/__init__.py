"""How each family of events changes a run's state."""

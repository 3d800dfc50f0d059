"""Set-up: parameters, samples and what is at hand; every volume follows as one types."""

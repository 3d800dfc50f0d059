"""The Run screen: one step large, what comes next, the sections, one key that drives it."""

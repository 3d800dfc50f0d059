"""The timers of all runs, always in sight, and their alarms."""

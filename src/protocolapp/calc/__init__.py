"""Bench calculators, one per file: exact, pure; the lab's pipettes and rotors come in as arguments."""

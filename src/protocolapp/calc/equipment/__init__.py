"""What a volume is set with: pipettes, what they really deliver, pre-dilutions for what is too small; and rotors."""

"""The Calculators screen: each calculator made from its declaration."""

"""What a substance is: formulas and their molar masses, its forms, what is weighed and what is poured."""

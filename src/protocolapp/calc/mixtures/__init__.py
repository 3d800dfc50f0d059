"""What a mixture is made of: components, their order, their strengths, and how much of all is made."""

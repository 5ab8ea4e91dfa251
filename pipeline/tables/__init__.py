"""Which claims are one thing, which value wins a cell, and what an amount is worth in dollars."""

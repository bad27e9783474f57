"""What sentences state about amounts (文字中的数额): totals, their parts, changes, rates, each with its place."""

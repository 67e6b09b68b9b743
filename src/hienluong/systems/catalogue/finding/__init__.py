"""Finding a procedure by everyday words. Pure: gets lists and texts, knows no database."""

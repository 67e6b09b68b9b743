"""Legal documents: what the province's bodies issued, what is in force, and whether it was published in time."""

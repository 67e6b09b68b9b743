"""Search in Vietnamese: everything public in one index, everyday words, no accents, typos."""

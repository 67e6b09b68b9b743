"""Search in Vietnamese: everyday words, no accents, typos."""

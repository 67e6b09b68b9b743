"""Forms as versioned data, drafts, and the pages on which people file."""

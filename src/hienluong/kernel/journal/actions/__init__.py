"""Writing and sealing the journal."""

"""The only writers of documents, one file for each change of state."""

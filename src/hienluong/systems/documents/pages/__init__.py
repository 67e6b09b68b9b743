"""Pages of documents, for officers."""

"""Pages of documents, for everybody and for those who publish."""

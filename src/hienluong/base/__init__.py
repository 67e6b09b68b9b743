"""The ground floor: pure Python that knows nothing of the web or the database."""

"""Pure decisions of search: reading a query, ranking, snippets."""

"""Pages of exchange, for those who keep it."""

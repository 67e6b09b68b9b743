"""The sample province: data, loaders and the demonstration's invented people."""

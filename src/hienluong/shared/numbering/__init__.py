"""Gap-free numbers."""

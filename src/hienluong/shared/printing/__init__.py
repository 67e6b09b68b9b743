"""Forms and letters as PDF, from versioned templates."""

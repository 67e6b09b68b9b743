"""Recording, sending, reading notices."""

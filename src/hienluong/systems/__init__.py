"""The province's systems. They meet only through each other's `public` modules and through events."""

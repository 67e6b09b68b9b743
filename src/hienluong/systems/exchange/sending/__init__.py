"""What calls other installations."""

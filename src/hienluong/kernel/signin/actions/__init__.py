"""What changes when somebody signs in or out."""

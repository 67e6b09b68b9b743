"""What two installations say to each other, and how each proves that it said it."""

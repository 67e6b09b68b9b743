"""`hienluong bench`: what the house promises, measured against a yardstick taken in the same run."""

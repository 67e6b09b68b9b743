"""What officers read; each starts from what they may see."""

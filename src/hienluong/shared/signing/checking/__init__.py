"""What an operator does about signatures: check files, renew, choose authorities."""

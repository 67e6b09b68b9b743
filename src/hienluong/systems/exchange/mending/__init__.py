"""What an operator does with messages that did not get through."""

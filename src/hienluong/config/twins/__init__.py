"""Two installations on one machine that talk to each other: for the demonstration, the bench and the tests."""

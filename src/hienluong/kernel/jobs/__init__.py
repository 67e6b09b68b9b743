"""Events that leave by the outbox, their consumers, and scheduled jobs."""

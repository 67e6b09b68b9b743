"""The worker process: hands out events, runs schedules, survives the database."""

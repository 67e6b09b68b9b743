"""What every system stands on: organisation, people, access, journal, jobs."""

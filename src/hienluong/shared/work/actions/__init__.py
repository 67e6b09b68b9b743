"""Hand over, finish, hold, call back; start, pause, resume, stop the clock."""

"""Those who watch: operations, security, reports."""

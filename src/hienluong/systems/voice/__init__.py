"""What people ask, criticise and propose, and what the agencies answer."""

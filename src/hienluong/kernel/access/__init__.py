"""Who may do what: rights that come from posts."""

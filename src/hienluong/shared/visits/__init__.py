"""How often pages are read: counted by the server, without cookies, without knowing anybody."""

"""The citizens' door: an OpenID Connect client that works with any provider named in the settings."""

"""Rules of exchange. Pure."""

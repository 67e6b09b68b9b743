"""Exchange: documents and their states travel between installations, signed, in order, each with one effect."""

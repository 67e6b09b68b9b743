"""Signatures of XML packets: XAdES of our own making, and what others send."""

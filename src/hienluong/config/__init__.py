"""Wires the floors together: settings, addresses, processes, commands."""

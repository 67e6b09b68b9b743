"""The supervisor and what it starts. Nothing here imports Django before it must: starting stays light."""

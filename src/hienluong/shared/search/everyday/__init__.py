"""Finding among a few thousand subjects held in memory: everyday phrases, spelling, dialect. Pure."""

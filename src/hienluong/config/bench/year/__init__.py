"""A year of a province, made by PostgreSQL from nothing: many cases in minutes, of the shape that the actions leave."""

"""What happened to the catalogue. Payloads hold codes and ids."""

LOADED = "catalogue.loaded"
"""{"versions": number of new versions}"""

PUBLISHED = "catalogue.published"
"""{"code", "version"}: a new version of a procedure"""

WITHDRAWN = "catalogue.withdrawn"
"""{"code", "from"}: from that day nobody can file it"""

"""What happened to documents. Payloads hold ids and addresses."""

__all__ = [
    "CORRECTED",
    "FILE_ADDED",
    "IMPORTED",
    "PUBLISHED",
    "REGISTERED",
    "RELATED",
    "UNRELATED",
    "WITHDRAWN",
]

REGISTERED = "legal.registered"
CORRECTED = "legal.corrected"
PUBLISHED = "legal.published"
WITHDRAWN = "legal.withdrawn"
FILE_ADDED = "legal.file_added"
FILE_REMOVED = "legal.file_removed"
RELATED = "legal.related"
UNRELATED = "legal.unrelated"
"""All of these: {"document": id, "slug", "agency": id}"""

IMPORTED = "legal.imported"
"""{"documents": how many}"""

FILE_READ = "legal.file_read"
"""A verb of the journal alone: nobody else needs to know."""

"""The rights that acts on documents need. Which kind of post carries them is dated data of `access`."""

__all__ = ["APPROVE", "DIRECT", "DRAFT", "ISSUE", "READ", "REGISTER"]

READ = "documents.read"
"""Read all documents of an agency; who has to do with one reads it without this right."""
REGISTER = "documents.register"
"""Enter what arrives into the books, return what is misdirected."""
DIRECT = "documents.direct"
"""Say who does what about a document, by when."""
DRAFT = "documents.draft"
"""Draft what the agency sends."""
APPROVE = "documents.approve"
"""Check and initial a draft, or sign it."""
ISSUE = "documents.issue"
"""Number, seal, issue; withdraw what was issued."""

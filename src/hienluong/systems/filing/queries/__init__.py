"""Reads of filing: the form of a procedure, where one can file, one's own drafts."""

"""Means that several systems use: work, worktime, numbering, files, printing, signing, notices, search."""

"""The only writers of voice, by what they write about."""

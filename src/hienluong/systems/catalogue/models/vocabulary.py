"""How people ask, kept as the data files say it."""

from django.db import models


class VocabularyPart(models.Model):
    """One data file of the finder (everyday names, life events, …), whole."""

    name = models.CharField(max_length=40, unique=True)
    text = models.TextField()

    def __str__(self) -> str:
        return self.name

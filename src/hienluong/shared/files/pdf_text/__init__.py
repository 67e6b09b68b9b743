"""Reading the text of PDFs in a process of its own, which may die without harm."""

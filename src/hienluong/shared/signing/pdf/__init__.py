"""What happens inside the PDF: fields, appearances, signatures, and reading them back."""

"""Documents of every agency: arriving, directing, drafting, signing, numbering, issuing."""

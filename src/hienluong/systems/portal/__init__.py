"""The province's portal and a site for every agency, edited by its own people."""

"""How each part of an installation is, for `hienluong check`."""

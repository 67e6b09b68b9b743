"""What is wrong with the data files that people write, for `hienluong check-data`."""

"""What travels between the page and a function: files, images, tables, and their conversions."""

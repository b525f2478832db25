"""What `credit.writer` is made of: the words of each language, the forms of each format, cleaning, schema.org data."""

"""HTML pages: tags, pictures, what hides a text, data for machines."""

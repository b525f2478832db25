"""Documents that are archives: DOCX, ODT, EPUB."""

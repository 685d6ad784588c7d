"""The brief for print: laid out once (`compose`), then written as text, HTML, DOCX or JSON."""

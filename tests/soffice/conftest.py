"""What lies inside is no test, and imports what only LibreOffice has."""

collect_ignore_glob = ["inside/*"]

"""The driver is no test, and imports what only LibreOffice has."""

collect_ignore = ["driver.py"]  # it runs under another Python

"""The ways in: command line, Excel, LibreOffice."""

"""The LibreOffice door (LibreOffice 扩展): its formulas and commands, and the builder that makes the .oxt."""

"""The extension (扩展, .oxt) made from text and from the one registry of formulas, without LibreOffice's own tools."""

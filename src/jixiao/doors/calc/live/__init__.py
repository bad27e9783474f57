"""The document open in LibreOffice (打开的文档): a command done to a copy of it, and the difference carried over."""

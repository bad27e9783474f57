"""The extension on a computer (扩展的安装): given to LibreOffice's own package manager, and taken back from it."""

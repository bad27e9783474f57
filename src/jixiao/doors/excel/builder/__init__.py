"""Build the add-in file from text (生成插件文件)."""

"""The open workbook (打开的工作簿): a command done to a copy of it, and the difference carried over through xlwings."""

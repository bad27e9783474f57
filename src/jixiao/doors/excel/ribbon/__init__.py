"""The buttons of the ribbon (功能区): what each of them does to the open workbook, and what it tells."""

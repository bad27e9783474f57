"""The Excel door (Excel 入口): formulas, ribbon macros, and the add-in that brings them (xlwings on the open workbook)."""

"""The Excel door (Excel 入口): formulas, ribbon macros on the open workbook, and the add-in that brings both."""

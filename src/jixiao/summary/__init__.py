"""Many reviews as tables (汇总): a record of each workbook, tables over all of them, and 汇总.xlsx.

`schema` and `record` are standard library only: they are what a worker of a batch needs. The rest uses pandas.
"""

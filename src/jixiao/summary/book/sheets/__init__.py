"""The sheets of 汇总.xlsx (工作表), each a function that writes one."""

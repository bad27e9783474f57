"""What the doors into an open workbook share (打开的工作簿): the commands of buttons, their questions, their words."""

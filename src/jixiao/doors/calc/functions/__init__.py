"""The formulas inside LibreOffice: what Calc hands over, answers as Calc takes them, whose format a number has."""

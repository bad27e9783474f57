"""The sheet 绩效运行监控: its rows, its words, its charts, and what people wrote on it."""

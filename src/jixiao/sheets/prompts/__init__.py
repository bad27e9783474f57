"""The prompts about deviations (偏差原因提示): asked on a sheet, handed out, taken back, written into the form."""

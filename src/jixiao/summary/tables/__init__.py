"""What is worked out from the data of a batch (分析): each module answers one question with frozen data."""

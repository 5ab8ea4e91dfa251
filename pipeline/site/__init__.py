"""The reading room: pages in which every number opens the sentence that it was read from."""

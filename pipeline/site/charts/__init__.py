"""The pictures of the overview as SVG, each from the rows of one query."""

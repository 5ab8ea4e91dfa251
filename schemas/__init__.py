"""What is true of each published table: columns, types, keys and vocabularies."""

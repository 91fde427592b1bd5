// Replaced by the reader.

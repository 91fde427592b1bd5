// Replaced by the cover maker.

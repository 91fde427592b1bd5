// Replaced by the packager.

// The exporter

"""Files of destinations and fragments, as SAP's cockpit and REST API write them: properties, JSON, YAML, and ZIP archives of these."""

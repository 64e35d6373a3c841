// PlacementAudit

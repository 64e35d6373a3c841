// PlacementAuditTests

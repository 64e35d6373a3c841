// PlacementDocuments

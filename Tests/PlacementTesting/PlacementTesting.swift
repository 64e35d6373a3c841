// PlacementTesting

// PlacementEngineTests

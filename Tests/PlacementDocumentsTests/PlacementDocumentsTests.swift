// PlacementDocumentsTests

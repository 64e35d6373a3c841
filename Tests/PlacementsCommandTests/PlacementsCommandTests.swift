// PlacementsCommandTests

import PlacementDocuments

/// The round that is worked by hand in `Datasets/tiny/README.md`.
func tinyRound() -> RoundDocuments {
  RoundDocuments()
}

// SyntheticCohortsTests

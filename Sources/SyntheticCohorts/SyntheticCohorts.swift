// SyntheticCohorts

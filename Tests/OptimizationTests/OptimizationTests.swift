// OptimizationTests

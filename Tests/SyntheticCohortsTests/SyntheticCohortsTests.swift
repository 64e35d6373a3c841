import Foundation
import PlacementDocuments
import SyntheticCohorts
import Testing

@Test func probe() throws {
  for preset in Preset.allCases {
    let d = generate(preset, seed: 2018)
    print(preset, d.trainees.count, d.schools.count, d.offers.count, d.journeys.count, d.decisions.count)
  }
}

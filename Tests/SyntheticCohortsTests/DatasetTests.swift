import Foundation
import PlacementDocuments
import SyntheticCohorts
import Testing

/// The folders in `Datasets` are what `placements generate` writes, byte for byte.
@Test(arguments: [Preset.tiny, .partnership2018, .yearPlan2018])
func datasetIsWhatIsGenerated(preset: Preset) throws {
  let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Datasets").appending(path: preset.rawValue)
  let files = RoundFolder.write(generate(preset, seed: 2018))
  for (name, bytes) in files {
    let data = try Data(contentsOf: folder.appending(path: name))
    #expect(Array(data) == bytes, "\(preset.rawValue)/\(name)")
  }
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
  #expect(names.sorted() == (files.map(\.name) + ["README.md"]).sorted())
  #expect(files.reduce(0) { $0 + $1.bytes.count } < 3_000_000)
}

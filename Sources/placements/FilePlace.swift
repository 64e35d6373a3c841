import Foundation

/// Where a path leads, whether or not anything is there yet.
struct FilePlace {
  private let parts: [String]

  init(_ path: String) {
    var place = URL(filePath: path).standardizedFileURL
    var missing: [String] = []
    // Only what exists can have symbolic links to follow.
    while place.path != "/", !FileManager.default.fileExists(atPath: place.path) {
      missing.insert(place.lastPathComponent, at: 0)
      place.deleteLastPathComponent()
    }
    parts = place.resolvingSymlinksInPath().pathComponents + missing
  }

  /// Whether this is the folder itself or anything in it.
  func isInside(_ folder: FilePlace) -> Bool { parts.starts(with: folder.parts) }
}

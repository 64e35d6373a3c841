internal import Glibc

/// Reading whole files.
public enum InputFile {
  /// The bytes of a file of at most `limitBytes`, or why they cannot be had.
  ///
  /// Pipes and devices are refused: they may have no end, or nobody may ever write to them.
  public static func read(_ path: String, limitBytes: Int) -> Result<[UInt8], FileFault> {
    do throws(FileFault) {
      // Opening a pipe would wait for a writer.
      let file = try FileDescriptor(open: path, O_RDONLY | O_NONBLOCK, doing: "read this file")
      guard try file.isStored() else {
        throw FileFault(
          path: path, fact: "cannot read this file: it is a pipe or a device", fix: "Name a file.")
      }
      var bytes: [UInt8] = []
      while true {
        let chunk = try file.read(atMost: 1 << 20)
        if chunk.isEmpty { return .success(bytes) }
        guard bytes.count + chunk.count <= limitBytes else {
          throw FileFault(
            path: path, fact: "the file is larger than \(limitBytes) bytes",
            fix: "Check that it is the right file.")
        }
        bytes.append(contentsOf: chunk)
      }
    } catch {
      return .failure(error)
    }
  }
}

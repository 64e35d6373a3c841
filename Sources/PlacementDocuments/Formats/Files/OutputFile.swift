internal import Glibc

/// Writing one file at once.
public enum OutputFile {
  /// Replaces a file in one step: a reader sees the old content or the new.
  ///
  /// Its mode is 0600.
  ///
  /// - Throws: A fault if it cannot be written; what was there is then whole.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileFault) {
    let temporary = path + ".partial"
    // What a broken run left behind may be readable by others, or be a pipe.
    _ = unsafe unlink(temporary)
    do throws(FileFault) {
      let file = try FileDescriptor(
        open: temporary, O_WRONLY | O_CREAT | O_EXCL, doing: "write this file")
      try file.write(bytes)
      try file.synchronize()
    } catch {
      _ = unsafe unlink(temporary)
      // The unfinished file means nothing to the user; the target does.
      throw FileFault(path: path, fact: error.fact, fix: error.fix)
    }
    guard unsafe rename(temporary, path) == 0 else {
      let fault = FileFault.system(path, "write this file")
      _ = unsafe unlink(temporary)
      throw fault
    }
  }
}

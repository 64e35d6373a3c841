internal import Glibc

/// The program's standard streams, with writes that are checked.
///
/// Swift's own `print` does not notice a full disk.
public enum Terminal {
  /// Writes a text to standard output as it stands.
  ///
  /// - Throws: A fault if not all of it could be written.
  public static func print(_ text: String) throws(FileFault) {
    try writeAll(Array(text.utf8), to: STDOUT_FILENO, path: "standard output")
  }

  /// Writes a text to standard error as it stands.
  ///
  /// - Throws: A fault if not all of it could be written.
  public static func standardError(_ text: String) throws(FileFault) {
    try writeAll(Array(text.utf8), to: STDERR_FILENO, path: "standard error")
  }
}

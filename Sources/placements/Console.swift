import ArgumentParser
import Glibc
import PlacementDocuments

/// What the commands say, and how they end.
enum Console {
  /// Makes a stream whose reader has gone, or that is closed, or a file that grows too large an
  /// error like any other.
  ///
  /// A search of an hour must not be lost because nobody reads its warnings, and no
  /// file that is opened later may take the place of a closed stream.
  static func prepare() {
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) == -1 {
      // The lowest free number is this stream's. Read-only, so that writing to it still fails.
      _ = unsafe open("/dev/null", O_RDONLY)
    }
  }

  /// Prints to standard output; a full disk or closed pipe is an error, not silence.
  static func print(_ text: String) throws {
    do {
      try Terminal.print(text)
    } catch {
      throw fail(error.description, .cannotWrite)
    }
  }

  /// Prints to standard error; if even that fails there is nobody left to tell.
  static func note(_ text: String) {
    try? Terminal.standardError(text)
  }

  /// Says why a command ends, and gives its exit code to throw.
  static func fail(_ words: String, _ code: ExitCode) -> ExitCode {
    note("placements: \(words)\n")
    return code
  }

  /// Writes a whole folder at once, or says why not.
  static func write(
    _ files: [(name: String, bytes: [UInt8])], to folder: String, replaceable: Set<String> = [],
    carrying: Set<String> = []
  ) throws {
    do {
      try OutputFolder.write(files: files, to: folder, replaceable: replaceable, carrying: carrying)
    } catch {
      throw fail(error.description, .cannotWrite)
    }
  }

  /// Writes a whole folder at once without holding a whole file, or says why not.
  static func write(
    _ files: [(name: String, pieces: some Sequence<[UInt8]>)], to folder: String,
    replaceable: Set<String>
  ) throws {
    do {
      try OutputFolder.write(files: files, to: folder, replaceable: replaceable)
    } catch {
      throw fail(error.description, .cannotWrite)
    }
  }

  /// Lists problems, errors first, with a line that counts them.
  static func list(_ problems: [Problem]) -> String {
    let errors = problems.filter { $0.severity == .error }
    let warnings = problems.filter { $0.severity == .warning }
    return (errors + warnings).map { "\($0.severity.rawValue): \($0.description)\n" }.joined()
      + "\(errors.count) \(errors.count == 1 ? "error" : "errors"), "
      + "\(warnings.count) \(warnings.count == 1 ? "warning" : "warnings")\n"
  }
}

internal import Glibc

/// Why a file or folder could not be read or written: a place, a fact and a fix.
public struct FileFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path as the user gave it.
  public var path: String
  /// What is the case, without a final full stop.
  public var fact: String
  /// What to do about it, as a sentence; may be empty.
  public var fix: String

  public init(path: String, fact: String, fix: String) {
    self.path = path
    self.fact = fact
    self.fix = fix
  }

  public var description: String { "\(path): \(fact)." + (fix.isEmpty ? "" : " \(fix)") }
}

extension FileFault {
  /// The fault that a failed system call has left in `errno`.
  static func system(_ path: String, _ doing: String, code: Int32 = errno) -> FileFault {
    let (reason, fix) =
      switch code {
      case ENOENT: ("it does not exist", "Check the path.")
      case EBADF: ("it is closed", "")
      case EACCES, EPERM: ("permission is denied", "Check who may read and write it.")
      case EROFS: ("the disk is read-only", "Choose another place.")
      case ENOSPC, EDQUOT: ("the disk is full", "Free some space.")
      case EIO: ("the disk reports an error", "Check the disk, or choose another.")
      case EEXIST, ENOTEMPTY: ("another program has just put something there", "Try again.")
      case EFBIG: ("the file would be too large", "Choose another disk.")
      case ENOTDIR: ("a part of the path is not a folder", "Check the path.")
      case EISDIR: ("it is a folder", "Name a file.")
      case ENAMETOOLONG: ("the path is too long", "Choose a shorter one.")
      case ELOOP: ("it is a symbolic link", "Name the place itself.")
      case EMFILE, ENFILE: ("too many files are open", "Close some programs.")
      case EPIPE: ("the reader has gone", "")
      default: ("the system reports error \(code)", "")
      }
    return FileFault(path: path, fact: "cannot \(doing): \(reason)", fix: fix)
  }
}

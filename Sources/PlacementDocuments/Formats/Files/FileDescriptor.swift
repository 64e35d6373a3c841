internal import Glibc

/// An open file, closed when it goes out of scope.
struct FileDescriptor: ~Copyable {
  private let number: Int32
  private let path: String

  init(open path: String, _ flags: Int32, doing: String) throws(FileFault) {
    self.path = path
    // A NUL would end the path early and name another file.
    let isWhole = !path.utf8.contains(0)
    number =
      isWhole ? retrying { unsafe Glibc.open(path, flags | O_CLOEXEC, 0o600) } : -1
    // Throwing runs `deinit` as well, which would change `errno`.
    let code = isWhole ? errno : ENOENT
    guard number >= 0 else { throw .system(path, doing, code: code) }
  }

  deinit { if number >= 0 { _ = close(number) } }

  /// Writes every byte, however many calls that takes.
  borrowing func write(_ bytes: [UInt8]) throws(FileFault) {
    try writeAll(bytes, to: number, path: path)
  }

  /// Waits until the disk has the content.
  borrowing func synchronize() throws(FileFault) {
    guard retrying({ fsync(number) }) == 0 else { throw .system(path, "write") }
  }

  /// Reads at most `count` bytes; none at the end of the file.
  borrowing func read(atMost count: Int) throws(FileFault) -> [UInt8] {
    var failure: Int32 = 0
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let length = retrying { unsafe Glibc.read(number, buffer.baseAddress, count) }
      if length < 0 { failure = errno }
      filled = max(length, 0)
    }
    guard failure == 0 else { throw .system(path, "read", code: failure) }
    return chunk
  }

  /// Whether this is a file or a folder on a disk, not a pipe, a socket or a device.
  borrowing func isStored() throws(FileFault) -> Bool {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw .system(path, "read") }
    let kind = status.st_mode & S_IFMT
    return kind == S_IFREG || kind == S_IFDIR
  }

  /// Marks the file as in use by this process until it is closed; `false`
  /// if another process has done so.
  borrowing func lock() throws(FileFault) -> Bool {
    if retrying({ flock(number, LOCK_EX | LOCK_NB) }) == 0 { return true }
    guard errno == EWOULDBLOCK else { throw .system(path, "lock this folder") }
    return false
  }
}

func writeAll(_ bytes: [UInt8], to number: Int32, path: String) throws(FileFault) {
  var written = 0
  while written < bytes.count {
    let length = unsafe bytes.withUnsafeBytes { buffer in
      retrying {
        unsafe Glibc.write(
          number, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
    }
    guard length > 0 else { throw .system(path, "write", code: length == 0 ? ENOSPC : errno) }
    written += length
  }
}

/// Repeats a system call for as long as a signal interrupts it.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

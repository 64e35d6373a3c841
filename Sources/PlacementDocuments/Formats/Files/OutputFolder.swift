internal import CPlatform
internal import Glibc

/// Writing a whole folder of results at once.
public enum OutputFolder {
  /// Replaces a folder with new files in one step.
  ///
  /// The files are written to a hidden folder beside the target, forced to
  /// disk, and put in place by one rename: a reader sees the old result or the
  /// new one. The folder has mode 0700 and its files 0600. Hidden folders
  /// that broken runs have left behind are removed.
  ///
  /// - Parameters:
  ///   - files: Names, without folders, and contents.
  ///   - path: The folder. Its parent must exist.
  ///   - replaceable: Names of other files that an existing folder may hold
  ///     and that may be lost with it.
  ///   - carried: Names of other files that an existing folder may hold and
  ///     that the new one keeps. They are never opened.
  /// - Throws: A fault if the folder cannot be written, or if it exists and
  ///   holds anything but the files named. The previous result is then whole.
  public static func write(
    files: [(name: String, bytes: [UInt8])], to path: String, replaceable: Set<String> = [],
    carrying carried: Set<String> = []
  ) throws(FileFault) {
    try write(
      files: files.map { ($0.name, CollectionOfOne($0.bytes)) }, to: path,
      replaceable: replaceable, carrying: carried)
  }

  /// Replaces a folder with new files in one step, as ``write(files:to:replaceable:carrying:)``
  /// does, without ever holding a whole file.
  ///
  /// - Parameters:
  ///   - files: Names, without folders, and contents piece by piece.
  ///   - path: The folder. Its parent must exist.
  ///   - replaceable: As there.
  ///   - carried: As there.
  /// - Throws: As there.
  public static func write(
    files: [(name: String, pieces: some Sequence<[UInt8]>)], to path: String,
    replaceable: Set<String> = [], carrying carried: Set<String> = []
  ) throws(FileFault) {
    try checkNames(files.map(\.name) + carried.sorted(), in: path)
    let target = try FolderPath(path)
    let ours = replaceable.union(files.map(\.name)).union(carried)
    let exists = try checkTarget(target, ours)
    removeStaleFolders(beside: target, ours)

    let hidden = try makeHiddenFolder(beside: target)
    let temporary = hidden.path
    do throws(FileFault) {
      for (name, pieces) in files {
        let file = try FileDescriptor(
          open: "\(temporary)/\(name)", O_WRONLY | O_CREAT | O_EXCL, doing: "write this file")
        for bytes in pieces { try file.write(bytes) }
        try file.synchronize()
      }
      if exists { try carry(carried, from: target, into: temporary) }
      try hidden.lock.synchronize()
      try install(temporary, target, replacing: exists, ours, carrying: carried)
    } catch {
      remove(folder: temporary, ours)
      // The hidden folder means nothing to the user; the target does.
      throw FileFault(path: path, fact: error.fact, fix: error.fix)
    }
    // Either nothing is left here, or the old result.
    remove(folder: temporary, ours)
    let parent = try FileDescriptor(
      open: target.parent, O_RDONLY | O_DIRECTORY, doing: "write this folder")
    try parent.synchronize()
  }

  private static func checkNames(_ names: [String], in path: String) throws(FileFault) {
    for name in names {
      guard isPlainWord(name), !name.hasPrefix(".") else {
        throw FileFault(path: path, fact: "an output file has an unusable name", fix: "")
      }
    }
    guard Set(names).count == names.count else {
      throw FileFault(path: path, fact: "two output files have the same name", fix: "")
    }
  }

  /// Whether the target exists, once it is sure that replacing it destroys nothing.
  private static func checkTarget(
    _ target: FolderPath, _ ours: Set<String>
  ) throws(FileFault) -> Bool {
    switch FileKind(of: target.path) {
    case .absent: return false
    case .folder: break
    case .file:
      throw FileFault(
        path: target.given, fact: "this is not a folder", fix: "Name another place for the results."
      )
    case .failed(let code): throw .system(target.given, "write this folder", code: code)
    }
    try checkEntries(of: target.path, target, ours)
    return true
  }

  private static func checkEntries(
    of folder: String, _ target: FolderPath, _ ours: Set<String>
  ) throws(FileFault) {
    for name in try entries(of: folder) {
      if ours.contains(name) {
        switch FileKind(of: "\(folder)/\(name)") {
        // Or another run has just removed it with an old result.
        case .file, .absent: continue
        case .folder, .failed: break
        }
      }
      let what = isPlainWord(name) ? "'\(name)'" : "something"
      throw FileFault(
        path: target.given, fact: "the folder holds \(what) that these results would not replace",
        fix: "Name a new or empty folder, or move it away.")
    }
  }

  /// Gives files of the old folder a second name in the new one, without opening them.
  private static func carry(
    _ names: Set<String>, from target: FolderPath, into temporary: String
  ) throws(FileFault) {
    for name in names.sorted() {
      guard case .file = FileKind(of: "\(target.path)/\(name)") else { continue }
      guard unsafe link("\(target.path)/\(name)", "\(temporary)/\(name)") == 0 else {
        throw .system(target.given, "keep '\(name)'")
      }
    }
  }

  private static func install(
    _ temporary: String, _ target: FolderPath, replacing exists: Bool, _ ours: Set<String>,
    carrying carried: Set<String>
  ) throws(FileFault) {
    if !exists {
      if unsafe rename(temporary, target.path) == 0 { return }
      let code = errno
      // Another run may have put its results there in the meantime: they are replaced as if they had
      // been there before, unless some of them would have been kept.
      guard code == ENOTEMPTY || code == EEXIST, carried.isEmpty, try checkTarget(target, ours)
      else { throw .system(target.given, "put the results in place", code: code) }
    }
    try exchange(temporary, target)
    // Somebody may have put a file into the old folder in the meantime.
    do throws(FileFault) {
      try checkEntries(of: temporary, target, ours)
    } catch {
      // Another run may have removed the old folder already, as left behind.
      if case .absent = FileKind(of: temporary) { return }
      try exchange(temporary, target)
      throw error
    }
  }

  private static func exchange(_ temporary: String, _ target: FolderPath) throws(FileFault) {
    let flags = UInt32(CPLATFORM_RENAME_EXCHANGE)
    let code = unsafe renameat2(AT_FDCWD, temporary, AT_FDCWD, target.path, flags)
    guard code != 0 else { return }
    guard errno != EINVAL && errno != ENOSYS else {
      throw FileFault(
        path: target.given, fact: "this disk cannot replace a folder in one step",
        fix: "Name a new folder.")
    }
    throw .system(target.given, "put the results in place")
  }
}

extension OutputFolder {
  /// A new folder beside the target, with a lock that tells other processes that it is not stale.
  private static func makeHiddenFolder(
    beside target: FolderPath
  ) throws(FileFault) -> HiddenFolder {
    for attempt in 0..<1_000 {
      let path = "\(target.parent)/\(target.temporaryPrefix)\(getpid())-\(attempt)"
      guard unsafe mkdir(path, 0o700) == 0 else {
        guard errno == EEXIST else { throw .system(target.given, "write beside this folder") }
        continue
      }
      // Before the lock is there, another run may take the folder for stale and remove it.
      do throws(FileFault) {
        let folder = try FileDescriptor(
          open: path, O_RDONLY | O_DIRECTORY, doing: "write this folder")
        if try folder.lock(), case .folder = FileKind(of: path) {
          return HiddenFolder(path: path, lock: folder)
        }
      } catch {
        if case .absent = FileKind(of: path) { continue }
        _ = unsafe rmdir(path)
        throw FileFault(path: target.given, fact: error.fact, fix: error.fix)
      }
    }
    throw FileFault(path: target.given, fact: "too many unfinished results lie beside it", fix: "")
  }

  /// Removes the hidden folders of runs that were broken off: nobody holds their lock.
  private static func removeStaleFolders(beside target: FolderPath, _ ours: Set<String>) {
    for name in (try? entries(of: target.parent)) ?? []
    where name.hasPrefix(target.temporaryPrefix) {
      let path = "\(target.parent)/\(name)"
      guard
        let folder = try? FileDescriptor(
          open: path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, doing: "remove")
      else { continue }
      if (try? folder.lock()) == true { remove(folder: path, ours) }
    }
  }

  /// Removes our files from a folder, and the folder if nothing else is in it.
  private static func remove(folder: String, _ ours: Set<String>) {
    // What was protected from writing is replaced all the same, and leaves nothing behind.
    _ = unsafe chmod(folder, 0o700)
    for name in (try? entries(of: folder)) ?? [] where ours.contains(name) {
      _ = unsafe unlink("\(folder)/\(name)")
    }
    _ = unsafe rmdir(folder)
  }

  /// The names in a folder, in order of their bytes.
  private static func entries(of folder: String) throws(FileFault) -> [String] {
    guard let stream = unsafe opendir(folder) else {
      throw .system(folder, "look into this folder")
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// Where results are written before they are put in place.
private struct HiddenFolder: ~Copyable {
  let path: String
  /// Held as long as it is open.
  let lock: FileDescriptor
}

/// The path of a folder, taken apart.
private struct FolderPath {
  let given: String
  let parent: String
  let path: String
  let temporaryPrefix: String

  init(_ given: String) throws(FileFault) {
    self.given = given
    let parts = given.split(separator: "/").filter { $0 != "." }
    guard let name = parts.last, name != "..", !given.utf8.contains(0) else {
      throw FileFault(
        path: given, fact: "this does not name a folder of its own",
        fix: "Name a folder for the results.")
    }
    let above = parts.dropLast().joined(separator: "/")
    parent = given.hasPrefix("/") ? "/" + above : (above.isEmpty ? "." : above)
    path = "\(parent)/\(name)"
    temporaryPrefix = ".\(name).unfinished-"
  }
}

/// What a path leads to, without following a symbolic link.
private enum FileKind {
  case absent
  case folder
  case file
  case failed(Int32)

  init(of path: String) {
    var status = stat()
    if unsafe lstat(path, &status) != 0 {
      self = errno == ENOENT ? .absent : .failed(errno)
    } else {
      self = status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }
  }
}

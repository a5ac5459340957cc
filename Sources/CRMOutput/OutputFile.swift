import CRMDomain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file being written: it appears under its name, whole, when it is kept, readable by its owner
/// alone; what stood there before stays until then.
package final class OutputFile {
  private let path: String
  /// What is written until the file is kept; nil for a device, which is written as it is.
  private let draft: String?
  private let descriptor: Int32
  private var isOpen = true
  /// Where the bytes go.
  package let sink: ByteSink

  /// Begins a file.
  ///
  /// - Throws: `cannotCreate` where the folder does not let it.
  package init(_ given: String, mode: mode_t = 0o600) throws(CRMError) {
    // A link keeps pointing at what it points at; that is what is written.
    let path = OutputFile.resolved(given)
    self.path = path
    if OutputFile.isFolder(path) {
      errno = EISDIR
      throw OutputFile.cannotCreate(path)
    }
    if OutputFile.isDevice(path) {
      draft = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      draft = path + ".part-\(getpid())"
      descriptor = open(path + ".part-\(getpid())", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    }
    guard descriptor >= 0 else { throw OutputFile.cannotCreate(path) }
    sink = ByteSink(descriptor: descriptor, isTerminal: false, capacity: 1 << 18)
  }

  /// Writes out what is left and puts the file in its place.
  package func keep() throws(CRMError) {
    try sink.flush()
    isOpen = false
    let isClosed = close(descriptor) == 0
    guard let draft else { return }
    // By now what is answered was done: this is an answer that could not be written, not a wrong name.
    guard isClosed, rename(draft, path) == 0 else {
      let error = CRMError(
        .inputOutput, code: "write_failed",
        "\(path) cannot be written: \(String(cString: strerror(errno)))")
      unlink(draft)
      throw error
    }
  }

  deinit {
    guard isOpen else { return }
    close(descriptor)
    if let draft { unlink(draft) }
  }

  /// Makes the folders above a file, for their owner alone.
  package static func makeFolder(of path: String) throws(CRMError) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    if access(folder, F_OK) == 0 { return }
    try makeFolder(of: folder)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw cannotCreate(path) }
  }

  /// Removes a folder with these files.
  package static func removeFolder(_ path: String, files: [String]) {
    for file in files { unlink(path + "/" + file) }
    rmdir(path)
  }

  /// Removes a file.
  package static func remove(_ path: String) { unlink(path) }

  /// Gives a file another name on the same disk.
  ///
  /// - Throws: `cannotCreate` where that cannot be.
  package static func move(_ path: String, to other: String) throws(CRMError) {
    guard rename(path, other) == 0 else { throw cannotCreate(other) }
  }

  /// Where a path leads, over links; the path itself where that is nowhere.
  package static func resolved(_ path: String) -> String {
    guard !path.hasPrefix("/dev/"), let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Whether two paths lead to the same file.
  package static func isSame(_ a: String, _ b: String) -> Bool {
    var first = stat()
    var second = stat()
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }

  /// Whether two paths lead to one file, or would if it were made: one name in one folder, however the folder
  /// is spelled.
  package static func isSamePlace(_ a: String, _ b: String) -> Bool {
    if a == b || isSame(a, b) { return true }
    let (first, second) = (split(a), split(b))
    return first.name == second.name && isSame(first.folder, second.folder)
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }

  /// Takes a file from everybody but its owner.
  package static func makePrivate(_ path: String) { chmod(path, 0o600) }

  /// Lets those read and write a file who may read and write another.
  package static func copyMode(of path: String, to other: String) {
    var status = stat()
    if stat(path, &status) == 0 { chmod(other, status.st_mode & 0o777) }
  }

  /// The names of the files in a folder; none where there is no such folder.
  package static func files(in folder: String) -> [String] {
    guard let entries = opendir(folder) else { return [] }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
        start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// Whether there is a file of this name.
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a path is a folder.
  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a path is a device or pipe, as `/dev/full` or `/dev/stdout`.
  private static func isDevice(_ path: String) -> Bool {
    // These are links to whatever a stream is: the stream is written, never what stands in its place.
    if path.hasPrefix("/dev/") { return true }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  private static func cannotCreate(_ path: String) -> CRMError {
    CRMError(
      .cannotCreate, code: "cannot_create",
      "\(path) cannot be created: \(String(cString: strerror(errno)))")
  }
}

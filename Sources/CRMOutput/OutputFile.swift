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
  package init(_ path: String, mode: mode_t = 0o600) throws(CRMError) {
    self.path = path
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
    guard isClosed, rename(draft, path) == 0 else {
      let error = OutputFile.cannotCreate(path)
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

  /// Whether a path is a device or pipe, as `/dev/full` or `/dev/stdout`.
  private static func isDevice(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
      && status.st_mode & S_IFMT != S_IFDIR
  }

  private static func cannotCreate(_ path: String) -> CRMError {
    CRMError(
      .cannotCreate, code: "cannot_create",
      "\(path) cannot be created: \(String(cString: strerror(errno)))")
  }
}

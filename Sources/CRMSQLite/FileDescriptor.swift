#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file calls of the C library that the methods of an engine have the names of.
enum FileDescriptor {
  /// A descriptor, or -1 with `errno`.
  static func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(path, flags, mode)
    #else
      Darwin.open(path, flags, mode)
    #endif
  }

  /// Lets a descriptor go.
  static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  /// Makes sure that the name of a new file survives a loss of power, as its content does.
  static func synchronise(folderOf path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC, 0)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Whether this user may write a file that is there.
  static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  /// Whether this user may change who may write a file.
  static func isOwn(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && (geteuid() == 0 || status.st_uid == geteuid())
  }

  /// Whether the disk a path lies on has hardly room for one page more.
  static func hasNoRoom(_ path: String) -> Bool {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    var system = statvfs()
    guard statvfs(folder, &system) == 0 else { return false }
    return UInt64(system.f_bavail) * UInt64(system.f_frsize) < 1 << 16
  }

  /// The size of a file in bytes; nil where there is none.
  static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }
}

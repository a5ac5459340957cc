#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The database files this process has open, each as often as it has.
///
/// Whoever lets go of a descriptor of a file lets go of all locks of the process on it (fcntl), those of SQLite too:
/// then another process takes itself for the last, folds the log in and removes it, under this one's feet. So a file
/// that is open is not looked into beside SQLite.
enum OpenFiles {
  nonisolated(unsafe) private static var paths: [String] = []
  nonisolated(unsafe) private static var lock: pthread_mutex_t = {
    var made = pthread_mutex_t()
    pthread_mutex_init(&made, nil)
    return made
  }()

  private static func locked<R>(_ body: () -> R) -> R {
    pthread_mutex_lock(&lock)
    defer { pthread_mutex_unlock(&lock) }
    return body()
  }

  /// Notes that a connection opened a file.
  static func add(_ path: String) { locked { paths.append(path) } }

  /// Notes that a connection closed one.
  static func remove(_ path: String) {
    locked { if let place = paths.firstIndex(of: path) { paths.remove(at: place) } }
  }

  /// Whether a file is open.
  static func contains(_ path: String) -> Bool { locked { paths.contains(path) } }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The project's files, as tests find them.
package enum TestFiles {
  /// The folder of the project.
  package static let root: String = {
    var path = String(#filePath)
    for _ in 0..<3 { path = String(path[..<path.lastIndex(of: "/")!]) }
    return path
  }()
  package static var transcripts: String { root + "/Tests/Transcripts" }

  /// The files below a folder whose names end so, sorted.
  package static func files(below folder: String, _ ending: String) -> [String] {
    var found: [String] = []
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = folder + "/" + name
      if entry.pointee.d_type == DT_DIR {
        found += files(below: path, ending)
      } else if name.hasSuffix(ending) {
        found.append(path)
      }
    }
    return found.sorted()
  }

  /// What is in a file; empty if it cannot be read.
  package static func text(of path: String) -> String {
    String(decoding: bytes(of: path), as: UTF8.self)
  }

  package static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }

  package static func lines(of path: String) -> [String] {
    var lines = text(of: path).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  package static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { return }
    defer { fclose(file) }
    _ = Array(text.utf8).withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
  }
}

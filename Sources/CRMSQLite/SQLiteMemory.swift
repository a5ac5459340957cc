import CSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Memory for SQLite in a process that runs one command.
//
// The first statement of a connection reads the whole schema: some three thousand small pieces, most of
// which are not let go before the process ends. Cut one after the other from a region they cost a few
// instructions each instead of a hundred, which is a tenth of a short command. Those that do come back
// are given out again, so that the region stays small: a page the kernel must clear costs more than
// all the pieces on it. What is asked for when the region is used up, and every piece that is large,
// comes from the system, so that long work behaves as it always did. One thread only: nothing is locked.

/// A region pieces are cut from until it is used up.
enum SQLiteMemory {
  /// What reading the schema and answering a short command take; more would be pages never used.
  private static let size = 4 << 16
  /// Pieces above this come from the system.
  private static let largest = 1 << 14
  nonisolated(unsafe) private static var region = UnsafeMutableRawPointer(bitPattern: 16)!
  nonisolated(unsafe) private static var used = 0
  /// Pieces up to this size are given out again when they come back, each to the next of its size.
  private static let largestKept = 2048
  nonisolated(unsafe) private static var kept = UnsafeMutablePointer<UnsafeMutableRawPointer?>
    .allocate(capacity: largestKept >> 4 + 1)

  /// In front of every piece stands its size; sixteen bytes, so that the piece keeps its alignment.
  private static let header = 16

  private static func isOurs(_ piece: UnsafeMutableRawPointer) -> Bool {
    piece >= region && piece < region + size
  }

  private static func take(_ count: Int) -> UnsafeMutableRawPointer? {
    let rounded = (count + 15) & ~15
    let block: UnsafeMutableRawPointer
    if rounded <= largestKept, let free = kept[rounded >> 4] {
      // The first word of a free piece is the next one of its size.
      kept[rounded >> 4] = free.load(as: UnsafeMutableRawPointer?.self)
      return free
    }
    if count <= largest, used + rounded + header <= size {
      if used == 0 { populate() }
      block = region + used
      used += rounded + header
    } else {
      guard let found = malloc(rounded + header) else { return nil }
      block = found
    }
    block.storeBytes(of: rounded, as: Int.self)
    return block + header
  }

  private static func give(_ piece: UnsafeMutableRawPointer) {
    guard isOurs(piece) else { return free(piece - header) }
    let count = (piece - header).load(as: Int.self)
    if piece + count == region + used {
      used -= count + header
    } else if count <= largestKept {
      piece.storeBytes(of: kept[count >> 4], as: UnsafeMutableRawPointer?.self)
      kept[count >> 4] = piece
    }
  }

  private static func resize(
    _ piece: UnsafeMutableRawPointer, _ count: Int
  ) -> UnsafeMutableRawPointer? {
    let old = (piece - header).load(as: Int.self)
    let rounded = (count + 15) & ~15
    if !isOurs(piece) {
      guard let block = realloc(piece - header, rounded + header) else { return nil }
      block.storeBytes(of: rounded, as: Int.self)
      return block + header
    }
    if rounded <= old { return piece }
    if piece + old == region + used, used + rounded - old <= size {
      used += rounded - old
      (piece - header).storeBytes(of: rounded, as: Int.self)
      return piece
    }
    guard let larger = take(count) else { return nil }
    larger.copyMemory(from: piece, byteCount: old)
    give(piece)
    return larger
  }

  /// Asks for all pages of the region at once: each as it is first touched costs five times that. Where the kernel
  /// does not know how (before Linux 5.14) they come one by one.
  private static func populate() {
    #if canImport(Glibc)
      let populateForWriting: Int32 = 23
      madvise(region, size, populateForWriting)
    #endif
  }

  /// Makes SQLite use the region, before it is used for anything else.
  static func install() {
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    guard let found = mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0), found != MAP_FAILED
    else {
      return
    }
    region = found
    kept.initialize(repeating: nil, count: largestKept >> 4 + 1)
    var methods = sqlite3_mem_methods(
      xMalloc: { SQLiteMemory.take(Int($0)) },
      xFree: { if let piece = $0 { SQLiteMemory.give(piece) } },
      xRealloc: { piece, count in piece.flatMap { SQLiteMemory.resize($0, Int(count)) } },
      xSize: { $0.map { Int32(($0 - SQLiteMemory.header).load(as: Int.self)) } ?? 0 },
      xRoundup: { ($0 + 15) & ~15 }, xInit: { _ in SQLITE_OK }, xShutdown: { _ in },
      pAppData: nil)
    _ = crm_sqlite_config_memory(&methods)
  }
}

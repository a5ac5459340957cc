/// Bytes being put together: grows, is written to without checks of uniqueness, is owned by one place.
package struct ByteBuffer: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  /// How many bytes there are.
  @usableFromInline package internal(set) var count = 0

  /// An empty buffer with room for `capacity` bytes.
  package init(capacity: Int = 256) {
    self.capacity = max(16, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// The bytes so far; valid until the next change.
  package var bytes: Bytes { Bytes(start: base, count: count) }

  /// The text so far.
  package var string: String { bytes.string }

  /// The bytes from `offset` on, `length` of them; valid until the next change.
  package func part(_ offset: Int, _ length: Int) -> Bytes {
    Bytes(start: base + offset, count: length)
  }

  /// Room for `n` bytes past the end, to be filled and then claimed by `advance`.
  @inlinable @inline(__always)
  package mutating func reserve(_ n: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity - count < n { grow(n) }
    return base + count
  }

  /// Claims `n` bytes that were written into reserved room.
  @inlinable @inline(__always)
  package mutating func advance(_ n: Int) { count += n }

  /// Forgets everything past `count`, which must not be more than there is.
  package mutating func truncate(to count: Int = 0) { self.count = count }

  /// Forgets the first `n` bytes and moves the rest to the front.
  package mutating func dropFirst(_ n: Int) {
    base.update(from: base + n, count: count - n)
    count -= n
  }

  /// Bytes of the buffer itself once more at its end.
  package mutating func appendOwn(_ offset: Int, _ length: Int) {
    if capacity - count < length { grow(length) }
    (base + count).update(from: base + offset, count: length)
    count += length
  }

  /// Moves bytes within the buffer; the ranges may overlap.
  package mutating func move(_ from: Int, _ count: Int, to: Int) {
    (base + to).update(from: base + from, count: count)
  }

  /// Overwrites a byte.
  package mutating func put(_ byte: UInt8, at place: Int) { base[place] = byte }

  /// One byte more.
  @inlinable @inline(__always)
  package mutating func append(_ byte: UInt8) {
    if count == capacity { grow(1) }
    base[count] = byte
    count += 1
  }

  /// These bytes more. They must not be the buffer's own.
  @inlinable @inline(__always)
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    reserve(bytes.count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  /// This text more.
  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// This text more.
  package mutating func append(_ text: StaticString) {
    append(Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// The number in decimal.
  package mutating func append(number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(magnitude: number.magnitude, digits: 1)
  }

  /// The number in decimal, with zeros in front up to `digits`.
  package mutating func append(magnitude: UInt64, digits: Int) {
    var rest = magnitude
    var length = 1
    var bound: UInt64 = 10
    while length < 20, rest >= bound {
      length += 1
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = next
    }
    if length == 19, rest >= 10_000_000_000_000_000_000 { length = 20 }
    length = max(length, digits)
    let room = reserve(length)
    var i = length
    while i > 0 {
      i -= 1
      room[i] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
      rest /= 10
    }
    count += length
  }

  /// The scalar in UTF-8.
  package mutating func append(scalar: UInt32) {
    switch scalar {
    case 0..<0x80: append(UInt8(scalar))
    case 0x80..<0x800:
      append(UInt8(0xC0 | scalar >> 6))
      append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      append(UInt8(0xE0 | scalar >> 12))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    default:
      append(UInt8(0xF0 | scalar >> 18 & 0x07))
      append(UInt8(0x80 | scalar >> 12 & 0x3F))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  @usableFromInline mutating func grow(_ n: Int) {
    capacity = max(capacity * 2, count + n)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}

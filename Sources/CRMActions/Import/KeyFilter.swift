import CRMDomain

/// Tells for certain that a key is new, and almost for certain that it is not: a Bloom filter of 16 MiB
/// whose four bits of a key lie in one word, so that a look costs one miss of the cache.
///
/// A row all of whose keys are new is stored at once; the others are set aside and matched when the
/// indexes exist. For a million keys about 77 are taken for known that are new, which only costs time.
struct KeyFilter: ~Copyable {
  private static let words = 1 << 21
  private let bits: UnsafeMutablePointer<UInt64>

  init() {
    bits = .allocate(capacity: KeyFilter.words)
    bits.initialize(repeating: 0, count: KeyFilter.words)
  }

  deinit { bits.deallocate() }

  /// Notes a key; answers whether it may have been there before.
  mutating func insert(_ hash: UInt64) -> Bool {
    let word = Int(hash & UInt64(KeyFilter.words - 1))
    let mask = KeyFilter.mask(hash)
    let wasThere = bits[word] & mask == mask
    bits[word] |= mask
    return wasThere
  }

  private static func mask(_ hash: UInt64) -> UInt64 {
    var mask: UInt64 = 0
    var rest = hash >> 21
    for _ in 0..<4 {
      mask |= 1 << (rest & 63)
      rest >>= 6
    }
    return mask
  }

  /// A hash of a key of a kind: eight bytes a step, multiplied and folded.
  static func hash(_ kind: UInt64, _ key: Bytes) -> UInt64 {
    var state = kind &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(key.count)
    var i = 0
    let raw = UnsafeRawBufferPointer(key)
    while i + 8 <= key.count {
      state = mix(
        state ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)))
      i += 8
    }
    var word: UInt64 = 0
    var shift: UInt64 = 0
    while i < key.count {
      word |= UInt64(key[i]) << shift
      shift += 8
      i += 1
    }
    return mix(mix(state ^ word))
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}

/// The hash a file is known by [FIPS 180-4]. Fifty lines, where a library of cryptography would be the largest
/// part of the program.
package struct SHA256 {
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]

  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]

  /// The hash of some bytes, in 64 hexadecimal digits.
  package static func hex(_ bytes: Bytes) -> String {
    var hash = SHA256()
    var message = [UInt8](bytes)
    let bits = UInt64(message.count) * 8
    message.append(0x80)
    while message.count % 64 != 56 { message.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      message.append(UInt8(bits >> UInt64(shift) & 0xFF))
    }
    for start in stride(from: 0, to: message.count, by: 64) { hash.block(message, start) }
    let digits = Array("0123456789abcdef".utf8)
    var out: [UInt8] = []
    for word in hash.state {
      for shift in stride(from: UInt32(28), through: 0, by: -4) {
        out.append(digits[Int(word >> shift & 15)])
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func block(_ message: [UInt8], _ start: Int) {
    func turned(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }
    var w = [UInt32](repeating: 0, count: 64)
    for i in 0..<16 {
      let at = start + 4 * i
      w[i] =
        UInt32(message[at]) << 24 | UInt32(message[at + 1]) << 16 | UInt32(message[at + 2]) << 8
        | UInt32(message[at + 3])
    }
    for i in 16..<64 {
      let a = turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ w[i - 15] >> 3
      let b = turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ w[i - 2] >> 10
      w[i] = w[i - 16] &+ a &+ w[i - 7] &+ b
    }
    var v = state
    for i in 0..<64 {
      let e = turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25)
      let choice = v[4] & v[5] ^ ~v[4] & v[6]
      let first = v[7] &+ e &+ choice &+ Self.constants[i] &+ w[i]
      let a = turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22)
      let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
      v = [first &+ a &+ majority, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for i in 0..<8 { state[i] = state[i] &+ v[i] }
  }
}

/// Bytes as text [RFC 4648].
package enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Bytes as text.
  package static func text(_ bytes: Bytes) -> String {
    var out = ByteBuffer(capacity: bytes.count / 3 * 4 + 8)
    var i = 0
    while i < bytes.count {
      let left = bytes.count - i
      let n =
        UInt32(bytes[i]) << 16 | (left > 1 ? UInt32(bytes[i + 1]) << 8 : 0)
        | (left > 2 ? UInt32(bytes[i + 2]) : 0)
      out.append(letters[Int(n >> 18 & 63)])
      out.append(letters[Int(n >> 12 & 63)])
      out.append(left > 1 ? letters[Int(n >> 6 & 63)] : UInt8(ascii: "="))
      out.append(left > 2 ? letters[Int(n & 63)] : UInt8(ascii: "="))
      i += 3
    }
    return out.string
  }

  /// The bytes of a text; nil where it is none.
  package static func bytes(_ text: Bytes) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    var values = [UInt8](repeating: 255, count: 256)
    for (i, letter) in letters.enumerated() { values[Int(letter)] = UInt8(i) }
    var out: [UInt8] = []
    out.reserveCapacity(text.count / 4 * 3)
    var i = 0
    while i < text.count {
      var n: UInt32 = 0
      var pads = 0
      for k in 0..<4 {
        let byte = text[i + k]
        if byte == UInt8(ascii: "="), i + 4 == text.count, k >= 2 {
          pads += 1
          n <<= 6
          continue
        }
        guard values[Int(byte)] < 64, pads == 0 else { return nil }
        n = n << 6 | UInt32(values[Int(byte)])
      }
      out.append(UInt8(n >> 16 & 255))
      if pads < 2 { out.append(UInt8(n >> 8 & 255)) }
      if pads < 1 { out.append(UInt8(n & 255)) }
      i += 4
    }
    return out
  }
}

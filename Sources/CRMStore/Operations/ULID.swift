import CRMDomain

/// A number made by the client that names an operation everywhere: 48 bits of milliseconds, 80 of
/// chance, in Crockford's base 32.
struct ULID {
  let text: String

  init(_ at: Instant, random: UInt64, sequence: Int64) {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    let time = UInt64(max(0, at.seconds)) * 1000
    var out: [UInt8] = []
    for shift in stride(from: 45, through: 0, by: -5) {
      out.append(alphabet[Int(time >> UInt64(shift) & 31)])
    }
    for shift in stride(from: 60, through: 0, by: -5) {
      out.append(alphabet[Int(random >> UInt64(shift) & 31)])
    }
    for shift in [10, 5, 0] { out.append(alphabet[Int(sequence >> Int64(shift) & 31)]) }
    text = String(decoding: out, as: UTF8.self)
  }
}

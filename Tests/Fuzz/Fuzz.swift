import CRMDomain
import CRMInterchange

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// What a fuzzer hands over is read by the reader that CRM_FUZZ names, one of those that meet bytes from
// outside. None of them may trap, and what is read must write as something that reads the same.

/// A reader of outside bytes.
private enum Reader: String {
  case filter, csv, json, date, money, phone, name, key, zone

  /// The one that is tried.
  static let chosen: Reader = {
    guard let name = getenv("CRM_FUZZ"), let reader = Reader(rawValue: String(cString: name)) else {
      fatalError("CRM_FUZZ names no reader")
    }
    return reader
  }()
}

/// What the fuzzer calls with every input it thinks of; the answer is always 0.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  switch Reader.chosen {
  case .filter: filter(bytes)
  case .csv: table(Array(bytes))
  case .json: json(bytes)
  case .date: dates(bytes)
  case .money: money(bytes)
  case .phone: phone(bytes.string)
  case .name: name(bytes)
  case .key: key(bytes)
  case .zone: zone(bytes)
  }
  return 0
}

private func filter(_ bytes: Bytes) {
  do throws(FilterFault) {
    let filter = try FilterParser.parse(bytes.string)
    let printed = FilterPrinter.text(filter)
    let again = try FilterParser.parse(printed)
    precondition(again == filter, "\(printed) reads differently")
  } catch {}
}

private func table(_ bytes: [UInt8]) {
  do throws(CRMError) {
    let input = try SpooledInput(MemoryInput(bytes), folder: "/tmp")
    let table = try ImportTable(input, TableOptions()) { $0 == "name" }
    let rows = try table.rows()
    while try rows.step() {
      for i in rows.columns.indices { _ = rows.value(i) }
      _ = rows.surplus
    }
  } catch {}
}

private func json(_ bytes: Bytes) {
  do throws(JSONParser.Fault) {
    let json = try JSONParser.parse(bytes)
    let again = try JSONParser.parse(json.description)
    precondition(again == json)
  } catch {}
}

private func dates(_ bytes: Bytes) {
  let clock = LocalClock(now: Instant(seconds: 1_795_000_000), zone: .utc)
  do throws(DateParser.Fault) { _ = try DateParser(clock).reading(bytes) } catch {}
}

private func money(_ bytes: Bytes) {
  _ = Money.Spelling(bytes)
  for places in [0, 2, 6] {
    do throws(NumberParser.Fault) {
      let value = try NumberParser().scaled(bytes, places: places)
      var out = ByteBuffer(capacity: 32)
      Decimal.append(value, places: places, isTrimmed: false, to: &out)
      let again = try NumberParser().scaled(out.bytes, places: places)
      precondition(again == value, "\(out.bytes.string) reads differently")
    } catch {}
  }
}

private func phone(_ text: String) {
  for region in ["NO", "SE", "DK", "FI", "DE", "US"] {
    guard let number = PhoneNumber.normalised(text, region: region) else { continue }
    precondition(
      PhoneNumber.normalised(number, region: "NO") == number, "\(number) reads differently")
  }
}

private func name(_ bytes: Bytes) {
  let text = bytes.string
  let key = Folding.key(text)
  _ = Words.of(text)
  _ = Collation(language: "nb")?.key([text])
  _ = Mojibake.repaired(text)
  _ = PersonName.split(text)
  _ = JaroWinkler.similarity(bytes, Bytes(rebasing: bytes.dropFirst(bytes.count / 2)))
  _ = NameAgreement.agree(key, Folding.key(String(text.reversed())))
}

/// E-mail addresses, domains, organisation numbers, postal codes, identity numbers.
private func key(_ bytes: Bytes) {
  let text = bytes.string
  for region in ["NO", "SE", "DE"] {
    _ = OrganisationNumber.read(text, country: region)
    _ = PostalCode.read(text, country: region, assumed: "NO")
  }
  if let key = EmailAddress.key(text) {
    precondition(EmailAddress.key(key) == key, "\(key) reads differently")
  }
  _ = DomainName.key(text)
  _ = NationalIdentity.find(in: bytes)
  _ = ImportedDate(bytes, order: .dmy)
}

private func zone(_ bytes: Bytes) {
  guard let rules = TimeZoneRules(name: "fuzz", file: bytes) else { return }
  _ = rules.offset(at: Instant(seconds: 1_795_000_000))
}

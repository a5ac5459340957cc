import CRMDomain
import CRMInterchange

// What a fuzzer hands over is read by every reader that meets bytes from outside: the first byte chooses.
// None of them may trap, and what is read must write as something that reads the same.

/// What the fuzzer calls with every input it thinks of; the answer is always 0.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let rest = UnsafeBufferPointer(start: start + 1, count: count - 1)
  switch start[0] % 6 {
  case 0: filter(rest)
  case 1: table(Array(rest))
  case 2: json(rest)
  case 3: dates(rest)
  case 4: values(rest)
  default: zone(rest)
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

private func values(_ bytes: Bytes) {
  let text = bytes.string
  for region in ["NO", "SE", "DE"] {
    _ = PhoneNumber.normalised(text, region: region)
    _ = OrganisationNumber.read(text, country: region)
    _ = PostalCode.read(text, country: region, assumed: "NO")
  }
  _ = EmailAddress.key(text)
  _ = DomainName.key(text)
  _ = NationalIdentity.find(in: bytes)
  _ = Folding.key(text)
  _ = Words.of(text)
  _ = Collation(language: "nb")?.key([text])
  _ = Money.Spelling(bytes)
  _ = ImportedDate(bytes, order: .dmy)
  _ = Mojibake.repaired(text)
  _ = JaroWinkler.similarity(bytes, Bytes(rebasing: bytes.dropFirst(bytes.count / 2)))
  _ = NameAgreement.agree(Folding.key(text), Folding.key(String(text.reversed())))
  for places in [0, 2, 6] {
    do throws(NumberParser.Fault) { _ = try NumberParser().scaled(bytes, places: places) } catch {}
  }
}

private func zone(_ bytes: Bytes) {
  guard let rules = TimeZoneRules(name: "fuzz", file: bytes) else { return }
  _ = rules.offset(at: Instant(seconds: 1_795_000_000))
}

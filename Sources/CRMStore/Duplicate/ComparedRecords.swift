import CRMDomain

/// What is compared of every record of a noun, packed: a million contacts take a hundred megabytes.
package final class ComparedRecords {
  private var arena = ByteBuffer(capacity: 1 << 20)
  private var starts: [Int] = []
  /// The numbers of the records, by their place.
  package private(set) var numbers: [Int64] = []
  private let isCompany: Bool

  /// Reads every record of contacts or companies.
  package init(_ noun: NounName, in database: Database) throws(CRMError) {
    isCompany = noun.isOrganisation
    let rows = try database.connection.prepare(
      isCompany ? ComparedRecords.companies : ComparedRecords.contacts, .streamed)
    while try rows.step() {
      numbers.append(rows.integer(0))
      starts.append(arena.count)
      for column in 1..<10 { append(rows, column) }
      arena.append(number: rows.integer(10))
      arena.append(0)
    }
    starts.append(arena.count)
  }

  private static let contacts =
    "SELECT id, COALESCE(first_name_fold, ''), COALESCE(last_name_fold, name_fold, ''), email_key,"
    + " phone, street_fold, postal_code, birthday, external_ids, NULL, COALESCE(company, 0)"
    + " FROM contact ORDER BY id"
  private static let companies =
    "SELECT id, NULL, name_fold, NULL, phone, street_fold, postal_code, country, external_ids, domain,"
    + " COALESCE(CAST(org_number AS BIGINT), 0) FROM company ORDER BY id"

  /// A field, with a zero behind it.
  private func append(_ rows: any Statement, _ column: Int) {
    if let text = rows.textIfAny(column) {
      arena.append(text.count > 200 ? text.part(0..<200) : text)
    }
    arena.append(0)
  }

  /// Where the record of a number stands; nil if there is none.
  package func place(of number: Int64) -> Int? {
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == number ? low : nil
  }

  /// How many there are.
  package var count: Int { numbers.count }

  /// A field of the record at a place: 0 given, 1 family or name, 2 e-mail, 3 phone, 4 street, 5 postal code,
  /// 6 birthday or country, 7 external ids, 8 domains, 9 company or organisation number.
  package func field(_ place: Int, _ field: Int) -> Bytes {
    var position = starts[place]
    let bytes = arena.bytes
    for _ in 0..<field {
      while bytes[position] != 0 { position += 1 }
      position += 1
    }
    var end = position
    while bytes[end] != 0 { end += 1 }
    return bytes.part(position..<end)
  }

  /// The record at a place, ready to be compared.
  package func record(_ place: Int) -> ComparedRecord {
    var record = ComparedRecord()
    record.given = field(place, 0).string
    record.family =
      isCompany ? CompanyForm.removed(field(place, 1).string) : field(place, 1).string
    let email = field(place, 2)
    if !EmailAddress.isRole(key: email) { record.email = ComparedRecords.withoutTag(email.string) }
    record.phone = field(place, 3).string
    record.postalCode = field(place, 5).string
    let street = field(place, 4).string
    if !street.isEmpty { record.address = street + "|" + record.postalCode }
    if isCompany {
      record.organisation = field(place, 9).isEqual(to: "0") ? "" : field(place, 9).string
      record.domains = RecordDraft.texts(field(place, 8))
    } else {
      record.birthday = field(place, 6).string
      record.company = Int64(field(place, 9).string) ?? 0
    }
    record.externalIDs = RecordDraft.texts(field(place, 7))
    return record
  }

  /// An address without what follows a plus sign: `kari+news@x.no` is Kari's.
  static func withoutTag(_ key: String) -> String {
    guard let plus = key.firstIndex(of: "+"), let at = key.firstIndex(of: "@"), plus < at else {
      return key
    }
    return String(key[..<plus]) + key[at...]
  }
}

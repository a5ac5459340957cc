import CRMDomain

/// The statements that find the few records a new one may be the same as, each by an index.
extension RecordTable {
  /// The records whose folded name lies between `$1` and `$2`.
  package var selectByNameRange: String {
    "SELECT id FROM \(name) WHERE name_fold >= $1 AND name_fold < $2 ORDER BY id LIMIT 50"
  }

  /// The records with the primary telephone number `$1`.
  package var selectByPhone: String {
    "SELECT id FROM \(name) WHERE phone = $1 ORDER BY id LIMIT 50"
  }

  /// The records with the e-mail address `$1`.
  package var selectByEmailKey: String {
    "SELECT id FROM \(name) WHERE email_key = $1 ORDER BY id LIMIT 50"
  }
}

extension ComparedRecord {
  /// What is compared of a row of contacts or companies.
  package init(_ row: Row, _ noun: NounName) {
    self.init()
    let isCompany = noun == .company
    given = isCompany ? "" : row.string("first_name_fold") ?? ""
    let family =
      isCompany ? row.string("name_fold") : row.string("last_name_fold") ?? row.string("name_fold")
    self.family = isCompany ? CompanyForm.removed(family ?? "") : family ?? ""
    phone = row.string("phone") ?? ""
    postalCode = row.string("postal_code") ?? ""
    if let street = row.string("street_fold"), !street.isEmpty {
      address = street + "|" + postalCode
    }
    externalIDs = row.string("external_ids").map { $0.withBytes { RecordDraft.texts($0) } } ?? []
    if isCompany {
      organisation = row.string("org_number") ?? ""
      domains = row.string("domain").map { $0.withBytes { RecordDraft.texts($0) } } ?? []
      return
    }
    birthday = row.string("birthday") ?? ""
    company = row.layout.column("company").map { row.isNull($0) ? 0 : row.integer($0) } ?? 0
    if let key = row.string("email_key"), !key.withBytes({ EmailAddress.isRole(key: $0) }) {
      email = ComparedRecords.withoutTag(key)
    }
  }
}

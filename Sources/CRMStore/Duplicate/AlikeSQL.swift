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
    let isCompany = noun.isOrganisation
    given = isCompany ? "" : row[ifAny: Contact.firstNameFold] ?? ""
    let family =
      isCompany
      ? row[ifAny: Contact.nameFold]
      : row[ifAny: Contact.lastNameFold] ?? row[ifAny: Contact.nameFold]
    self.family = isCompany ? CompanyForm.removed(family ?? "") : family ?? ""
    phone = row[ifAny: Contact.phone] ?? ""
    postalCode = row[ifAny: Contact.postalCode] ?? ""
    if let street = row[ifAny: Contact.streetFold], !street.isEmpty {
      address = street + "|" + postalCode
    }
    externalIDs =
      row[ifAny: Contact.externalIds].map { $0.withBytes { RecordDraft.texts($0) } } ?? []
    if isCompany {
      organisation = row[ifAny: Company.orgNumber] ?? ""
      domains = row[ifAny: Company.domain].map { $0.withBytes { RecordDraft.texts($0) } } ?? []
      return
    }
    birthday = row.string(Contact.birthday) ?? ""
    company = row.layout.column(Contact.company).map { row.isNull($0) ? 0 : row.integer($0) } ?? 0
    if let key = row[ifAny: Contact.emailKey], !key.withBytes({ EmailAddress.isRole(key: $0) }) {
      email = ComparedRecords.withoutTag(key)
    }
  }
}

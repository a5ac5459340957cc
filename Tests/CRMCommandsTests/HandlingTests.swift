import CRMDomain
import TestSupport
import Testing

@testable import CRMStore

/// Which values do not say yet what they are kept for, of whom they tell and what erasing does with them: a list
/// that may only become shorter, and is empty when erasure comes.
struct HandlingTests {
  private static let path = "/Tests/Fixtures/unhandled.txt"

  @Test func `what is not said yet of values is listed, and the list only becomes shorter`() {
    var unsaid: Set<String> = []
    for noun in Catalogue.standard.nouns {
      for field in noun.fields where field.handling == nil {
        unsaid.insert(noun.name.rawValue + "." + field.name)
      }
    }
    for table in DumpedTable.all {
      for column in table.columns { unsaid.insert(table.table + "." + column.name) }
    }
    let listed = Set(
      TestFiles.lines(of: TestFiles.root + Self.path).filter { !$0.isEmpty && !$0.hasPrefix("#") })
    for name in unsaid.subtracting(listed).sorted() {
      Issue.record("\(name) does not say how it is handled: give its field a 'handling'")
    }
    for name in listed.subtracting(unsaid).sorted() {
      Issue.record("\(name) is handled, or gone: take it from the list")
    }
  }
}

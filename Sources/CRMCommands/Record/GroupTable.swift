import CRMDomain
import CRMOutput
import CRMStore

/// Groups of records with their counts and sums: in JSON an object a group with sums by currency, in
/// text a line a group, in CSV a line for each currency of a group.
struct GroupTable {
  private let context: CommandContext
  private let noun: Noun
  private let path: FieldPath
  private let groups: [GroupQuery.Group]

  init(
    _ context: CommandContext, _ noun: Noun, _ path: FieldPath, _ groups: [GroupQuery.Group]
  ) {
    self.context = context
    self.noun = noun
    self.path = path
    self.groups = groups
  }

  func write() throws(CRMError) {
    let grid = rows()
    grid.objects = .each { emit throws(CRMError) in
      for group in groups { try emit(object(group)) }
    }
    try context.answer(.grid(grid))
  }

  private func object(_ group: GroupQuery.Group) throws(CRMError) -> JSON {
    var value = ByteBuffer(capacity: 64)
    cell(group.value) { JSONRenderer.append($0, path.field.type, to: &value) }
    var members = [
      JSON.Member(path.name, try context.json(value.string)),
      JSON.Member("count", .number("\(group.count)")),
    ]
    for (field, sums) in group.sums {
      members.append(
        JSON.Member(
          field,
          .object(
            sums.map { sum in
              var amount = ByteBuffer(capacity: 32)
              Decimal.append(
                sum.sum, places: Currency(sum.currency)?.places ?? 2, isTrimmed: false, to: &amount)
              return JSON.Member(sum.currency, .number(amount.string))
            })))
    }
    return .object(members)
  }

  private func cell(_ value: GroupQuery.Value?, _ body: (Cell) -> Void) {
    switch value {
    case nil: body(.null)
    case .text(let text)?: text.withBytes { body(.text($0)) }
    case .record(let id, let name)?:
      name.withBytes { body(.reference(id, name: $0, noun: .empty)) }
    case .number(let number)?:
      switch path.field.type {
      case .decimal, .percent: body(.decimal(number))
      case .boolean: body(.boolean(number != 0))
      case .money: body(.money(number, places: 2))
      default: body(.integer(number))
      }
    }
  }

  private func rows() -> Grid {
    let summed = noun.fields.filter { field in
      groups.contains { $0.sums.contains { $0.field == field.name && !$0.sums.isEmpty } }
    }
    var columns = [
      context.column(path), OutputColumn("count", .integer(0...Int64.max), heading: "COUNT"),
    ]
    columns += summed.map { context.column(FieldPath($0, of: noun.name)) }
    if !summed.isEmpty {
      columns.append(OutputColumn("currency", .code(.currency), heading: "CURRENCY"))
    }
    return Grid(columns) { emit throws(CRMError) in
      for group in groups {
        var codes: [String] = []
        for (_, sums) in group.sums {
          for sum in sums where !codes.contains(sum.currency) { codes.append(sum.currency) }
        }
        for code in codes.isEmpty ? [""] : codes {
          try row(group, code, summed, emit)
        }
      }
    }
  }

  private func row(
    _ group: GroupQuery.Group, _ code: String, _ summed: [Field],
    _ emit: ([Cell]) throws(CRMError) -> Void
  ) throws(CRMError) {
    let places = Currency(code)?.places ?? 2
    let amounts: [Cell] = summed.map { field in
      let sums = group.sums.first { $0.field == field.name }?.sums ?? []
      return sums.first { $0.currency == code }.map { .money($0.sum, places: places) } ?? .null
    }
    var failure: CRMError?
    cell(group.value) { first in
      code.withBytes { bytes in
        var cells = [first, .integer(Int64(group.count))] + amounts
        if !summed.isEmpty { cells.append(code.isEmpty ? .null : .text(bytes)) }
        do throws(CRMError) { try emit(cells) } catch { failure = error }
      }
    }
    if let failure { throw failure }
  }
}

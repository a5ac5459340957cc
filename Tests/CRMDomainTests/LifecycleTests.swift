import Testing

@testable import CRMDomain

struct LifecycleTests {
  private static let nouns = Catalogue.standard.nouns.filter { $0.lifecycle != nil }

  @Test func `states are the choices of their field, and moves go between states that are there`() {
    for noun in Self.nouns {
      guard let lifecycle = noun.lifecycle else { continue }
      let states = lifecycle.states.map { $0.key }
      #expect(lifecycle.choices(of: noun).map { $0.key } == states, "\(noun.name.rawValue)")
      #expect(noun.field(lifecycle.field.name) != nil)
      #expect(Set(lifecycle.begins).isSubset(of: states))
      #expect(Set(lifecycle.counts).isSubset(of: states))
      for move in lifecycle.moves {
        #expect(states.contains(move.to), "\(noun.name.rawValue): \(move.to)")
        #expect(Set(move.from).isSubset(of: states), "\(noun.name.rawValue): \(move.from)")
        #expect(!move.from.contains(move.to), "\(noun.name.rawValue): \(move.to) leads to itself")
      }
      let fields =
        lifecycle.states.flatMap { $0.own + ($0.stamp.map { [$0] } ?? []) }
        + lifecycle.moves.flatMap { $0.needs + ($0.argument.map { [$0] } ?? []) }
        + (lifecycle.reason.map { [$0] } ?? [])
      for field in fields { #expect(noun.field(field) != nil, "\(noun.name.rawValue).\(field)") }
    }
  }

  @Test func `every state can be come to, and what is open can be left`() {
    for noun in Self.nouns {
      guard let lifecycle = noun.lifecycle, !lifecycle.moves.isEmpty else { continue }
      var reached = Set([lifecycle.states[0].key])
      while true {
        let next = lifecycle.moves.filter { !reached.isDisjoint(with: $0.from) }.map { $0.to }
        guard !reached.isSuperset(of: next) else { break }
        reached.formUnion(next)
      }
      for state in lifecycle.states {
        #expect(reached.contains(state.key), "\(noun.name.rawValue) is never \(state.key)")
        #expect(
          !state.isOpen || !lifecycle.moves(from: state.key).isEmpty,
          "\(noun.name.rawValue) stays \(state.key)")
      }
    }
  }

  @Test func `the moves of a noun are a noun its records own`() throws {
    for noun in Self.nouns {
      guard let lifecycle = noun.lifecycle, lifecycle.keepsMoves else { continue }
      let moves = try #require(Catalogue.standard[noun.name.moves])
      #expect(moves.movesOf == noun.name)
      #expect(moves.traits.contains(.appendOnly))
      guard case .reference(let reference) = moves.field(noun.name.rawValue)?.type else {
        Issue.record("\(moves.name.rawValue) refers to no \(noun.name.rawValue)")
        continue
      }
      #expect(reference.isOwned)
      #expect(moves.field("reason")?.traits.contains(.personal) == true)
    }
  }

  @Test func `a row knows its state, and enters another with what is open`() throws {
    let task = Row(RowLayout(.task))
    task.enter("open")
    #expect(Noun.task.lifecycle?.state(of: task) == "open")
    #expect(task[Task.open] == true)
    task.enter("done")
    #expect(task[Task.open] == false)
    let user = Row(RowLayout(.user))
    user[User.active] = false
    #expect(Noun.user.lifecycle?.state(of: user) == Lifecycle.inactive)
  }

  @Test func `what is shown with a record is part of it`() {
    var count = 0
    for noun in Catalogue.standard.nouns {
      for name in noun.parts {
        count += 1
        let owners = Catalogue.standard[name]?.fields.compactMap { field -> NounName? in
          if case .reference(let owner) = field.type, owner.isOwned { owner.noun } else { nil }
        }
        #expect(owners?.contains(noun.name) ?? false, "\(name.rawValue) of \(noun.name.rawValue)")
      }
    }
    #expect(count > 2)
  }
}

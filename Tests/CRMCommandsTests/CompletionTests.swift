import Testing
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct CompletionTests {
  private func furnished() -> TestWorld {
    let world = PaperTests.furnished()
    _ = world.run(["contact", "add", "Åse Ødegård", "email=ase@example.no", "tags=vip,gull"])
    return world
  }

  private func words(_ world: TestWorld, _ line: String...) -> [String] {
    world.run(["complete", "--"] + line).out.split(separator: "\n").map {
      String($0.split(separator: "\t")[0])
    }
  }

  @Test func `nouns, verbs, options, fields and values are offered`() {
    let world = furnished()
    #expect(words(world, "cont") == ["contact", "contract"])
    #expect(words(world, "contact", "ex") == ["export"])
    #expect(words(world, "contact", "list", "--gr") == ["--group"])
    #expect(words(world, "contact", "list", "comp").contains("company="))
    #expect(words(world, "contact", "edit", "1", "lifecycle=cu") == ["lifecycle=customer"])
    #expect(words(world, "contact", "list", "tags=g") == ["tags=gull"])
    #expect(words(world, "contact", "edit", "1", "owner=e") == ["owner=eva"])
    #expect(words(world, "contact", "show", "ase@") == ["ase@example.no"])
    #expect(words(world, "contact", "show", "ode").isEmpty)
    #expect(
      words(world, "contact", "show", "åse") == ["Åse Ødegård"]
        || words(world, "contact", "show", "ase O").count == 1)
    #expect(words(world, "contact", "list", "--format", "js") == ["json", "jsonl"])
    #expect(words(world, "contact", "list", "--sort", "-na").first?.hasPrefix("-name") ?? false)
    #expect(words(world, "help", "fi").contains("filters"))
  }

  @Test func `nothing is offered, said or made where there is no database`() {
    let world = TestWorld()
    let ran = world.run(["complete", "--", "contact", "show", "k"])
    #expect(ran.out.isEmpty && ran.err.isEmpty && ran.status == 0)
    #expect(words(world, "contact", "list", "na").contains("name="))
    #expect(world.shell("ls .local 2>&1").status != 0)
  }

  @Test(arguments: [
    ("crm cont", "contact"), ("crm contact li", "list"),
    ("crm contact edit 1 lifecycle=cu", "customer"),
    ("crm contact show ase@ex", "example.no"), ("crm contact list tags=g", "gull"),
  ]) func `bash completes a line`(_ line: String, _ end: String) {
    let world = furnished()
    // Bash splits words at = : and @; the function is called as readline would.
    let script = """
      . '\(TestFiles.root)/Completions/crm.bash'
      COMP_LINE='\(line)' COMP_POINT=\(line.utf8.count)
      COMP_WORDS=(); rest='\(line)'
      for word in $rest; do
        while [[ $word =~ ^([^=:@]*)([=:@])(.*)$ ]]; do
          [[ -n ${BASH_REMATCH[1]} ]] && COMP_WORDS+=("${BASH_REMATCH[1]}")
          COMP_WORDS+=("${BASH_REMATCH[2]}"); word=${BASH_REMATCH[3]}
        done
        COMP_WORDS+=("$word")
      done
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      compopt() { :; }
      _crm; printf '%s\\n' "${COMPREPLY[@]}"
      """
    TestFiles.write(script, to: world.folder.path + "/complete.bash")
    let ran = world.shell("bash complete.bash")
    #expect(ran.out.contains(end), "\(line): \(ran.out) \(ran.err)")
  }

  @Test func `zsh reads its script, where there is zsh`() {
    guard access("/usr/bin/zsh", X_OK) == 0 else { return }
    let world = furnished()
    let ran = world.shell(
      """
      cat >t.zsh <<'Z'
      compdef() { :; }
      _files() { :; }
      _describe() { shift 3; print -l -- "${(@P)1}"; }
      words=(crm contact list tags=g); CURRENT=4
      source '\(TestFiles.root)/Completions/_crm'
      _crm
      Z
      zsh -f t.zsh
      """)
    #expect(ran.out.contains("tags=gull"), "\(ran.out) \(ran.err)")
  }
}

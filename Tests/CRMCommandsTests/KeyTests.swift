import Testing
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Real keys in real shells: what completion shows is what is typed, and what is stored.
struct KeyTests {
  /// A line as it is typed, ⇥ being the Tab key, and the words that reach the program.
  private struct Line {
    var keys: String
    var words: [String]
    /// Whether it needs what fish does not do: offer what does not begin as it was typed.
    var isFolded = false

    init(_ keys: String, _ words: String..., isFolded: Bool = false) {
      self.keys = keys
      self.words = words
      self.isFolded = isFolded
    }
  }

  private static let lines = [
    Line("crm conta⇥sh⇥1", "contact", "show", "1"),
    Line("crm contact edit 2 ci⇥Gam⇥", "contact", "edit", "2", "city=Gamle Fredrikstad"),
    Line("crm contact list city=Gam⇥", "contact", "list", "city=Gamle Fredrikstad"),
    Line("crm contact list \"city=Gam⇥", "contact", "list", "city=Gamle Fredrikstad"),
    Line("crm contact list 'city=Gam⇥", "contact", "list", "city=Gamle Fredrikstad"),
    Line("crm contact list city=\"Gam⇥", "contact", "list", "city=Gamle Fredrikstad"),
    Line("crm contact list city=Gamle\\ F⇥", "contact", "list", "city=Gamle Fredrikstad"),
    Line("crm contact list city=\"Gamle F\"⇥", "contact", "list", "city=Gamle Fredrikstad"),
    Line(
      "crm contact edit 2 company=Kar⇥", "contact", "edit", "2", "company=Kari \"Kaia\" Lie A/S"),
    Line(
      "crm contact edit 2 'company=Kar⇥", "contact", "edit", "2", "company=Kari \"Kaia\" Lie A/S"),
    Line(
      "crm contact edit 2 \"company=Kar⇥", "contact", "edit", "2",
      "company=Kari \"Kaia\" Lie A/S"),
    Line("crm company show a=⇥", "company", "show", "a=b@c"),
    Line("crm company show Ba⇥", "company", "show", "Back\\slash $HOME `x`; (y) *"),
    Line("crm company show \"Ba⇥", "company", "show", "Back\\slash $HOME `x`; (y) *"),
    Line("crm company show Fire⇥", "company", "show", "Fire! & Flood"),
    Line("crm company show \"Fire⇥", "company", "show", "Fire! & Flood"),
    Line("crm contact list company=Smi⇥", "contact", "list", "company='Smith, Berg and Sons'"),
    Line("crm contact show Åse⇥", "contact", "show", "Åse Ødegård"),
    Line("crm contact show ase@⇥", "contact", "show", "ase@example.no"),
    Line("crm contact show O⇥", "contact", "show", "Ola O'Brien"),
    Line("crm contact show \"O⇥", "contact", "show", "Ola O'Brien"),
    Line("crm contact show 'O⇥", "contact", "show", "Ola O'Brien"),
    Line("crm contact show ase\\ o⇥", "contact", "show", "Åse Ødegård", isFolded: true),
    Line("crm contact list tags=mes⇥", "contact", "list", "tags=Messe 2025"),
    Line("crm contact edit 2 tags=vip,Mes⇥", "contact", "edit", "2", "tags=vip,Messe 2025"),
    Line("crm contact list @vin⇥", "contact", "list", "@vinter"),
    Line("crm contact list owner=my⇥", "contact", "list", "owner=my-team"),
    Line("crm deal move 1 prop⇥", "deal", "move", "1", "proposal"),
    Line("crm deal list stage=neg⇥", "deal", "list", "stage=negotiation"),
    Line("crm report pipeline --by sou⇥", "report", "pipeline", "--by", "source"),
    Line(
      "crm report winloss --period last-q⇥", "report", "winloss", "--period", "last-quarter"),
    Line(
      "crm contact import my⇥peo⇥ --dry-run", "contact", "import", "my files/people 1.csv",
      "--dry-run"),
    Line("crm --db=my⇥oth⇥ contact list", "--db=my files/other.db", "contact", "list"),
    Line("crm contact list -o my⇥oth⇥ -q", "contact", "list", "-o", "my files/other.db", "-q"),
    Line("true && crm undo --dry⇥", "undo", "--dry-run"),
  ]

  @Test(
    .enabled(if: access("/usr/bin/tmux", X_OK) == 0),
    arguments: ["bash", "zsh", "fish"].filter { access("/usr/bin/" + $0, X_OK) == 0 })
  func `what is completed is what is seen`(_ shell: String) {
    let world = KeyTests.furnished()
    let lines = KeyTests.lines.filter { shell != "fish" || !$0.isFolded }
    let ran = world.shell(
      "sh '\(TestFiles.root)/Tests/Shells/type.sh' '\(KeyTests.start(shell, world))'",
      input: lines.map { $0.keys + "\n" }.joined())
    let typed = TestFiles.text(of: world.folder.path + "/typed").split(separator: "\n")
    #expect(typed.count == lines.count, "\(ran.out) \(ran.err)")
    for (line, words) in zip(lines, typed) {
      #expect(words == line.words.joined(separator: "\u{1F}"), "\(shell): \(line.keys)")
    }
    let stored = world.run(["contact", "show", "2", "--json", "--fields", "city,company.name,tags"])
    #expect(
      stored.out.contains("Gamle Fredrikstad") && stored.out.contains("Kari \\\"Kaia\\\" Lie A/S")
        && stored.out.contains("Messe 2025"), "\(stored.out)")
  }

  /// A world in which names are awkward, and a `crm` that writes down what it is asked.
  private static func furnished() -> TestWorld {
    let world = TestWorld()
    func ok(_ words: String...) {
      let ran = world.run(words)
      #expect(ran.status == 0, "\(words): \(ran.err)")
    }
    ok("init", "country=NO")
    for name in [
      "Kari \"Kaia\" Lie A/S", "Smith, Berg and Sons", "a=b@c", "Back\\slash $HOME `x`; (y) *",
      "Fire! & Flood",
    ] {
      ok("company", "add", "name=" + name)
    }
    ok(
      "contact", "add", "Åse Ødegård", "email=ase@example.no", "city=Gamle Fredrikstad",
      "tags=Messe 2025")
    ok("contact", "add", "Ola O'Brien", "city=Oslo")
    ok("deal", "add", "Ny butikk", "amount=100k")
    ok("segment", "add", "vinter", "filter=city=Oslo")
    _ = world.shell(
      """
      mkdir -p 'my files' bin && touch 'my files/other.db' && echo name >'my files/people 1.csv'
      cat >bin/crm <<'E'
      #!/bin/sh
      # What completes is not written down.
      [ "$1" = complete ] || { IFS=$(printf '\\037'); printf '%s\\n' "$*" >>"$HOME/typed"; }
      exec "\(TestWorld.binaryFolder)/crm" "$@"
      E
      chmod +x bin/crm
      """)
    world.setVariable("PATH", world.folder.path + "/bin:/usr/local/bin:/usr/bin:/bin")
    return world
  }

  /// The command that starts a shell with nothing of its own but our completion, as it is installed.
  private static func start(_ shell: String, _ world: TestWorld) -> String {
    let completions = TestFiles.root + "/Completions"
    func write(_ text: String, _ file: String) {
      TestFiles.write(text + "\n", to: world.folder.path + "/" + file)
    }
    switch shell {
    case "bash":
      write("PROMPT_COMMAND='tmux wait-for -S prompt'; . '\(completions)/crm.bash'", "bashrc")
      return "bash --noprofile --rcfile bashrc -i"
    case "zsh":
      write(
        """
        precmd() { tmux wait-for -S prompt }
        fpath=('\(completions)' $fpath); autoload -Uz compinit; compinit -u
        """, ".zshrc")
      return "zsh -d -i"
    default:
      write(
        """
        function fish_greeting; end
        function fish_prompt; tmux wait-for -S prompt; echo '> '; end
        source '\(completions)/crm.fish'
        """, "config.fish")
      return "fish --no-config -i -C \"source config.fish\""
    }
  }
}

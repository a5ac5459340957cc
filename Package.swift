// swift-tools-version: 6.1
import PackageDescription

// A module is a layer: dependencies point down only, and the engines plug in from the executable.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

func layer(_ name: String, on dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(of name: String, with dependencies: Target.Dependency...) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name)] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "crm",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "crm", targets: ["crm"])],
  targets: [
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    layer("CRMDomain"),
    layer("CRMStore", on: "CRMDomain"),
    layer("CRMSQLite", on: "CRMStore", "CSQLite"),
    layer("CRMInterchange", on: "CRMDomain"),
    layer("CRMOutput", on: "CRMDomain"),
    layer("CRMActions", on: "CRMStore", "CRMInterchange"),
    layer("CRMCommands", on: "CRMActions", "CRMInterchange", "CRMOutput"),
    .executableTarget(
      name: "crm", dependencies: ["CRMCommands", "CRMSQLite"], swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["CRMStore", "CRMSQLite"], path: "Tests/Support",
      swiftSettings: settings),
    tests(of: "CRMDomain", with: "TestSupport"),
    tests(of: "CRMStore", with: "TestSupport"),
    tests(of: "CRMInterchange", with: "TestSupport"),
    tests(of: "CRMActions", with: "TestSupport", "CRMStore", "CRMDomain"),
    tests(
      of: "CRMCommands", with: "TestSupport", "CRMOutput", "CRMInterchange", "CRMSQLite", "crm"),
  ]
)

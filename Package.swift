// swift-tools-version: 6.1
import PackageDescription

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// A module is a layer: dependencies point down only, and the engines plug in from the executable.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

// What pkg-config says of libutf8proc the package manager would warn of; on Linux it lies in the usual place.
#if os(Linux)
  let isLinux = true
#else
  let isLinux = false
#endif

func layer(_ name: String, on dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(of name: String, with dependencies: Target.Dependency...) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name)] + dependencies,
    swiftSettings: settings)
}

// PostgreSQL is for those who have its client library; without it nothing else changes.
let hasPostgres = [
  "/usr/include/postgresql/libpq-fe.h", "/usr/include/libpq-fe.h",
  "/opt/homebrew/opt/libpq/include/libpq-fe.h", "/usr/local/opt/libpq/include/libpq-fe.h",
].contains { (header: String) in access(header, R_OK) == 0 }

let package = Package(
  name: "crm",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "crm", targets: ["crm"])],
  targets: [
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CUTF8Proc", pkgConfig: isLinux ? nil : "libutf8proc",
      providers: [.apt(["libutf8proc-dev"]), .brew(["utf8proc"])]),
    layer("CRMDomain", on: "CUTF8Proc"),
    layer("CRMStore", on: "CRMDomain"),
    layer("CRMSQLite", on: "CRMStore", "CSQLite"),
    layer("CRMInterchange", on: "CRMDomain"),
    layer("CRMOutput", on: "CRMDomain"),
    layer("CRMActions", on: "CRMStore", "CRMInterchange"),
    layer("CRMReports", on: "CRMStore"),
    layer("CRMCommands", on: "CRMActions", "CRMReports", "CRMInterchange", "CRMOutput"),
    .executableTarget(
      name: "crm", dependencies: ["CRMCommands", "CRMSQLite"], exclude: ["start.order"],
      swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["CRMStore", "CRMSQLite"], path: "Tests/Support",
      swiftSettings: settings),
    tests(of: "CRMDomain", with: "TestSupport"),
    tests(of: "CRMStore", with: "TestSupport", "CRMSQLite"),
    tests(of: "CRMInterchange", with: "TestSupport"),
    tests(of: "CRMActions", with: "TestSupport", "CRMStore", "CRMDomain"),
    tests(of: "CRMReports", with: "TestSupport", "CRMStore", "CRMDomain"),
    tests(
      of: "CRMCommands", with: "TestSupport", "CRMOutput", "CRMInterchange", "CRMSQLite", "crm"),
  ]
)

if hasPostgres {
  package.products.append(.executable(name: "crm-postgres", targets: ["crm-postgres"]))
  package.targets += [
    .systemLibrary(
      name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    layer("CRMPostgres", on: "CRMStore", "CLibPQ"),
    .executableTarget(
      name: "crm-postgres", dependencies: ["CRMCommands", "CRMPostgres", "CRMSQLite"],
      swiftSettings: settings),
  ]
  // The tests know by this that there is a second engine to run on.
  for target in package.targets {
    if target.name == "TestSupport" {
      target.dependencies.append("CRMPostgres")
      target.swiftSettings?.append(.define("POSTGRES"))
    }
    if target.name == "CRMCommandsTests" { target.dependencies.append("crm-postgres") }
  }
}

// swift-tools-version: 6.2
import PackageDescription

// Written once, applied to every target: the language mode and the features that the house is built with.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

func library(_ name: String, path: String? = nil, exclude: [String] = [], _ dependencies: [Target.Dependency]) -> Target
{
  .target(name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: settings)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude, swiftSettings: settings)
}

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let csv: Target.Dependency = .product(name: "SwiftCSV", package: "SwiftCSV")
let toml: Target.Dependency = .product(name: "TOMLKit", package: "TOMLKit")
let flyingSocks: Target.Dependency = .product(name: "FlyingSocks", package: "FlyingFox")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "miyabi",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "miyabi", targets: ["miyabi"]),
    .library(name: "MiyabiCommands", targets: ["MiyabiCommands"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(name: "CMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(name: "NodeArena", dependencies: ["CMark"]),
    library("Diagnostics", ["Markup"]),
    library("CatalogModel", ["Diagnostics", "Markup"]),
    library("Markup", []),
    library("Files", []),
    library("Workers", []),
    library("Highlighting", []),
    library("MathMarkup", []),
    library("Markdown", ["CMark", "NodeArena", "Diagnostics", "Markup", "Highlighting", "MathMarkup"]),
    library(
      "ContentReader",
      ["Diagnostics", "Files", "Workers", "CatalogModel", "Certificates", "Markdown", "Markup", yams, crypto]),
    .target(name: "ThemeAssets", path: "templates/assets", publicHeadersPath: "include"),
    library(
      "Templates", path: "templates", exclude: ["assets"], ["CatalogModel", "Certificates", "Markup", "ThemeAssets"]),
    library(
      "SiteBuilder",
      ["Diagnostics", "Files", "CatalogModel", "Markup", "Markdown", "ContentReader", "Templates"]),
    library("LocalServer", ["CatalogModel", flyingSocks, crypto]),
    .target(name: "PreviewAssets", path: "Sources/PreviewServer/assets", publicHeadersPath: "include"),
    library(
      "PreviewServer", path: "Sources/PreviewServer", exclude: ["assets"],
      [
        "Diagnostics", "CatalogModel", "Files", "Markup", "ContentReader", "Templates", "SiteBuilder", "PreviewAssets",
        "LocalServer",
      ]),
    library("Scaffolding", ["Diagnostics", "CatalogModel", "Files", "Markup", "ContentReader"]),
    library("Importing", ["Diagnostics", "CatalogModel", "Files", "Markdown", "Markup", yams, toml]),
    library("LinkTesting", ["Diagnostics", "Files", "Markup"]),
    library("SchemaWriting", ["Diagnostics", "CatalogModel", "Markup", "ContentReader"]),
    .target(name: "ManualText"),
    .systemLibrary(name: "ZLib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    library("Certificates", ["Markup", "ZLib", crypto, cryptoExtras]),
    library("Issuing", ["Certificates", "Files", "Workers"]),
    library("Records", ["CatalogModel", "Diagnostics", "Markup", grdb, crypto, csv]),
    library("Reporting", ["CatalogModel", "Markup", "Records"]),
    library("Studio", ["CatalogModel", "Markup", "LocalServer", "Records", "Reporting", crypto]),
    library(
      "MiyabiCommands",
      [
        "Diagnostics", "CatalogModel", "Files", "Markdown", "Markup", "ContentReader", "Templates", "SiteBuilder",
        "Records", "LocalServer", "PreviewServer", "Scaffolding", "Importing", "LinkTesting", "SchemaWriting",
        "ManualText",
        "Reporting", "Studio", "Certificates", "Issuing", csv, arguments,
      ]),
    .executableTarget(name: "miyabi", dependencies: ["MiyabiCommands"], swiftSettings: settings),
    library("Fixtures", path: "Tests/Fixtures", []),
    tests(of: "Diagnostics"),
    tests(of: "Markup"),
    tests(of: "CatalogModel", ["Diagnostics"]),
    tests(of: "Highlighting", exclude: ["Goldens"]),
    tests(of: "MathMarkup"),
    tests(of: "Markdown", ["Diagnostics", "Fixtures", "Markup"]),
    tests(of: "ContentReader", ["Diagnostics", "CatalogModel", "Fixtures", "Markup"]),
    tests(
      of: "SiteBuilder", ["Diagnostics", "ContentReader", "CatalogModel", "Files", "Fixtures", "Markup", "Templates"]),
    tests(of: "Certificates", ["Fixtures", crypto]),
    tests(of: "Records", ["CatalogModel", "Diagnostics", grdb]),
    tests(of: "Reporting"),
    tests(of: "LocalServer"),
    tests(of: "PreviewServer", ["Diagnostics", "ContentReader", "Fixtures", "LocalServer"]),
    tests(of: "Scaffolding", ["Diagnostics", "CatalogModel", "Files", "ContentReader", "Fixtures"]),
    tests(of: "Importing", ["Diagnostics", "Markdown"], exclude: ["Fixtures"]),
    tests(of: "LinkTesting", ["Diagnostics", "Files"]),
    tests(of: "SchemaWriting", ["Diagnostics", "CatalogModel", "Markup", "ContentReader", "Fixtures"]),
    tests(of: "MiyabiCommands", ["Fixtures"]),
  ]
)

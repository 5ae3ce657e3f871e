import ArgumentParser
import CatalogModel
import Certificates
import ContentReader
import Diagnostics
import Foundation
import Issuing
import Markup
import Records
import Templates

/// `miyabi certificate issue`: certificates for those who completed a course.
struct CertificateIssueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Issues certificates of a course, for one learner, for all who completed it, or from a list.",
    discussion: """
      Whoever has a certificate of the course keeps it: asked again, nothing is issued twice. A list is CSV with the columns
      name and date, and optionally grade, expiry and email; the address stands in the report alone.

        miyabi certificate issue --course weaving --user sue --as ann
        miyabi certificate issue --course weaving --all-completed --as ann
        miyabi certificate issue --course weaving --csv names.csv
      """)

  @OptionGroup var options: IssuingOptions
  @Option(help: "The course.") var course: String
  @Option(help: "The learner.") var user: String?
  @Flag(help: "All who completed the course and have no certificate of it.") var allCompleted = false
  @Option(help: ArgumentHelp("A list of names, for those who keep no records.", valueName: "file")) var csv: String?
  @Option(help: ArgumentHelp("Where the holders’ files go, in place of .miyabi/credentials/.", valueName: "dir"))
  var out: String?
  @Flag(help: "Give a second token, signed with ES256, for readers that take no EdDSA.") var es256 = false
  @Flag(help: "The holders consented that the site shows their names.") var showName = false

  func validate() throws {
    if [user != nil, allCompleted, csv != nil].count(where: { $0 }) != 1 {
      throw ValidationError("Say for whom: --user USER, --all-completed or --csv FILE.")
    }
    if out?.isEmpty == true { throw ValidationError("A folder’s name cannot be empty.") }
  }

  func run() async throws {
    let turn = try options.takeTurn()
    let reading = try await options.readSite()
    let course = try course(in: reading.catalog)
    let desk = try options.desk(turn, reading, course: course, holders: out)
    let issuing = CourseIssuing(
      course: course, baseURL: reading.baseURL, version: try courseVersion(course, root: options.records.rootPath),
      showsName: showName)
    if let csv {
      try await issue(fromList: csv, issuing, desk)
    } else {
      try await issue(fromRecords: issuing, desk)
    }
  }

  private func course(in catalog: Catalog) throws -> Course {
    guard let course = catalog.courses.first(where: { $0.slug.text == course }) else {
      let near = nearestName(to: course, among: catalog.courses.map(\.slug.text))
      throw options.terminal.report(
        .refused("There is no course `\(course)`.", help: near.map { "did you mean `\($0)`?" }))
    }
    guard course.certificate != nil else {
      throw options.terminal.report(
        .refused(
          "The course `\(self.course)` gives no certificate.", help: "write `certificate: true` in \(course.file)"))
    }
    return course
  }

  private func issue(fromRecords issuing: CourseIssuing, _ desk: IssuingDesk) async throws {
    let records = options.records
    let store = try records.store()
    let actor = try records.actor(in: store)
    let key = try records.key(madeFor: store)
    let (candidates, had) = try records.reporting { () throws(RecordsError) in
      try store.read(as: actor, key: key) { change in
        let id = try user.map { try change.user(named: $0).id }
        return (
          try change.certificateCandidates(of: course, user: id),
          try id.map { try change.certificates(of: course, user: $0) } ?? []
        )
      }
    }
    var report = IssueReport()
    for old in had { report.add(old.learner, hash: old.row.hash, isNew: false) }
    let named = candidates.filter { $0.name?.isEmpty == false }
    for other in candidates where other.name?.isEmpty != false {
      report.refuse(other.label, "no name is known: `miyabi user update \(other.label) --name …`")
    }
    let hashes = try await sign(
      named.map { issuing.request($0) }, desk,
      rows: { hashes in
        let rows = zip(named, hashes).map { issuing.row($0, $1, at: Int64(Date().timeIntervalSince1970)) }
        return try JSONEncoder().encode(RecordedChange(issued: rows))
      },
      apply: { try options.apply($0, as: actor) })
    for (candidate, hash) in zip(named, hashes) { report.add(candidate.label, hash: hash.text, isNew: true) }
    try report.show(options, desk.places)
  }

  /// Issues what is asked for, and shows how far that has come.
  private func sign(
    _ requests: [IssueRequest], _ desk: IssuingDesk, rows: ([CertificateHash]) throws -> Data?,
    apply: (Data) throws -> Void
  ) async throws -> [CertificateHash] {
    let progress = ProgressLine(options.terminal)
    defer { progress.clear() }
    return try await options.telling {
      try await desk.issue(requests, tokens: es256 ? .two : .one, rows: rows, apply: apply) { done in
        progress.show("signing", done, of: requests.count)
      }
    }
  }

  private func issue(fromList file: String, _ issuing: CourseIssuing, _ desk: IssuingDesk) async throws {
    let path = absolutePath(file, in: FileManager.default.currentDirectoryPath)
    var ledger = try options.telling { try IssuedLedger(places: desk.places, course: course) }
    var report = IssueReport()
    let list = try NameList(path, shown: file, options.terminal)
    for (line, reason) in list.refused { report.refuse("\(file):\(line)", reason) }
    var fresh: [NameList.Entry] = []
    for entry in list.entries {
      if let hash = ledger.take(entry) {
        report.add(entry.label, hash: hash, isNew: false)
      } else {
        fresh.append(entry)
      }
    }
    // A list with a slip in it issues nothing: what is signed cannot be taken back unseen.
    if report.hasRefusals {
      try report.show(options, desk.places)
      return
    }
    let hashes = try await sign(fresh.map { issuing.request($0) }, desk, rows: { _ in nil }, apply: { _ in })
    for (entry, hash) in zip(fresh, hashes) { report.add(entry.label, hash: hash.text, isNew: true) }
    try report.show(options, desk.places)
  }
}

/// What a course's certificates have in common.
struct CourseIssuing {
  let course: Course
  let showsName: Bool
  private let settings: CertificateSettings
  private let title: String
  private let achievement: CertificateClaims.Achievement

  init(course: Course, baseURL: BaseURL, version: String, showsName: Bool) {
    self.course = course
    self.showsName = showsName
    settings = course.certificate ?? CertificateSettings()
    let words = Words.of(course.language)
    title = words.certificateTitle(of: course)
    achievement = CertificateClaims.Achievement(
      id: baseURL.url(of: .course(course.slug)), name: course.title,
      description: settings.description ?? course.description, version: version, criteria: words.criteria(of: course))
  }

  func request(_ candidate: CertificateCandidate) -> IssueRequest {
    let grade = settings.showsGrade ? candidate.grade : nil
    let from = Moment(seconds: candidate.completedAt)
    return request(
      candidate.name ?? "", from, expiry(after: from),
      grade.map { .init(name: $0.title, value: shown($0.percentage), isPercentage: true) })
  }

  func request(_ entry: NameList.Entry) -> IssueRequest {
    request(
      entry.name, entry.date, entry.expiry ?? expiry(after: entry.date),
      entry.grade.map { grade in
        let number = grade.hasSuffix("%") ? grade.dropLast().trimmingCharacters(in: .whitespaces) : grade
        let isPercentage = Double(number).map { (0...100).contains($0) } ?? false
        return .init(name: course.title, value: isPercentage ? number : grade, isPercentage: isPercentage)
      })
  }

  func row(_ candidate: CertificateCandidate, _ hash: CertificateHash, at now: Int64) -> CertificateRow {
    CertificateRow(
      user: candidate.user, course: course.slug.text, title: title, description: settings.description, issuedAt: now,
      hash: hash.text, template: settings.template)
  }

  private func request(
    _ holder: String, _ from: Moment, _ until: Moment?, _ grade: CertificateClaims.Grade?
  ) -> IssueRequest {
    var request = IssueRequest(
      holder: holder, title: title, achievement: achievement, validFrom: from, validUntil: until, grade: grade)
    request.showsName = showsName
    return request
  }

  private func expiry(after moment: Moment) -> Moment? {
    guard let months = settings.validMonths else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "UTC") ?? calendar.timeZone
    let date = Date(timeIntervalSince1970: Double(moment.seconds))
    return calendar.date(byAdding: .month, value: months, to: date).map { Moment($0) }
  }

  private func shown(_ percentage: Double) -> String {
    let rounded = (percentage * 10).rounded() / 10
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}

/// What was issued, what was there already, and what was refused.
struct IssueReport {
  private var lines: [(who: String, hash: String, isNew: Bool)] = []
  private var refusals: [(who: String, reason: String)] = []

  var hasRefusals: Bool { !refusals.isEmpty }

  mutating func add(_ who: String, hash: String, isNew: Bool) { lines.append((who, hash, isNew)) }

  mutating func refuse(_ who: String, _ reason: String) { refusals.append((who, reason)) }

  func show(_ options: IssuingOptions, _ places: CertificatePlaces) throws {
    let terminal = options.terminal
    let issued = lines.count { $0.isNew }
    if options.records.json {
      func list(_ isNew: Bool) -> JSONValue {
        .array(
          lines.filter { $0.isNew == isNew }.map { .object([("for", .string($0.who)), ("hash", .string($0.hash))]) })
      }
      let members: [(String, JSONValue?)] = [
        ("issued", list(true)), ("known", list(false)),
        ("refused", .array(refusals.map { .object([("for", .string($0.who)), ("reason", .string($0.reason))]) })),
      ]
      try terminal.print(json(members))
    } else {
      for line in lines { try terminal.print("\(line.hash)  \(line.who)\(line.isNew ? "" : "  (issued before)")\n") }
      for refusal in refusals { terminal.warn("\(refusal.who): \(refusal.reason)", help: nil) }
      if issued > 0 {
        terminal.note(
          "\(count(issued, "certificate")) issued; hand out \(options.records.shown(places.holders))/, commit content/certificates/"
        )
      } else if refusals.isEmpty {
        terminal.note(
          lines.isEmpty ? "nobody is left who completed it and has no certificate" : "nothing was left to issue")
      }
    }
    if hasRefusals { throw ExitCode(1) }
  }
}

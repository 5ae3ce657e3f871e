import ArgumentParser
public import Templates

/// The command line, as a library: a site with a theme of its own calls ``main(theme:)`` from its executable and has
/// all verbs.
public enum Miyabi {
  /// The theme that the verbs render with.
  @TaskLocal static var theme = Theme.standard

  /// The version that `--version` prints.
  static let version = "0.1.0"

  /// Runs the verb that the process's arguments name, and ends the process with its exit code: 0 done, 1 problems in the
  /// content or a refusal, 2 the machine failed, 64 wrong usage.
  ///
  /// - Parameter theme: what the pages look like.
  public static func main(theme: Theme = .standard) async -> Never {
    await $theme.withValue(theme) { await RootCommand.main() }
    RootCommand.exit()
  }
}

/// `miyabi` itself: it only knows its verbs.
struct RootCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "miyabi",
    abstract: "Turns a folder of Markdown into a course catalog.",
    discussion: """
      Run a verb from a site's root, the folder that holds `content/`, or name it with --root.

        miyabi new site  a small site to begin with; course, lesson, assessment, … in one that is there
        miyabi serve     the site on this machine, kept up to date while you write
        miyabi check     every problem in the content, with its place and what to do
        miyabi build     the site, in public/
        miyabi import    content from mdBook, Hugo or The Carpentries
        miyabi export    the catalog as one document for other programs
        miyabi schema    what may stand in the content, for editors and people
        miyabi render    the HTML of one Markdown file
        miyabi db        the database of learners' records
        miyabi user, enroll, progress, attempt, grade, review, instructor, setting, report, audit
                         what learners do, and who may see and change it

      Exit codes: 0 done, 1 problems in the content or a refusal, 2 the machine failed, 64 wrong usage.
      """,
    version: Miyabi.version,
    subcommands: [
      NewCommand.self, ServeCommand.self, CheckCommand.self, BuildCommand.self, ImportCommand.self, ExportCommand.self,
      SchemaCommand.self, RenderCommand.self, DatabaseCommand.self, UserCommand.self, EnrollCommand.self,
      ProgressCommand.self,
      AttemptCommand.self, GradeCommand.self, ReviewCommand.self, InstructorCommand.self, SettingCommand.self,
      ReportCommand.self, CertificateCommand.self, AuditCommand.self,
    ])
}

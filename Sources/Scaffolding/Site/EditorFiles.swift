/// What editors and git should know of a site.
enum EditorFiles {
  static let all = [
    StartingFile(path: ".gitignore", text: "public/\n.miyabi/\n"),
    StartingFile(path: ".editorconfig", text: editorConfig),
    StartingFile(path: ".vscode/settings.json", text: settings),
    StartingFile(path: ".vscode/extensions.json", text: extensions),
  ]

  private static let editorConfig = """
    root = true

    [*]
    charset = utf-8
    end_of_line = lf
    indent_style = space
    indent_size = 2
    insert_final_newline = true
    trim_trailing_whitespace = true

    [*.md]
    # Two spaces at the end of a line are a line break in Markdown.
    trim_trailing_whitespace = false

    """

  private static let settings = """
    {
      "[markdown]": {
        "editor.wordWrap": "on",
        "editor.quickSuggestions": { "other": "on", "comments": "off", "strings": "off" }
      },
      "files.associations": {
        "content/site.yaml": "yaml",
        "content/**/*.md": "markdown"
      },
      "search.exclude": {
        ".miyabi": true,
        "public": true
      }
    }

    """

  private static let extensions = """
    {
      "recommendations": [
        "redhat.vscode-yaml",
        "editorconfig.editorconfig"
      ]
    }

    """
}

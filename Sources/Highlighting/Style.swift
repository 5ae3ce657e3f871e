/// How a token looks: the class of the span that stands round it.
///
/// The order is that of the letters in ``SpanWriter``. Plain text, punctuation, operators and names without a role have no span: pages have a size budget.
enum Style: UInt8, CaseIterable, Sendable {
  case plain
  /// `hk`: a word of the language: `if`, `fn`, `SELECT`.
  case keyword
  /// `ht`: a type, or a name that the language brings with it: `int`, `String`, `print`.
  case type
  /// `hs`: text in quotes, and other literal text (heredocs, regular expressions).
  case string
  /// `he`: an escape in a string, and the delimiters of an interpolation.
  case escape
  /// `hn`: a number.
  case number
  /// `hc`: a comment.
  case comment
  /// `hf`: a function's or macro's name, where it is defined or called.
  case function
  /// `hv`: a variable that a sigil marks, and constants: `$HOME`, `true`, `self`.
  case variable
  /// `ha`: an attribute, decorator, annotation, preprocessor directive, or a key in a data format.
  case attribute
  /// `hi`: a line that a patch inserts.
  case inserted
  /// `hd`: a line that a patch deletes.
  case deleted
  /// `hg`: a tag's name in markup, a selector in CSS, a heading in Markdown, a section in INI.
  case tag
  /// `hp`: the prompt of a shell.
  case prompt
}

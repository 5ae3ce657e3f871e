import Diagnostics
import Markdown
import Markup
import Testing

@Suite("Assessments")
struct AssessmentTests {
  private func parse(_ text: String) -> AssessmentDocument {
    parseAssessment(
      SourceText(file: "a.md", bytes: Array(text.utf8)), from: 0, options: MarkdownOptions(), resolver: .identity)
  }

  @Test("a question has its options, their feedback and its explanation")
  func choice() throws {
    let document = parse(
      """
      Read first.

      ### Rubric

      | What | Points |
      |------|-------:|
      | Form | 5 |

      ## What is AI? {#q1 points=10}

      Think *well*.

      - [x] Artificial `intelligence`
      - [ ] Automated information

        > No.

      > Coined in 1955.
      """)
    #expect(document.brief?.description == "<p>Read first.</p>\n")
    #expect(document.rubric?.description.hasPrefix("<table") == true)
    let question = try #require(document.questions.first)
    #expect(question.id == "q1")
    #expect(question.text == "What is AI?")
    #expect(question.attributes.map(\.name) == ["points"])
    #expect(question.prompt?.description == "<p>Think <em>well</em>.</p>\n")
    #expect(question.options.map(\.text) == ["Artificial intelligence", "Automated information"])
    #expect(question.options.map(\.isChecked) == [true, false])
    #expect(question.options[1].feedback?.description == "<p>No.</p>\n")
    #expect(question.explanation?.description == "<p>Coined in 1955.</p>\n")
  }

  @Test("options that are blocks have no empty line before them, and differ by their code")
  func blockOptions() {
    let document = parse(
      """
      ## Which prints 3? {#blocks}

      - [x]
        ```python
        print(1 + 2)
        ```

      - [ ]

        ```python
        print("1 + 2")
        ```
      """)
    let options = document.questions[0].options
    #expect(options.map(\.text) == ["print(1 + 2)", #"print("1 + 2")"#])
    #expect(options.map(\.isChecked) == [true, false])
    #expect(options.allSatisfy { $0.html.description.hasPrefix("<pre") })
  }

  @Test("ordering, matching, answers and starters are taken out of the prompt")
  func otherFormats() {
    let document = parse(
      """
      ## Order {type=ordering}

      1. one
      2. two

      ## Match {type=matching}

      | A | B |
      |---|---|
      | a | b |
      | c | d |

      ## Number

      Answer: 86 ± 10

      ## Code {type=code}

      Write it.

      ```python title="starter"
      def f():
      ```
      """)
    #expect(document.questions[0].orderedItems.map(\.text) == ["one", "two"])
    #expect(document.questions[1].tableHeader.map(\.text) == ["A", "B"])
    #expect(document.questions[1].tableRows.map { $0.map(\.text) } == [["a", "b"], ["c", "d"]])
    #expect(document.questions[2].answer == "86 ± 10")
    #expect(
      document.questions[3].starter?.description == "<span class=\"hk\">def</span> <span class=\"hf\">f</span>():\n")
    #expect(document.questions[3].starterLanguage == "python")
    #expect(document.questions.map { $0.prompt == nil } == [true, true, true, false])
  }
}

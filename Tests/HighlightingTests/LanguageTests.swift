import Highlighting
import Testing

@Suite struct LanguageTests {
  @Test(
    "a language has aliases, in any case, and an info string names it",
    arguments: [
      ("py", "python"), ("Python3", "python"), ("IPYTHON", "python"), ("jsx", "javascript"), ("c++", "cpp"),
      ("rust,editable,ignore", "rust"), ("js {1,2}", "javascript"), ("sh", "bash"), ("svg", "xml"),
      ("shell-session", "console"), ("jsonc", "json"), ("patch", "diff"), ("armasm", "asm"), ("c,editable", "c"),
    ])
  func alias(_ alias: String, _ name: String) {
    #expect(Language.named(alias)?.name == name)
  }

  @Test("an unknown language is none, and its text plain", arguments: ["gdb", "", "pythonic", "日本", ",rust"])
  func unknown(_ name: String) {
    #expect(Language.named(name) == nil)
    #expect(html("if \"a\" <b> & 1", name) == "if &quot;a&quot; &lt;b&gt; &amp; 1")
  }

  @Test("no two languages share a name") func distinct() {
    let names = Language.all.flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
    #expect(names == names.map { $0.lowercased() })
  }

  /// In each language a few tokens of its own, in the classes they have there.
  @Test(
    "what is particular to a language is told apart",
    arguments: [
      ("rust", "&'a str", "<span class=\"hv\">'a</span>"),
      ("rust", "let c = 'a';", "<span class=\"hs\">'a'</span>"),
      ("rust", "x.await?", "<span class=\"hk\">.await</span>"),
      ("rust", "vec![1]", "<span class=\"hf\">vec</span>!["),
      ("python", "obj.print", "obj.print"),
      ("python", "match = re.match(x)", "match = re.<span class=\"hf\">match</span>(x)"),
      ("python", "x = a % b", "x = a % b"),
      ("python", "f'{x:.2f}'", "x<span class=\"he\">:</span><span class=\"hs\">.2f</span><span class=\"he\">}</span>"),
      ("python", "f'{a[1:2]}'", "a[<span class=\"hn\">1</span>:<span class=\"hn\">2</span>]"),
      ("python", "'open\nif x", "<span class=\"hs\">'open</span>\n<span class=\"hk\">if</span> x"),
      ("javascript", "a / b / c", "a / b / c"),
      ("javascript", "return /x/g", "<span class=\"hs\">/x/g</span>"),
      ("javascript", "(a) / 2 / b", "(a) / <span class=\"hn\">2</span> / b"),
      ("javascript", "a < b && c > d", "a &lt; b &amp;&amp; c &gt; d"),
      ("typescript", "f<T>(x)", "f&lt;<span class=\"ht\">T</span>&gt;(x)"),
      ("sql", "Select 1", "<span class=\"hk\">Select</span> <span class=\"hn\">1</span>"),
      ("json", "{\"a\" : \"b\"}", "<span class=\"ha\">&quot;a&quot;</span> : <span class=\"hs\">&quot;b&quot;</span>"),
      ("html", "<script>a</SCRIPT>b", "<span class=\"hg\">&lt;/SCRIPT&gt;</span>b"),
      ("html", "<script>x = '</script>if", "<span class=\"hg\">&lt;/script&gt;</span>if"),
      ("bash", "echo a#b", "<span class=\"ht\">echo</span> a#b"),
      ("bash", "cat <<E\nif\nE\nif", "<span class=\"hs\">E</span>\n<span class=\"hk\">if</span>"),
      (
        "cpp", "R\"x(\")\")x\" if",
        "<span class=\"hs\">R&quot;x(&quot;)&quot;)x&quot;</span> <span class=\"hk\">if</span>"
      ),
      ("yaml", "a: |\n  b: c\nd: e", "<span class=\"hs\">b: c</span>\n<span class=\"ha\">d</span>: e"),
      ("markdown", "````md\n```\n````\n# A", "<span class=\"hs\">```</span>\n<span class=\"hk\">````</span>"),
      ("kotlin", "/* /* */ */ val", "<span class=\"hc\">/* /* */ */</span> <span class=\"hk\">val</span>"),
      ("c", "/* /* */ int", "<span class=\"hc\">/* /* */</span> <span class=\"ht\">int</span>"),
      ("ruby", "x / 2 / y", "x / <span class=\"hn\">2</span> / y"),
      ("console", "$ ls\nif", "</span>\nif"),
    ])
  func particular(_ name: String, _ code: String, _ expected: String) {
    let result = html(code, name)
    #expect(result.contains(expected), "\(result)")
  }

  @Test("marked lines are wrapped with their newline, and tokens inside them") func marks() {
    let html = html("a = '''\nb\n''' # c\n", "python", marked: [2...2, 3...9, 2...3])
    #expect(
      html == """
        a = <span class="hs">'''</span>
        <span class="line marked"><span class="hs">b</span>
        </span><span class="line marked"><span class="hs">'''</span> <span class="hc"># c</span>
        </span>
        """)
    #expect(plain("x", [1...1]) == "<span class=\"line marked\">x</span>")
    #expect(plain("x\n", [2...2]) == "x\n")
    #expect(plain("", [1...1]) == "")
    #expect(plain("\n\n", [0...1]) == "<span class=\"line marked\">\n</span>\n")
  }

  private func plain(_ code: String, _ marks: [ClosedRange<Int>]) -> String {
    html(code, "", marked: marks)
  }
}

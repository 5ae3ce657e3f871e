import CatalogModel
public import Certificates
import Markup
import ThemeAssets

/// A certificate: every public claim, and how to check it without this program.
func certificateTemplate(_ page: CertificatePage) -> HTML {
  let shell = PageShell(frame: page.frame, meta: page.meta, layout: "text certificate")
  let words = shell.words.certificates
  let certificate = page.certificate
  return shell.document(
    main: """
      \(pageHeader(page.meta, title: page.meta.title, lede: filled(words.pageDescription, [page.domain])))\
      <p class="domain">\(page.domain)</p>
      <p><a class="button" href="\(page.links.verify)">\(words.verifyNow)</a></p>
      <dl class="claims">
      \(row(words.course, courseName(page)))\
      \(row(words.courseAddress, isolated(certificate.courseURL)))\
      \(certificate.courseVersion.html { row(words.version, isolated($0)) })\
      \(row(words.holder, certificate.holder.map { isolated($0) } ?? HTML(text: words.holderHidden)))\
      \(row(words.from, day(certificate.validFrom)))\
      \(row(words.until, certificate.validUntil.map { day($0) } ?? HTML(text: words.withoutEnd)))\
      \(row(words.issuer, isolated(page.issuer)))\
      \(row(words.status, status(page, words)))\
      \(row(words.hash, code(certificate.hash)))\
      \(row(words.key, isolated(certificate.key)))\
      \(row(words.log, sentence(words.logEntry, String(certificate.logIndex + 1))))\
      </dl>
      \(section(words.proven, bullets([words.conclusion(.recordExists)])))
      \(section(words.notProven, bullets([words.conclusion(.notWhose)])))
      \(section(words.byHand, byHand(page, words)))
      """)
}

private func row(_ name: String, _ value: HTML) -> HTML { "<dt>\(name)</dt><dd>\(value)</dd>\n" }

/// Somebody's words, in their own direction of writing.
private func isolated(_ text: String) -> HTML { "<bdi>\(text)</bdi>" }

private func code(_ hash: String) -> HTML { #"<code class="hash">\#(hash)</code>"# }

private func day(_ text: String) -> HTML { #"<time datetime="\#(text)">\#(text)</time>"# }

private func sentence(_ pattern: String, _ values: String...) -> HTML { HTML(text: filled(pattern, values)) }

/// A sentence of ours in which names of claims stand between backquotes.
private func coded(_ text: String) -> HTML {
  Array(text.split(separator: "`", omittingEmptySubsequences: false).enumerated()).html { index, part in
    index % 2 == 0 ? HTML(text: String(part)) : "<code>\(String(part))</code>"
  }
}

private func bullets(_ texts: [String]) -> HTML { "<ul>\(texts.html { "<li>\($0)</li>" })</ul>" }

private func courseName(_ page: CertificatePage) -> HTML {
  guard let course = page.course else { return isolated(page.certificate.courseName) }
  return #"<a href="\#(course.url)">\#(isolated(page.certificate.courseName))</a>"#
}

private func status(_ page: CertificatePage, _ words: CertificateWords) -> HTML {
  let certificate = page.certificate
  guard certificate.isRevoked else { return sentence(words.notRevoked, page.statusSigned) }
  guard let notice = certificate.notice else {
    return "<strong>\(sentence(words.finding(.revoked), page.statusSigned))</strong>"
  }
  guard let successor = notice.successor, let url = page.links.successor else {
    return "<strong>\(sentence(words.finding(.revokedFor), notice.day, notice.reason))</strong>"
  }
  let parts = words.finding(.superseded).split(separator: "#", omittingEmptySubsequences: false).map(String.init)
  guard parts.count == 3 else { return sentence(words.finding(.superseded), notice.day, successor) }
  return """
    <strong>\(parts[0])\(notice.day)\(parts[1])<a href="\(url)">\(code(successor))</a>\(parts[2])</strong> \
    \(isolated(notice.reason))
    """
}

private func byHand(_ page: CertificatePage, _ words: CertificateWords) -> HTML {
  """
  <ol>\(words.handSteps.html { "<li>\(coded(filled($0, [page.domain])))</li>" })</ol>
  <ul>\
  <li><a href="\(page.links.record)">\(words.record)</a></li>\
  <li><a href="\(page.links.keys)">\(words.keys)</a></li>\
  <li><a href="\(page.links.status)">\(words.statusList)</a></li>\
  <li><a href="\(page.links.checkpoint)">\(words.checkpoint)</a></li>\
  </ul>
  """
}

/// Where certificates are verified: one script, in the page, and nothing else that runs.
func verifyTemplate(_ page: VerifyPage) -> HTML {
  var shell = PageShell(frame: page.frame, meta: page.meta, layout: "text verify")
  shell.onlyScriptHash = page.scriptHash
  let words = shell.words.certificates
  let site = JSONText(
    .object([
      ("document", .string(page.document)), ("logKey", .string(page.logKey)), ("saved", .string(page.saved)),
      ("words", words.texts()),
    ]))
  return shell.document(
    main: """
      \(pageHeader(page.meta, title: page.meta.title, lede: words.verifyLede))\
      <p class="domain">\(page.domain)</p>
      <p>\(sentence(words.domain, page.domain))</p>
      <noscript><p>\(words.withoutScript)</p></noscript>
      <p data-insecure hidden>\(words.insecure)</p>
      <form data-verify hidden>
      <p><label for="given">\(words.given)</label>
      <input id="given" name="given" autocomplete="off" autocapitalize="none" spellcheck="false" \
      placeholder="\(words.givenHint)"> <button class="button">\(words.verify)</button></p>
      <p><label for="file">\(words.file)</label>
      <input id="file" name="file" type="file" accept=".json,.jwt,.svg,.txt,application/json,image/svg+xml"></p>
      <p>\(words.drop) \(words.privacy)</p>
      </form>
      <p role="status"></p>
      <section data-result hidden></section>
      <script type="application/json" id="verify-site">\(json: site)</script>
      <script>\(HTML(markup: verifyScript))</script>

      """)
}

/// The script of the page that verifies; it is in no file of its own.
public let verifyScript: [UInt8] = Array(
  UnsafeBufferPointer(start: theme_verify_script().bytes, count: theme_verify_script().count))

/// The font of certificates that are printed: DejaVu Serif.
public let certificateFont = TrueTypeFont(
  Array(UnsafeBufferPointer(start: theme_certificate_font().bytes, count: theme_certificate_font().count)))

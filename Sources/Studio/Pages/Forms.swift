import CatalogModel
import Markup
import Records

extension StudioPage {
  /// A form that does something and leads back to this page.
  ///
  /// - Parameters:
  ///   - hidden: what the reader need not say again.
  ///   - fields: what they say.
  func form(
    _ action: StudioAction, hidden: [(String, String)] = [], fields: HTML = HTML(), title: String? = nil,
    label: String? = nil
  ) -> HTML {
    """
    <form method="post" action="/do/\(action.rawValue)" class="do">
    <input type="hidden" name="form" value="\(formToken)"><input type="hidden" name="back" value="\(here)">\
    \(hidden.html { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" })
    \(fields)
    <button\(attribute: "class", action.isFinal ? "final" : nil)\(attribute: "aria-label", label)>\(title ?? action.title)</button>
    </form>

    """
  }

  func field(_ name: String, _ title: String, value: String = "", type: String = "text", isNeeded: Bool = false) -> HTML
  {
    """
    <label>\(title) <input name="\(name)" type="\(type)" value="\(value)" autocomplete="off"\(attribute: "required", if: isNeeded)></label>

    """
  }

  func choice(_ name: String, _ title: String, _ values: [(value: String, title: String)], chosen: String? = nil)
    -> HTML
  {
    """
    <label>\(title) <select name="\(name)">\(values.html { value in
      "<option value=\"\(value.value)\"\(attribute: "selected", if: value.value == chosen)>\(value.title)</option>"
    })</select></label>

    """
  }

  func choice<Value: WrittenEnumeration>(_ name: String, _ title: String, _ chosen: Value?) -> HTML {
    choice(name, title, Value.allCases.map { ($0.rawValue, words($0.rawValue)) }, chosen: chosen?.rawValue)
  }

  func tick(_ name: String, _ title: String, isTicked: Bool = false) -> HTML {
    """
    <label class="tick"><input name="\(name)" type="checkbox" value="yes"\(attribute: "checked", if: isTicked)> \(title)</label>

    """
  }

  func area(_ name: String, _ title: String, _ text: String = "") -> HTML {
    """
    <label class="wide">\(title) <textarea name="\(name)" rows="4">\(text)</textarea></label>

    """
  }

  /// Forms that a reader opens when they want one.
  func drawer(_ title: String, _ content: HTML) -> HTML {
    content.isEmpty
      ? HTML()
      : """
      <details class="drawer"><summary>\(title)</summary>
      \(content)
      </details>

      """
  }
}

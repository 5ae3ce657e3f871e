import Testing

@testable import PreviewServer

@Suite("The state of a page")
struct PageStateTests {
  @Test("a change of styles alone leaves the content's digest as it was")
  func styles() {
    func state(_ page: String) -> PageState { PageState(of: Array(page.utf8)) }
    let page = state(#"<head><link rel="stylesheet" href="/a.css"><style>p{}</style></head><p>x</p>"#)
    let styled = state(#"<head><link rel="stylesheet" href="/b.css"><style>q{}</style></head><p>x</p>"#)
    let other = state(#"<head><link rel="stylesheet" href="/a.css"><style>p{}</style></head><p>y</p>"#)
    #expect(page.content == styled.content && page.styles != styled.styles)
    #expect(page.content != other.content && page.styles == other.styles)
  }
}

/// The drawings of the course that a new site begins with.
enum SampleDrawings {
  static let cover = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630">
      <rect width="1200" height="630" fill="#f4e7d3"/>
      <rect y="470" width="1200" height="160" fill="#c9a27a"/>
      <ellipse cx="600" cy="492" rx="330" ry="26" fill="#8a5a33" opacity=".35"/>
      <path d="M270 440c0-180 140-270 330-270s330 90 330 270c0 40-90 60-330 60s-330-20-330-60z" fill="#b5713a"/>
      <path d="M320 410c10-130 120-200 280-200s270 70 280 200c-60 36-500 36-560 0z" fill="#cf8f52"/>
      <path d="M470 390C510 330 560 280 690 238M500 244c90 20 160 70 216 140" fill="none" stroke="#f7e3c3"
        stroke-width="22" stroke-linecap="round"/>
    </svg>

    """

  static let proportions = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 220" width="640" height="220"
      font-family="system-ui, sans-serif" font-size="18">
      <style>
        text { fill: #2b2b2b }
        rect { fill: #b5713a }
        @media (prefers-color-scheme: dark) { text { fill: #ececec } rect { fill: #d99a5e } }
      </style>
      <text x="10" y="38">Flour</text><rect x="90" y="18" width="450" height="30" rx="3"/><text x="552" y="38">100 %</text>
      <text x="10" y="88">Water</text><rect x="90" y="68" width="315" height="30" rx="3"/><text x="417" y="88">70 %</text>
      <text x="10" y="138">Salt</text><rect x="90" y="118" width="9" height="30" rx="3"/><text x="111" y="138">2 %</text>
      <text x="10" y="188">Yeast</text><rect x="90" y="168" width="5" height="30" rx="2"/><text x="107" y="188">1 %</text>
    </svg>

    """
}

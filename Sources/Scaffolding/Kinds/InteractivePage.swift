import Markup

/// A page of its own for an `interactive` lesson: something to move, and something that follows.
enum InteractivePage {
  static func html(title: String, language: String) -> String {
    let markup: HTML = """
      <!doctype html>
      <html lang="\(language)">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>
        :root { color-scheme: light dark; font-family: system-ui, sans-serif; }
        body { margin: 1.5rem; line-height: 1.5; }
        input { width: 100%; }
        output { font-variant-numeric: tabular-nums; font-weight: bold; }
      </style>
      <h1>\(title)</h1>
      <p><label for="side">The side of a square, in metres</label></p>
      <input id="side" type="range" min="1" max="20" value="4">
      <p>A side of <output id="length" for="side">4</output> m makes an area of <output id="area" for="side">16</output> m².</p>
      <script>
        const side = document.getElementById("side");
        side.addEventListener("input", () => {
          document.getElementById("length").value = side.value;
          document.getElementById("area").value = side.value ** 2;
        });
      </script>
      </html>

      """
    return markup.description
  }
}

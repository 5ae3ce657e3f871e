/// The media type of a file by its name (IANA's registry; RFC 9239 for scripts).
func mediaType(of name: String) -> String {
  let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  return mediaTypes[ending] ?? "application/octet-stream"
}

private let mediaTypes: [String: String] = [
  "html": "text/html; charset=utf-8", "htm": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
  "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
  "json": "application/json; charset=utf-8", "xml": "application/xml; charset=utf-8",
  "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8", "csv": "text/csv; charset=utf-8",
  "vtt": "text/vtt; charset=utf-8", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
  "jpeg": "image/jpeg", "webp": "image/webp", "gif": "image/gif", "avif": "image/avif", "ico": "image/x-icon",
  "pdf": "application/pdf", "zip": "application/zip", "wasm": "application/wasm", "mp4": "video/mp4",
  "m4v": "video/mp4", "webm": "video/webm", "ogv": "video/ogg", "mov": "video/quicktime", "mp3": "audio/mpeg",
  "m4a": "audio/mp4", "aac": "audio/aac", "ogg": "audio/ogg", "oga": "audio/ogg", "opus": "audio/ogg",
  "wav": "audio/wav", "flac": "audio/flac", "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf",
  "otf": "font/otf",
]

import Foundation

/// What has happened in a folder that is watched.
enum FolderChange: Sendable, Equatable {
  /// Files that were there, and still are, have other bytes; relative to the site's root.
  case files(Set<String>)
  /// Files or folders have come or gone.
  case anything
}

/// Tells of changes in the content folder of a site, wherever the content folder itself may go meanwhile.
///
/// - Parameters:
///   - root: the site's root, which has to be there.
///   - folder: the content folder, relative to the root.
/// - Returns: one change after the other. What happens within a few milliseconds comes as one; a file that is replaced by
///   another of its name has changed, and neither come nor gone.
func changes(in folder: String, of root: String) -> AsyncStream<FolderChange> {
  AsyncStream { continuation in
    #if os(Linux)
      guard let watch = FolderWatch(root: root, folder: folder) else { return poll(folder, of: root, continuation) }
      let thread = Thread { watch.run { continuation.yield($0) } }
      thread.name = "miyabi watch"
      thread.start()
      continuation.onTermination = { _ in watch.stop() }
    #else
      poll(folder, of: root, continuation)
    #endif
  }
}

/// Looks at all files again and again: for systems that tell of nothing, and for when there is too much to be told of.
private func poll(_ folder: String, of root: String, _ continuation: AsyncStream<FolderChange>.Continuation) {
  let task = Task.detached {
    var last = FolderContents.walk(root: root, folder: folder).stamps(root: root)
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(400))
      let now = FolderContents.walk(root: root, folder: folder).stamps(root: root)
      if now == last { continue }
      if Set(now.keys) == Set(last.keys) {
        continuation.yield(.files(Set(now.keys.filter { now[$0] != last[$0] })))
      } else {
        continuation.yield(.anything)
      }
      last = now
    }
  }
  continuation.onTermination = { _ in task.cancel() }
}

#if os(Linux)
  import Files
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// Watches a folder and all below it through inotify (inotify(7)).
  ///
  /// A class, because it owns two descriptors; one thread runs it, and another may stop it.
  final class FolderWatch: Sendable {
    private let notices: Int32
    private let stopping: Int32
    private let stopper: Int32
    /// What was watched from the beginning.
    private let first: Watched

    /// What is looked for in each folder: files that are whole again, and names that come and go.
    fileprivate static let mask =
      UInt32(IN_CLOSE_WRITE) | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO)
      | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)

    /// `nil` where the system lets nothing, or nothing more, be watched.
    init?(root: String, folder: String) {
      notices = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      var ends: [Int32] = [-1, -1]
      _ = pipe(&ends)
      (stopping, stopper) = (ends[0], ends[1])
      var watched = Watched(root: root, folder: folder, notices: notices)
      let isWatching = notices >= 0 && stopping >= 0 && watched.look()
      first = watched
      if !isWatching { return nil }
    }

    deinit {
      if notices >= 0 { close(notices) }
      if stopping >= 0 { close(stopping) }
      if stopper >= 0 { close(stopper) }
    }

    /// Ends ``run(_:)``.
    func stop() {
      var byte: UInt8 = 1
      _ = write(stopper, &byte, 1)
    }

    /// Tells of changes until it is stopped.
    func run(_ tell: (FolderChange) -> Void) {
      var watched = first
      while wait(-1) {
        var batch = Watched.Batch()
        watched.read(into: &batch)
        collect(&batch, &watched)
        if watched.isAnythingMissing(of: batch) {
          // Some editors put the old file away before the new one is there.
          _ = wait(60)
          watched.read(into: &batch)
          collect(&batch, &watched)
        }
        if let change = watched.change(of: batch) { tell(change) }
      }
    }

    /// Goes on reading until nothing has happened for some milliseconds.
    private func collect(_ batch: inout Watched.Batch, _ watched: inout Watched) {
      let end = ContinuousClock.now + .milliseconds(400)
      while ContinuousClock.now < end, wait(batch.isLarge ? 60 : 4) { watched.read(into: &batch) }
    }

    /// Waits until something is to be read, for so many milliseconds at most (-1: for ever).
    /// - Returns: whether there is.
    private func wait(_ milliseconds: Int32) -> Bool {
      var descriptors = [
        pollfd(fd: notices, events: Int16(POLLIN), revents: 0), pollfd(fd: stopping, events: Int16(POLLIN), revents: 0),
      ]
      while true {
        let ready = poll(&descriptors, 2, milliseconds)
        if ready < 0, errno == EINTR { continue }
        return ready > 0 && descriptors[1].revents == 0
      }
    }
  }

  /// Which folders are watched under which numbers, and which files are known.
  private struct Watched {
    /// What was told of since the last change.
    struct Batch {
      var touched: Set<String> = []
      /// Folders have come or gone, or more has happened than could be told of.
      var isUnclear = false

      /// Whether more is going on than somebody's saving of a file.
      var isLarge: Bool { isUnclear || touched.count > 8 }
    }

    let root: String
    let folder: String
    let notices: Int32
    private var paths: [Int32: String] = [:]
    private var known: Set<String> = []

    init(root: String, folder: String, notices: Int32) {
      self.root = root
      self.folder = folder
      self.notices = notices
    }

    /// Watches all folders that there are now; one that is watched already keeps its number.
    /// - Returns: whether the system lets all of them be watched.
    @discardableResult
    mutating func look() -> Bool {
      var isComplete = true
      let above = inotify_add_watch(notices, root, FolderWatch.mask)
      if above < 0 { isComplete = false }
      var contents = FolderContents()
      // A folder that is made while this goes on is found by looking once more.
      for _ in 0..<8 {
        let now = FolderContents.walk(root: root, folder: folder)
        if !contents.folders.isEmpty, now.folders == contents.folders { break }
        contents = now
        paths = above >= 0 ? [above: ""] : [:]
        for path in contents.folders {
          let number = inotify_add_watch(notices, "\(root)/\(path)", FolderWatch.mask)
          if number >= 0 { paths[number] = path } else if errno == ENOSPC { isComplete = false }
        }
      }
      known = contents.files
      return isComplete
    }

    /// Reads all notices that wait.
    func read(into batch: inout Batch) {
      let room = 65_536
      withUnsafeTemporaryAllocation(byteCount: room, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
        while true {
          #if canImport(Glibc)
            let count = Glibc.read(notices, buffer.baseAddress, room)
          #else
            let count = Musl.read(notices, buffer.baseAddress, room)
          #endif
          guard count > 0 else { return }
          var offset = 0
          while offset + MemoryLayout<inotify_event>.size <= count {
            let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
            let start = offset + MemoryLayout<inotify_event>.size
            let name = UnsafeRawBufferPointer(rebasing: buffer[start..<start + Int(event.len)]).prefix { $0 != 0 }
            note(event, String(decoding: name, as: UTF8.self), &batch)
            offset = start + Int(event.len)
          }
        }
      }
    }

    private func note(_ event: inotify_event, _ name: String, _ batch: inout Batch) {
      if event.mask & UInt32(IN_Q_OVERFLOW) != 0 {
        batch.isUnclear = true
        return
      }
      guard let path = paths[event.wd] else { return }
      if event.mask & (UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)) != 0 {
        batch.isUnclear = true
        return
      }
      if path.isEmpty {
        // In the root itself only the content folder matters.
        if folder == name || folder.hasPrefix("\(name)/") { batch.isUnclear = true }
        return
      }
      guard !name.hasPrefix(".") else { return }
      if event.mask & UInt32(IN_ISDIR) != 0 {
        batch.isUnclear = true
        return
      }
      let file = "\(path)/\(name)"
      // A new file that has nothing in it yet is still being written: its end is told of.
      if event.mask & UInt32(IN_CREATE) != 0, FileSystem.sourceStamp(of: "\(root)/\(file)")?.size == 0 { return }
      batch.touched.insert(file)
    }

    /// Whether a file that was known is not there now.
    func isAnythingMissing(of batch: Batch) -> Bool {
      batch.touched.contains { known.contains($0) && FileSystem.kind(of: "\(root)/\($0)") == nil }
    }

    /// What the notices come to: what stands there now counts, and not how it came to be.
    mutating func change(of batch: Batch) -> FolderChange? {
      guard !batch.isUnclear else {
        look()
        return .anything
      }
      let there = batch.touched.filter { FileSystem.kind(of: "\(root)/\($0)") != nil }
      let came = there.subtracting(known)
      let gone = batch.touched.subtracting(there).intersection(known)
      known.formUnion(came)
      known.subtract(gone)
      if !came.isEmpty || !gone.isEmpty { return .anything }
      // What came and went at once, such as an editor's trial of a folder, was never there.
      return there.isEmpty ? nil : .files(there)
    }
  }
#endif

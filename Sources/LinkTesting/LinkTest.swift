import Diagnostics
import Files
import Foundation

/// Asks for every address outside, once, whatever number of places name it.
///
/// ```swift
/// let report = await testLinks(links, LinkTestOptions(cacheFile: ".miyabi/links"))
/// ```
///
/// Addresses of other schemes than http and https are passed over. An address is dead where it gives no page after all
/// repetitions; one that wants a login, or turns programs away, is not. An address with a password is told of and never
/// asked for.
public func testLinks(_ links: [OutsideLink], _ options: LinkTestOptions) async -> LinkReport {
  let session = WebSession(options)
  defer { session.close() }
  let network = Network(
    ask: { await session.reply(of: $0, $1) },
    // A pause that is cut short ends the run anyway.
    pause: { try? await Task.sleep(for: $0) },
    route: { .current() }, now: { Int(Date().timeIntervalSince1970) })
  return await testLinks(links, options, network)
}

func testLinks(_ links: [OutsideLink], _ options: LinkTestOptions, _ network: Network) async -> LinkReport {
  var named: [(link: OutsideLink, address: WebAddress)] = []
  var diagnostics: [Diagnostic] = []
  for link in links {
    do throws(WebAddress.Fault) {
      named.append((link, try WebAddress(link.url)))
    } catch {
      if let fault = diagnostic(of: error, for: link) { diagnostics.append(fault) }
    }
  }
  let now = network.now()
  let age = Int(options.maximumAge / .seconds(1))
  var cache = options.cacheFile.map { LinkCache(file: $0, now: now, maximumAge: age) } ?? LinkCache()
  let addresses = Set(named.map(\.address))
  var verdicts: [WebAddress: Verdict] = [:]
  for address in addresses { verdicts[address] = cache.verdict(on: address) }
  let remembered = verdicts.count
  let asked = addresses.filter { verdicts[$0] == nil }
  let survey = await survey(asked, options, network)
  for (address, verdict) in survey.verdicts {
    verdicts[address] = verdict
    cache.remember(verdict, on: address, now: now)
  }
  if !survey.isOffline {
    diagnostics += named.compactMap { link, address in
      verdicts[address].flatMap { diagnostic(of: $0, on: address, for: link, options) }
    }
  }
  var report = LinkReport(
    diagnostics: diagnostics.sorted(), isOffline: survey.isOffline, asked: asked.count, remembered: remembered)
  guard let file = options.cacheFile, !survey.isOffline, !asked.isEmpty else { return report }
  do throws(WriteError) { try cache.write(to: file) } catch { report.cacheFailure = error }
  return report
}

/// Asks for addresses, many at a time, until all have a verdict or it is plain that the machine is offline.
private func survey(
  _ addresses: Set<WebAddress>, _ options: LinkTestOptions, _ network: Network
) async -> (verdicts: [WebAddress: Verdict], isOffline: Bool) {
  let inquiry = Inquiry(network: network, options: options)
  var queue = ServerQueue(addresses, perServer: options.concurrencyPerServer)
  var reachability = Reachability(network.route())
  var verdicts: [WebAddress: Verdict] = [:]
  return await withTaskGroup(of: (WebAddress, Verdict).self) { group in
    var underway = 0
    while true {
      while underway < options.concurrency, let address = queue.next() {
        underway += 1
        group.addTask { (address, await inquiry.verdict(on: address)) }
      }
      guard let (address, verdict) = await group.next() else { break }
      underway -= 1
      queue.finish(address)
      verdicts[address] = verdict
      reachability.note(verdict, on: address)
      if case .dead(.failure(.unknownName), at: nil) = verdict {
        // The name will not come to be for the host's other pages.
        for other in queue.withdraw(host: address.host) { verdicts[other] = verdict }
      }
      options.progress?(verdicts.count, addresses.count)
      if reachability.isOffline {
        group.cancelAll()
        break
      }
    }
    return (verdicts, reachability.isOffline)
  }
}

// Verifies a certificate in this browser, step by step: what `miyabi certificate verify` does. It stands in the page itself,
// so that a saved copy works without a network, as far as that can prove things.
(() => {
  "use strict";
  const site = JSON.parse(document.getElementById("verify-site").textContent);
  const { words } = site;
  const largestText = 1000000;
  const listSize = 131072;
  const listCapacity = (listSize / 4) * 3;
  const recordType = "MiyabiCertificateRecord";
  const day = 86400;
  const utf8 = new TextEncoder();

  // What went wrong, as the name of a finding with what its words name.
  class Problem extends Error {
    constructor(finding, ...values) {
      super(finding);
      this.finding = finding;
      this.values = values;
    }
  }

  // Strict JSON: duplicate keys, half characters, numbers that programs round, text after the end are refused. Objects are
  // Maps, so that no name means anything to the language.

  const parse = (bytes) => {
    if (bytes.length > largestText) throw new Problem("too-large");
    let text;
    try {
      text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new Problem("not-utf8");
    }
    if (text.startsWith("\uFEFF")) throw new Problem("not-utf8");
    let place = 0;
    const at = () => String(utf8.encode(text.slice(0, place)).length + 1);
    const skip = () => { while (" \t\n\r".includes(text[place] ?? "x")) place += 1; };
    const next = () => {
      skip();
      if (place >= text.length) throw new Problem("ends-early");
      return text[place];
    };
    const unexpected = () => new Problem(place < text.length ? "not-json" : "ends-early", at());
    const string = () => {
      place += 1;
      let result = "";
      for (;;) {
        const character = text[place];
        if (character === undefined) throw new Problem("ends-early");
        if (character === '"') break;
        if (character < " ") throw unexpected();
        place += 1;
        if (character !== "\\") {
          result += character;
          continue;
        }
        const escape = text[place];
        if (escape === undefined) throw new Problem("ends-early");
        const simple = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
        if (Object.hasOwn(simple, escape)) {
          result += simple[escape];
        } else if (escape === "u" && /^[0-9a-fA-F]{4}$/.test(text.slice(place + 1, place + 5))) {
          result += String.fromCharCode(parseInt(text.slice(place + 1, place + 5), 16));
          place += 4;
        } else {
          throw unexpected();
        }
        place += 1;
      }
      place += 1;
      if (!result.isWellFormed()) throw new Problem("lone-surrogate", at());
      return result;
    };
    const number = () => {
      const found = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/.exec(text.slice(place, place + 2000));
      if (!found) throw unexpected();
      place += found[0].length;
      if (/^-?0$/.test(found[0]) && /[0-9]/.test(text[place] ?? "")) throw unexpected();
      const value = Number(found[0]);
      const isWhole = !found[2] && !found[3];
      const isTooLarge = isWhole && (BigInt(found[0]) > 2n ** 53n || BigInt(found[0]) < -(2n ** 53n));
      if (!Number.isFinite(value) || isTooLarge) throw new Problem("number-out-of-range", found[0].slice(0, 40));
      return value;
    };
    const word = (name, value) => {
      if (!text.startsWith(name, place)) throw unexpected();
      place += name.length;
      return value;
    };
    const value = (depth) => {
      if (depth > 64) throw new Problem("too-deep");
      switch (next()) {
        case "{": {
          const object = new Map();
          place += 1;
          if (next() === "}") { place += 1; return object; }
          for (;;) {
            if (next() !== '"') throw unexpected();
            const name = string();
            if (object.has(name)) throw new Problem("duplicate-key", name.slice(0, 100));
            if (next() !== ":") throw unexpected();
            place += 1;
            object.set(name, value(depth + 1));
            const after = next();
            if (after !== "," && after !== "}") throw unexpected();
            place += 1;
            if (after === "}") return object;
          }
        }
        case "[": {
          const array = [];
          place += 1;
          if (next() === "]") { place += 1; return array; }
          for (;;) {
            array.push(value(depth + 1));
            const after = next();
            if (after !== "," && after !== "]") throw unexpected();
            place += 1;
            if (after === "]") return array;
          }
        }
        case '"': return string();
        case "t": return word("true", true);
        case "f": return word("false", false);
        case "n": return word("null", null);
        default: return number();
      }
    };
    const result = value(0);
    skip();
    if (place < text.length) throw new Problem("trailing-text", at());
    return result;
  };

  // The canonical form (RFC 8785): JavaScript's own strings and numbers are its definition.
  const canonical = (value) => {
    if (value instanceof Map) {
      return `{${[...value.keys()].sort().map((name) => `${JSON.stringify(name)}:${canonical(value.get(name))}`).join()}}`;
    }
    return Array.isArray(value) ? `[${value.map(canonical).join()}]` : JSON.stringify(value);
  };

  const isSame = (a, b) => (a === undefined || b === undefined ? a === b : canonical(a) === canonical(b));
  const without = (object, name) => new Map([...object].filter(([key]) => key !== name));
  const get = (value, ...names) => names.reduce((inner, name) => (inner instanceof Map ? inner.get(name) : undefined), value);
  const textOf = (value, ...names) => {
    const found = get(value, ...names);
    return typeof found === "string" ? found : undefined;
  };

  // Encodings.

  const base58 = (text) => {
    const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    if (text.length > 256) return undefined;
    const bytes = [];
    for (const character of text) {
      let carry = alphabet.indexOf(character);
      if (carry < 0) return undefined;
      for (let index = 0; index < bytes.length; index += 1) {
        carry += bytes[index] * 58;
        bytes[index] = carry & 255;
        carry >>= 8;
      }
      if (carry > 0) bytes.push(carry);
    }
    for (const character of text) {
      if (character !== "1") break;
      bytes.push(0);
    }
    return new Uint8Array(bytes.reverse());
  };

  const base64 = (text) => {
    try {
      return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    } catch {
      return undefined;
    }
  };
  const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

  // One form alone: a changed last character is a changed text.
  const base64url = (text) => {
    if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined;
    const standard = text.replaceAll("-", "+").replaceAll("_", "/");
    const bytes = base64(standard.padEnd(Math.ceil(standard.length / 4) * 4, "="));
    if (!bytes) return undefined;
    let back = "";
    for (let start = 0; start < bytes.length; start += 3072) back += toBase64(bytes.subarray(start, start + 3072));
    return back.replaceAll("=", "") === standard ? bytes : undefined;
  };

  const expand = async (bytes, format, limit) => {
    try {
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
      const parts = [];
      let size = 0;
      for (;;) {
        const { done, value } = await stream.read();
        if (done) break;
        size += value.length;
        if (size > limit) {
          await stream.cancel();
          return undefined;
        }
        parts.push(value);
      }
      return new Uint8Array(await new Blob(parts).arrayBuffer());
    } catch {
      return undefined;
    }
  };

  const joined = (...parts) => {
    const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let place = 0;
    for (const part of parts) {
      bytes.set(part, place);
      place += part.length;
    }
    return bytes;
  };
  const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hexadecimal = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const equal = (a, b) => a.length === b.length && a.every((byte, index) => byte === b[index]);

  const holds = async (key, signature, bytes) => {
    const imported = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
    return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, bytes);
  };

  const moment = (text) => {
    if (typeof text !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return undefined;
    const seconds = Date.parse(text) / 1000;
    return new Date(seconds * 1000).toISOString().replace(".000", "") === text ? seconds : undefined;
  };
  const dayOf = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10);

  // The issuer's keys, as the page carries them.

  const readIssuer = () => {
    try {
      const json = parse(utf8.encode(site.document));
      const id = textOf(json, "id");
      const allowed = get(json, "assertionMethod");
      const keys = get(json, "verificationMethod").map((method) => {
        const bytes = base58((textOf(method, "publicKeyMultibase") ?? "").slice(1)) ?? new Uint8Array();
        const isKey = bytes.length === 34 && bytes[0] === 0xed && bytes[1] === 1;
        return {
          id: textOf(method, "id"), isKey: isKey && allowed.includes(textOf(method, "id")), bytes: bytes.slice(2),
          cutoff: get(method, "cutoff"), revoked: moment(textOf(method, "revoked")),
        };
      });
      return { id, keys: keys.filter((key) => key.isKey) };
    } catch {
      return undefined;
    }
  };

  // Proofs and tokens.

  const options = (document) => {
    const proof = get(document, "proof");
    if (!(proof instanceof Map)) throw new Problem("no-proof");
    const known = ["@context", "type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue"];
    for (const name of proof.keys()) if (!known.includes(name)) throw new Problem("proof-member", name.slice(0, 40));
    const fixed = { type: "DataIntegrityProof", cryptosuite: "eddsa-jcs-2022", proofPurpose: "assertionMethod" };
    for (const [name, value] of Object.entries(fixed)) {
      if (proof.get(name) !== value) throw new Problem("proof-member", name);
    }
    if (!isSame(proof.get("@context"), document.get("@context"))) throw new Problem("proof-context");
    if (moment(proof.get("created")) === undefined) throw new Problem("proof-member", "created");
    const method = textOf(proof, "verificationMethod");
    if (method === undefined) throw new Problem("proof-member", "verificationMethod");
    return method;
  };

  const verifyProof = async (document, key) => {
    const proof = get(document, "proof");
    const value = textOf(proof, "proofValue") ?? "";
    const signature = value.startsWith("z") ? base58(value.slice(1)) : undefined;
    if (signature?.length !== 64) throw new Problem("proof-member", "proofValue");
    const [settings, content] = await Promise.all([
      sha256(utf8.encode(canonical(without(proof, "proofValue")))), sha256(utf8.encode(canonical(without(document, "proof")))),
    ]);
    if (!(await holds(key.bytes, signature, joined(settings, content)))) throw new Problem("signature-broken");
  };

  const readToken = (text) => {
    const parts = text.split(".");
    const [header, payload, signature] = parts.map(base64url);
    if (parts.length !== 3 || !header || !payload || !signature) throw new Problem("token-form");
    const [head, claims] = [parse(header), parse(payload)];
    if (!(head instanceof Map) || !(claims instanceof Map)) throw new Problem("token-form");
    if (head.get("alg") !== "EdDSA") throw new Problem("token-header", "alg");
    for (const name of head.keys()) {
      if (!["alg", "kid", "typ"].includes(name)) throw new Problem("token-header", name.slice(0, 40));
    }
    if (head.has("typ") && head.get("typ") !== "JWT") throw new Problem("token-header", "typ");
    if (textOf(head, "kid") === undefined) throw new Problem("token-header", "kid");
    return { keyID: head.get("kid"), claims, signature, signed: utf8.encode(`${parts[0]}.${parts[1]}`) };
  };

  const verifyToken = async (token, key) => {
    if (token.signature.length !== 64 || !(await holds(key.bytes, token.signature, token.signed))) {
      throw new Problem("signature-broken");
    }
  };

  const registered = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];
  const credentialIn = (claims) => {
    const body = new Map([...claims].filter(([name]) => !registered.includes(name)));
    const subject = get(body, "credentialSubject");
    const expected = {
      iss: textOf(body, "issuer") ?? get(body, "issuer", "id"),
      sub: get(subject, "encodedList") === undefined ? get(subject, "id") : undefined,
      jti: get(body, "id"), nbf: moment(get(body, "validFrom")), exp: moment(get(body, "validUntil")),
    };
    for (const name of registered) {
      if (!isSame(claims.get(name), expected[name])) throw new Problem("token-disagrees", name);
    }
    return body;
  };

  // What is handed in.

  const isCredential = (json) =>
    json instanceof Map && Array.isArray(json.get("type")) && json.get("type").includes("AchievementCredential") &&
    json.get("credentialSubject") instanceof Map;

  const fromJSON = (bytes, reading) => {
    const credential = parse(bytes);
    if (get(credential, "type") === recordType) return { record: credential };
    if (!isCredential(credential)) throw new Problem("not-a-credential");
    return { credential, reading };
  };

  const fromToken = (text, reading) => {
    const token = readToken(text);
    const credential = credentialIn(token.claims);
    if (!isCredential(credential) || credential.has("proof")) throw new Problem("not-a-credential");
    return { credential, reading, token };
  };

  const tokenInImage = (text) => {
    const places = text.split("<openbadges:credential");
    if (places.length < 2) throw new Problem("image-without-credential");
    if (places.length > 2) throw new Problem("image-with-several");
    const tag = places[1].split(">")[0];
    const found = /verify="([^"]*)"/.exec(tag) ?? /verify='([^']*)'/.exec(tag);
    if (!found) throw new Problem("image-without-credential");
    return found[1];
  };

  const readFile = (bytes) => {
    if (bytes.length > 4 * largestText) throw new Problem("too-large");
    let text;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).trim();
    } catch {
      throw new Problem("not-utf8");
    }
    if (text.startsWith("<")) return fromToken(tokenInImage(text), "image-read");
    if (text.length > 20 && text.includes(".") && /^[A-Za-z0-9_.-]+$/.test(text)) return fromToken(text, "token-read");
    return fromJSON(bytes, "file-read");
  };

  const readLink = async (link) => {
    const packed = base64url(link.slice(link.indexOf("c1.") + 3));
    const bytes = packed?.length ? await expand(packed, "deflate-raw", largestText) : undefined;
    if (!bytes) throw new Problem("link-damaged");
    return fromJSON(bytes, "link-read");
  };

  const readHash = (text) => {
    if (text === "") throw new Problem("hash-empty");
    const characters = [...text];
    if (/[\s\p{Cf}\p{Cc}]/u.test(text)) throw new Problem("hash-space");
    if (/^[0-9a-fA-F]+$/.test(text) && !/^[0-9a-f]+$/.test(text) && characters.length === 64) throw new Problem("hash-upper-case");
    const other = characters.find((character) => !/^[0-9a-fA-F]$/.test(character));
    if (other !== undefined) throw new Problem("hash-character", other);
    if (characters.length !== 64) throw new Problem("hash-length", String(characters.length));
    return text;
  };

  // The site's files. `undefined` is a file that is not there; `null` is a network that is not.
  const isOffline = location.protocol === "file:";
  const fetched = new Map();
  const file = (path) => {
    if (isOffline) return Promise.resolve(null);
    if (!fetched.has(path)) {
      fetched.set(path, fetch(new URL(`../${path}`, location), { cache: "no-cache" }).then(
        async (response) => (response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined), () => null));
    }
    return fetched.get(path);
  };

  // The log (C2SP tlog-tiles).

  const treeHash = (left, right) => sha256(joined(new Uint8Array([1]), left, right));
  const leafHash = (entry) => sha256(joined(new Uint8Array([0]), entry));

  const tilePath = (level, index, width) => {
    const digits = [String(index % 1000).padStart(3, "0")];
    for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
      digits.unshift(`x${String(rest % 1000).padStart(3, "0")}`);
    }
    return `log/tile/${level}/${digits.join("/")}${width === 256 ? "" : `.p/${width}`}`;
  };

  class Log {
    constructor(size, root) {
      this.size = size;
      this.root = root;
    }

    static async open() {
      const bytes = await file("log/checkpoint");
      if (!bytes) return bytes;
      const note = new TextDecoder().decode(bytes);
      const end = note.lastIndexOf("\n\n");
      const text = note.slice(0, end + 1);
      const [name, , ...rest] = site.logKey.split("+");
      const key = base64(rest.join("+"));
      const lines = text.split("\n");
      const hash = key && (await sha256(joined(utf8.encode(`${name}\n`), key))).slice(0, 4);
      for (const line of note.slice(end + 2).split("\n")) {
        const [dash, signer, value] = line.split(" ");
        const signature = base64(value ?? "");
        if (dash !== "\u2014" || signer !== name || signature?.length !== 68 || !equal(signature.slice(0, 4), hash)) continue;
        if (!(await holds(key.slice(1), signature.slice(4), utf8.encode(text)))) break;
        const size = Number(lines[1]);
        const root = base64(lines[2] ?? "");
        if (lines[0] !== name || !Number.isSafeInteger(size) || size < 0 || root?.length !== 32) break;
        return new Log(size, root);
      }
      throw new Problem("log-broken");
    }

    async tile(kind, level, index) {
      const width = Math.min(256, Math.floor(this.size / 256 ** level) - index * 256);
      const bytes = (width < 256 ? await file(tilePath(kind, index, width)) : undefined) ?? (await file(tilePath(kind, index, 256)));
      if (!bytes) throw new Problem(bytes === null ? "log-not-checked" : "log-missing");
      return { bytes, width };
    }

    async entry(index) {
      if (index < 0 || index >= this.size) throw new Problem("log-differs");
      return (await this.entriesOf(Math.floor(index / 256)))[index % 256];
    }

    // The entries below a tile of the lowest level.
    async entriesOf(tile) {
      const { bytes, width } = await this.tile("entries", 0, tile);
      const entries = [];
      for (let place = 0; entries.length < width;) {
        if (place + 2 > bytes.length) throw new Problem("log-broken");
        const end = place + 2 + bytes[place] * 256 + bytes[place + 1];
        if (end > bytes.length) throw new Problem("log-broken");
        entries.push(bytes.slice(place + 2, end));
        place = end;
      }
      return entries;
    }

    // The entries of the last two tiles, held against the root.
    async lastEntries() {
      const count = Math.ceil(this.size / 256);
      const found = [];
      for (let tile = Math.max(0, count - 2); tile < count; tile += 1) {
        const entries = await this.entriesOf(tile);
        const leaves = await Promise.all(entries.map(leafHash));
        const { bytes } = await this.tile(0, 0, tile);
        if (!equal(joined(...leaves), bytes.slice(0, leaves.length * 32))) throw new Problem("log-broken");
        // The way from any leaf to the root goes by all others of its tile.
        if (!equal(await this.rootAbove(leaves[0], tile * 256, []), this.root)) throw new Problem("log-broken");
        found.push(...entries);
      }
      return found;
    }

    // The hash above the leaves from one to another.
    async hash(start, end) {
      const count = end - start;
      const height = Math.log2(count);
      if (Number.isInteger(height)) {
        const level = Math.floor(height / 8);
        const [width, first] = [2 ** (height - 8 * level), start / 256 ** level];
        const { bytes, width: known } = await this.tile(level, level, Math.floor(first / 256));
        const offset = first % 256;
        if (bytes.length % 32 !== 0 || bytes.length < known * 32 || offset + width > known) throw new Problem("log-broken");
        let hashes = Array.from({ length: width }, (_, index) => bytes.slice((offset + index) * 32, (offset + index + 1) * 32));
        while (hashes.length > 1) {
          const pairs = hashes.filter((_, index) => index % 2 === 0);
          hashes = await Promise.all(pairs.map((left, index) => treeHash(left, hashes[2 * index + 1])));
        }
        return hashes[0];
      }
      const middle = start + 2 ** Math.floor(Math.log2(count - 1));
      return treeHash(await this.hash(start, middle), await this.hash(middle, end));
    }

    // The root that a leaf leads to; `proof` takes the hashes beside the way, from the leaf upwards.
    async rootAbove(leaf, index, proof, start = 0, end = this.size) {
      if (end - start === 1) return leaf;
      const middle = start + 2 ** Math.floor(Math.log2(end - start - 1));
      const isLeft = index < middle;
      const own = await (isLeft ? this.rootAbove(leaf, index, proof, start, middle) : this.rootAbove(leaf, index, proof, middle, end));
      const beside = await (isLeft ? this.hash(middle, end) : this.hash(start, middle));
      proof.push(beside);
      return isLeft ? treeHash(own, beside) : treeHash(beside, own);
    }

    // The last state that this browser saw: an older one, or another of the same size, is told.
    remember(note) {
      const name = `miyabi-log ${site.logKey}`;
      try {
        const last = JSON.parse(localStorage.getItem(name) ?? "null");
        if (last && this.size < last.size) note("log-older", last.day);
        else if (last && this.size === last.size && toBase64(this.root) !== last.root) note("log-broken");
        else localStorage.setItem(name, JSON.stringify({ size: this.size, root: toBase64(this.root), day: dayOf(Date.now() / 1000) }));
      } catch {
        // A browser that keeps nothing has nothing to compare with.
      }
    }
  }

  // The steps.

  const verify = async (kind, read) => {
    const report = { kind, steps: [] };
    const note = (finding, ...values) => void report.steps.push({ finding, values });
    const issuer = readIssuer();
    const now = Math.floor(Date.now() / 1000);

    const checkIssuer = (id) => {
      if (!issuer) return note("site-has-no-keys"), false;
      if (id !== issuer.id) return note("issuer-is-other", typeof id === "string" ? id : "–", issuer.id), false;
      note("issuer-is-site", issuer.id);
      return true;
    };

    const checkSignature = async ({ credential, token }) => {
      const name = token ? token.keyID : options(credential);
      if (!name.startsWith(`${issuer.id}#`)) return note("key-of-other", name);
      const key = issuer.keys.find(({ id }) => id === name);
      if (!key) return note("key-unknown", name);
      await (token ? verifyToken(token, key) : verifyProof(credential, key));
      return key.revoked === undefined ? note("signature-holds", key.id) : note("key-revoked", dayOf(key.revoked));
    };

    const checkDates = (claims) => {
      const from = moment(get(claims, "validFrom"));
      const until = moment(get(claims, "validUntil"));
      if (from === undefined || (claims.has("validUntil") && until === undefined)) return note("dates-unreadable");
      if (from > now) return note("not-yet-valid", dayOf(from));
      return until !== undefined && until < now ? note("expired", dayOf(until)) : note("in-force", dayOf(from));
    };

    const recordOf = (credential) => {
      const achievement = get(credential, "credentialSubject", "achievement");
      const record = new Map([["type", recordType], ["version", 1], ["digest", `sha256:${report.hash}`]]);
      for (const name of ["issuer", "validFrom", "validUntil"]) if (credential.has(name)) record.set(name, credential.get(name));
      const kept = ["id", "name", "version"].filter((name) => get(achievement, name) !== undefined);
      record.set("achievement", new Map(kept.map((name) => [name, get(achievement, name)])));
      if (credential.has("credentialStatus")) record.set("credentialStatus", credential.get("credentialStatus"));
      return record;
    };

    const statement = async (type, name) => {
      const bytes = await file(`certificates/${report.hash}.${name}.json`);
      try {
        const json = parse(bytes);
        const key = issuer.keys.find(({ id }) => id === options(json));
        if (json.get("type") !== type || json.get("digest") !== `sha256:${report.hash}` || key?.revoked !== undefined) return undefined;
        await verifyProof(json, key);
        return json;
      } catch {
        return undefined;
      }
    };

    const checkStatus = async (entry, opened) => {
      const address = textOf(entry, "statusListCredential");
      const index = Number(textOf(entry, "statusListIndex"));
      const path = /\/(status\/[0-9]+\.jwt)$/.exec(address ?? "")?.[1];
      if (!path || !Number.isInteger(index) || index < 0 || index >= listSize) return note("status-missing");
      const bytes = await file(path);
      if (bytes === null) return note("status-not-checked");
      if (!bytes) return note("status-missing");
      let list;
      const text = new TextDecoder().decode(bytes).trim();
      try {
        const token = readToken(text);
        const key = issuer.keys.find((each) => each.revoked === undefined && each.cutoff === undefined);
        if (token.keyID !== key?.id) throw new Problem("status-broken");
        await verifyToken(token, key);
        list = credentialIn(token.claims);
      } catch {
        return note("status-broken");
      }
      const subject = get(list, "credentialSubject");
      const encoded = textOf(subject, "encodedList") ?? "";
      const packed = encoded.startsWith("u") ? base64url(encoded.slice(1)) : undefined;
      const bits = packed ? await expand(packed, "gzip", listSize / 8) : undefined;
      const isList = get(list, "type")?.includes?.("BitstringStatusListCredential") && get(subject, "statusPurpose") === "revocation";
      if (list.get("id") !== address || list.get("issuer") !== issuer.id || !isList || bits?.length !== listSize / 8) {
        return note("status-of-other");
      }
      const [signed, end] = [moment(list.get("validFrom")), moment(list.get("validUntil"))];
      if (signed === undefined || end === undefined) return note("status-broken");
      if (bits[index >> 3] & (0x80 >> (index & 7))) {
        const notice = await statement("MiyabiCertificateNotice", "notice");
        const date = moment(get(notice, "date"));
        const next = /^sha256:([0-9a-f]{64})$/.exec(textOf(notice, "supersededBy") ?? "")?.[1];
        if (date !== undefined && next) return note("superseded", dayOf(date), next);
        const reason = textOf(notice, "reason");
        return date !== undefined && reason ? note("revoked-for", dayOf(date), reason) : note("revoked", dayOf(signed));
      }
      if (signed > now + day) return note("status-future");
      if (end < now || now - signed > 90 * day) return note("status-too-old");
      const replaced = await replacedList(text, Number(path.split("/")[1].split(".")[0]), opened);
      return replaced ? note(replaced) : note(now - signed < 35 * day ? "status-good" : "status-old", dayOf(signed));
    };

    // What the end of the log has against a status list: the last lists there are the current ones. The log's own faults
    // are told where its turn comes.
    const replacedList = async (text, number, opened) => {
      const log = await opened.catch(() => undefined);
      if (!log) return undefined;
      const own = joined(new Uint8Array([2]), await sha256(utf8.encode(text)));
      try {
        let later = 0;
        for (const entry of (await log.lastEntries()).reverse()) {
          if (equal(entry, own)) return undefined;
          if (entry[0] === 2) later += 1;
          // A log has no more lists than its certificates can fill.
          if (later > Math.floor(log.size / listCapacity) + 1 - number) return "status-replaced";
        }
        return undefined;
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        return problem.finding === "log-not-checked" ? undefined : "status-unlogged";
      }
    };

    const checkLog = async (record, key, opened) => {
      const hint = await file(`certificates/${report.hash}.log.json`);
      if (hint === null) return note("log-not-checked");
      const missing = (finding) => note(key.cutoff === undefined ? finding : "log-backdated");
      let index;
      try {
        index = get(parse(hint), "index");
      } catch {
        index = undefined;
      }
      if (!Number.isSafeInteger(index)) return missing("log-index-missing");
      try {
        const log = await opened;
        if (log === null) return note("log-not-checked");
        if (!log) return missing("log-missing");
        const entry = joined(new Uint8Array([1]), await sha256(utf8.encode(canonical(record))));
        if (!equal(await log.entry(index), entry)) return note("log-differs");
        const proof = [];
        if (!equal(await log.rootAbove(await leafHash(entry), index, proof), log.root)) return note("log-broken");
        report.proof = { hashes: proof, root: log.root };
        note("log-includes", String(index + 1), String(log.size));
        log.remember(note);
        if (key.cutoff !== undefined) note(index < key.cutoff ? "log-key-in-time" : "log-backdated");
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        return problem.finding === "log-missing" ? missing("log-missing") : note(problem.finding);
      }
      return undefined;
    };

    // What the site says of a record that holds: the holder's name, whether it was revoked, where the log has it.
    const checkStanding = async (record, key) => {
      report.holder = textOf(await statement("MiyabiHolderName", "name"), "name");
      const log = Log.open();
      // What is wrong with it is told by the step that is about it.
      log.catch(() => undefined);
      await checkStatus(record.get("credentialStatus"), log);
      return checkLog(record, key, log);
    };

    // A record that somebody hands in, as if they had found it at the site.
    const checkGivenRecord = async (record) => {
      note("record-read");
      report.claims = record;
      report.hash = /^sha256:([0-9a-f]{64})$/.exec(textOf(record, "digest") ?? "")?.[1];
      if (!report.hash) return note("record-of-other");
      if (!checkIssuer(get(record, "issuer", "id"))) return undefined;
      const key = await checkRecordSignature(record);
      if (!key) return undefined;
      checkDates(record);
      const bytes = await file(`certificates/${report.hash}.json`);
      if (bytes === null) return notAsked();
      let published;
      try {
        published = parse(bytes);
      } catch {
        return note("record-missing");
      }
      const names = [...record.keys(), ...published.keys()].filter((name) => name !== "proof");
      const claim = names.find((name) => !isSame(record.get(name), published.get(name)));
      if (claim !== undefined) return note("record-contradicts", claim);
      note("record-published");
      return checkStanding(published, key);
    };

    const notAsked = () => {
      note("record-not-checked");
      note("status-not-checked");
      note("log-not-checked");
    };

    const checkRecordSignature = async (record) => {
      if (record.get("type") !== recordType || record.get("version") !== 1 || record.get("digest") !== `sha256:${report.hash}`) {
        return note("record-of-other");
      }
      let key;
      try {
        const name = options(record);
        key = issuer.keys.find(({ id }) => id === name);
        if (!key) return note("record-key-unknown", name);
        if (get(record, "issuer", "id") !== issuer.id) throw new Problem("record-broken");
        await verifyProof(record, key);
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        return note("record-broken");
      }
      if (key.revoked !== undefined) return note("record-key-revoked", dayOf(key.revoked));
      note("record-holds", key.id);
      return key;
    };

    const checkRecord = async (credential) => {
      const bytes = await file(`certificates/${report.hash}.json`);
      if (bytes === null) return notAsked();
      if (!bytes) return note("record-missing");
      let record;
      try {
        record = parse(bytes);
      } catch (problem) {
        return note("record-unreadable", filled(words.findings[problem.finding] ?? "", problem.values));
      }
      if (!(record instanceof Map)) return note("record-of-other");
      if (!credential) {
        report.claims = record;
        if (!checkIssuer(get(record, "issuer", "id"))) return undefined;
      }
      const key = await checkRecordSignature(record);
      if (!key) return undefined;
      if (credential) {
        const expected = recordOf(credential);
        const names = [...expected.keys(), ...without(record, "proof").keys()];
        const claim = names.find((name) => !isSame(record.get(name), expected.get(name)));
        if (claim !== undefined) return note("record-contradicts", claim);
        note("record-agrees");
      } else {
        checkDates(record);
      }
      return checkStanding(record, key);
    };

    try {
      const given = await read();
      if (kind === "hash") {
        report.hash = given;
        note("hash-read");
        if (issuer) await checkRecord(undefined);
        else note("site-has-no-keys");
        return report;
      }
      if (given.record) {
        report.kind = "hash";
        await checkGivenRecord(given.record);
        return report;
      }
      report.claims = given.credential;
      report.hash = hexadecimal(await sha256(utf8.encode(canonical(without(given.credential, "proof")))));
      note(given.reading);
      note("hash-computed", report.hash);
      if (!checkIssuer(get(given.credential, "issuer", "id"))) return report;
      try {
        await checkSignature(given);
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        note(problem.finding, ...problem.values);
      }
      checkDates(given.credential);
      await checkRecord(given.credential);
    } catch (problem) {
      if (problem instanceof Problem) note(problem.finding, ...problem.values);
      else if (problem instanceof DOMException) note("browser-too-old");
      else throw problem;
    }
    return report;
  };

  const outcome = (finding) => words.outcomes[finding] ?? "fails";

  const verdict = ({ kind, steps }) => {
    const failures = steps.map(({ finding }) => finding).filter((finding) => outcome(finding) === "fails");
    if (failures.length === 0) return steps.some(({ finding }) => outcome(finding) === "unknown") ? "incomplete" : "holds";
    const ended = ["revoked", "revoked-for", "superseded"];
    if (failures.every((finding) => ended.includes(finding) || finding === "expired")) {
      return failures.some((finding) => ended.includes(finding)) ? "revoked" : "expired";
    }
    return kind === "hash" && failures.length === 1 && failures[0] === "record-missing" ? "unknown" : "refused";
  };

  const conclusions = (report) => {
    const result = verdict(report);
    if (result === "refused" || result === "unknown") return { proven: ["nothing"], open: [] };
    const open = [report.kind === "hash" ? "not-whose" : "not-the-bearer"];
    if (report.steps.some(({ finding }) => finding.startsWith("status-") && outcome(finding) === "unknown")) open.push("not-later-revocation");
    return { proven: [report.kind === "hash" ? "record-exists" : "all-claims"], open };
  };

  // What is shown. Claims are somebody's words: they are text, and each stands apart in its own direction of writing.

  const filled = (pattern, values) => {
    const rest = [...values];
    return pattern.split("#").reduce((text, part) => `${text}${rest.shift() ?? ""}${part}`);
  };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const isolated = (text) => element("bdi", { textContent: text });

  const sentence = (pattern, values) => {
    const made = element("span", {});
    const rest = [...values];
    // What stands between backquotes is code, a value among it.
    pattern.split("`").forEach((text, index) => {
      const place = index % 2 === 0 ? made : made.appendChild(element("code", {}));
      text.split("#").forEach((part, number) => {
        if (number > 0) place.append(isolated(rest.shift() ?? ""));
        place.append(part);
      });
    });
    return made;
  };

  const claimsOf = ({ claims, holder }) => {
    if (!claims) return [];
    const subject = get(claims, "credentialSubject");
    const achievement = get(claims, "achievement") ?? get(subject, "achievement");
    const results = get(subject, "result");
    const rows = [
      ["title", get(claims, "name")], ["holder", get(subject, "name")], ["holderShown", holder], ["course", get(achievement, "name")],
      ["courseAddress", get(achievement, "id")], ["description", get(achievement, "description")],
      ["criteria", get(achievement, "criteria", "narrative")], ["version", get(achievement, "version")],
      ["grade", Array.isArray(results) ? get(results[0], "value") : undefined], ["from", get(claims, "validFrom")],
      ["until", get(claims, "validUntil")], ["issuer", get(claims, "issuer", "id")], ["issuerName", get(claims, "issuer", "name")],
    ];
    return rows.filter(([, value]) => typeof value === "string");
  };

  // The inclusion proof, as any program for C2SP or RFC 9162 takes it.
  const proofOf = ({ hashes, root }) => element("details", {}, element("summary", { textContent: words.proof }),
    element("ol", {}, ...[...hashes, root].map((hash) => element("li", {}, element("code", { className: "hash", textContent: toBase64(hash) })))));

  const show = (report) => {
    const result = verdict(report);
    const { proven, open } = conclusions(report);
    const list = (title, names) => (names.length
      ? [element("h3", { textContent: title }), element("ul", {}, ...names.map((name) => element("li", { textContent: words.conclusions[name] })))]
      : []);
    const steps = report.steps.map(({ finding, values }) => {
      const how = outcome(finding);
      const item = element("li", { className: `step ${how}` }, element("strong", { textContent: `${words.marks[how]} ` }),
        sentence(words.findings[finding] ?? finding, values));
      item.dataset.finding = finding;
      return item;
    });
    const claims = claimsOf(report).flatMap(([name, value]) => [
      element("dt", { textContent: words.claims[name] }), element("dd", {}, isolated(value))]);
    const area = document.querySelector("[data-result]");
    area.replaceChildren(
      element("h2", { className: `verdict ${result}`, textContent: words.verdicts[result], tabIndex: -1 }),
      ...(claims.length ? [element("h3", { textContent: proven[0] === "nothing" ? words.claimedOnly : words.claimed }), element("dl", { className: "claims" }, ...claims)] : []),
      element("h3", { textContent: words.steps }), element("ol", { className: "steps" }, ...steps),
      ...(report.proof ? [proofOf(report.proof)] : []), ...list(words.proven, proven), ...list(words.notProven, open),
      ...(isOffline ? [element("p", { textContent: filled(words.offline, [site.saved]) })] : []));
    area.dataset.verdict = result;
    if (report.hash) area.dataset.hash = report.hash;
    else delete area.dataset.hash;
    area.hidden = false;
    area.firstElementChild.focus();
  };

  // Several things may be handed in quickly: the last one counts.
  let turn = 0;
  const run = async (kind, read) => {
    turn += 1;
    const own = turn;
    fetched.clear();
    const status = document.querySelector("[role=status]");
    status.textContent = words.working;
    try {
      const report = await verify(kind, read);
      if (own === turn) show(report);
    } finally {
      if (own === turn) status.textContent = "";
    }
  };

  const runFile = (blob) => run("file", async () => {
    if (blob.size > 4 * largestText) throw new Problem("too-large");
    return readFile(new Uint8Array(await blob.arrayBuffer()));
  });

  const runText = (given) => {
    const text = given.trim();
    if (text.includes("c1.") && (text.includes("#") || text.startsWith("c1."))) return run("file", () => readLink(text));
    if (text.startsWith("{") || text.startsWith("<") || /^[\w-]{10,}\.[\w-]+\.[\w-]+$/.test(text)) {
      return run("file", async () => readFile(utf8.encode(text)));
    }
    const inLink = /^https?:\/\/[^#]*\/certificates\/([^/?#.]+)/.exec(text) ?? /^https?:\/\/[^#]*#([^#]+)$/.exec(text);
    return run("hash", async () => readHash(inLink ? inLink[1] : given));
  };

  const runFragment = () => {
    const fragment = location.hash.slice(1);
    if (fragment === "") return;
    // What the fragment carries is the holder's: it does not stay in the address or in the browser's history.
    history.replaceState(null, "", location.pathname + location.search);
    runText(fragment.startsWith("c1.") ? fragment : decodeURIComponent(fragment));
  };

  const form = document.querySelector("[data-verify]");
  if (!globalThis.crypto?.subtle) {
    document.querySelector("[data-insecure]").hidden = false;
    return;
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    runText(form.elements.given.value);
  });
  form.elements.file.addEventListener("change", ({ target }) => {
    if (target.files.length) runFile(target.files[0]);
    target.value = "";
  });
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      if (name === "drop" && event.dataTransfer.files.length) runFile(event.dataTransfer.files[0]);
    });
  }
  addEventListener("hashchange", runFragment);
  runFragment();
})();

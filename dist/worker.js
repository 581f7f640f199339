import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// builtin:node:worker_threads
var require_node_worker_threads = __commonJS({
  "builtin:node:worker_threads"(exports, module) {
    module.exports = __require("node:worker_threads");
  }
});

// builtin:node:fs
var require_node_fs = __commonJS({
  "builtin:node:fs"(exports, module) {
    module.exports = __require("node:fs");
  }
});

// builtin:node:crypto
var require_node_crypto = __commonJS({
  "builtin:node:crypto"(exports, module) {
    module.exports = __require("node:crypto");
  }
});

// builtin:node:zlib
var require_node_zlib = __commonJS({
  "builtin:node:zlib"(exports, module) {
    module.exports = __require("node:zlib");
  }
});

// builtin:node:path
var require_node_path = __commonJS({
  "builtin:node:path"(exports, module) {
    module.exports = __require("node:path");
  }
});

// src/entry/worker.ts
var import_node_worker_threads = __toESM(require_node_worker_threads(), 1);

// src/fetch/zip/bytes.ts
var import_node_fs = __toESM(require_node_fs(), 1);
var ZipFault = class extends Error {
  name = "ZipFault";
};
var inRange = (size, offset, length) => {
  if (offset < 0 || length < 0 || offset + length > size) throw new ZipFault("zip: not a valid zip file");
};
function readFully(fd, into, length, offset) {
  for (let at = 0; at < length; ) {
    const n = (0, import_node_fs.readSync)(fd, into, at, length - at, offset + at);
    if (n === 0) throw new ZipFault("zip: not a valid zip file");
    at += n;
  }
}
var fileZip = (fd, size) => ({
  size,
  read(offset, length) {
    inRange(size, offset, length);
    const bytes = Buffer.allocUnsafe(length);
    readFully(fd, bytes, length, offset);
    return bytes;
  }
});
var WINDOW = 2 << 20;
var window;
function windowZip(fd, size) {
  const direct = fileZip(fd, size);
  window ??= Buffer.allocUnsafe(WINDOW);
  const buffer2 = window;
  let start = 0;
  let end = 0;
  return {
    size,
    read(offset, length) {
      if (length > WINDOW / 2) return direct.read(offset, length);
      inRange(size, offset, length);
      if (offset < start || offset + length > end) {
        start = offset;
        end = Math.min(size, offset + WINDOW);
        readFully(fd, buffer2, end - start, start);
      }
      return buffer2.subarray(offset - start, offset - start + length);
    }
  };
}

// src/fetch/hash/pass.ts
var import_node_crypto3 = __toESM(require_node_crypto(), 1);
var import_node_fs3 = __toESM(require_node_fs(), 1);

// src/fetch/zip/inflate.ts
var import_node_crypto = __toESM(require_node_crypto(), 1);
var import_node_zlib2 = __toESM(require_node_zlib(), 1);

// src/fetch/zip/directory.ts
var END = 101010256;
var END_SIZE = 22;
var END64 = 101075792;
var LOCATOR64 = 117853008;
var CENTRAL = 33639248;
var CENTRAL_SIZE = 46;
var LOCAL = 67324752;
var LOCAL_SIZE = 30;
var COMMENT_MAX = 65535;
var invalid = () => new ZipFault("zip: not a valid zip file");
function findEnd(zip) {
  const length = Math.min(zip.size, END_SIZE + COMMENT_MAX);
  const start = zip.size - length;
  const tail = zip.read(start, length);
  for (let at = length - END_SIZE; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    if (at + END_SIZE + tail.readUInt16LE(at + 20) > length) continue;
    return { at: start + at, record: tail.subarray(at, at + END_SIZE) };
  }
  throw invalid();
}
function place64(zip, endAt) {
  const locator = zip.read(endAt - 20, 20);
  if (locator.readUInt32LE(0) !== LOCATOR64) throw invalid();
  const record = zip.read(Number(locator.readBigUInt64LE(8)), 56);
  if (record.readUInt32LE(0) !== END64) throw invalid();
  return {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48))
  };
}
function locate(zip) {
  const { at, record } = findEnd(zip);
  if (record.readUInt16LE(4) !== record.readUInt16LE(6)) throw new ZipFault("zip: split over several disks");
  const count = record.readUInt16LE(10);
  const size = record.readUInt32LE(12);
  const offset = record.readUInt32LE(16);
  const is64 = count === 65535 || size === 4294967295 || offset === 4294967295;
  const place = is64 && at >= 20 ? place64(zip, at) : { count, size, offset };
  if (place.offset + place.size > at || place.count * CENTRAL_SIZE > place.size) throw invalid();
  return place;
}
function entryAt(directory, at) {
  const method = directory.readUInt16LE(at + 10);
  if (method !== 0 && method !== 8) throw new ZipFault("zip: unsupported compression algorithm");
  if ((directory.readUInt16LE(at + 8) & 1) !== 0) throw new ZipFault("zip: encrypted file");
  const nameEnd = at + CENTRAL_SIZE + directory.readUInt16LE(at + 28);
  return {
    name: directory.toString("utf8", at + CENTRAL_SIZE, nameEnd),
    method,
    crc: directory.readUInt32LE(at + 16),
    compressedSize: directory.readUInt32LE(at + 20),
    size: directory.readUInt32LE(at + 24),
    offset: directory.readUInt32LE(at + 42)
  };
}
function readDirectory(zip) {
  const place = locate(zip);
  const directory = zip.read(place.offset, place.size);
  const entries = [];
  for (let at = 0; entries.length < place.count; ) {
    if (at + CENTRAL_SIZE > directory.length || directory.readUInt32LE(at) !== CENTRAL) throw invalid();
    const next = at + CENTRAL_SIZE + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw invalid();
    entries.push(entryAt(directory, at));
    at = next;
  }
  return entries;
}
function dataOffset(zip, entry) {
  const header = zip.read(entry.offset, LOCAL_SIZE);
  if (header.readUInt32LE(0) !== LOCAL) throw invalid();
  return entry.offset + LOCAL_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28);
}

// src/fetch/zip/inflater.ts
var import_node_zlib = __toESM(require_node_zlib(), 1);
var CorruptStream = class extends Error {
  name = "CorruptStream";
};
var PIECE = 256 << 10;
var ReusedStream = class {
  #native;
  /** Bytes of the output that the last call left free, and of the input that it left. */
  #state;
  #output = Buffer.allocUnsafeSlow(PIECE);
  #fault;
  constructor(native, state) {
    this.#native = native;
    this.#state = state;
    native.onerror = (message) => {
      this.#fault = message;
    };
  }
  whole(raw, size) {
    const data = this.#run(import_node_zlib.constants.Z_FINISH, raw, size + 1);
    return data.length > size ? void 0 : data;
  }
  prefix(raw, room) {
    return this.#run(import_node_zlib.constants.Z_SYNC_FLUSH, raw, room);
  }
  pieces(raw, size, sink) {
    this.#native.reset();
    let total = 0;
    for (const piece of raw)
      for (const data of this.#contentOf(piece)) {
        total += data.length;
        if (total > size) return false;
        sink(data);
      }
    return true;
  }
  /** Until a call neither takes nor gives anything: the piece is used up, or the stream has ended. */
  *#contentOf(piece) {
    for (let left = piece.length; ; left = this.#state[1]) {
      const data = this.#write(import_node_zlib.constants.Z_NO_FLUSH, piece.subarray(piece.length - left), PIECE);
      if (data.length > 0) yield data;
      else if (this.#state[1] === left || this.#state[1] === 0) return;
    }
  }
  #run(flush, raw, room) {
    if (this.#output.length < room) this.#output = Buffer.allocUnsafeSlow(room);
    this.#native.reset();
    return this.#write(flush, raw, room);
  }
  #write(flush, raw, room) {
    this.#fault = void 0;
    this.#native.writeSync(flush, raw, 0, raw.length, this.#output, 0, room);
    if (this.#fault !== void 0) throw new CorruptStream(this.#fault);
    return this.#output.subarray(0, room - this.#state[0]);
  }
};
var publicInflater = {
  whole: (raw, size) => inflated(raw, size, import_node_zlib.constants.Z_FINISH),
  prefix: (raw, room) => inflated(raw, room, import_node_zlib.constants.Z_SYNC_FLUSH) ?? Buffer.alloc(0),
  pieces(raw, size, sink) {
    const data = inflated(Buffer.concat([...raw]), size, import_node_zlib.constants.Z_FINISH);
    if (data !== void 0) sink(data);
    return data !== void 0;
  }
};
function inflated(raw, size, finishFlush) {
  try {
    const chunkSize = Math.max(64, size + 1);
    const data = (0, import_node_zlib.inflateRawSync)(raw, { finishFlush, maxOutputLength: size + 1, chunkSize });
    return data.length > size ? void 0 : data;
  } catch (cause) {
    const { code, message } = cause;
    if (code === "ERR_BUFFER_TOO_LARGE") return void 0;
    throw new CorruptStream(message, { cause });
  }
}
function works(inflater2) {
  const text = "gomod-preflight ".repeat(64);
  const raw = (0, import_node_zlib.deflateRawSync)(text);
  const same = () => inflater2.whole(raw, text.length)?.toString() === text;
  const long = inflater2.whole(raw, text.length - 1);
  const prefix = inflater2.prefix(raw, 15).toString();
  try {
    inflater2.whole(raw.subarray(0, 4), text.length);
    return false;
  } catch {
    return same() && same() && long === void 0 && prefix === text.slice(0, 15);
  }
}
function openInflater() {
  try {
    const { _handle, _writeState } = (0, import_node_zlib.createInflateRaw)();
    const reused = new ReusedStream(_handle, _writeState);
    return works(reused) ? reused : publicInflater;
  } catch {
    return publicInflater;
  }
}
var shared;
function inflater() {
  shared ??= openInflater();
  return shared;
}

// src/fetch/zip/inflate.ts
var WHOLE_MAX = 2 << 20;
var PIECE2 = 1 << 20;
var wrongSize = (entry) => new ZipFault(`uncompressed size of file ${entry.name} is not its declared size (${entry.size} bytes)`);
var corrupt = (entry, cause) => new ZipFault(`${entry.name}: corrupt compressed data`, { cause });
function inflateWhole(zip, entry) {
  const raw = zip.read(dataOffset(zip, entry), entry.compressedSize);
  const data = entry.method === 0 ? raw : inflateBounded(raw, entry);
  if (data.length !== entry.size) throw wrongSize(entry);
  if ((0, import_node_zlib2.crc32)(data) !== entry.crc) throw new ZipFault(`${entry.name}: zip: checksum error`);
  return data;
}
function inflateBounded(raw, entry) {
  try {
    const data = inflater().whole(raw, entry.size);
    if (data === void 0) throw wrongSize(entry);
    return data;
  } catch (error) {
    throw error instanceof CorruptStream ? corrupt(entry, error) : error;
  }
}
function* compressedPieces(zip, entry) {
  const start = dataOffset(zip, entry);
  for (let at = 0; at < entry.compressedSize; at += PIECE2)
    yield zip.read(start + at, Math.min(PIECE2, entry.compressedSize - at));
}
function inflatePieces(zip, entry, sink) {
  const raw = compressedPieces(zip, entry);
  try {
    if (entry.method === 0) for (const piece of raw) sink(piece);
    else if (!inflater().pieces(raw, entry.size, sink)) throw wrongSize(entry);
  } catch (error) {
    throw error instanceof CorruptStream ? corrupt(entry, error) : error;
  }
}
function inflateLarge(zip, entry, sink) {
  let size = 0;
  let crc = 0;
  inflatePieces(zip, entry, (piece) => {
    size += piece.length;
    crc = (0, import_node_zlib2.crc32)(piece, crc);
    sink(piece);
  });
  if (size !== entry.size) throw wrongSize(entry);
  if (crc !== entry.crc) throw new ZipFault(`${entry.name}: zip: checksum error`);
}
function inflateInto(zip, entry, sink) {
  if (entry.size > WHOLE_MAX || entry.compressedSize > WHOLE_MAX) inflateLarge(zip, entry, sink);
  else sink(inflateWhole(zip, entry));
}
var sha256Hex = (data) => (0, import_node_crypto.hash)("sha256", data, "hex");

// src/fetch/zip/rules.ts
var import_node_path = __toESM(require_node_path(), 1);

// src/gomod/quote.ts
var namedEscapes = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "	",
  v: "\v"
};
var namesOfEscapes = new Map(Object.entries(namedEscapes).map(([name, char]) => [char, `\\${name}`]));
var isPrint = (char) => char === " " || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(char);
var quoteChar = (char, quote) => {
  if (char === quote || char === "\\") return `\\${char}`;
  if (isPrint(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  const hex = (digits) => code.toString(16).padStart(digits, "0");
  return namesOfEscapes.get(char) ?? (code < 128 ? `\\x${hex(2)}` : code < 65536 ? `\\u${hex(4)}` : `\\U${hex(8)}`);
};
var quoteWith = (text, quote) => quote + Array.from(text, (char) => quoteChar(char, quote)).join("") + quote;
var goQuote = (text) => quoteWith(text, '"');
var goQuoteRune = (text) => quoteWith(String.fromCodePoint(text.codePointAt(0) ?? 65533), "'");

// src/gomod/version.ts
var number = "(0|[1-9][0-9]*)";
var identifiers = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
var grammar = new RegExp(
  `^v${number}(?:\\.${number}(?:\\.${number}(-${identifiers})?(\\+${identifiers})?)?)?$`
);

// src/gomod/module-path.ts
var badChar = {
  module: /[^-._~0-9A-Za-z]/u,
  import: /[^-._~0-9A-Za-z+]/u,
  file: /[^-!#$%&()+,.=@[\]^_{}~ 0-9\p{L}]/u
};
var windowsNames = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$/i;
function elementFault(element, kind) {
  if (element === "") return "empty path element";
  if (/^\.+$/.test(element)) return `invalid path element ${goQuote(element)}`;
  if (kind === "module" && element.startsWith(".")) return "leading dot in path element";
  if (element.endsWith(".")) return "trailing dot in path element";
  const bad = badChar[kind].exec(element);
  if (bad !== null) return `invalid char ${goQuoteRune(bad[0])}`;
  const [short = ""] = element.split(".", 1);
  if (windowsNames.test(short)) return `${goQuote(short)} disallowed as path element component on Windows`;
  if (kind !== "file" && /~[0-9]+$/.test(short)) return "trailing tilde and digits in path element";
  return void 0;
}
function pathFault(path, kind) {
  if (path === "") return "empty string";
  if (path.startsWith("-") && kind !== "file") return "leading dash";
  if (path.includes("//")) return "double slash";
  if (path.endsWith("/")) return "trailing slash";
  for (const element of path.split("/")) {
    const fault = elementFault(element, kind);
    if (fault !== void 0) return fault;
  }
  return void 0;
}
var malformed = (kind, path, fault) => fault === void 0 ? void 0 : `malformed ${kind} path ${goQuote(path)}: ${fault}`;
var checkFilePath = (path) => malformed("file", path, pathFault(path, "file"));

// src/fetch/zip/names.ts
var ASCII = /^[\0-\x7f]*$/;
var fold = (name) => ASCII.test(name) ? name.toLowerCase() : [...name].map((c) => c.toUpperCase().length === c.length ? c.toUpperCase().toLowerCase() : c).join("");
var Collisions = class {
  seen = /* @__PURE__ */ new Map();
  /** Directories that were checked with all above them: most entries lie beside another one. */
  settled = /* @__PURE__ */ new Set();
  check(path, directory) {
    const key = fold(path);
    const other = this.seen.get(key);
    if (other === void 0) this.seen.set(key, { path, directory });
    else refuse(other, path, directory);
    const end = path.lastIndexOf("/");
    if (end > 0) this.checkDirectory(path.slice(0, end));
  }
  checkDirectory(path) {
    if (this.settled.has(path)) return;
    this.check(path, true);
    this.settled.add(path);
  }
};
function refuse(other, path, directory) {
  if (other.path !== path)
    throw new ZipFault(`case-insensitive file name collision: "${other.path}" and "${path}"`);
  if (other.directory !== directory) throw new ZipFault(`entry "${path}" is both a file and a directory`);
  if (!directory) throw new ZipFault(`multiple entries for file "${path}"`);
}

// src/fetch/zip/rules.ts
var MAX_ZIP = 500 << 20;
var MAX_GO_MOD = 16 << 20;
var MAX_LICENSE = 16 << 20;
function checkGoModName(name) {
  const base = name.slice(name.lastIndexOf("/") + 1);
  if (base.length !== "go.mod".length) return;
  if (base.toLowerCase() !== "go.mod") return;
  if (base !== name) throw new ZipFault(`${name}: found go.mod file not in module root directory`);
  if (name !== "go.mod") throw new ZipFault(`${name}: go.mod file name must be lower case`);
}
function checkFileSize(name, size) {
  if (name === "go.mod" && size > MAX_GO_MOD)
    throw new ZipFault(`go.mod file too large (max size is ${MAX_GO_MOD} bytes)`);
  if (name === "LICENSE" && size > MAX_LICENSE)
    throw new ZipFault(`LICENSE file too large (max size is ${MAX_LICENSE} bytes)`);
}
var PLAIN = /^[\w-]+(?:\.[\w-]+)*(?:\/[\w-]+(?:\.[\w-]+)*)*$/;
var RESERVED = /(?:^|\/)(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:[./]|$)/i;
function checkName(name, rest) {
  if (import_node_path.posix.normalize(name) !== name) throw new ZipFault(`${JSON.stringify(rest)}: file path is not clean`);
  const fault = checkFilePath(name);
  if (fault !== void 0) throw new ZipFault(fault);
}
function checkEntry(entry, prefix, collisions) {
  if (!entry.name.startsWith(prefix))
    throw new ZipFault(`${JSON.stringify(entry.name)}: path does not have prefix "${prefix}"`);
  const rest = entry.name.slice(prefix.length);
  if (rest === "") return 0;
  const directory = rest.endsWith("/");
  const name = directory ? rest.slice(0, -1) : rest;
  if (!PLAIN.test(name) || RESERVED.test(name)) checkName(name, rest);
  collisions.check(name, directory);
  if (directory) return 0;
  checkGoModName(name);
  checkFileSize(name, entry.size);
  return entry.size;
}
function checkZip(zip, module) {
  if (zip.size > MAX_ZIP)
    throw new ZipFault(`module zip file is too large (${zip.size} bytes; limit is ${MAX_ZIP} bytes)`);
  const prefix = `${module.path}@${module.version}/`;
  const collisions = new Collisions();
  const entries = readDirectory(zip);
  let total = 0;
  for (const entry of entries) {
    total += checkEntry(entry, prefix, collisions);
    if (total > MAX_ZIP)
      throw new ZipFault(
        `total uncompressed size of module contents too large (max size is ${MAX_ZIP} bytes)`
      );
  }
  return { entries, prefix: prefix.length };
}

// src/fetch/hash/h1.ts
var import_node_crypto2 = __toESM(require_node_crypto(), 1);

// src/gomod/dir-hash.ts
var rank = (unit) => unit >= 57344 ? unit - 2048 : unit >= 55296 ? unit + 8192 : unit;
function compareAsUtf8(x, y) {
  const length = Math.min(x.length, y.length);
  for (let i = 0; i < length; i++) {
    const order = rank(x.charCodeAt(i)) - rank(y.charCodeAt(i));
    if (order !== 0) return order;
  }
  return x.length - y.length;
}
function summaryOf(files) {
  if (files.some(({ name }) => name.includes("\n"))) return void 0;
  const sorted = files.toSorted((x, y) => compareAsUtf8(x.name, y.name));
  return sorted.map(({ name, sha256 }) => `${sha256}  ${name}
`).join("");
}
function h1OfFiles(files, sha256Base642) {
  const summary = summaryOf(files);
  return summary === void 0 ? void 0 : `h1:${sha256Base642(summary)}`;
}

// src/fetch/hash/h1.ts
var sha256Base64 = (text) => (0, import_node_crypto2.hash)("sha256", text, "base64");
function h1OfFiles2(files) {
  const h1 = h1OfFiles(files, sha256Base64);
  if (h1 === void 0) throw new ZipFault("filenames with newlines are not supported");
  return h1;
}

// src/fetch/hash/tree.ts
var import_node_fs2 = __toESM(require_node_fs(), 1);
var TreeWriter = class {
  made = /* @__PURE__ */ new Set();
  root;
  constructor(root) {
    this.root = root;
    this.makeDirectory(root);
  }
  /** `name` was checked by the zip rules: clean, relative, no traversal. */
  write(name, fill) {
    const path = `${this.root}/${name}`;
    this.makeDirectory(path.slice(0, path.lastIndexOf("/")));
    const fd = (0, import_node_fs2.openSync)(path, "wx", 292);
    const sink = (data) => {
      for (let at = 0; at < data.length; ) at += (0, import_node_fs2.writeSync)(fd, data, at);
    };
    try {
      fill(sink);
    } finally {
      (0, import_node_fs2.closeSync)(fd);
    }
  }
  makeDirectory(path) {
    if (this.made.has(path)) return;
    if (path !== this.root) this.makeDirectory(path.slice(0, path.lastIndexOf("/")));
    (0, import_node_fs2.mkdirSync)(path, { recursive: path === this.root });
    this.made.add(path);
  }
  /** Takes write permission from every directory but the root, which must stay movable. */
  seal() {
    const mode = 511 & ~process.umask() & ~146;
    for (const path of this.made) if (path !== this.root) (0, import_node_fs2.chmodSync)(path, mode);
  }
};

// src/fetch/hash/pass.ts
var EntryDigest = class {
  size;
  whole;
  pieces;
  constructor(size) {
    this.size = size;
  }
  take(data) {
    if (data.length === this.size) this.whole = sha256Hex(data);
    else {
      this.pieces ??= (0, import_node_crypto3.createHash)("sha256");
      this.pieces.update(data);
    }
  }
  hex() {
    return this.whole ?? this.pieces?.digest("hex") ?? sha256Hex(new Uint8Array());
  }
};
function entryHash(zip, entry, name, tree) {
  const digest = new EntryDigest(entry.size);
  if (tree === void 0 || name === "" || name.endsWith("/"))
    inflateInto(zip, entry, (data) => digest.take(data));
  else
    tree.write(
      name,
      (write) => inflateInto(zip, entry, (data) => {
        digest.take(data);
        write(data);
      })
    );
  return digest.hex();
}
function hashEntries(zip, job) {
  const checked = checkZip(zip, job.module);
  const tree = job.tree === void 0 ? void 0 : new TreeWriter(job.tree);
  const hashes = checked.entries.map((entry) => ({
    name: entry.name,
    sha256: entryHash(zip, entry, entry.name.slice(checked.prefix), tree)
  }));
  if (job.writable !== true) tree?.seal();
  return { h1: h1OfFiles2(hashes), files: hashes.length, bytes: zip.size };
}
function hashPass(job) {
  const fd = (0, import_node_fs3.openSync)(job.zip, "r");
  try {
    return hashEntries(windowZip(fd, (0, import_node_fs3.fstatSync)(fd).size), job);
  } finally {
    (0, import_node_fs3.closeSync)(fd);
  }
}

// src/fetch/hash/tree-pass.ts
var import_node_crypto4 = __toESM(require_node_crypto(), 1);
var import_node_fs4 = __toESM(require_node_fs(), 1);
var import_node_path2 = __toESM(require_node_path(), 1);

// src/core/module.ts
var moduleKey = (m) => `${m.path}@${m.version}`;

// src/fetch/hash/tree-pass.ts
var PIECE3 = 256 << 10;
var buffer = Buffer.allocUnsafe(PIECE3);
function fileHash(path) {
  const digest = (0, import_node_crypto4.createHash)("sha256");
  const fd = (0, import_node_fs4.openSync)(path, "r");
  let bytes = 0;
  try {
    for (let n = (0, import_node_fs4.readSync)(fd, buffer, 0, PIECE3, null); n > 0; n = (0, import_node_fs4.readSync)(fd, buffer, 0, PIECE3, null)) {
      digest.update(buffer.subarray(0, n));
      bytes += n;
    }
  } finally {
    (0, import_node_fs4.closeSync)(fd);
  }
  return { sha256: digest.digest("hex"), bytes };
}
function* filesBelow(root, relative = "") {
  for (const entry of (0, import_node_fs4.readdirSync)((0, import_node_path2.join)(root, relative), { withFileTypes: true })) {
    const path = relative === "" ? entry.name : `${relative}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(root, path);
    else if (entry.isFile()) yield path;
    else throw new Error(`${path} is neither a file nor a directory`);
  }
}
function treePass(job) {
  const prefix = moduleKey(job.module);
  const files = [];
  let total = 0;
  for (const path of filesBelow(job.existing)) {
    const { sha256, bytes } = fileHash((0, import_node_path2.join)(job.existing, path));
    files.push({ name: `${prefix}/${path}`, sha256 });
    total += bytes;
  }
  return { h1: h1OfFiles2(files), files: files.length, bytes: total };
}

// src/fetch/hash/serve.ts
function answer(job) {
  try {
    return { ok: true, result: "existing" in job ? treePass(job) : hashPass(job) };
  } catch (error) {
    const { message, code } = error;
    const kind = error instanceof ZipFault ? "zip" : "file";
    return { ok: false, kind, message, ...code === void 0 ? {} : { code } };
  }
}
function serveHashing(port) {
  port.on("message", (job) => port.postMessage(answer(job)));
}

// src/entry/worker.ts
if (import_node_worker_threads.parentPort !== null) serveHashing(import_node_worker_threads.parentPort);

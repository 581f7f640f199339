#!/usr/bin/env node
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

// node_modules/picomatch/lib/constants.js
var require_constants = __commonJS({
  "node_modules/picomatch/lib/constants.js"(exports, module) {
    "use strict";
    var WIN_SLASH = "\\\\/";
    var WIN_NO_SLASH = `[^${WIN_SLASH}]`;
    var DEFAULT_MAX_EXTGLOB_RECURSION = 0;
    var DOT_LITERAL = "\\.";
    var PLUS_LITERAL = "\\+";
    var QMARK_LITERAL = "\\?";
    var SLASH_LITERAL = "\\/";
    var ONE_CHAR = "(?=.)";
    var QMARK = "[^/]";
    var END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
    var START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
    var DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
    var NO_DOT = `(?!${DOT_LITERAL})`;
    var NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
    var NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
    var NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
    var QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
    var STAR = `${QMARK}*?`;
    var SEP = "/";
    var POSIX_CHARS = {
      DOT_LITERAL,
      PLUS_LITERAL,
      QMARK_LITERAL,
      SLASH_LITERAL,
      ONE_CHAR,
      QMARK,
      END_ANCHOR,
      DOTS_SLASH,
      NO_DOT,
      NO_DOTS,
      NO_DOT_SLASH,
      NO_DOTS_SLASH,
      QMARK_NO_DOT,
      STAR,
      START_ANCHOR,
      SEP
    };
    var WINDOWS_CHARS = {
      ...POSIX_CHARS,
      SLASH_LITERAL: `[${WIN_SLASH}]`,
      QMARK: WIN_NO_SLASH,
      STAR: `${WIN_NO_SLASH}*?`,
      DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
      NO_DOT: `(?!${DOT_LITERAL})`,
      NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
      NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
      START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
      END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
      SEP: "\\"
    };
    var POSIX_REGEX_SOURCE = {
      __proto__: null,
      alnum: "a-zA-Z0-9",
      alpha: "a-zA-Z",
      ascii: "\\x00-\\x7F",
      blank: " \\t",
      cntrl: "\\x00-\\x1F\\x7F",
      digit: "0-9",
      graph: "\\x21-\\x7E",
      lower: "a-z",
      print: "\\x20-\\x7E ",
      punct: "\\-!\"#$%&'()\\*+,./:;<=>?@[\\]^_`{|}~",
      space: " \\t\\r\\n\\v\\f",
      upper: "A-Z",
      word: "A-Za-z0-9_",
      xdigit: "A-Fa-f0-9"
    };
    module.exports = {
      DEFAULT_MAX_EXTGLOB_RECURSION,
      MAX_LENGTH: 1024 * 64,
      POSIX_REGEX_SOURCE,
      // regular expressions
      REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
      REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
      REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
      REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
      REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
      REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,
      // Replace globs with equivalent patterns to reduce parsing time.
      REPLACEMENTS: {
        __proto__: null,
        "***": "*",
        "**/**": "**",
        "**/**/**": "**"
      },
      // Digits
      CHAR_0: 48,
      /* 0 */
      CHAR_9: 57,
      /* 9 */
      // Alphabet chars.
      CHAR_UPPERCASE_A: 65,
      /* A */
      CHAR_LOWERCASE_A: 97,
      /* a */
      CHAR_UPPERCASE_Z: 90,
      /* Z */
      CHAR_LOWERCASE_Z: 122,
      /* z */
      CHAR_LEFT_PARENTHESES: 40,
      /* ( */
      CHAR_RIGHT_PARENTHESES: 41,
      /* ) */
      CHAR_ASTERISK: 42,
      /* * */
      // Non-alphabetic chars.
      CHAR_AMPERSAND: 38,
      /* & */
      CHAR_AT: 64,
      /* @ */
      CHAR_BACKWARD_SLASH: 92,
      /* \ */
      CHAR_CARRIAGE_RETURN: 13,
      /* \r */
      CHAR_CIRCUMFLEX_ACCENT: 94,
      /* ^ */
      CHAR_COLON: 58,
      /* : */
      CHAR_COMMA: 44,
      /* , */
      CHAR_DOT: 46,
      /* . */
      CHAR_DOUBLE_QUOTE: 34,
      /* " */
      CHAR_EQUAL: 61,
      /* = */
      CHAR_EXCLAMATION_MARK: 33,
      /* ! */
      CHAR_FORM_FEED: 12,
      /* \f */
      CHAR_FORWARD_SLASH: 47,
      /* / */
      CHAR_GRAVE_ACCENT: 96,
      /* ` */
      CHAR_HASH: 35,
      /* # */
      CHAR_HYPHEN_MINUS: 45,
      /* - */
      CHAR_LEFT_ANGLE_BRACKET: 60,
      /* < */
      CHAR_LEFT_CURLY_BRACE: 123,
      /* { */
      CHAR_LEFT_SQUARE_BRACKET: 91,
      /* [ */
      CHAR_LINE_FEED: 10,
      /* \n */
      CHAR_NO_BREAK_SPACE: 160,
      /* \u00A0 */
      CHAR_PERCENT: 37,
      /* % */
      CHAR_PLUS: 43,
      /* + */
      CHAR_QUESTION_MARK: 63,
      /* ? */
      CHAR_RIGHT_ANGLE_BRACKET: 62,
      /* > */
      CHAR_RIGHT_CURLY_BRACE: 125,
      /* } */
      CHAR_RIGHT_SQUARE_BRACKET: 93,
      /* ] */
      CHAR_SEMICOLON: 59,
      /* ; */
      CHAR_SINGLE_QUOTE: 39,
      /* ' */
      CHAR_SPACE: 32,
      /*   */
      CHAR_TAB: 9,
      /* \t */
      CHAR_UNDERSCORE: 95,
      /* _ */
      CHAR_VERTICAL_LINE: 124,
      /* | */
      CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279,
      /* \uFEFF */
      /**
       * Create EXTGLOB_CHARS
       */
      extglobChars(chars) {
        return {
          "!": { type: "negate", open: "(?:(?!(?:", close: `))${chars.STAR})` },
          "?": { type: "qmark", open: "(?:", close: ")?" },
          "+": { type: "plus", open: "(?:", close: ")+" },
          "*": { type: "star", open: "(?:", close: ")*" },
          "@": { type: "at", open: "(?:", close: ")" }
        };
      },
      /**
       * Create GLOB_CHARS
       */
      globChars(win32) {
        return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
      }
    };
  }
});

// node_modules/picomatch/lib/utils.js
var require_utils = __commonJS({
  "node_modules/picomatch/lib/utils.js"(exports) {
    "use strict";
    var {
      REGEX_BACKSLASH,
      REGEX_REMOVE_BACKSLASH,
      REGEX_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_GLOBAL
    } = require_constants();
    exports.isObject = (val) => val !== null && typeof val === "object" && !Array.isArray(val);
    exports.hasRegexChars = (str) => REGEX_SPECIAL_CHARS.test(str);
    exports.isRegexChar = (str) => str.length === 1 && exports.hasRegexChars(str);
    exports.escapeRegex = (str) => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, "\\$1");
    exports.toPosixSlashes = (str) => str.replace(REGEX_BACKSLASH, "/");
    exports.isWindows = () => {
      if (typeof navigator !== "undefined" && navigator.platform) {
        const platform = navigator.platform.toLowerCase();
        return platform === "win32" || platform === "windows";
      }
      if (typeof process !== "undefined" && process.platform) {
        return process.platform === "win32";
      }
      return false;
    };
    exports.removeBackslashes = (str) => {
      return str.replace(REGEX_REMOVE_BACKSLASH, (match) => {
        return match === "\\" ? "" : match;
      });
    };
    exports.escapeLast = (input, char, lastIdx) => {
      const idx = input.lastIndexOf(char, lastIdx);
      if (idx === -1) return input;
      if (input[idx - 1] === "\\") return exports.escapeLast(input, char, idx - 1);
      return `${input.slice(0, idx)}\\${input.slice(idx)}`;
    };
    exports.removePrefix = (input, state = {}) => {
      let output = input;
      if (output.startsWith("./")) {
        output = output.slice(2);
        state.prefix = "./";
      }
      return output;
    };
    exports.wrapOutput = (input, state = {}, options = {}) => {
      const prepend = options.contains ? "" : "^";
      const append = options.contains ? "" : "$";
      let output = `${prepend}(?:${input})${append}`;
      if (state.negated === true) {
        output = `(?:^(?!${output}).*$)`;
      }
      return output;
    };
    exports.basename = (path, { windows } = {}) => {
      const segs = path.split(windows ? /[\\/]/ : "/");
      const last = segs[segs.length - 1];
      if (last === "") {
        return segs[segs.length - 2];
      }
      return last;
    };
  }
});

// node_modules/picomatch/lib/scan.js
var require_scan = __commonJS({
  "node_modules/picomatch/lib/scan.js"(exports, module) {
    "use strict";
    var utils = require_utils();
    var {
      CHAR_ASTERISK,
      /* * */
      CHAR_AT,
      /* @ */
      CHAR_BACKWARD_SLASH,
      /* \ */
      CHAR_COMMA,
      /* , */
      CHAR_DOT,
      /* . */
      CHAR_EXCLAMATION_MARK,
      /* ! */
      CHAR_FORWARD_SLASH,
      /* / */
      CHAR_LEFT_CURLY_BRACE,
      /* { */
      CHAR_LEFT_PARENTHESES,
      /* ( */
      CHAR_LEFT_SQUARE_BRACKET,
      /* [ */
      CHAR_PLUS,
      /* + */
      CHAR_QUESTION_MARK,
      /* ? */
      CHAR_RIGHT_CURLY_BRACE,
      /* } */
      CHAR_RIGHT_PARENTHESES,
      /* ) */
      CHAR_RIGHT_SQUARE_BRACKET
      /* ] */
    } = require_constants();
    var isPathSeparator = (code) => {
      return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
    };
    var depth = (token) => {
      if (token.isPrefix !== true) {
        token.depth = token.isGlobstar ? Infinity : 1;
      }
    };
    var scan = (input, options) => {
      const opts = options || {};
      const length = input.length - 1;
      const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
      const slashes = [];
      const tokens = [];
      const parts2 = [];
      let str = input;
      let index = -1;
      let start = 0;
      let lastIndex = 0;
      let isBrace = false;
      let isBracket = false;
      let isGlob = false;
      let isExtglob = false;
      let isGlobstar = false;
      let braceEscaped = false;
      let backslashes = false;
      let negated = false;
      let negatedExtglob = false;
      let finished = false;
      let braces = 0;
      let prev;
      let code;
      let token = { value: "", depth: 0, isGlob: false };
      const eos = () => index >= length;
      const peek = () => str.charCodeAt(index + 1);
      const advance = () => {
        prev = code;
        return str.charCodeAt(++index);
      };
      while (index < length) {
        code = advance();
        let next;
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          code = advance();
          if (code === CHAR_LEFT_CURLY_BRACE) {
            braceEscaped = true;
          }
          continue;
        }
        if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          while (eos() !== true && (code = advance())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }
            if (code === CHAR_LEFT_CURLY_BRACE) {
              braces++;
              continue;
            }
            if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (braceEscaped !== true && code === CHAR_COMMA) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (code === CHAR_RIGHT_CURLY_BRACE) {
              braces--;
              if (braces === 0) {
                braceEscaped = false;
                isBrace = token.isBrace = true;
                finished = true;
                break;
              }
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_FORWARD_SLASH) {
          slashes.push(index);
          tokens.push(token);
          token = { value: "", depth: 0, isGlob: false };
          if (finished === true) continue;
          if (prev === CHAR_DOT && index === start + 1) {
            start += 2;
            continue;
          }
          lastIndex = index + 1;
          continue;
        }
        if (opts.noext !== true) {
          const isExtglobChar = code === CHAR_PLUS || code === CHAR_AT || code === CHAR_ASTERISK || code === CHAR_QUESTION_MARK || code === CHAR_EXCLAMATION_MARK;
          if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
            isGlob = token.isGlob = true;
            isExtglob = token.isExtglob = true;
            finished = true;
            if (code === CHAR_EXCLAMATION_MARK && index === start) {
              negatedExtglob = true;
            }
            if (scanToEnd === true) {
              let parens = 0;
              while (eos() !== true && (code = advance())) {
                if (code === CHAR_BACKWARD_SLASH) {
                  backslashes = token.backslashes = true;
                  advance();
                  continue;
                }
                if (code === CHAR_LEFT_PARENTHESES) {
                  parens++;
                  continue;
                }
                if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                  finished = true;
                  break;
                }
              }
              continue;
            }
            break;
          }
        }
        if (code === CHAR_ASTERISK) {
          if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_QUESTION_MARK) {
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_LEFT_SQUARE_BRACKET) {
          while (eos() !== true && (next = advance())) {
            if (next === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }
            if (next === CHAR_RIGHT_SQUARE_BRACKET) {
              isBracket = token.isBracket = true;
              isGlob = token.isGlob = true;
              finished = true;
              break;
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
          negated = token.negated = true;
          start++;
          continue;
        }
        if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
          isGlob = token.isGlob = true;
          if (scanToEnd === true) {
            let parens = 1;
            while (eos() !== true && (code = advance())) {
              if (code === CHAR_BACKWARD_SLASH) {
                backslashes = token.backslashes = true;
                advance();
                continue;
              }
              if (code === CHAR_LEFT_PARENTHESES) {
                parens++;
                continue;
              }
              if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                finished = true;
                break;
              }
            }
            continue;
          }
          break;
        }
        if (isGlob === true) {
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
      }
      if (opts.noext === true) {
        isExtglob = false;
        isGlob = false;
      }
      let base = str;
      let prefix = "";
      let glob = "";
      if (start > 0) {
        prefix = str.slice(0, start);
        str = str.slice(start);
        lastIndex -= start;
      }
      if (base && isGlob === true && lastIndex > 0) {
        base = str.slice(0, lastIndex);
        glob = str.slice(lastIndex);
      } else if (isGlob === true) {
        base = "";
        glob = str;
      } else {
        base = str;
      }
      if (base && base !== "" && base !== "/" && base !== str) {
        if (isPathSeparator(base.charCodeAt(base.length - 1))) {
          base = base.slice(0, -1);
        }
      }
      if (opts.unescape === true) {
        if (glob) glob = utils.removeBackslashes(glob);
        if (base && backslashes === true) {
          base = utils.removeBackslashes(base);
        }
      }
      const state = {
        prefix,
        input,
        start,
        base,
        glob,
        isBrace,
        isBracket,
        isGlob,
        isExtglob,
        isGlobstar,
        negated,
        negatedExtglob
      };
      if (opts.tokens === true) {
        state.maxDepth = 0;
        if (!isPathSeparator(code)) {
          tokens.push(token);
        }
        state.tokens = tokens;
      }
      if (opts.parts === true || opts.tokens === true) {
        let prevIndex;
        for (let idx = 0; idx < slashes.length; idx++) {
          const n2 = prevIndex !== void 0 ? prevIndex + 1 : start;
          const i = slashes[idx];
          const value2 = input.slice(n2, i);
          if (opts.tokens) {
            if (idx === 0 && start !== 0) {
              tokens[idx].isPrefix = true;
              tokens[idx].value = prefix;
            } else {
              tokens[idx].value = value2;
            }
            depth(tokens[idx]);
            state.maxDepth += tokens[idx].depth;
          }
          if (i >= start) {
            parts2.push(value2);
            prevIndex = i;
          }
        }
        const n = prevIndex !== void 0 ? prevIndex + 1 : start;
        const value = input.slice(n);
        parts2.push(value);
        if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
          tokens[tokens.length - 1].value = value;
          depth(tokens[tokens.length - 1]);
          state.maxDepth += tokens[tokens.length - 1].depth;
        }
        state.slashes = slashes;
        state.parts = parts2;
      }
      return state;
    };
    module.exports = scan;
  }
});

// node_modules/picomatch/lib/parse.js
var require_parse = __commonJS({
  "node_modules/picomatch/lib/parse.js"(exports, module) {
    "use strict";
    var constants = require_constants();
    var utils = require_utils();
    var {
      MAX_LENGTH,
      POSIX_REGEX_SOURCE,
      REGEX_NON_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_BACKREF,
      REPLACEMENTS
    } = constants;
    var expandRange = (args, options) => {
      if (typeof options.expandRange === "function") {
        return options.expandRange(...args, options);
      }
      args.sort();
      const value = `[${args.join("-")}]`;
      try {
        new RegExp(value);
      } catch (ex) {
        return args.map((v) => utils.escapeRegex(v)).join("..");
      }
      return value;
    };
    var syntaxError = (type, char) => {
      return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
    };
    var splitTopLevel = (input) => {
      const parts2 = [];
      let bracket = 0;
      let paren = 0;
      let quote = 0;
      let value = "";
      let escaped = false;
      for (const ch of input) {
        if (escaped === true) {
          value += ch;
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          value += ch;
          escaped = true;
          continue;
        }
        if (ch === '"') {
          quote = quote === 1 ? 0 : 1;
          value += ch;
          continue;
        }
        if (quote === 0) {
          if (ch === "[") {
            bracket++;
          } else if (ch === "]" && bracket > 0) {
            bracket--;
          } else if (bracket === 0) {
            if (ch === "(") {
              paren++;
            } else if (ch === ")" && paren > 0) {
              paren--;
            } else if (ch === "|" && paren === 0) {
              parts2.push(value);
              value = "";
              continue;
            }
          }
        }
        value += ch;
      }
      parts2.push(value);
      return parts2;
    };
    var isPlainBranch = (branch) => {
      let escaped = false;
      for (const ch of branch) {
        if (escaped === true) {
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          escaped = true;
          continue;
        }
        if (/[?*+@!()[\]{}]/.test(ch)) {
          return false;
        }
      }
      return true;
    };
    var normalizeSimpleBranch = (branch) => {
      let value = branch.trim();
      let changed = true;
      while (changed === true) {
        changed = false;
        if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
          value = value.slice(2, -1);
          changed = true;
        }
      }
      if (!isPlainBranch(value)) {
        return;
      }
      return value.replace(/\\(.)/g, "$1");
    };
    var hasRepeatedCharPrefixOverlap = (branches) => {
      const values = branches.map(normalizeSimpleBranch).filter(Boolean);
      for (let i = 0; i < values.length; i++) {
        for (let j = i + 1; j < values.length; j++) {
          const a = values[i];
          const b = values[j];
          const char = a[0];
          if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
            continue;
          }
          if (a === b || a.startsWith(b) || b.startsWith(a)) {
            return true;
          }
        }
      }
      return false;
    };
    var parseRepeatedExtglob = (pattern, requireEnd = true) => {
      if (pattern[0] !== "+" && pattern[0] !== "*" || pattern[1] !== "(") {
        return;
      }
      let bracket = 0;
      let paren = 0;
      let quote = 0;
      let escaped = false;
      for (let i = 1; i < pattern.length; i++) {
        const ch = pattern[i];
        if (escaped === true) {
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          escaped = true;
          continue;
        }
        if (ch === '"') {
          quote = quote === 1 ? 0 : 1;
          continue;
        }
        if (quote === 1) {
          continue;
        }
        if (ch === "[") {
          bracket++;
          continue;
        }
        if (ch === "]" && bracket > 0) {
          bracket--;
          continue;
        }
        if (bracket > 0) {
          continue;
        }
        if (ch === "(") {
          paren++;
          continue;
        }
        if (ch === ")") {
          paren--;
          if (paren === 0) {
            if (requireEnd === true && i !== pattern.length - 1) {
              return;
            }
            return {
              type: pattern[0],
              body: pattern.slice(2, i),
              end: i
            };
          }
        }
      }
    };
    var buildCharClassStar = (chars) => {
      const source = chars.length === 1 ? utils.escapeRegex(chars[0]) : `[${chars.map((ch) => utils.escapeRegex(ch)).join("")}]`;
      return `${source}*`;
    };
    var getStarExtglobSequenceChars = (pattern) => {
      let index = 0;
      const chars = [];
      while (index < pattern.length) {
        const match = parseRepeatedExtglob(pattern.slice(index), false);
        if (!match || match.type !== "*") {
          return;
        }
        const branches = splitTopLevel(match.body).map((branch2) => branch2.trim());
        if (branches.length !== 1) {
          return;
        }
        const branch = normalizeSimpleBranch(branches[0]);
        if (!branch || branch.length !== 1) {
          return;
        }
        chars.push(branch);
        index += match.end + 1;
      }
      if (chars.length < 1) {
        return;
      }
      return chars;
    };
    var repeatedExtglobRecursion = (pattern) => {
      let depth = 0;
      let value = pattern.trim();
      let match = parseRepeatedExtglob(value);
      while (match) {
        depth++;
        value = match.body.trim();
        match = parseRepeatedExtglob(value);
      }
      return depth;
    };
    var analyzeRepeatedExtglob = (body, options) => {
      if (options.maxExtglobRecursion === false) {
        return { risky: false };
      }
      const max = typeof options.maxExtglobRecursion === "number" ? options.maxExtglobRecursion : constants.DEFAULT_MAX_EXTGLOB_RECURSION;
      const branches = splitTopLevel(body).map((branch) => branch.trim());
      if (branches.length > 1) {
        if (branches.some((branch) => branch === "") || branches.some((branch) => /^[*?]+$/.test(branch)) || hasRepeatedCharPrefixOverlap(branches)) {
          return { risky: true };
        }
      }
      const safeChars = [];
      let sawStarSequence = false;
      let combinable = true;
      for (const branch of branches) {
        const chars = getStarExtglobSequenceChars(branch);
        if (chars) {
          sawStarSequence = true;
          safeChars.push(...chars);
          continue;
        }
        const literal = normalizeSimpleBranch(branch);
        if (literal && literal.length === 1) {
          safeChars.push(literal);
          continue;
        }
        combinable = false;
        if (repeatedExtglobRecursion(branch) > max) {
          return { risky: true };
        }
      }
      if (sawStarSequence) {
        return combinable ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) } : { risky: true };
      }
      return { risky: false };
    };
    var parse3 = (input, options) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected a string");
      }
      input = REPLACEMENTS[input] || input;
      const opts = { ...options };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      let len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      const bos = { type: "bos", value: "", output: opts.prepend || "" };
      const tokens = [bos];
      const capture = opts.capture ? "" : "?:";
      const PLATFORM_CHARS = constants.globChars(opts.windows);
      const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);
      const {
        DOT_LITERAL,
        PLUS_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOT_SLASH,
        NO_DOTS_SLASH,
        QMARK,
        QMARK_NO_DOT,
        STAR,
        START_ANCHOR
      } = PLATFORM_CHARS;
      const globstar = (opts2) => {
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      };
      const nodot = opts.dot ? "" : NO_DOT;
      const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
      let star = opts.bash === true ? globstar(opts) : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      if (typeof opts.noext === "boolean") {
        opts.noextglob = opts.noext;
      }
      const state = {
        input,
        index: -1,
        start: 0,
        dot: opts.dot === true,
        consumed: "",
        output: "",
        prefix: "",
        backtrack: false,
        negated: false,
        brackets: 0,
        braces: 0,
        parens: 0,
        quotes: 0,
        globstar: false,
        tokens
      };
      input = utils.removePrefix(input, state);
      len = input.length;
      const extglobs = [];
      const braces = [];
      const stack = [];
      let prev = bos;
      let value;
      const eos = () => state.index === len - 1;
      const peek = state.peek = (n = 1) => input[state.index + n];
      const advance = state.advance = () => input[++state.index] || "";
      const remaining = () => input.slice(state.index + 1);
      const consume = (value2 = "", num = 0) => {
        state.consumed += value2;
        state.index += num;
      };
      const append = (token) => {
        state.output += token.output != null ? token.output : token.value;
        consume(token.value);
      };
      const negate = () => {
        let count = 1;
        while (peek() === "!" && (peek(2) !== "(" || peek(3) === "?")) {
          advance();
          state.start++;
          count++;
        }
        if (count % 2 === 0) {
          return false;
        }
        state.negated = true;
        state.start++;
        return true;
      };
      const increment = (type) => {
        state[type]++;
        stack.push(type);
      };
      const decrement = (type) => {
        state[type]--;
        stack.pop();
      };
      const push = (tok) => {
        if (prev.type === "globstar") {
          const isBrace = state.braces > 0 && (tok.type === "comma" || tok.type === "brace");
          const isExtglob = tok.extglob === true || extglobs.length && (tok.type === "pipe" || tok.type === "paren");
          if (tok.type !== "slash" && tok.type !== "paren" && !isBrace && !isExtglob) {
            state.output = state.output.slice(0, -prev.output.length);
            prev.type = "star";
            prev.value = "*";
            prev.output = star;
            state.output += prev.output;
          }
        }
        if (extglobs.length && tok.type !== "paren") {
          extglobs[extglobs.length - 1].inner += tok.value;
        }
        if (tok.value || tok.output) append(tok);
        if (prev && prev.type === "text" && tok.type === "text") {
          prev.output = (prev.output || prev.value) + tok.value;
          prev.value += tok.value;
          return;
        }
        tok.prev = prev;
        tokens.push(tok);
        prev = tok;
      };
      const extglobOpen = (type, value2) => {
        const token = { ...EXTGLOB_CHARS[value2], conditions: 1, inner: "" };
        token.prev = prev;
        token.parens = state.parens;
        token.output = state.output;
        token.startIndex = state.index;
        token.tokensIndex = tokens.length;
        const output = (opts.capture ? "(" : "") + token.open;
        increment("parens");
        push({ type, value: value2, output: state.output ? "" : ONE_CHAR });
        push({ type: "paren", extglob: true, value: advance(), output });
        extglobs.push(token);
      };
      const extglobClose = (token) => {
        const literal = input.slice(token.startIndex, state.index + 1);
        const body = input.slice(token.startIndex + 2, state.index);
        const analysis = analyzeRepeatedExtglob(body, opts);
        if ((token.type === "plus" || token.type === "star") && analysis.risky) {
          const safeOutput = analysis.safeOutput ? (token.output ? "" : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput) : void 0;
          const open = tokens[token.tokensIndex];
          open.type = "text";
          open.value = literal;
          open.output = safeOutput || utils.escapeRegex(literal);
          for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
            tokens[i].value = "";
            tokens[i].output = "";
            delete tokens[i].suffix;
          }
          state.output = token.output + open.output;
          state.backtrack = true;
          push({ type: "paren", extglob: true, value, output: "" });
          decrement("parens");
          return;
        }
        let output = token.close + (opts.capture ? ")" : "");
        let rest;
        if (token.type === "negate") {
          let extglobStar = star;
          if (token.inner && token.inner.length > 1 && token.inner.includes("/")) {
            extglobStar = globstar(opts);
          }
          if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
            output = token.close = `)$))${extglobStar}`;
          }
          if (token.inner.includes("*") && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
            const expression = parse3(rest, { ...options, fastpaths: false }).output;
            output = token.close = `)${expression})${extglobStar})`;
          }
          if (token.prev.type === "bos") {
            state.negatedExtglob = true;
          }
        }
        push({ type: "paren", extglob: true, value, output });
        decrement("parens");
      };
      if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
        let backslashes = false;
        let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
          if (first === "\\") {
            backslashes = true;
            return m;
          }
          if (first === "?") {
            if (esc) {
              return esc + first + (rest ? QMARK.repeat(rest.length) : "");
            }
            if (index === 0) {
              return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : "");
            }
            return QMARK.repeat(chars.length);
          }
          if (first === ".") {
            return DOT_LITERAL.repeat(chars.length);
          }
          if (first === "*") {
            if (esc) {
              return esc + first + (rest ? star : "");
            }
            return star;
          }
          return esc ? m : `\\${m}`;
        });
        if (backslashes === true) {
          if (opts.unescape === true) {
            output = output.replace(/\\/g, "");
          } else {
            output = output.replace(/\\+/g, (m) => {
              return m.length % 2 === 0 ? "\\\\" : m ? "\\" : "";
            });
          }
        }
        if (output === input && opts.contains === true) {
          state.output = input;
          return state;
        }
        state.output = utils.wrapOutput(output, state, options);
        return state;
      }
      while (!eos()) {
        value = advance();
        if (value === "\0") {
          continue;
        }
        if (value === "\\") {
          const next = peek();
          if (next === "/" && opts.bash !== true) {
            continue;
          }
          if (next === "." || next === ";") {
            continue;
          }
          if (!next) {
            value += "\\";
            push({ type: "text", value });
            continue;
          }
          const match = /^\\+/.exec(remaining());
          let slashes = 0;
          if (match && match[0].length > 2) {
            slashes = match[0].length;
            state.index += slashes;
            if (slashes % 2 !== 0) {
              value += "\\";
            }
          }
          if (opts.unescape === true) {
            value = advance();
          } else {
            value += advance();
          }
          if (state.brackets === 0) {
            push({ type: "text", value });
            continue;
          }
        }
        if (state.brackets > 0 && (value !== "]" || prev.value === "[" || prev.value === "[^")) {
          if (opts.posix !== false && value === ":") {
            const inner = prev.value.slice(1);
            if (inner.includes("[")) {
              prev.posix = true;
              if (inner.includes(":")) {
                const idx = prev.value.lastIndexOf("[");
                const pre = prev.value.slice(0, idx);
                const rest2 = prev.value.slice(idx + 2);
                const posix = POSIX_REGEX_SOURCE[rest2];
                if (posix) {
                  prev.value = pre + posix;
                  state.backtrack = true;
                  advance();
                  if (!bos.output && tokens.indexOf(prev) === 1) {
                    bos.output = ONE_CHAR;
                  }
                  continue;
                }
              }
            }
          }
          if (value === "[" && peek() !== ":" || value === "-" && peek() === "]") {
            value = `\\${value}`;
          }
          if (value === "]" && (prev.value === "[" || prev.value === "[^")) {
            value = `\\${value}`;
          }
          if (opts.posix === true && value === "!" && prev.value === "[") {
            value = "^";
          }
          prev.value += value;
          append({ value });
          continue;
        }
        if (state.quotes === 1 && value !== '"') {
          value = utils.escapeRegex(value);
          prev.value += value;
          append({ value });
          continue;
        }
        if (value === '"') {
          state.quotes = state.quotes === 1 ? 0 : 1;
          if (opts.keepQuotes === true) {
            push({ type: "text", value });
          }
          continue;
        }
        if (value === "(") {
          increment("parens");
          push({ type: "paren", value });
          continue;
        }
        if (value === ")") {
          if (state.parens === 0 && opts.strictBrackets === true) {
            throw new SyntaxError(syntaxError("opening", "("));
          }
          const extglob = extglobs[extglobs.length - 1];
          if (extglob && state.parens === extglob.parens + 1) {
            extglobClose(extglobs.pop());
            continue;
          }
          push({ type: "paren", value, output: state.parens ? ")" : "\\)" });
          decrement("parens");
          continue;
        }
        if (value === "[") {
          if (opts.nobracket === true || !remaining().includes("]")) {
            if (opts.nobracket !== true && opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("closing", "]"));
            }
            value = `\\${value}`;
          } else {
            increment("brackets");
          }
          push({ type: "bracket", value });
          continue;
        }
        if (value === "]") {
          if (opts.nobracket === true || prev && prev.type === "bracket" && prev.value.length === 1) {
            push({ type: "text", value, output: `\\${value}` });
            continue;
          }
          if (state.brackets === 0) {
            if (opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("opening", "["));
            }
            push({ type: "text", value, output: `\\${value}` });
            continue;
          }
          decrement("brackets");
          const prevValue = prev.value.slice(1);
          if (prev.posix !== true && prevValue[0] === "^" && !prevValue.includes("/")) {
            value = `/${value}`;
          }
          prev.value += value;
          append({ value });
          if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
            continue;
          }
          const escaped = utils.escapeRegex(prev.value);
          state.output = state.output.slice(0, -prev.value.length);
          if (opts.literalBrackets === true) {
            state.output += escaped;
            prev.value = escaped;
            continue;
          }
          prev.value = `(${capture}${escaped}|${prev.value})`;
          state.output += prev.value;
          continue;
        }
        if (value === "{" && opts.nobrace !== true) {
          increment("braces");
          const open = {
            type: "brace",
            value,
            output: "(",
            outputIndex: state.output.length,
            tokensIndex: state.tokens.length
          };
          braces.push(open);
          push(open);
          continue;
        }
        if (value === "}") {
          const brace = braces[braces.length - 1];
          if (opts.nobrace === true || !brace) {
            push({ type: "text", value, output: value });
            continue;
          }
          let output = ")";
          if (brace.dots === true) {
            const arr = tokens.slice();
            const range = [];
            for (let i = arr.length - 1; i >= 0; i--) {
              tokens.pop();
              if (arr[i].type === "brace") {
                break;
              }
              if (arr[i].type !== "dots") {
                range.unshift(arr[i].value);
              }
            }
            output = expandRange(range, opts);
            state.backtrack = true;
          }
          if (brace.comma !== true && brace.dots !== true) {
            const out = state.output.slice(0, brace.outputIndex);
            const toks = state.tokens.slice(brace.tokensIndex);
            brace.value = brace.output = "\\{";
            value = output = "\\}";
            state.output = out;
            for (const t of toks) {
              state.output += t.output || t.value;
            }
          }
          push({ type: "brace", value, output });
          decrement("braces");
          braces.pop();
          continue;
        }
        if (value === "|") {
          if (extglobs.length > 0) {
            extglobs[extglobs.length - 1].conditions++;
          }
          push({ type: "text", value });
          continue;
        }
        if (value === ",") {
          let output = value;
          const brace = braces[braces.length - 1];
          if (brace && stack[stack.length - 1] === "braces") {
            brace.comma = true;
            output = "|";
          }
          push({ type: "comma", value, output });
          continue;
        }
        if (value === "/") {
          if (prev.type === "dot" && state.index === state.start + 1) {
            state.start = state.index + 1;
            state.consumed = "";
            state.output = "";
            tokens.pop();
            prev = bos;
            continue;
          }
          push({ type: "slash", value, output: SLASH_LITERAL });
          continue;
        }
        if (value === ".") {
          if (state.braces > 0 && prev.type === "dot") {
            if (prev.value === ".") prev.output = DOT_LITERAL;
            const brace = braces[braces.length - 1];
            prev.type = "dots";
            prev.output += value;
            prev.value += value;
            brace.dots = true;
            continue;
          }
          if (state.braces + state.parens === 0 && prev.type !== "bos" && prev.type !== "slash") {
            push({ type: "text", value, output: DOT_LITERAL });
            continue;
          }
          push({ type: "dot", value, output: DOT_LITERAL });
          continue;
        }
        if (value === "?") {
          const isGroup = prev && prev.value === "(";
          if (!isGroup && opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("qmark", value);
            continue;
          }
          if (prev && prev.type === "paren") {
            const next = peek();
            let output = value;
            if (prev.value === "(" && !/[!=<:]/.test(next) || next === "<" && !/<([!=]|\w+>)/.test(remaining())) {
              output = `\\${value}`;
            }
            push({ type: "text", value, output });
            continue;
          }
          if (opts.dot !== true && (prev.type === "slash" || prev.type === "bos")) {
            push({ type: "qmark", value, output: QMARK_NO_DOT });
            continue;
          }
          push({ type: "qmark", value, output: QMARK });
          continue;
        }
        if (value === "!") {
          if (opts.noextglob !== true && peek() === "(") {
            if (peek(2) !== "?" || !/[!=<:]/.test(peek(3))) {
              extglobOpen("negate", value);
              continue;
            }
          }
          if (opts.nonegate !== true && state.index === 0) {
            negate();
            continue;
          }
        }
        if (value === "+") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("plus", value);
            continue;
          }
          if (prev && prev.value === "(" || opts.regex === false) {
            push({ type: "plus", value, output: PLUS_LITERAL });
            continue;
          }
          if (prev && (prev.type === "bracket" || prev.type === "paren" || prev.type === "brace") || state.parens > 0) {
            push({ type: "plus", value });
            continue;
          }
          push({ type: "plus", value: PLUS_LITERAL });
          continue;
        }
        if (value === "@") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            push({ type: "at", extglob: true, value, output: "" });
            continue;
          }
          push({ type: "text", value });
          continue;
        }
        if (value !== "*") {
          if (value === "$" || value === "^") {
            value = `\\${value}`;
          }
          const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
          if (match) {
            value += match[0];
            state.index += match[0].length;
          }
          push({ type: "text", value });
          continue;
        }
        if (prev && (prev.type === "globstar" || prev.star === true)) {
          prev.type = "star";
          prev.star = true;
          prev.value += value;
          prev.output = star;
          state.backtrack = true;
          state.globstar = true;
          consume(value);
          continue;
        }
        let rest = remaining();
        if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
          extglobOpen("star", value);
          continue;
        }
        if (prev.type === "star") {
          if (opts.noglobstar === true) {
            consume(value);
            continue;
          }
          const prior = prev.prev;
          const before = prior.prev;
          const isStart = prior.type === "slash" || prior.type === "bos";
          const afterStar = before && (before.type === "star" || before.type === "globstar");
          if (opts.bash === true && (!isStart || rest[0] && rest[0] !== "/")) {
            push({ type: "star", value, output: "" });
            continue;
          }
          const isBrace = state.braces > 0 && (prior.type === "comma" || prior.type === "brace");
          const isExtglob = extglobs.length && (prior.type === "pipe" || prior.type === "paren");
          if (!isStart && prior.type !== "paren" && !isBrace && !isExtglob) {
            push({ type: "star", value, output: "" });
            continue;
          }
          while (rest.slice(0, 3) === "/**") {
            const after = input[state.index + 4];
            if (after && after !== "/") {
              break;
            }
            rest = rest.slice(3);
            consume("/**", 3);
          }
          const isEnd = eos() || state.parens > 0 && rest === ")".repeat(state.parens) && !extglobs.some((extglob) => extglob.type === "negate");
          if (prior.type === "bos" && eos()) {
            prev.type = "globstar";
            prev.value += value;
            prev.output = globstar(opts);
            state.output = prev.output;
            state.globstar = true;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && !afterStar && isEnd) {
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = globstar(opts) + (opts.strictSlashes ? ")" : "|$)");
            prev.value += value;
            state.globstar = true;
            state.output += prior.output + prev.output;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && rest[0] === "/") {
            const end = rest[1] !== void 0 ? "|$" : "";
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
            prev.value += value;
            state.output += prior.output + prev.output;
            state.globstar = true;
            consume(value + advance());
            push({ type: "slash", value: "/", output: "" });
            continue;
          }
          if (prior.type === "bos" && rest[0] === "/") {
            prev.type = "globstar";
            prev.value += value;
            prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
            state.output = prev.output;
            state.globstar = true;
            consume(value + advance());
            push({ type: "slash", value: "/", output: "" });
            continue;
          }
          state.output = state.output.slice(0, -prev.output.length);
          prev.type = "globstar";
          prev.output = globstar(opts);
          prev.value += value;
          state.output += prev.output;
          state.globstar = true;
          consume(value);
          continue;
        }
        const token = { type: "star", value, output: star };
        if (opts.bash === true) {
          token.output = ".*?";
          if (prev.type === "bos" || prev.type === "slash") {
            token.output = nodot + token.output;
          }
          push(token);
          continue;
        }
        if (prev && (prev.type === "bracket" || prev.type === "paren") && opts.regex === true) {
          token.output = value;
          push(token);
          continue;
        }
        if (state.index === state.start || prev.type === "slash" || prev.type === "dot") {
          if (prev.type === "dot") {
            state.output += NO_DOT_SLASH;
            prev.output += NO_DOT_SLASH;
          } else if (opts.dot === true) {
            state.output += NO_DOTS_SLASH;
            prev.output += NO_DOTS_SLASH;
          } else {
            state.output += nodot;
            prev.output += nodot;
          }
          if (peek() !== "*") {
            state.output += ONE_CHAR;
            prev.output += ONE_CHAR;
          }
        }
        push(token);
      }
      while (state.brackets > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
        state.output = utils.escapeLast(state.output, "[");
        decrement("brackets");
      }
      while (state.parens > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", ")"));
        state.output = utils.escapeLast(state.output, "(");
        decrement("parens");
      }
      while (state.braces > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "}"));
        state.output = utils.escapeLast(state.output, "{");
        decrement("braces");
      }
      if (opts.strictSlashes !== true && (prev.type === "star" || prev.type === "bracket")) {
        push({ type: "maybe_slash", value: "", output: `${SLASH_LITERAL}?` });
      }
      if (state.backtrack === true) {
        state.output = "";
        for (const token of state.tokens) {
          state.output += token.output != null ? token.output : token.value;
          if (token.suffix) {
            state.output += token.suffix;
          }
        }
      }
      return state;
    };
    parse3.fastpaths = (input, options) => {
      const opts = { ...options };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      const len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      input = REPLACEMENTS[input] || input;
      const {
        DOT_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOTS,
        NO_DOTS_SLASH,
        STAR,
        START_ANCHOR
      } = constants.globChars(opts.windows);
      const nodot = opts.dot ? NO_DOTS : NO_DOT;
      const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
      const capture = opts.capture ? "" : "?:";
      const state = { negated: false, prefix: "" };
      let star = opts.bash === true ? ".*?" : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      const globstar = (opts2) => {
        if (opts2.noglobstar === true) return star;
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      };
      const create = (str) => {
        switch (str) {
          case "*":
            return `${nodot}${ONE_CHAR}${star}`;
          case ".*":
            return `${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*.*":
            return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*/*":
            return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;
          case "**":
            return nodot + globstar(opts);
          case "**/*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;
          case "**/*.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "**/.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;
          default: {
            const match = /^(.*?)\.(\w+)$/.exec(str);
            if (!match) return;
            const source2 = create(match[1]);
            if (!source2) return;
            return source2 + DOT_LITERAL + match[2];
          }
        }
      };
      const output = utils.removePrefix(input, state);
      let source = create(output);
      if (source && opts.strictSlashes !== true) {
        source += `${SLASH_LITERAL}?`;
      }
      return source;
    };
    module.exports = parse3;
  }
});

// node_modules/picomatch/lib/picomatch.js
var require_picomatch = __commonJS({
  "node_modules/picomatch/lib/picomatch.js"(exports, module) {
    "use strict";
    var scan = require_scan();
    var parse3 = require_parse();
    var utils = require_utils();
    var constants = require_constants();
    var isObject = (val) => val && typeof val === "object" && !Array.isArray(val);
    var picomatch2 = (glob, options, returnState = false) => {
      if (Array.isArray(glob)) {
        const fns = glob.map((input) => picomatch2(input, options, returnState));
        const arrayMatcher = (str) => {
          for (const isMatch of fns) {
            const state2 = isMatch(str);
            if (state2) return state2;
          }
          return false;
        };
        return arrayMatcher;
      }
      const isState = isObject(glob) && glob.tokens && glob.input;
      if (glob === "" || typeof glob !== "string" && !isState) {
        throw new TypeError("Expected pattern to be a non-empty string");
      }
      const opts = options || {};
      const posix = opts.windows;
      const regex = isState ? picomatch2.compileRe(glob, options) : picomatch2.makeRe(glob, options, false, true);
      const state = regex.state;
      delete regex.state;
      let isIgnored = () => false;
      if (opts.ignore) {
        const ignoreOpts = { ...options, ignore: null, onMatch: null, onResult: null };
        isIgnored = picomatch2(opts.ignore, ignoreOpts, returnState);
      }
      const matcher = (input, returnObject = false) => {
        const { isMatch, match, output } = picomatch2.test(input, regex, options, { glob, posix });
        const result = { glob, state, regex, posix, input, output, match, isMatch };
        if (typeof opts.onResult === "function") {
          opts.onResult(result);
        }
        if (isMatch === false) {
          result.isMatch = false;
          return returnObject ? result : false;
        }
        if (isIgnored(input)) {
          if (typeof opts.onIgnore === "function") {
            opts.onIgnore(result);
          }
          result.isMatch = false;
          return returnObject ? result : false;
        }
        if (typeof opts.onMatch === "function") {
          opts.onMatch(result);
        }
        return returnObject ? result : true;
      };
      if (returnState) {
        matcher.state = state;
      }
      return matcher;
    };
    picomatch2.test = (input, regex, options, { glob, posix } = {}) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected input to be a string");
      }
      if (input === "") {
        return { isMatch: false, output: "" };
      }
      const opts = options || {};
      const format = opts.format || (posix ? utils.toPosixSlashes : null);
      let match = input === glob;
      let output = match && format ? format(input) : input;
      if (match === false) {
        output = format ? format(input) : input;
        match = output === glob;
      }
      if (match === false || opts.capture === true) {
        if (opts.matchBase === true || opts.basename === true) {
          match = picomatch2.matchBase(input, regex, options, posix);
        } else {
          match = regex.exec(output);
        }
      }
      return { isMatch: Boolean(match), match, output };
    };
    picomatch2.matchBase = (input, glob, options, posix = options && options.windows) => {
      const regex = glob instanceof RegExp ? glob : picomatch2.makeRe(glob, options);
      return regex.test(utils.basename(input, { windows: posix }));
    };
    picomatch2.isMatch = (str, patterns, options) => picomatch2(patterns, options)(str);
    picomatch2.parse = (pattern, options) => {
      if (Array.isArray(pattern)) return pattern.map((p) => picomatch2.parse(p, options));
      return parse3(pattern, { ...options, fastpaths: false });
    };
    picomatch2.scan = (input, options) => scan(input, options);
    picomatch2.compileRe = (state, options, returnOutput = false, returnState = false) => {
      if (returnOutput === true) {
        return state.output;
      }
      const opts = options || {};
      const prepend = opts.contains ? "" : "^";
      const append = opts.contains ? "" : "$";
      let source = `${prepend}(?:${state.output})${append}`;
      if (state && state.negated === true) {
        source = `^(?!${source}).*$`;
      }
      const regex = picomatch2.toRegex(source, options);
      if (returnState === true) {
        regex.state = state;
      }
      return regex;
    };
    picomatch2.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
      if (!input || typeof input !== "string") {
        throw new TypeError("Expected a non-empty string");
      }
      let parsed = { negated: false, fastpaths: true };
      if (options.fastpaths !== false && (input[0] === "." || input[0] === "*")) {
        parsed.output = parse3.fastpaths(input, options);
      }
      if (!parsed.output) {
        parsed = parse3(input, options);
      }
      return picomatch2.compileRe(parsed, options, returnOutput, returnState);
    };
    picomatch2.toRegex = (source, options) => {
      try {
        const opts = options || {};
        return new RegExp(source, opts.flags || (opts.nocase ? "i" : ""));
      } catch (err) {
        if (options && options.debug === true) throw err;
        return /$^/;
      }
    };
    picomatch2.constants = constants;
    module.exports = picomatch2;
  }
});

// node_modules/picomatch/index.js
var require_picomatch2 = __commonJS({
  "node_modules/picomatch/index.js"(exports, module) {
    "use strict";
    var pico = require_picomatch();
    var utils = require_utils();
    function picomatch2(glob, options, returnState = false) {
      if (options && (options.windows === null || options.windows === void 0)) {
        options = { ...options, windows: utils.isWindows() };
      }
      return pico(glob, options, returnState);
    }
    Object.assign(picomatch2, pico);
    module.exports = picomatch2;
  }
});

// builtin:node:path/posix
var require_posix = __commonJS({
  "builtin:node:path/posix"(exports, module) {
    module.exports = __require("node:path/posix");
  }
});

// src/core/suppressions.ts
var import_picomatch = __toESM(require_picomatch2(), 1);
var DAY = /^\d{4}-\d{2}-\d{2}$/;
function isDay(text) {
  const time = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
var isExpired = (until, today) => until !== void 0 && isDay(until) && until < today;
function suppressor(snapshot, config) {
  const comments = commentIndex(snapshot);
  const entries = config.suppress.filter((entry) => !isExpired(entry.until, snapshot.today)).map((entry) => ({
    entry,
    covers: entry.path === void 0 ? () => true : (0, import_picomatch.default)(entry.path, { dot: true })
  }));
  return (finding2) => {
    const { path, line } = finding2.at;
    const comment = comments.get(`${finding2.rule} ${path}:${line}`) ?? comments.get(`${finding2.rule} ${path}:${line - 1}`);
    if (comment) return suppressed(finding2, comment, isChanged(snapshot, path, comment.line));
    const found = entries.find(({ entry, covers: covers2 }) => entry.rule === finding2.rule && covers2(path));
    if (!found) return void 0;
    return suppressed(
      finding2,
      found.entry,
      config.path !== void 0 && isChanged(snapshot, config.path, found.entry.line)
    );
  };
}
function commentIndex(snapshot) {
  const counting = snapshot.suppressions.filter(
    (comment) => comment.reason !== void 0 && (comment.until === void 0 || isDay(comment.until)) && !isExpired(comment.until, snapshot.today)
  );
  return new Map(counting.map((comment) => [`${comment.rule} ${comment.path}:${comment.line}`, comment]));
}
var isChanged = (snapshot, path, line) => snapshot.changedLines?.get(path)?.has(line) ?? false;
function suppressed(finding2, by, addedHere) {
  return {
    rule: finding2.rule,
    path: finding2.at.path,
    line: finding2.at.line,
    ...by.until === void 0 ? {} : { until: by.until },
    reason: by.reason ?? "",
    addedHere
  };
}

// src/core/verdict.ts
var RANK = { error: 3, warning: 2, notice: 1 };
var reaches = (severity, failOn) => failOn !== "never" && RANK[severity] >= RANK[failOn];
var NEVER_HIDDEN = ["module-not-ready", "module-cache-altered"];

// src/core/check.ts
function check(snapshot, config, rules2, extra = []) {
  const firm = firmRules(rules2);
  const isOff = (id) => config.rules[id] === "off" && !firm.has(id);
  const wanted = rules2.filter((rule115) => !isOff(rule115.id));
  const runnable = wanted.filter((rule115) => missingReason(rule115, snapshot) === void 0);
  const cut = [];
  const found = runnable.flatMap((rule115) => {
    const drafts = firstOf(rule115.check(snapshot, config), mostFindings + 1);
    if (drafts.length > mostFindings) cut.push({ rule: rule115.id, reason: cutReason });
    return drafts.slice(0, mostFindings).map((draft6) => finish(rule115, draft6, config));
  });
  const places = new Set(found.map(placeKey));
  found.push(...extra.filter((finding2) => !isOff(finding2.rule) && !places.has(placeKey(finding2))));
  const { kept, suppressed: suppressed2 } = suppress(sorted(found), firm, snapshot, config);
  return { findings: kept, suppressed: suppressed2, skipped: [...skippedRules(wanted, snapshot), ...cut] };
}
var mostFindings = 1e4;
var cutReason = `not judged to the end: ${mostFindings} findings are enough`;
function firstOf(items, most) {
  const first = [];
  for (const item of items) if (first.push(item) === most) break;
  return first;
}
var firmRules = (rules2) => /* @__PURE__ */ new Set([...NEVER_HIDDEN, ...rules2.filter((rule115) => rule115.unsuppressible).map((rule115) => rule115.id)]);
var placeKey = ({ rule: rule115, at }) => `${rule115} ${at.path}:${at.line}`;
function finish(rule115, draft6, config) {
  const configured2 = rule115.unsuppressible ? void 0 : config.rules[rule115.id];
  const severity = configured2 === void 0 || configured2 === "off" ? void 0 : configured2;
  return {
    rule: rule115.id,
    severity: severity ?? draft6.severity ?? rule115.severity,
    message: draft6.message,
    help: draft6.help,
    at: draft6.at,
    related: draft6.related ?? [],
    data: draft6.data ?? {},
    ...draft6.fix ? { fix: draft6.fix } : {}
  };
}
function suppress(findings2, firm, snapshot, config) {
  const coverOf = suppressor(snapshot, config);
  const kept = [];
  const suppressed2 = [];
  for (const finding2 of findings2) {
    const cover = firm.has(finding2.rule) ? void 0 : coverOf(finding2);
    if (cover) suppressed2.push(cover);
    else kept.push(finding2);
  }
  return { kept, suppressed: suppressed2 };
}
var missingReason = (rule115, snapshot) => rule115.needs.map((fact) => snapshot.missing.get(fact)).find((reason) => reason !== void 0);
var FACTS_OF = {
  "go.mod": ["modules"],
  "go.work": ["workspaces"],
  "go.sum": ["go-sum"],
  "modules.txt": ["vendor"],
  other: []
};
function skippedRules(rules2, snapshot) {
  return rules2.flatMap((rule115) => {
    const missing2 = missingReason(rule115, snapshot);
    if (missing2 !== void 0) return [{ rule: rule115.id, reason: missing2 }];
    const parts2 = rule115.needs.flatMap((fact) => snapshot.incomplete?.get(fact) ?? []);
    const unread = snapshot.unparsed.filter(
      (file) => FACTS_OF[file.kind].some((fact) => rule115.needs.includes(fact))
    );
    if (unread.length > 0) parts2.push(`not judged where ${listed(unread)} could not be read`);
    return parts2.map((reason) => ({ rule: rule115.id, reason }));
  });
}
function listed(files) {
  const shown2 = files.slice(0, 3).map((file) => file.path);
  return files.length > 3 ? `${shown2.join(", ")} and ${files.length - 3} more` : shown2.join(", ");
}
function sorted(findings2) {
  const keyed = findings2.map((finding2) => ({ finding: finding2, key: sortKey(finding2) }));
  keyed.sort((a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
  return keyed.filter(({ key }, index) => key !== keyed[index - 1]?.key).map(({ finding: finding2 }) => finding2);
}
function sortKey({ at, rule: rule115, message }) {
  const number3 = (value) => String(value).padStart(9, "0");
  return [at.path, number3(at.line), number3(at.column ?? 0), rule115, message].join("\0");
}

// src/core/location.ts
var RUN_ENVIRONMENT = "environment";

// node_modules/fastest-levenshtein/esm/mod.js
var peq = new Uint32Array(65536);
var myers_32 = (a, b) => {
  const n = a.length;
  const m = b.length;
  const lst = 1 << n - 1;
  let pv = -1;
  let mv = 0;
  let sc = n;
  let i = n;
  while (i--) {
    peq[a.charCodeAt(i)] |= 1 << i;
  }
  for (i = 0; i < m; i++) {
    let eq = peq[b.charCodeAt(i)];
    const xv = eq | mv;
    eq |= (eq & pv) + pv ^ pv;
    mv |= ~(eq | pv);
    pv &= eq;
    if (mv & lst) {
      sc++;
    }
    if (pv & lst) {
      sc--;
    }
    mv = mv << 1 | 1;
    pv = pv << 1 | ~(xv | mv);
    mv &= xv;
  }
  i = n;
  while (i--) {
    peq[a.charCodeAt(i)] = 0;
  }
  return sc;
};
var myers_x = (b, a) => {
  const n = a.length;
  const m = b.length;
  const mhc = [];
  const phc = [];
  const hsize = Math.ceil(n / 32);
  const vsize = Math.ceil(m / 32);
  for (let i = 0; i < hsize; i++) {
    phc[i] = -1;
    mhc[i] = 0;
  }
  let j = 0;
  for (; j < vsize - 1; j++) {
    let mv2 = 0;
    let pv2 = -1;
    const start2 = j * 32;
    const vlen2 = Math.min(32, m) + start2;
    for (let k = start2; k < vlen2; k++) {
      peq[b.charCodeAt(k)] |= 1 << k;
    }
    for (let i = 0; i < n; i++) {
      const eq = peq[a.charCodeAt(i)];
      const pb = phc[i / 32 | 0] >>> i & 1;
      const mb = mhc[i / 32 | 0] >>> i & 1;
      const xv = eq | mv2;
      const xh = ((eq | mb) & pv2) + pv2 ^ pv2 | eq | mb;
      let ph = mv2 | ~(xh | pv2);
      let mh = pv2 & xh;
      if (ph >>> 31 ^ pb) {
        phc[i / 32 | 0] ^= 1 << i;
      }
      if (mh >>> 31 ^ mb) {
        mhc[i / 32 | 0] ^= 1 << i;
      }
      ph = ph << 1 | pb;
      mh = mh << 1 | mb;
      pv2 = mh | ~(xv | ph);
      mv2 = ph & xv;
    }
    for (let k = start2; k < vlen2; k++) {
      peq[b.charCodeAt(k)] = 0;
    }
  }
  let mv = 0;
  let pv = -1;
  const start = j * 32;
  const vlen = Math.min(32, m - start) + start;
  for (let k = start; k < vlen; k++) {
    peq[b.charCodeAt(k)] |= 1 << k;
  }
  let score = m;
  for (let i = 0; i < n; i++) {
    const eq = peq[a.charCodeAt(i)];
    const pb = phc[i / 32 | 0] >>> i & 1;
    const mb = mhc[i / 32 | 0] >>> i & 1;
    const xv = eq | mv;
    const xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
    let ph = mv | ~(xh | pv);
    let mh = pv & xh;
    score += ph >>> m - 1 & 1;
    score -= mh >>> m - 1 & 1;
    if (ph >>> 31 ^ pb) {
      phc[i / 32 | 0] ^= 1 << i;
    }
    if (mh >>> 31 ^ mb) {
      mhc[i / 32 | 0] ^= 1 << i;
    }
    ph = ph << 1 | pb;
    mh = mh << 1 | mb;
    pv = mh | ~(xv | ph);
    mv = ph & xv;
  }
  for (let k = start; k < vlen; k++) {
    peq[b.charCodeAt(k)] = 0;
  }
  return score;
};
var distance = (a, b) => {
  if (a.length < b.length) {
    const tmp = b;
    b = a;
    a = tmp;
  }
  if (b.length === 0) {
    return a.length;
  }
  if (a.length <= 32) {
    return myers_32(a, b);
  }
  return myers_x(a, b);
};

// src/golang/variables.ts
var go = (phase, ...names) => names.map((name) => [name, { phase, reader: "go" }]);
var program = (...names) => names.map((name) => [name, { phase: "run", reader: "program" }]);
var goVariables = new Map([
  ...go(
    "resolve",
    "GOPROXY",
    "GOPRIVATE",
    "GONOPROXY",
    "GONOSUMDB",
    "GOSUMDB",
    "GOINSECURE",
    "GOVCS",
    "GOAUTH"
  ),
  ...go("resolve", "GOMODCACHE", "GOWORK", "GOTOOLCHAIN", "GO111MODULE"),
  ...go(
    "build",
    "GOFLAGS",
    "GOEXPERIMENT",
    "GOFIPS140",
    "GOROOT",
    "GOPATH",
    "GOBIN",
    "GOCACHE",
    "GOCACHEPROG"
  ),
  ...go("build", "GOOS", "GOARCH", "GOARM", "GOARM64", "GOAMD64", "GO386", "GOMIPS", "GOMIPS64", "GOPPC64"),
  ...go("build", "GORISCV64", "GOWASM", "GOTMPDIR", "GOENV", "GOTOOLDIR", "GOHOSTOS", "GOHOSTARCH", "GOMOD"),
  ...go(
    "build",
    "GOTELEMETRY",
    "GOTELEMETRYDIR",
    "GOPACKAGESDRIVER",
    "GOGCCFLAGS",
    "GOVERSION",
    "GOEXE",
    "GCCGO"
  ),
  ...go("build", "GOTOOLCHAIN_INTERNAL_SWITCH_COUNT", "GO_EXTLINK_ENABLED", "GCCGOTOOLDIR"),
  ...go("build", "CGO_ENABLED", "CGO_CFLAGS", "CGO_CPPFLAGS", "CGO_CXXFLAGS", "CGO_FFLAGS", "CGO_LDFLAGS"),
  ...go("build", "CGO_CFLAGS_ALLOW", "CGO_CFLAGS_DISALLOW", "CGO_CPPFLAGS_ALLOW", "CGO_CPPFLAGS_DISALLOW"),
  ...go("build", "CGO_CXXFLAGS_ALLOW", "CGO_CXXFLAGS_DISALLOW", "CGO_FFLAGS_ALLOW", "CGO_FFLAGS_DISALLOW"),
  ...go("build", "CGO_LDFLAGS_ALLOW", "CGO_LDFLAGS_DISALLOW", "GO_LDSO", "GO_GCFLAGS", "GO_LDFLAGS"),
  ...program("GOGC", "GOMEMLIMIT", "GOMAXPROCS", "GOTRACEBACK", "GORACE", "GOCOVERDIR"),
  ["GODEBUG", { phase: "run", reader: "both" }]
]);
var transportVariables = /* @__PURE__ */ new Set([
  "GIT_SSL_NO_VERIFY",
  "GIT_SSH_COMMAND",
  "GIT_SSL_CAINFO",
  "GIT_TERMINAL_PROMPT",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR"
]);
var versionVariables = /* @__PURE__ */ new Set([
  "GO_VERSION",
  "GOLANG_VERSION",
  "GOLANG_VER",
  "GO_VER",
  "GOVERSION",
  "GO_IMAGE_VERSION",
  "GOLANG_IMAGE_VERSION"
]);
var deadVariables = /* @__PURE__ */ new Map([
  ["GONOSUMCHECK", "Go never had it: GONOSUMDB names modules that skip the checksum database"],
  ["GONOSUM", "Go never had it: GONOSUMDB names modules that skip the checksum database"],
  ["GOSUMCHECK", "Go never had it: GOSUMDB names the checksum database"],
  ["GO15VENDOREXPERIMENT", "Go 1.7 removed it: vendor directories follow the go line and -mod=vendor"],
  ["GOROOT_FINAL", "Go 1.23 removed it: build with -trimpath instead"],
  ["GOGCTRACE", "Go 1.2 removed it: GODEBUG=gctrace=1 prints the collector's trace"],
  ["GO_DISABLE_ENV", "Go never had it: GOENV=off ignores the env file"],
  ["GOPROXY_URL", "Go never had it: GOPROXY names module proxies"],
  ["GOSCHEDTRACE", "Go never had it: GODEBUG=schedtrace=1000 prints the scheduler's state"],
  ["GOVENDOREXPERIMENT", "Go never had it: vendor directories follow the go line and -mod=vendor"]
]);
function isRelevantName(name) {
  return goVariables.has(name) || transportVariables.has(name) || versionVariables.has(name) || deadVariables.has(name) || nearestGoVariable(name) !== void 0;
}
var otherNames = /* @__PURE__ */ new Set([
  "GO_ENV",
  "GOOSE",
  "GO_ARCH",
  "GO_OS",
  "GO_PATH",
  "GO_ROOT",
  "GO_BIN",
  "GO_FLAGS",
  "GO_PROXY",
  "GO_MOD",
  "GO_WORK",
  "GO_CACHE",
  "GO_DEBUG",
  "GO_AUTH",
  "GO_TOOLCHAIN",
  "GOARG",
  "GOARGS",
  "GOFLAG",
  "GOLIB",
  "GOMODS"
]);
function nearestGoVariable(name) {
  if (goVariables.has(name) || name.length < 6 || !/^C?G[A-Z0-9_]*$/.test(name) || otherNames.has(name) || versionVariables.has(name))
    return void 0;
  for (const known3 of goVariables.keys()) {
    if (known3.length >= 6 && !known3.startsWith("GO_") && Math.abs(known3.length - name.length) <= 1 && distance(known3, name) === 1)
      return known3;
  }
  return void 0;
}

// src/core/environment.ts
var isKnown = (fact) => typeof fact.value === "string";
function settingsOf(snapshot, ...names) {
  return [...snapshot.environment, ...snapshot.envFacts].filter(
    (fact) => names.includes(fact.name) && isKnown(fact) && fact.lost === void 0 && fact.via !== "assignment" && !fact.example
  );
}
var fileSettingsOf = (snapshot, ...names) => settingsOf(snapshot, ...names).filter((fact) => fact.at.path !== RUN_ENVIRONMENT);
var encloses = (outer, inner) => outer === "" || outer === inner || inner.startsWith(`${outer} / `);
function effective(surface, scope, name) {
  const visible = surface.env.filter(
    (fact) => encloses(fact.scope, scope) && fact.lost === void 0 && (fact.via !== "command" || fact.scope === scope)
  );
  const own = visible.filter((fact) => fact.name === name);
  if (own.length === 0) return visible.some((fact) => fact.name === "*") ? "unknown" : void 0;
  return own.reduce((winner, fact) => fact.scope.length >= winner.scope.length ? fact : winner);
}
function effectiveValue(surface, scope, name) {
  const fact = effective(surface, scope, name);
  return fact === void 0 || fact === "unknown" || typeof fact.value !== "string" ? void 0 : fact.value;
}
var surfaceOf = (snapshot, path) => snapshot.surfaces?.find((surface) => surface.path === path);
function versionsAt(surface, scope) {
  const around = surface.goVersions.filter(
    (fact) => encloses(fact.scope, scope) && (fact.origin === "image" || fact.origin === "setup-go")
  );
  const innermost = Math.max(...around.map((fact) => fact.scope.length));
  return around.filter((fact) => fact.scope.length === innermost);
}
var notProduction = /(^|[/._\- ])(dev|devel|development|tests?|testing|e2e|integration|staging|stage|perf|bench|benchmarks?|debug|local|examples?|samples?|demo|ci|hack|docs?|docker-compose|compose)([/._\- ]|$)/i;
var isProduction = (fact) => fact.ships === true && (fact.surface === "image" || fact.surface === "process" || !notProduction.test(fact.at.path) && !notProduction.test(fact.scope.replace(/stage \d+/g, "")));
var whereOf = (fact) => fact.scope === "" ? "" : ` (${fact.scope})`;
var about = (fact, what, help, more = {}) => ({
  message: `${fact.name}=${shown(fact.value)}${whereOf(fact)}: ${what}`,
  help,
  at: fact.at,
  ...more,
  data: { variable: fact.name, value: fact.value, scope: fact.scope, ...more.data }
});
var shown = (value) => /[\s"']/.test(value) ? JSON.stringify(value) : value;
function* misread(facts, faultOf11, help) {
  for (const fact of facts) {
    const fault = faultOf11(fact.value);
    if (!fault) continue;
    const meant = fault.meant === void 0 ? {} : { meant: fault.meant };
    yield about(fact, fault.what, fault.meant === void 0 ? help : `Write ${fact.name}=${fault.meant}.`, {
      data: meant
    });
  }
}
var buildsModule = (surface, scope) => surface.commands.some(
  ({ argv, scope: at }) => encloses(scope, at) && argv[0] === "go" && (/^(build|test|vet|run|generate|mod|list|tool|fix)$/.test(argv[1] ?? "") || argv[1] === "install" && !argv.some((word) => /[^/]@\S+$/.test(word))) && !(argv[1] === "run" && argv.some((word) => /\.\S+\/\S+@\S+$/.test(word)))
);
function moduleOf(snapshot, path) {
  const above = snapshot.modules.filter(
    ({ dir, inScope }) => inScope && (dir === "." || path.startsWith(`${dir}/`))
  );
  return above.sort((a, b) => b.dir.length - a.dir.length)[0];
}

// src/golang/images.ts
var official = /^((docker\.io\/)?(library\/)?|public\.ecr\.aws\/docker\/library\/|mirror\.gcr\.io\/(library\/)?)golang$/;
var others = /(^|\/)(golang|golang-builder|go-toolset|cimg\/go|chainguard\/go|chainguard-images\/go)$/;
function goImage(reference2) {
  const match = /^([^@]*?)(?::([^:@/]+))?(?:@.*)?$/.exec(reference2);
  const name = match?.[1] ?? "";
  if (!official.test(name) && !others.test(name)) return void 0;
  const tag = match?.[2] ?? "";
  const version = /^(\d+\.\d+(\.\d+)?((rc|beta)\d+)?)(?![\d.])/.exec(tag)?.[1];
  const windows = /windowsservercore|nanoserver/.test(tag);
  return { ...version ? { version } : {}, official: official.test(name), windows };
}

// src/rules/assignment-never-arrives.ts
var rule = {
  id: "assignment-never-arrives",
  catalogue: "ENV-023",
  severity: "error",
  summary: "A Go variable is assigned in a way that no go command or program ever sees.",
  source: "Docker: each RUN is a new shell; GNU make: unexported variables do not reach recipes; GitHub: each step is a new shell",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of snapshot.envFacts) {
      if (fact.lost === void 0 || !goVariables.has(fact.name)) continue;
      const isMake = fact.surface === "makefile" || fact.surface === "justfile";
      yield draft(
        fact,
        fact.lost,
        isMake ? "Export it (export NAME = \u2026), or write it in front of the command." : HELP[fact.surface] ?? OTHER,
        isMake || isDefault(fact) ? "warning" : "error"
      );
    }
    for (const surface of snapshot.surfaces ?? []) yield* beaten(surface);
  }
};
var OTHER = "Set it where the command runs.";
var HELP = {
  dockerfile: "Use ENV, or join the commands with &&: each RUN is a shell of its own.",
  workflow: 'Use env:, or write it to the file: echo "NAME=value" >> "$GITHUB_ENV"; each step is a shell of its own.'
};
var isDefault = (fact) => fact.name === "GO111MODULE" && (fact.value === "on" || fact.value === "auto");
function* beaten(surface) {
  for (const fact of surface.env) {
    if (fact.via !== "go-env-w" || surface.kind !== "dockerfile") continue;
    const around = surface.env.find(
      (one) => one !== fact && one.name === fact.name && one.via === void 0 && encloses(one.scope, fact.scope) && one.value !== ""
    );
    const image = surface.stages.find(
      (stage2) => stage2.image !== void 0 && encloses(stage2.scope, fact.scope)
    )?.image;
    const isFromImage = fact.name === "GOTOOLCHAIN" && setsToolchain(image);
    if (around || isFromImage)
      yield draft(
        fact,
        `go env -w writes a file, and ${around ? "ENV" : "the golang image's ENV GOTOOLCHAIN=local"} wins over it`,
        `Use ENV ${fact.name}=\u2026.`,
        "warning"
      );
  }
}
function setsToolchain(image) {
  const found = goImage(typeof image === "string" ? image : image?.unknown ?? "");
  return found?.official === true && !found.windows;
}
var draft = (fact, what, help, severity) => ({
  message: `${fact.name}${whereOf(fact)}: ${what}`,
  help,
  at: fact.at,
  severity,
  data: { variable: fact.name, scope: fact.scope }
});

// src/golang/experiment-table.ts
var experimentVersions = ["1.19", "1.21", "1.22", "1.23", "1.24", "1.25", "1.26", "1.27"];
var experiments = {
  fieldtrack: ["off", "off", "off", "off", "off", "off", "off", "off"],
  preemptibleloops: ["off", "off", "off", "off", "off", "off", "off", "off"],
  staticlockranking: ["off", "off", "off", "off", "off", "off", "off", "off"],
  boringcrypto: ["off", "off", "off", "off", "off", "off", "off", "off"],
  unified: ["off", "absent", "absent", "absent", "absent", "absent", "absent", "absent"],
  regabiwrappers: [
    "platform",
    "platform",
    "platform",
    "platform",
    "platform",
    "platform",
    "platform",
    "platform"
  ],
  regabiargs: [
    "platform",
    "platform",
    "platform",
    "platform",
    "platform",
    "platform",
    "platform",
    "platform"
  ],
  heapminimum512kib: ["off", "off", "off", "off", "off", "off", "off", "off"],
  coverageredesign: ["absent", "on", "on", "on", "on", "absent", "absent", "absent"],
  arenas: ["absent", "off", "off", "off", "off", "off", "off", "off"],
  pagetrace: ["absent", "off", "off", "absent", "absent", "absent", "absent", "absent"],
  cgocheck2: ["absent", "off", "off", "off", "off", "off", "off", "off"],
  loopvar: ["absent", "off", "off", "off", "off", "off", "off", "off"],
  cacheprog: ["absent", "off", "off", "off", "off", "off", "absent", "absent"],
  newinliner: ["absent", "absent", "off", "off", "off", "off", "off", "off"],
  rangefunc: ["absent", "absent", "off", "off", "off", "off", "absent", "absent"],
  range: ["absent", "absent", "off", "absent", "absent", "absent", "absent", "absent"],
  allocheaders: ["absent", "absent", "on", "absent", "absent", "absent", "absent", "absent"],
  exectracer2: ["absent", "absent", "on", "absent", "absent", "absent", "absent", "absent"],
  aliastypeparams: ["absent", "absent", "absent", "off", "on", "on", "absent", "absent"],
  swissmap: ["absent", "absent", "absent", "absent", "on", "on", "absent", "absent"],
  spinbitmutex: ["absent", "absent", "absent", "absent", "platform", "absent", "absent", "absent"],
  synchashtriemap: ["absent", "absent", "absent", "absent", "on", "on", "absent", "absent"],
  synctest: ["absent", "absent", "absent", "absent", "off", "off", "absent", "absent"],
  dwarf5: ["absent", "absent", "absent", "absent", "absent", "platform", "platform", "platform"],
  jsonv2: ["absent", "absent", "absent", "absent", "absent", "off", "off", "on"],
  greenteagc: ["absent", "absent", "absent", "absent", "absent", "off", "on", "on"],
  randomizedheapbase64: ["absent", "absent", "absent", "absent", "absent", "absent", "on", "on"],
  runtimefreegc: ["absent", "absent", "absent", "absent", "absent", "absent", "off", "off"],
  sizespecializedmalloc: ["absent", "absent", "absent", "absent", "absent", "absent", "off", "on"],
  goroutineleakprofile: ["absent", "absent", "absent", "absent", "absent", "absent", "off", "absent"],
  simd: ["absent", "absent", "absent", "absent", "absent", "absent", "off", "off"],
  runtimesecret: ["absent", "absent", "absent", "absent", "absent", "absent", "off", "off"],
  mapsplitgroup: ["absent", "absent", "absent", "absent", "absent", "absent", "absent", "off"]
};

// src/golang/experiment.ts
var experimentNames = (value) => value.split(",").filter((text) => text !== "" && text !== "none").map((text) => {
  const on = !text.startsWith("no") || text in experiments;
  return { text, name: on ? text : text.slice(2), on };
});
function experimentState(name, goVersion) {
  const minor = /^\d+\.\d+/.exec(goVersion)?.[0] ?? "";
  const column = experimentVersions.indexOf(minor);
  if (column < 0) return void 0;
  if (name === "regabi") return "platform";
  return experiments[name]?.[column] ?? "absent";
}
var isExperimentName = (name) => name === "regabi" || name in experiments;
var experimentKnownIn = (name) => experimentVersions.filter((_version, i) => (experiments[name]?.[i] ?? "absent") !== "absent");

// src/rules/boringcrypto-without-cgo.ts
var rule2 = {
  id: "boringcrypto-without-cgo",
  catalogue: "ENV-020",
  severity: "error",
  summary: "GOEXPERIMENT=boringcrypto together with CGO_ENABLED=0 builds a binary that says boringcrypto and has none.",
  source: "crypto/internal/boring/notboring.go: the build constraint needs cgo on linux amd64 or arm64",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOEXPERIMENT")) {
      const surface = surfaceOf(snapshot, fact.at.path);
      if (!surface || !experimentNames(fact.value).some(({ name, on }) => on && name === "boringcrypto"))
        continue;
      const cgo = surface.env.find(
        (one) => one.name === "CGO_ENABLED" && one.command && one.command === fact.command
      ) ?? effective(surface, fact.scope, "CGO_ENABLED");
      if (cgo === void 0 || cgo === "unknown" || cgo.value !== "0") continue;
      yield about(
        fact,
        "CGO_ENABLED=0 here: the binary is stamped X:boringcrypto and links Go's own crypto",
        "Use CGO_ENABLED=1 on linux amd64 or arm64, or GOFIPS140=latest, which needs no cgo.",
        { related: [cgo.at] }
      );
    }
  }
};

// src/rules/build-argument-out-of-scope.ts
var rule3 = {
  id: "build-argument-out-of-scope",
  catalogue: "ENV-024",
  severity: "error",
  summary: "An ARG above the first FROM is used in a stage that does not declare it again, where it is empty.",
  source: "docs.docker.com/reference/dockerfile: an ARG declared before a FROM is outside of a build stage",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const { name, at, image } of surface.stages.flatMap(
        (stage2) => stage2.uses.map((use) => ({ ...use, image: imageOf(surface, stage2) }))
      )) {
        if (isSetByImage(name, image)) continue;
        const declared = surface.globalArgs.find((arg) => arg.name === name);
        yield {
          message: `$${name} is empty here: ARG ${name} stands above FROM and is not declared again in this stage`,
          help: `Write ARG ${name} (without a value) in the stage.`,
          at,
          related: declared ? [declared.at] : [],
          data: { argument: name }
        };
      }
    }
  }
};
var isSetByImage = (name, image) => name.endsWith("_VERSION") && image.includes(name.slice(0, -8).toLowerCase());
function imageOf(surface, stage2) {
  const image = surface.stages.find(
    (one) => one.image !== void 0 && encloses(one.scope, stage2.scope)
  )?.image;
  return typeof image === "string" ? image : image?.unknown ?? "";
}

// src/rules/build-settings-differ.ts
var rule4 = {
  id: "build-settings-differ",
  catalogue: "DFT-601",
  severity: "warning",
  summary: "What ships is built with an experiment, a crypto module or tags that no test in CI uses.",
  source: "a program built with another GOEXPERIMENT, GOFIPS140 or -tags is another program than the one tested",
  needs: ["surfaces"],
  *check(snapshot) {
    const tested = settings(snapshot, isTest);
    if (!tested.hasPlace) return;
    for (const name of ["GOEXPERIMENT", "GOFIPS140"]) {
      const known3 = new Set(tested.facts.filter((fact) => fact.name === name).map((fact) => fact.value));
      if (tested.facts.some((fact) => fact.name === "*")) return;
      for (const fact of fileSettingsOf(snapshot, name)) {
        if (fact.value === "" || fact.value === "off" || known3.has(fact.value) || isTest(fact) || fact.example)
          continue;
        const isShipped = fact.surface === "dockerfile" || fact.surface === "goreleaser" || fact.surface === "ko" || fact.surface === "binary" || fact.surface === "bazel";
        yield about(
          fact,
          `built with it here, and no test in CI is`,
          "Run the tests with the same setting in one job.",
          {
            severity: isShipped ? "warning" : "notice",
            related: tested.facts.filter((other) => other.name === name).slice(0, 3).map((other) => other.at)
          }
        );
      }
    }
  }
};
var CI = /* @__PURE__ */ new Set(["workflow", "action", "gitlab-ci", "ci-other"]);
var isTest = (fact) => CI.has(fact.surface) || fact.phase === "test";
function settings(snapshot, wanted) {
  const hasPlace = (snapshot.surfaces ?? []).some(
    (surface) => CI.has(surface.kind) && surface.commands.some(({ argv }) => argv[0] === "go" && argv[1] === "test")
  );
  return { facts: snapshot.envFacts.filter(wanted), hasPlace };
}

// src/golang/grammar.ts
var toolchain = /^(local|go1(\.\d+){1,2}((rc|beta|alpha)\d+)?(-[\w.+-]+)?)(\+(auto|path))?$/;
function toolchainFault(value) {
  if (value === "" || value === "auto" || value === "path" || toolchain.test(value)) return void 0;
  const meant = /^v?\d+\.\d+/.test(value) ? `go${value.replace(/^v/, "")}` : value === "latest" ? "auto" : void 0;
  const text = meant && toolchain.test(meant) ? { meant } : meant === "auto" ? { meant } : {};
  return { what: "invalid GOTOOLCHAIN: every go command stops", ...text };
}
function moduleModeFault(value) {
  if (["", "on", "off", "auto"].includes(value)) return void 0;
  const lower = value.toLowerCase();
  const meant = ["on", "off", "auto"].includes(lower) ? lower : /^(1|true|yes)$/.test(lower) ? "on" : void 0;
  return {
    what: "unknown environment setting GO111MODULE: every go command stops",
    ...meant ? { meant } : {}
  };
}
function cgoFault(value) {
  if (value === "" || value === "0" || value === "1") return void 0;
  const off = /^(false|no|off|disabled?)$/i.test(value);
  const on = /^(true|yes|on|enabled?)$/i.test(value);
  return {
    what: "only 0 and 1 are understood; this counts as unset, and cgo stays on in a native build",
    ...off ? { meant: "0" } : on ? { meant: "1" } : {}
  };
}
function tracebackFault(value) {
  if (/^(|none|single|all|system|crash|wer|\d+)$/.test(value)) return void 0;
  const lower = value.trim().toLowerCase();
  const meant = /^(none|single|all|system|crash)$/.test(lower) ? lower : /^(full|true|on|yes|verbose)$/.test(lower) ? "all" : void 0;
  return { what: "not a level Go knows: a crash prints no stack trace at all", ...meant ? { meant } : {} };
}
function fipsFault(value) {
  if (/^(|off|latest|inprocess|certified|v1\.\d+\.\d+(-\w+)?)$/.test(value)) return void 0;
  const meant = /^(on|1|true|yes|only)$/i.test(value) ? "latest" : /^(0|false|no|none)$/i.test(value) ? "off" : void 0;
  return { what: "no version of the Go Cryptographic Module: the build stops", ...meant ? { meant } : {} };
}
function authFault(value) {
  if (value === "") return void 0;
  const commands = value.split(";").map((command) => command.trim());
  if (commands.some((command) => command === "")) return { what: "GOAUTH encountered an empty command" };
  if (commands.includes("off") && commands.length > 1)
    return { what: "GOAUTH=off cannot be combined with other authentication commands" };
  const git = commands.find(
    (command) => /^git(\s|$)/.test(command) && !/^git\s+([/~$]|[A-Za-z]:)/.test(command)
  );
  return git ? { what: "GOAUTH=git dir needs an absolute directory" } : void 0;
}
function workFault(value) {
  if (/^(|off|auto)$/.test(value) || /^([/~]|[A-Za-z]:[\\/]|\$)/.test(value)) return void 0;
  const off = /^(0|false|no|none)$/i.test(value);
  return {
    what: "invalid GOWORK: not an absolute path; every go command stops",
    ...off ? { meant: "off" } : {}
  };
}
function vcsFault(value) {
  const rules2 = value.split(",").map((rule115) => rule115.trim());
  if (value.trim() === "") return void 0;
  if (rules2.some((rule115) => rule115 === "")) return { what: "empty entry in GOVCS" };
  const bare = rules2.find((rule115) => !rule115.includes(":"));
  if (bare) return { what: `malformed entry in GOVCS (missing colon): "${bare}"` };
  const open = rules2.findIndex((rule115) => /^\*:/.test(rule115));
  return open >= 0 && open < rules2.length - 1 ? { what: `unreachable pattern in GOVCS: "${rules2[open + 1]}" after "${rules2[open]}"` } : void 0;
}

// src/rules/cgo-setting-not-understood.ts
var rule5 = {
  id: "cgo-setting-not-understood",
  catalogue: "ENV-009",
  severity: "error",
  summary: "CGO_ENABLED is neither 0 nor 1, which Go takes as unset: cgo stays on.",
  source: 'go/build/build.go defaultContext: only "0" and "1" are looked at',
  needs: ["surfaces"],
  *check(snapshot) {
    yield* misread(settingsOf(snapshot, "CGO_ENABLED"), cgoFault, "Write 0 or 1.");
  }
};

// src/gomod/patterns.ts
function matchPatternList(globs, target) {
  return globs.split(",").some((glob) => {
    const trimmed = glob.endsWith("/") ? glob.slice(0, -1) : glob;
    return trimmed !== "" && matchesPrefix(trimmed, target);
  });
}
function matchesPrefix(glob, target) {
  const length = glob.split("/").length;
  const elements = target.split("/");
  if (elements.length < length) return false;
  return matchPath(glob, elements.slice(0, length).join("/"));
}
function matchPath(pattern, name) {
  const pieces = parseGlob(Array.from(pattern));
  return pieces !== void 0 && matchPieces(pieces, Array.from(name));
}
function parseGlob(chars) {
  const pieces = [];
  let at = 0;
  while (at < chars.length) {
    const char = chars[at];
    if (char === "[") {
      const parsed = parseClass(chars, at + 1);
      if (parsed === void 0) return void 0;
      pieces.push(parsed.piece);
      at = parsed.end;
      continue;
    }
    const literal = char === "\\" ? chars[++at] : char;
    if (literal === void 0) return void 0;
    pieces.push(
      char === "*" ? { kind: "star" } : char === "?" ? { kind: "any" } : { kind: "literal", char: literal }
    );
    at++;
  }
  return pieces;
}
function parseClass(chars, start) {
  let at = start;
  const negated = chars[at] === "^";
  if (negated) at++;
  const ranges = [];
  while (chars[at] !== "]" || ranges.length === 0) {
    const low = classChar(chars, at);
    if (low === void 0) return void 0;
    at = low.end;
    if (chars[at] !== "-") {
      ranges.push([low.char, low.char]);
      continue;
    }
    const high = classChar(chars, at + 1);
    if (high === void 0) return void 0;
    ranges.push([low.char, high.char]);
    at = high.end;
  }
  return { piece: { kind: "class", negated, ranges }, end: at + 1 };
}
function classChar(chars, start) {
  const first = chars[start];
  if (first === void 0 || first === "-" || first === "]") return void 0;
  const at = first === "\\" ? start + 1 : start;
  const char = chars[at];
  return char === void 0 || at + 1 >= chars.length ? void 0 : { char, end: at + 1 };
}
function matchOne(piece, char) {
  switch (piece.kind) {
    case "literal":
      return piece.char === char;
    case "class": {
      const code = codeOf(char);
      return piece.ranges.some(([low, high]) => codeOf(low) <= code && code <= codeOf(high)) !== piece.negated;
    }
    case "any":
    case "star":
      return char !== "/";
  }
}
var codeOf = (char) => char.codePointAt(0) ?? 0;
function matchPieces(pieces, chars) {
  let piece = 0;
  let at = 0;
  let star = -1;
  let starAt = 0;
  while (at < chars.length) {
    const next = pieces[piece];
    if (next?.kind === "star") {
      star = piece++;
      starAt = at;
    } else if (next !== void 0 && matchOne(next, chars[at])) {
      piece++;
      at++;
    } else if (star >= 0 && chars[starAt] !== "/") {
      at = ++starAt;
      piece = star + 1;
    } else {
      return false;
    }
  }
  return pieces.slice(piece).every((rest) => rest.kind === "star");
}

// src/rules/checksum-database-off.ts
var rule6 = {
  id: "checksum-database-off",
  catalogue: "PRX-108, PRX-109",
  severity: "error",
  summary: "The checksum database is switched off, for the run or in a file, so new hashes enter go.sum unchecked.",
  source: "cmd/go: modfetch.useSumDB; go.dev/ref/mod#environment-variables (GOSUMDB, GONOSUMDB, GOPRIVATE)",
  needs: ["environment", "surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOSUMDB")) {
      if (fact.value === "off") yield draft2(fact, snapshot, "GOSUMDB is off", REMOVE);
    }
    for (const fact of settingsOf(snapshot, "GONOSUMDB", "GOPRIVATE")) {
      if (decidesWhatIsChecked(fact, snapshot) && coversEverything(fact.value))
        yield draft2(
          fact,
          snapshot,
          `${fact.name}=${fact.value} takes every module out of the checksum database`,
          NARROW
        );
    }
  }
};
var REMOVE = "Remove GOSUMDB=off; name private modules in GOPRIVATE instead.";
var NARROW = "Name only your own hosts or organisations, such as git.example.com or github.com/acme.";
function decidesWhatIsChecked(fact, snapshot) {
  if (fact.name === "GONOSUMDB") return true;
  const surface = surfaceOf(snapshot, fact.at.path);
  if (surface) return effective(surface, fact.scope, "GONOSUMDB") === void 0;
  return !snapshot.environment.some(({ name }) => name === "GONOSUMDB");
}
var STRANGERS = ["github.com/a/b", "golang.org/x/mod", "k8s.io/api", "gopkg.in/yaml.v3", "example.org/x"];
var coversEverything = (patterns) => STRANGERS.every((module) => matchPatternList(patterns, module));
function draft2(fact, snapshot, what, help) {
  return {
    message: `${what}${whereOf(fact)}: hashes of modules that go.sum does not hold yet are taken on trust`,
    help,
    at: fact.at,
    severity: severityOf(fact, snapshot),
    data: { variable: fact.name, value: fact.value, scope: fact.scope }
  };
}
function severityOf(fact, snapshot) {
  const judged = snapshot.modules.filter((module) => module.inScope);
  const inFile = fact.at.path !== RUN_ENVIRONMENT;
  const isTest2 = inFile && (/(^|\/)(tests?|e2e)\//.test(fact.at.path) || fact.phase === "test");
  if (isTest2) return "notice";
  const settled = judged.every(
    (module) => module.kind === "vendored" || inFile && module.goSum !== void 0
  );
  return judged.length > 0 && settled ? "warning" : "error";
}

// src/rules/crypto-or-auth-setting-refused.ts
var rule7 = {
  id: "crypto-or-auth-setting-refused",
  catalogue: "ENV-025",
  severity: "error",
  summary: "GOFIPS140 or GOAUTH holds something the go command refuses.",
  source: "cmd/go/internal/fips140, cmd/go/internal/auth: their error texts",
  needs: ["surfaces"],
  *check(snapshot) {
    yield* misread(
      settingsOf(snapshot, "GOFIPS140"),
      fipsFault,
      "Write off, latest, inprocess, certified or v1.Y.Z."
    );
    yield* misread(
      settingsOf(snapshot, "GOAUTH"),
      authFault,
      "Separate commands by semicolons: netrc; git /abs/dir; mycommand."
    );
  }
};

// src/golang/godebug-table.ts
var godebugSettings = [
  { name: "allowmultiplevcs", package: "cmd/go", first: "1.25", last: "1.27" },
  {
    name: "asynctimerchan",
    package: "time",
    changed: "1.23",
    old: "1",
    removed: "1.27",
    fatal: ["1", "2"],
    first: "1.23",
    last: "1.26"
  },
  { name: "containermaxprocs", package: "runtime", changed: "1.25", old: "0", first: "1.25", last: "1.27" },
  { name: "cryptocustomrand", package: "crypto", changed: "1.26", old: "1", first: "1.26", last: "1.27" },
  { name: "dataindependenttiming", package: "crypto/subtle", first: "1.24", last: "1.27" },
  { name: "decoratemappings", package: "runtime", changed: "1.25", old: "0", first: "1.25", last: "1.27" },
  { name: "embedfollowsymlinks", package: "cmd/go", first: "1.25", last: "1.27" },
  { name: "execerrdot", package: "os/exec", first: "1.21", last: "1.27" },
  { name: "fips140", package: "crypto/fips140", first: "1.24", last: "1.27" },
  { name: "fips140ems", package: "crypto/tls", first: "1.26", last: "1.27" },
  { name: "gocachehash", package: "cmd/go", first: "1.21", last: "1.27" },
  { name: "gocachetest", package: "cmd/go", first: "1.21", last: "1.27" },
  { name: "gocacheverify", package: "cmd/go", first: "1.21", last: "1.27" },
  { name: "gotestjsonbuildtext", package: "cmd/go", changed: "1.24", old: "1", first: "1.24", last: "1.27" },
  {
    name: "gotypesalias",
    package: "go/types",
    changed: "1.23",
    old: "0",
    removed: "1.27",
    fatal: ["0"],
    first: "1.22",
    last: "1.26"
  },
  { name: "htmlmetacontenturlescape", package: "html/template", first: "1.25", last: "1.27" },
  { name: "http2client", package: "net/http", first: "1.21", last: "1.27" },
  { name: "http2debug", package: "net/http", first: "1.21", last: "1.27" },
  { name: "http2server", package: "net/http", first: "1.21", last: "1.27" },
  { name: "httpcookiemaxnum", package: "net/http", changed: "1.24", old: "0", first: "1.25", last: "1.27" },
  {
    name: "httplaxcontentlength",
    package: "net/http",
    changed: "1.22",
    old: "1",
    first: "1.22",
    last: "1.27"
  },
  { name: "httpmuxgo121", package: "net/http", changed: "1.22", old: "1", first: "1.22", last: "1.27" },
  {
    name: "httpservecontentkeepheaders",
    package: "net/http",
    changed: "1.23",
    old: "1",
    first: "1.23",
    last: "1.27"
  },
  {
    name: "httpservecontentmaxranges",
    package: "net/http",
    changed: "1.26",
    old: "1",
    first: "1.26",
    last: "1.27"
  },
  { name: "installgoroot", package: "go/build", first: "1.21", last: "1.27" },
  { name: "jstmpllitinterp", package: "html/template", first: "1.21", last: "1.27" },
  { name: "multipartmaxheaders", package: "mime/multipart", first: "1.21", last: "1.27" },
  { name: "multipartmaxparts", package: "mime/multipart", first: "1.21", last: "1.27" },
  { name: "multipathtcp", package: "net", changed: "1.24", old: "0", first: "1.21", last: "1.27" },
  { name: "netdns", package: "net", first: "1.21", last: "1.27" },
  { name: "netedns0", package: "net", changed: "1.19", old: "0", first: "1.21", last: "1.27" },
  { name: "panicnil", package: "runtime", changed: "1.21", old: "1", first: "1.21", last: "1.27" },
  { name: "randautoseed", package: "math/rand", first: "1.21", last: "1.27" },
  { name: "randseednop", package: "math/rand", changed: "1.24", old: "0", first: "1.24", last: "1.27" },
  { name: "rsa1024min", package: "crypto/rsa", changed: "1.24", old: "0", first: "1.24", last: "1.27" },
  { name: "tarinsecurepath", package: "archive/tar", first: "1.21", last: "1.27" },
  {
    name: "tls10server",
    package: "crypto/tls",
    changed: "1.22",
    old: "1",
    removed: "1.27",
    fatal: ["1"],
    first: "1.22",
    last: "1.26"
  },
  {
    name: "tls3des",
    package: "crypto/tls",
    changed: "1.23",
    old: "1",
    removed: "1.27",
    fatal: ["1"],
    first: "1.23",
    last: "1.26"
  },
  {
    name: "tlskyber",
    package: "crypto/tls",
    changed: "1.23",
    old: "0",
    removed: "1.24",
    fatal: ["0"],
    first: "1.23",
    last: "1.23"
  },
  { name: "tlsmaxrsasize", package: "crypto/tls", first: "1.21", last: "1.27" },
  { name: "tlsmlkem", package: "crypto/tls", changed: "1.24", old: "0", first: "1.24", last: "1.27" },
  {
    name: "tlsrsakex",
    package: "crypto/tls",
    changed: "1.22",
    old: "1",
    removed: "1.27",
    fatal: ["1"],
    first: "1.22",
    last: "1.26"
  },
  { name: "tlssecpmlkem", package: "crypto/tls", changed: "1.26", old: "0", first: "1.26", last: "1.27" },
  { name: "tlssha1", package: "crypto/tls", changed: "1.25", old: "1", first: "1.25", last: "1.27" },
  {
    name: "tlsunsafeekm",
    package: "crypto/tls",
    changed: "1.22",
    old: "1",
    removed: "1.27",
    fatal: ["1"],
    first: "1.22",
    last: "1.26"
  },
  { name: "tracebacklabels", package: "runtime", changed: "1.27", old: "0", first: "1.27", last: "1.27" },
  { name: "updatemaxprocs", package: "runtime", changed: "1.25", old: "0", first: "1.25", last: "1.27" },
  { name: "urlmaxqueryparams", package: "net/url", changed: "1.24", old: "0", first: "1.25", last: "1.27" },
  { name: "urlstrictcolons", package: "net/url", changed: "1.26", old: "0", first: "1.26", last: "1.27" },
  { name: "winreadlinkvolume", package: "os", changed: "1.23", old: "0", first: "1.23", last: "1.27" },
  { name: "winsymlink", package: "os", changed: "1.23", old: "0", first: "1.23", last: "1.27" },
  {
    name: "x509keypairleaf",
    package: "crypto/tls",
    changed: "1.23",
    old: "0",
    removed: "1.27",
    fatal: ["0"],
    first: "1.23",
    last: "1.26"
  },
  {
    name: "x509negativeserial",
    package: "crypto/x509",
    changed: "1.23",
    old: "1",
    first: "1.23",
    last: "1.27"
  },
  { name: "x509rsacrt", package: "crypto/x509", changed: "1.24", old: "0", first: "1.24", last: "1.27" },
  { name: "x509sha1", package: "crypto/x509", removed: "1.24", fatal: ["1"], first: "1.21", last: "1.23" },
  { name: "x509sha256skid", package: "crypto/x509", changed: "1.25", old: "0", first: "1.25", last: "1.27" },
  {
    name: "x509sslcertoverrideplatform",
    package: "crypto/x509",
    changed: "1.27",
    old: "0",
    first: "1.27",
    last: "1.27"
  },
  { name: "x509usefallbackroots", package: "crypto/x509", first: "1.21", last: "1.27" },
  { name: "x509usepolicies", package: "crypto/x509", changed: "1.24", old: "0", first: "1.22", last: "1.27" },
  { name: "zipinsecurepath", package: "archive/zip", first: "1.21", last: "1.27" }
];
var runtimeSettings = [
  { name: "adaptivestackstart", first: "1.21", last: "1.27" },
  { name: "allocfreetrace", first: "1.21", last: "1.22" },
  { name: "asyncpreemptoff", first: "1.21", last: "1.27" },
  { name: "cgocheck", first: "1.21", last: "1.27" },
  { name: "checkfinalizers", first: "1.25", last: "1.27" },
  { name: "clobberfree", first: "1.21", last: "1.27" },
  { name: "disablethp", first: "1.21", last: "1.27" },
  { name: "dontfreezetheworld", first: "1.21", last: "1.27" },
  { name: "efence", first: "1.21", last: "1.27" },
  { name: "gccheckmark", first: "1.21", last: "1.27" },
  { name: "gcpacertrace", first: "1.21", last: "1.27" },
  { name: "gcshrinkstackoff", first: "1.21", last: "1.27" },
  { name: "gcstoptheworld", first: "1.21", last: "1.27" },
  { name: "gctrace", first: "1.21", last: "1.27" },
  { name: "harddecommit", first: "1.21", last: "1.27" },
  { name: "inittrace", first: "1.21", last: "1.27" },
  { name: "invalidptr", first: "1.21", last: "1.27" },
  { name: "madvdontneed", first: "1.21", last: "1.27" },
  { name: "profstackdepth", first: "1.23", last: "1.27" },
  { name: "runtimecontentionstacks", first: "1.22", last: "1.24" },
  { name: "sbrk", first: "1.21", last: "1.27" },
  { name: "scavtrace", first: "1.21", last: "1.27" },
  { name: "scheddetail", first: "1.21", last: "1.27" },
  { name: "schedtrace", first: "1.21", last: "1.27" },
  { name: "traceadvanceperiod", first: "1.22", last: "1.27" },
  { name: "traceallocfree", first: "1.23", last: "1.27" },
  { name: "tracebackancestors", first: "1.21", last: "1.27" },
  { name: "tracecheckstackownership", first: "1.23", last: "1.27" },
  { name: "tracefpunwindoff", first: "1.21", last: "1.27" }
];

// src/golang/godebug.ts
var compat = new Map(godebugSettings.map((setting) => [setting.name, setting]));
var runtime = new Map(runtimeSettings.map((setting) => [setting.name, setting]));
var others2 = /* @__PURE__ */ new Set([
  "memprofilerate",
  "toolchaintrace",
  "cmdgonetlimit",
  "gocachehash",
  "netmarshal",
  "default"
]);
var godebugPairs = (value) => value.split(",").filter((text) => text !== "").map((text) => {
  const at = text.indexOf("=");
  return at < 0 ? { text, key: text, value: void 0 } : { text, key: text.slice(0, at), value: text.slice(at + 1) };
});
var godebugSetting = (key) => compat.get(key);
var isGodebugName = (key) => compat.has(key) || runtime.has(key) || others2.has(key) || key.startsWith("cpu.");
function goneAfter(key, newest2 = "1.27") {
  const last = compat.has(key) ? void 0 : runtime.get(key)?.last;
  return last === newest2 ? void 0 : last;
}
var diagnosticSettings = /* @__PURE__ */ new Set([
  "allocfreetrace",
  "gctrace",
  "gcpacertrace",
  "inittrace",
  "scavtrace",
  "scheddetail",
  "schedtrace",
  "http2debug",
  "gccheckmark",
  "gcstoptheworld",
  "clobberfree"
]);
var weakening = /* @__PURE__ */ new Map([
  ["tlssha1", { values: ["1"], why: "accepts SHA-1 signatures in TLS 1.2 handshakes" }],
  ["tls10server", { values: ["1"], why: "serves TLS 1.0 and 1.1" }],
  ["tls3des", { values: ["1"], why: "offers 3DES cipher suites" }],
  ["tlsrsakex", { values: ["1"], why: "offers key exchanges without forward secrecy" }],
  ["tlsunsafeekm", { values: ["1"], why: "exports keying material that is not bound to the session" }],
  ["rsa1024min", { values: ["0"], why: "accepts RSA keys below 1024 bits" }],
  ["x509negativeserial", { values: ["1"], why: "accepts certificates with negative serial numbers" }],
  ["x509sha1", { values: ["1"], why: "accepts certificates signed with SHA-1" }],
  ["urlstrictcolons", { values: ["0"], why: "accepts malformed hosts in URLs" }],
  ["httpcookiemaxnum", { values: ["0"], why: "takes any number of cookies from a client" }],
  ["urlmaxqueryparams", { values: ["0"], why: "takes any number of query parameters from a client" }],
  [
    "allowmultiplevcs",
    { values: ["1"], why: "lets go trust a directory with several version control systems" }
  ],
  ["httplaxcontentlength", { values: ["1"], why: "accepts malformed Content-Length headers" }],
  ["embedfollowsymlinks", { values: ["1"], why: "embeds files behind symbolic links" }]
]);

// src/rules/diagnostics-in-production.ts
var rule8 = {
  id: "diagnostics-in-production",
  catalogue: "ENV-004",
  severity: "warning",
  summary: "GODEBUG of what ships turns on a trace that writes to standard error for as long as the program runs.",
  source: "runtime/extern.go: gctrace, schedtrace, inittrace, scavtrace \u2026 print to standard error",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GODEBUG")) {
      if (!isProduction(fact)) continue;
      for (const { key, value } of godebugPairs(fact.value)) {
        if (!diagnosticSettings.has(key) || value === void 0 || value === "0") continue;
        yield about(fact, `${key}=${value} writes to standard error in what ships`, HELP2, {
          data: { setting: key }
        });
      }
    }
  }
};
var HELP2 = "Remove it here and set it where somebody looks at the output: in an overlay for debugging, or by hand.";

// src/core/replacements.ts
var Replacements = class {
  /** By replaced path, then by replaced version ("" for all of them); the first line counts. */
  #byPath = /* @__PURE__ */ new Map();
  /** `replaces` in Go's order of precedence, those of a file together: go.work first, then the mains. */
  constructor(replaces) {
    const ranks = /* @__PURE__ */ new Map();
    for (const replace of replaces) {
      const { oldPath, oldVersion } = replace.directive;
      const rank = ranks.get(replace.file) ?? ranks.size;
      ranks.set(replace.file, rank);
      const versions = this.#byPath.get(oldPath) ?? /* @__PURE__ */ new Map();
      this.#byPath.set(oldPath, versions);
      if (!versions.has(oldVersion)) versions.set(oldVersion, { replace, rank });
    }
  }
  /** modload.Replacement: the first file that replaces the module, and there the line for this very version before one for all versions. */
  of({ path, version }) {
    const versions = this.#byPath.get(path);
    const exact = versions?.get(version);
    const any = versions?.get("");
    if (exact === void 0 || any === void 0) return (exact ?? any)?.replace;
    return exact.rank <= any.rank ? exact.replace : any.replace;
  }
};

// src/core/build.ts
var known = /* @__PURE__ */ new WeakMap();
function buildsOf(snapshot) {
  const builds = known.get(snapshot) ?? readBuilds(snapshot);
  known.set(snapshot, builds);
  return builds;
}
function readBuilds(snapshot) {
  const unread = new Set(snapshot.unparsed.map((file) => file.path));
  const workspaces = snapshot.workspaces.map(
    (workspace) => workspaceBuild(workspace, snapshot.modules, unread)
  );
  const alone = snapshot.modules.filter((module) => module.workspace === void 0 && module.goMod);
  return [...workspaces, ...alone.map((module) => moduleBuild(module, unread))].filter(
    (build) => build.mains.some((module) => module.inScope)
  );
}
function moduleBuild(module, unread) {
  return {
    dir: module.dir,
    mains: [module],
    mainPaths: /* @__PURE__ */ new Set([module.path]),
    requires: placed(module.goModPath, module.dir, module.goMod?.require ?? []),
    ...indexed(placed(module.goModPath, module.dir, module.goMod?.replace ?? [])),
    ...module.vendor ? { vendor: module.vendor } : {},
    ...unread.has(module.goSumPath) ? {} : { sums: module.goSum?.lines ?? [] }
  };
}
function workspaceBuild(workspace, modules, unread) {
  const byDir = new Map(modules.map((module) => [module.dir, module]));
  const mains = workspace.uses.flatMap(({ dir }) => dir === null ? [] : byDir.get(dir) ?? []);
  const sums = [...mains.map((module) => module.goSum), workspace.goWorkSum].flatMap(
    (file) => file?.lines ?? []
  );
  const isUnread = [...mains.map((module) => module.goSumPath), workspace.goWorkSumPath].some(
    (path) => unread.has(path)
  );
  return {
    dir: workspace.dir,
    workspace,
    mains,
    mainPaths: new Set(mains.map((main) => main.path)),
    requires: mains.flatMap((module) => placed(module.goModPath, module.dir, module.goMod?.require ?? [])),
    ...indexed([
      ...placed(workspace.goWorkPath, workspace.dir, workspace.goWork.replace),
      ...mains.flatMap((module) => placed(module.goModPath, module.dir, module.goMod?.replace ?? []))
    ]),
    ...workspace.vendor ? { vendor: workspace.vendor } : {},
    ...isUnread ? {} : { sums }
  };
}
var placed = (file, dir, directives) => directives.map((directive) => ({ file, dir, directive }));
var indexed = (replaces) => ({
  replaces,
  replacements: new Replacements(replaces)
});
var replacementOf = (build, module) => module.version === "" && build.mainPaths.has(module.path) ? void 0 : build.replacements.of(module);
var placeOf = (file, span) => ({ path: file, ...span });
function sumFilesOf(snapshot) {
  const ofModules = snapshot.modules.flatMap(
    (module) => module.inScope && module.goSum ? [{ path: module.goSumPath, lines: module.goSum.lines, module }] : []
  );
  const ofWorkspaces = snapshot.workspaces.flatMap(
    (workspace) => workspace.inScope && workspace.goWorkSum ? [{ path: workspace.goWorkSumPath, lines: workspace.goWorkSum.lines }] : []
  );
  return [...ofModules, ...ofWorkspaces];
}

// src/rules/excluded-version-required.ts
var rule9 = {
  id: "excluded-version-required",
  severity: "error",
  summary: "A version is required and excluded at once; Go drops the requirement and stops.",
  source: "cmd/go: modload \u201Cignoring requirement on excluded version\u201D, then \u201Cupdates to go.mod needed\u201D",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const excluded = new Map(
        build.mains.flatMap(
          ({ goMod, goModPath }) => (goMod?.exclude ?? []).map(
            (exclude) => [`${exclude.path}@${exclude.version}`, placeOf(goModPath, exclude.span)]
          )
        )
      );
      for (const { file, directive } of build.requires) {
        const { path, version } = directive;
        const exclude = excluded.get(`${path}@${version}`);
        if (exclude === void 0) continue;
        yield {
          message: `${path} ${version} is required here and excluded in line ${exclude.line} of ${exclude.path}`,
          help: `Require a version above ${version}, or remove the exclude line.`,
          at: placeOf(file, directive.span),
          related: [exclude],
          data: { module: path, version }
        };
      }
    }
  }
};

// src/rules/experiment-not-allowed.ts
var rule10 = {
  id: "experiment-not-allowed",
  severity: "error",
  summary: "GOEXPERIMENT (or the experiments of a Bazel SDK) names an experiment that the configuration does not allow.",
  source: "policy.allow-experiments of .github/gomod-preflight.yml; go help environment: not meant for use outside Go itself",
  needs: ["surfaces"],
  *check(snapshot, config) {
    const allowed = config.policy.allowExperiments;
    if (!allowed) return;
    for (const fact of settingsOf(snapshot, "GOEXPERIMENT")) {
      const other = experimentNames(fact.value).find(
        ({ text, name }) => !allowed.includes(text) && !allowed.includes(name)
      );
      if (other)
        yield about(
          fact,
          `${other.text} is not among the allowed experiments (${allowed.join(", ") || "none"})`,
          "Remove it, or allow it in policy.allow-experiments.",
          { data: { experiment: other.name } }
        );
    }
  }
};

// src/gomod/version.ts
var number = "(0|[1-9][0-9]*)";
var identifiers = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
var grammar = new RegExp(
  `^v${number}(?:\\.${number}(?:\\.${number}(-${identifiers})?(\\+${identifiers})?)?)?$`
);
var hasLeadingZero = (identifier) => /^0[0-9]+$/.test(identifier);
function parse(version) {
  const match = grammar.exec(version);
  if (match === null) return void 0;
  const [, major = "", minor = "0", patch = "0", prerelease = "", build = ""] = match;
  if (prerelease.slice(1).split(".").some(hasLeadingZero)) return void 0;
  return { major, minor, patch, prerelease, build };
}
var isValidVersion = (version) => parse(version) !== void 0;
function majorOf(version) {
  const parsed = parse(version);
  return parsed === void 0 ? "" : `v${parsed.major}`;
}
var prereleaseOf = (version) => parse(version)?.prerelease ?? "";
var buildOf = (version) => parse(version)?.build ?? "";
var isIncompatible = (version) => version.endsWith("+incompatible") && buildOf(version) === "+incompatible";
var compareDecimals = (x, y) => x.length === y.length ? compareText(x, y) : x.length < y.length ? -1 : 1;
var compareText = (x, y) => x === y ? 0 : x < y ? -1 : 1;
function compareVersions(v, w) {
  const x = parse(v);
  const y = parse(w);
  if (x === void 0 || y === void 0) return x === y ? 0 : x === void 0 ? -1 : 1;
  return compareDecimals(x.major, y.major) || compareDecimals(x.minor, y.minor) || compareDecimals(x.patch, y.patch) || comparePrereleases(x.prerelease, y.prerelease);
}
function comparePrereleases(x, y) {
  if (x === y) return 0;
  if (x === "") return 1;
  if (y === "") return -1;
  const xs = x.slice(1).split(".");
  const ys = y.slice(1).split(".");
  for (let i = 0; i < Math.min(xs.length, ys.length); i++) {
    const order = compareIdentifiers(xs[i], ys[i]);
    if (order !== 0) return order;
  }
  return xs.length < ys.length ? -1 : 1;
}
var isNumber = (identifier) => /^[0-9]+$/.test(identifier);
function compareIdentifiers(x, y) {
  if (isNumber(x) !== isNumber(y)) return isNumber(x) ? -1 : 1;
  return isNumber(x) ? compareDecimals(x, y) : compareText(x, y);
}

// src/gomod/go-version.ts
var number2 = "(0|[1-9][0-9]*)";
var grammar2 = new RegExp(`^${number2}(?:\\.${number2}(?:\\.${number2}|([a-z]+)${number2}?)?)?$`);
var invalid = { major: "", minor: "", patch: "", kind: "", pre: "" };
function parse2(version) {
  const match = grammar2.exec(version);
  if (match === null) return void 0;
  const [, major = "", minor, patch, kind = "", pre = ""] = match;
  if (minor === void 0) return { ...invalid, major, minor: "0", patch: "0" };
  const implied = kind === "" && compareDecimals(minor, "21") < 0 ? "0" : "";
  return { major, minor, patch: patch ?? implied, kind, pre };
}
var isValidGoVersion = (version) => parse2(version) !== void 0;
function compareGoVersions(x, y) {
  const a = parse2(x) ?? invalid;
  const b = parse2(y) ?? invalid;
  return compareDecimals(a.major, b.major) || compareDecimals(a.minor, b.minor) || compareDecimals(a.patch, b.patch) || (a.kind === b.kind ? 0 : a.kind < b.kind ? -1 : 1) || compareDecimals(a.pre, b.pre);
}
function languageVersion(version) {
  const parsed = parse2(version);
  if (parsed === void 0) return "";
  const { major, minor } = parsed;
  return major === "1" && minor === "0" ? major : `${major}.${minor}`;
}
function isLanguageVersion(version) {
  const parsed = parse2(version);
  return parsed !== void 0 && parsed.patch === "" && parsed.kind === "" && parsed.pre === "";
}
function versionOfToolchain(name) {
  if (!name.startsWith("go") || /[\\/]/.test(name)) return "";
  const [version = ""] = name.slice(2).split(/[ \t-]/, 1);
  return isValidGoVersion(version) ? version : "";
}

// src/golang/releases.ts
var releases = [
  { version: "1.9", since: "2017-08" },
  { version: "1.10", since: "2018-02" },
  { version: "1.11", since: "2018-08" },
  { version: "1.12", since: "2019-02" },
  { version: "1.13", since: "2019-09" },
  { version: "1.14", since: "2020-02" },
  { version: "1.15", since: "2020-08" },
  { version: "1.16", since: "2021-02" },
  { version: "1.17", since: "2021-08" },
  { version: "1.18", since: "2022-03" },
  { version: "1.19", since: "2022-08" },
  { version: "1.20", since: "2023-02" },
  { version: "1.21", since: "2023-08" },
  { version: "1.22", since: "2024-02" },
  { version: "1.23", since: "2024-08" },
  { version: "1.24", since: "2025-02" },
  { version: "1.25", since: "2025-08" },
  { version: "1.26", since: "2026-02" },
  { version: "1.27", since: "2026-08" }
];
function unsupportedSince(version, today) {
  const language = languageVersion(version);
  if (language === "") return void 0;
  const newer = releases.filter((release) => compareGoVersions(release.version, language) > 0);
  const second = newer[1];
  return second && second.since <= today.slice(0, 7) ? second.since : void 0;
}
function pinnedVersion(written2) {
  const match = /^(?:go|v|\^|~|=)?\s*(\d+\.\d+(?:\.\d+)?(?:(?:rc|beta)\d+)?)(\.[x*])?$/.exec(written2.trim());
  return match?.[1];
}
function newestOf(written2) {
  const version = pinnedVersion(written2);
  if (version === void 0) return void 0;
  return /^\d+\.\d+$/.test(version) ? `${version}.999` : version;
}
var mostPatches = 40;
function isPlausibleRelease(version, today) {
  const newest2 = releases.at(-1);
  const match = /^1(?:\.(\d+))?(?:\.(\d+))?/.exec(version);
  if (newest2 === void 0 || match === null) return false;
  const [, minor = "0", patch = "0"] = match;
  const months = monthOf(today) - monthOf(newest2.since);
  const highest = Number(newest2.version.slice(2)) + Math.floor(Math.max(months, 0) / 6) + 1;
  return Number(minor) <= highest && Number(patch) <= mostPatches;
}
var monthOf = (day2) => Number(day2.slice(0, 4)) * 12 + Number(day2.slice(5, 7));

// src/rules/experiment-unknown.ts
var rule11 = {
  id: "experiment-unknown",
  catalogue: "ENV-019",
  severity: "error",
  summary: "GOEXPERIMENT names an experiment that the Go in use does not have, so the build stops.",
  source: "internal/buildcfg/exp.go: unknown GOEXPERIMENT; internal/goexperiment/flags.go of Go 1.19 to 1.27",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOEXPERIMENT")) {
      if (fact.phase === "run") continue;
      const versions = versionsFor(snapshot, fact);
      for (const { text, name, on } of experimentNames(fact.value)) {
        const states = versions.map((version) => experimentState(name, version));
        if (!isExperimentName(name))
          yield about(
            fact,
            `no Go from 1.19 to 1.27 has ${name}: go: unknown GOEXPERIMENT ${text}`,
            "Correct or remove it.",
            { data: { experiment: name } }
          );
        else if (states.length > 0 && states.every((state) => state === "absent"))
          yield about(
            fact,
            `Go ${versions.join(", ")} has no ${name} (it is in ${experimentKnownIn(name).join(", ")}): go: unknown GOEXPERIMENT ${text}`,
            "Remove it: the experiment is over.",
            { data: { experiment: name } }
          );
        else if (states.length > 0 && states.every((state) => state === (on ? "on" : "off")))
          yield about(fact, `${text} changes nothing in Go ${versions.join(", ")}`, "Remove it.", {
            severity: "notice",
            data: { experiment: name }
          });
      }
    }
  }
};
function versionsFor(snapshot, fact) {
  const surface = surfaceOf(snapshot, fact.at.path);
  const facts = surface ? versionsAt(surface, fact.scope) : [];
  const written2 = facts.length > 0 ? facts.map(({ version }) => version) : surface ? [] : [snapshot.goVersion?.replace(/^go/, "") ?? ""];
  const found = written2.map(
    (version) => typeof version === "string" ? languageVersion(pinnedVersion(version) ?? "") : ""
  );
  return found.includes("") ? [] : [...new Set(found)];
}

// src/core/group-by.ts
function groupBy(items, keyOf3) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const key = keyOf3(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

// src/core/paths.ts
var import_posix = __toESM(require_posix(), 1);
var dirOf = (path) => (0, import_posix.dirname)(path);
var inDir = (dir, name) => (0, import_posix.join)(dir, name);
function isBelow(dir, path) {
  if (dir === ".") return !(0, import_posix.isAbsolute)(path) && path !== ".." && !path.startsWith("../");
  return path === dir || path.startsWith(`${dir}/`);
}
function directoryKey(dir, written2) {
  const slashed = written2.replaceAll("\\", "/");
  if ((0, import_posix.isAbsolute)(slashed) || /^[A-Za-z]:/.test(slashed)) return stripped(slashed);
  return stripped((0, import_posix.normalize)((0, import_posix.join)(dir, slashed)));
}
var stripped = (path) => path.length > 1 ? path.replace(/\/+$/, "") : path;

// src/core/selected.ts
var known2 = /* @__PURE__ */ new WeakMap();
function selectedOf(build) {
  const selected = known2.get(build) ?? select(build);
  known2.set(build, selected);
  return selected;
}
function select(build) {
  const selected = /* @__PURE__ */ new Map();
  for (const required of build.requires) {
    const { path, version } = required.directive;
    const known3 = selected.get(path)?.directive.version;
    if (known3 === void 0 || compareVersions(version, known3) > 0) selected.set(path, required);
  }
  return selected;
}
var listsAllModules = (build) => build.mains.every(({ goMod }) => compareGoVersions(goMod?.go?.version ?? "1.16", "1.17") >= 0);
function effectiveOf(build, required) {
  const replacement = replacementOf(build, required);
  if (replacement === void 0) {
    return { kind: "module", module: { path: required.path, version: required.version } };
  }
  const { newPath, newVersion } = replacement.directive;
  return newVersion === "" ? { kind: "directory", dir: directoryKey(replacement.dir, newPath), replacement } : { kind: "module", module: { path: newPath, version: newVersion }, replacement };
}

// src/rules/family-versions-split.ts
var rule12 = {
  id: "family-versions-split",
  severity: "warning",
  summary: "Modules that are released together are required at versions that do not belong together.",
  source: "github.com/kubernetes/client-go#compatibility-matrix; github.com/open-telemetry/opentelemetry-go VERSIONING.md; configuration key families",
  needs: ["modules", "workspaces"],
  *check(snapshot, config) {
    const own = Object.entries(config.families).map(([name, patterns]) => configured(name, patterns));
    const named = new Set(own.map(({ name }) => name));
    const families = [...own, ...wellKnown.filter(({ name }) => !named.has(name))];
    for (const build of buildsOf(snapshot)) {
      const members = membersOf(build);
      for (const family of families)
        yield* split(
          family,
          members.filter(({ path }) => family.has(path))
        );
    }
  }
};
var minorOf = (version) => version.split(".", 2).join(".");
var configured = (name, patterns) => ({
  name,
  has: (path) => patterns.some((pattern) => matchPatternList(pattern, path)),
  release: (version) => version,
  isStrict: true
});
var staging = "api apiextensions-apiserver apimachinery apiserver cli-runtime client-go cloud-provider cluster-bootstrap code-generator component-base component-helpers controller-manager cri-api csi-translation-lib kube-aggregator kube-controller-manager kube-proxy kube-scheduler kubectl kubelet metrics mount-utils pod-security-admission sample-apiserver";
var kubernetes = new Set(staging.split(" ").map((name) => `k8s.io/${name}`));
var otel = new Set(
  ["", "/trace", "/metric", "/sdk", "/sdk/metric"].map((name) => `go.opentelemetry.io/otel${name}`)
);
var wellKnown = [
  { name: "kubernetes", has: (path) => kubernetes.has(path), release: minorOf, isStrict: true },
  { name: "opentelemetry", has: (path) => otel.has(path), release: minorOf, isStrict: false }
];
function membersOf(build) {
  return [...selectedOf(build)].flatMap(([path, required]) => {
    const effective2 = effectiveOf(build, required.directive);
    const isSame2 = effective2.kind === "module" && effective2.module.path === path;
    return isSame2 ? [{ path, version: effective2.module.version, required }] : [];
  });
}
function* split(family, members) {
  const releases2 = [...groupBy(members, ({ version }) => family.release(version))];
  releases2.sort(([x, a], [y, b]) => b.length - a.length || compareVersions(y, x));
  const [norm, ...others3] = releases2.map(([, group]) => group);
  const usual = norm?.find(({ required }) => !required.directive.indirect) ?? norm?.[0];
  const deviating = others3.flat();
  const [first] = deviating;
  if (usual === void 0 || first === void 0) return;
  const isDirect = [usual, first].every(({ required }) => !required.directive.indirect);
  yield {
    message: `${family.name}: ${deviating.map(nameOf).join(", ")} beside ${nameOf(usual)}`,
    help: "Take all modules of the family at one release (go get of all of them in one command).",
    at: placeOf(first.required.file, first.required.directive.span),
    related: [...deviating.slice(1), usual].map(
      ({ required }) => placeOf(required.file, required.directive.span)
    ),
    severity: family.isStrict && isDirect ? "warning" : "notice",
    data: { family: family.name, module: first.path, version: first.version, usual: usual.version }
  };
}
var nameOf = ({ path, version }) => `${path} ${version}`;

// src/rules/file-not-parsed.ts
var rule13 = {
  id: "file-not-parsed",
  severity: "error",
  summary: "A go.mod, go.work, go.sum or modules.txt is not what Go can read.",
  source: "cmd/go: modload.ReadModFile, modfetch.readGoSum, modload.ReadWorkFile stop at these",
  needs: [],
  *check(snapshot) {
    for (const { path, kind, faults } of snapshot.unparsed) {
      if (kind === "other") continue;
      for (const { line, column, message } of faults) {
        yield {
          message: `${path} cannot be read: ${message}`,
          help: HELP3[kind],
          at: { path, line, column },
          data: { kind }
        };
      }
    }
  }
};
var HELP3 = {
  "go.mod": "Mend the line; every go command in this module stops here. What depends on this file was not checked.",
  "go.work": "Mend the line; every go command below this directory stops here. What depends on this file was not checked.",
  "go.sum": "Resolve a merge by keeping both sides' lines, or restore the file and run go mod tidy. What depends on this file was not checked.",
  "modules.txt": "Run go mod vendor to write it anew. What depends on this file was not checked."
};

// src/rules/file-not-read.ts
var rule14 = {
  id: "file-not-read",
  severity: "notice",
  summary: "A file that may set Go variables could not be read, so what it says was not checked.",
  source: "the readers of src/surfaces: YAML that does not parse, templates, files too large, text that is not UTF-8",
  needs: [],
  *check(snapshot) {
    for (const { path, kind, faults } of snapshot.unparsed) {
      const fault = faults[0];
      if (kind !== "other" || !fault) continue;
      yield {
        message: `${path} was not read: ${fault.message}`,
        help: "Nothing in it was checked; the other files were.",
        at: { path, line: fault.line, column: fault.column },
        data: { reason: fault.message }
      };
    }
  }
};

// src/rules/go-download-unverified.ts
var rule15 = {
  id: "go-download-unverified",
  catalogue: "VER-208",
  severity: "warning",
  summary: "A Go release is downloaded and unpacked without looking at its checksum.",
  source: "go.dev/dl lists a SHA-256 for each file",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      const verified = surface.commands.filter(
        ({ argv }) => /^(sha256sum|shasum|sha512sum|gpg2?|gpgv|openssl|cosign|rhash)$/.test(argv[0] ?? "")
      ).map((command) => command.scope);
      for (const { argv, at, scope } of surface.commands) {
        const url = /^(curl|wget|aria2c)$/.test(argv[0] ?? "") ? argv.find((word) => GO_RELEASE.test(word)) : void 0;
        if (url && !verified.some((other) => other === scope))
          yield {
            message: `${url} is unpacked without a checksum${scope ? ` (${scope})` : ""}`,
            help: 'Pipe its SHA-256 into "sha256sum -c -" before tar, or use the golang image or setup-go.',
            at,
            data: { url }
          };
      }
    }
  }
};
var GO_RELEASE = /((go\.dev|golang\.org)\/dl|dl\.google\.com\/go)\/[^?/#]|\/go\$?\{?[\w.]+\}?\.(linux|darwin)-[^/]*\.tar\.gz/;

// src/rules/go-env-file-written.ts
var rule16 = {
  id: "go-env-file-written",
  catalogue: "ENV-017",
  severity: "notice",
  summary: "go env -w in an image or a job hides the setting in a file of the home directory.",
  source: "go help env: the file of GOENV; an empty process variable does not clear it (tried with go1.27.3)",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of snapshot.envFacts) {
      if (fact.via !== "go-env-w" || !/dockerfile|workflow|gitlab-ci|ci-other/.test(fact.surface)) continue;
      yield {
        message: `go env -w ${fact.name} writes a file of the home directory (${fact.scope})`,
        help: "Set it in the environment (ENV, env:), where everybody sees it and every user gets it.",
        at: fact.at,
        data: { variable: fact.name }
      };
    }
  }
};

// src/rules/go-line-below-replacement.ts
var rule17 = {
  id: "go-line-below-replacement",
  severity: "error",
  summary: "A module's go line is below that of a module it builds from a local directory, and Go stops.",
  source: "go.dev/doc/toolchain#config: a module's go line must be at least that of each dependency; cmd/go \u201Cupdates to go.mod needed\u201D",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const byDir = new Map(snapshot.modules.map((module) => [module.dir, module]));
    for (const build of buildsOf(snapshot)) {
      if (build.workspace === void 0 && build.mains[0]?.kind === "main") yield* tooLow(build, byDir);
    }
  }
};
var enforcedFrom = "1.21";
var assumed = "1.16";
function* tooLow(build, byDir) {
  const main = build.mains[0];
  const own = main?.goMod?.go?.version ?? assumed;
  for (const { file, directive } of build.requires) {
    const effective2 = effectiveOf(build, directive);
    const target = effective2.kind === "directory" ? byDir.get(effective2.dir) : void 0;
    const wanted = target?.goMod?.go;
    if (target === void 0 || wanted === void 0) continue;
    if (compareGoVersions(wanted.version, enforcedFrom) < 0 || compareGoVersions(own, wanted.version) >= 0)
      continue;
    const at = main?.goMod?.go ? placeOf(main.goModPath, main.goMod.go.span) : placeOf(file, directive.span);
    yield {
      message: `${main?.goMod?.go ? `go ${own}` : "no go line (Go assumes 1.16)"} is below go ${wanted.version} of ${directive.path}, which is built from ${target.dir}`,
      help: `Raise the line to go ${wanted.version} (go get go@${wanted.version}), or lower that of ${target.goModPath}.`,
      at,
      related: [placeOf(target.goModPath, wanted.span)],
      data: { module: directive.path, go: own, wanted: wanted.version }
    };
  }
}

// src/rules/go-mod-untidy.ts
var SHOWN = 12;
var rule18 = {
  id: "go-mod-untidy",
  severity: "warning",
  summary: "go mod tidy would change go.mod or go.sum.",
  source: "go mod tidy -diff (Go 1.23 and later), asked by check --with-go",
  needs: ["referee"],
  *check(snapshot) {
    for (const answer of snapshot.referee ?? []) {
      if (answer.question === "tidy" && !answer.ok && answer.text.startsWith("diff ")) yield* perFile(answer);
    }
  }
};
function* perFile({ text, at }) {
  for (const part of text.split(/^diff .*$/m).slice(1)) {
    const name = /^\+\+\+ tidy\/(\S+)/m.exec(part)?.[1];
    const lines = part.split("\n").filter((line) => /^[+-](?![+-]{2} )/.test(line));
    if (name === void 0 || lines.length === 0) continue;
    const more = lines.length > SHOWN ? ` \u2026 and ${lines.length - SHOWN} more` : "";
    yield {
      message: `go mod tidy would change ${lines.length} lines: ${lines.slice(0, SHOWN).map(compact).join(", ")}${more}`,
      help: "Run go mod tidy and commit the result.",
      at: { path: inDir(at, name), line: firstChanged(part) },
      data: { lines: String(lines.length) }
    };
  }
}
var compact = (line) => `${line[0]}${line.slice(1).trim()}`;
function firstChanged(part) {
  let line = 1;
  for (const text of part.split("\n")) {
    const hunk = /^@@ -(\d+)/.exec(text);
    if (hunk) line = Math.max(1, Number(hunk[1]));
    else if (/^[+-](?![+-]{2} )/.test(text)) return line;
    else if (text.startsWith(" ")) line++;
  }
  return line;
}

// src/rules/go-out-of-support.ts
var rule19 = {
  id: "go-out-of-support",
  catalogue: "VER-205",
  severity: "warning",
  summary: "CI or an image uses a Go release that no longer gets security fixes.",
  source: "go.dev/doc/devel/release: each major release is supported until there are two newer ones",
  needs: ["surfaces"],
  *check(snapshot) {
    const old = oldReleases(snapshot);
    for (const use of old.filter(({ isOnPurpose }) => !isOnPurpose)) yield finding(use, []);
    const onPurpose = groupBy(
      old.filter(({ isOnPurpose }) => isOnPurpose),
      ({ version }) => version
    );
    for (const [first, ...more] of onPurpose.values()) {
      if (first) yield { ...finding(first, more), severity: "notice" };
    }
  }
};
function oldReleases({ surfaces = [], today }) {
  const seen = /* @__PURE__ */ new Map();
  for (const surface of surfaces) {
    for (const fact of surface.goVersions) {
      const { at } = fact;
      const key = `${at.path}:${at.line}`;
      const version = typeof fact.version === "string" ? pinnedVersion(fact.version) : void 0;
      const since = version === void 0 ? void 0 : unsupportedSince(version, today);
      if (!version || !since || seen.has(key) || !isUsed(surface, fact)) continue;
      const isIdle = fact.origin === "setup-go" && !buildsSomething(surface, fact.scope);
      seen.set(key, { version, since, at, isOnPurpose: fact.matrix || isIdle });
    }
  }
  return [...seen.values()];
}
function finding({ version, since, at }, more) {
  const others3 = more.length === 0 ? "" : ` (here and in ${more.length} more place${more.length === 1 ? "" : "s"})`;
  return {
    message: `Go ${version}${others3} gets no security fixes since ${since}`,
    help: "Use a supported release; the go line of go.mod may stay lower.",
    at,
    related: more.slice(0, 10).map((use) => use.at),
    data: { version, since }
  };
}
var buildsSomething = (surface, scope) => surface.commands.some(
  ({ argv, scope: at }) => encloses(scope, at) && /^(go|make|just|task|goreleaser|ko|bash|sh|earthly|bazel)$|\.sh$|^\.\//.test(argv[0] ?? "")
) || surface.steps.some(
  (step) => step.job === scope && /goreleaser|golangci|govulncheck|codeql|ko-build|go-/.test(step.uses ?? "")
);
var isUsed = (surface, fact) => fact.origin !== "variable" || !["workflow", "dockerfile", "action", "shell"].includes(surface.kind);

// src/golang/checksum-floor.ts
var floors = [
  ["1.25", "1.25.13"],
  ["1.26", "1.26.6"]
];
function checksumFloor(version) {
  if (!isValidGoVersion(version) || isLanguageVersion(version)) return void 0;
  const floor = floors.find(([language]) => version === language || version.startsWith(`${language}.`))?.[1];
  if (floor !== void 0) return compareGoVersions(version, floor) < 0 ? floor : void 0;
  return compareGoVersions(version, "1.27rc3") < 0 ? floors.at(-1)?.[1] : void 0;
}

// src/golang/proxy-list.ts
function proxyEntries(value) {
  const entries = [];
  for (const match of value.matchAll(/([^,|]*)([,|]|$)/g)) {
    const text = match[1].trim();
    if (text !== "") entries.push({ text, separator: match[2] });
  }
  return entries;
}
function proxyListFaults(value) {
  const entries = proxyEntries(value);
  const end = entries.findIndex((entry) => entry.text === "off" || entry.text === "direct");
  const unreachable = end >= 0 && end < entries.length - 1 ? entries.slice(end + 1).map((entry) => entry.text) : [];
  const faults = entries.flatMap(
    (entry) => entryFault(entry.text) ? [{ what: entryFault(entry.text), fatal: true }] : []
  );
  if (unreachable.length === 0) return faults;
  return [
    ...faults,
    { what: `${entries[end].text} ends the list: ${unreachable.join(", ")} is never asked`, fatal: false }
  ];
}
function entryFault(text) {
  if (text === "off" || text === "direct" || text === "noproxy") return void 0;
  if (/^(direct|off)$/i.test(text)) return `${text} has to be in lower case`;
  if (/[;\s]/.test(text)) return `"${text}" is one entry: only commas and pipes separate proxies`;
  if (/["']/.test(text)) return `${text} carries quotes that belong to the value`;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    return /^(https?|file):\/\//.test(text) ? void 0 : `"${text}": invalid proxy URL scheme`;
  return /[.:/]/.test(text) ? void 0 : `invalid proxy URL missing scheme: ${text}`;
}
var ownProxy = /(^|[./-])(corp|internal|intranet|artifactory|nexus|jfrog|athens|artifacts?|repo|local|lan|private)([./:-]|$)/i;
function isOwnProxy(entry, ownHosts2) {
  const host = /^(?:https?:\/\/)?(?:[^@/]*@)?([^/:]+)/.exec(entry)?.[1]?.toLowerCase() ?? "";
  if (!isUrl(entry) || host === "") return false;
  const domain = host.split(".").slice(-2).join(".");
  return ownProxy.test(host) || ownHosts2.some((own) => own.toLowerCase().endsWith(domain));
}
var isUrl = (entry) => entry !== "off" && entry !== "direct";

// src/rules/go-release-checksum-bypass.ts
var rule20 = {
  id: "go-release-checksum-bypass",
  severity: "warning",
  summary: "A Go release in use lets a module proxy lead it past the checksum database.",
  source: "golang/go#79070, #80744, #80745: fixed in Go 1.25.13 and 1.26.6",
  needs: ["environment", "surfaces"],
  *check(snapshot) {
    for (const [version, places] of groupBy(releasesUsed(snapshot), (use) => use.version)) {
      const floor = checksumFloor(version);
      if (floor === void 0) continue;
      const [first, ...more] = places.map((use) => use.at);
      if (first !== void 0) yield bypass(version, floor, first, more, ownProxy2(snapshot));
    }
  }
};
function releasesUsed({ goVersion, surfaces = [], today }) {
  const run = goVersion === void 0 ? [] : [versionOfToolchain(goVersion)];
  const pinned = surfaces.flatMap(
    (surface) => surface.goVersions.flatMap(({ version, at, matrix }) => {
      const release = matrix || typeof version !== "string" ? "" : version.replace(/^go/, "");
      return release !== "" && unsupportedSince(release, today) === void 0 ? [{ version: release, at }] : [];
    })
  );
  const uses = [...run.map((version) => ({ version, at: { path: RUN_ENVIRONMENT, line: 1 } })), ...pinned];
  return [...groupBy(uses, ({ at }) => `${at.path}:${at.line}`).values()].flatMap((same) => same.slice(0, 1));
}
function bypass(version, floor, at, more, proxy) {
  const others3 = more.length === 0 ? "" : ` (here and in ${more.length} more place${more.length === 1 ? "" : "s"})`;
  return {
    message: `Go ${version}${others3} can be led past the checksum database by a module proxy${proxy === void 0 ? "" : `, and GOPROXY names ${proxy.host}`}`,
    help: `Use Go ${floor} or later. A toolchain line does not help: the download of the toolchain is affected as well.`,
    at,
    severity: proxy === void 0 ? "notice" : "warning",
    related: [...proxy === void 0 ? [] : [proxy.at], ...more.slice(0, 10)],
    data: { version, floor }
  };
}
function ownProxy2(snapshot) {
  for (const { value, at } of settingsOf(snapshot, "GOPROXY")) {
    const own = proxyEntries(value).find(({ text }) => isOwnProxy(text, []));
    const host = own && /^(?:\w+:\/\/)?(?:[^@/]*@)?([^/]+)/.exec(own.text)?.[1];
    if (host !== void 0) return { host, at };
  }
  return void 0;
}

// src/rules/go-release-unknown.ts
var rule21 = {
  id: "go-release-unknown",
  severity: "error",
  summary: "A go or toolchain line names a Go release that cannot exist yet, so no Go can be found for it.",
  source: "cmd/go: toolchain \u201Cdownload go1.N for OS/ARCH: toolchain not available\u201D; go.dev/s/release: two releases a year",
  needs: ["modules", "workspaces"],
  *check({ modules, workspaces, today }) {
    for (const { inScope, goMod, goModPath } of modules) {
      if (inScope && goMod) yield* unknown(goModPath, goMod, today);
    }
    for (const { inScope, goWork, goWorkPath } of workspaces) {
      if (inScope) yield* unknown(goWorkPath, goWork, today);
    }
  }
};
function* unknown(file, { go: go2, toolchain: toolchain2 }, today) {
  const lines = [
    { written: `go ${go2?.version}`, version: go2?.version ?? "", span: go2?.span },
    {
      written: `toolchain ${toolchain2?.name}`,
      version: versionOfToolchain(toolchain2?.name ?? ""),
      span: toolchain2?.span
    }
  ];
  for (const { written: written2, version, span } of lines) {
    if (span === void 0 || version === "" || isPlausibleRelease(version, today)) continue;
    yield {
      message: `${written2} names a release that does not exist`,
      help: "Write a released version; go.dev/doc/devel/release lists them.",
      at: placeOf(file, span),
      data: { version }
    };
  }
}

// src/rules/go-sum-conflict.ts
var rule22 = {
  id: "go-sum-conflict",
  severity: "error",
  summary: "go.sum files of the repository hold two different hashes for one module version.",
  source: "cmd/go: modfetch.checkModSumLocked takes the first line that decides; go.dev/ref/mod#go-sum-files",
  needs: ["modules", "go-sum"],
  *check(snapshot) {
    for (const [key, entries] of conflicts(sumFilesOf(snapshot))) {
      const first = entries[0];
      const second = entries.find((entry) => entry.hash !== first?.hash);
      if (!first || !second) continue;
      const inOneFile = first.at.path === second.at.path;
      yield {
        message: `${inOneFile ? `${second.at.path} holds` : `${first.at.path} and ${second.at.path} hold`} different hashes of ${key}: ${first.hash} and ${second.hash}`,
        help: `One of them was recorded from other content${inOneFile ? ", and the order of lines decides which one Go believes" : ""}. Find out which (the checksum database knows public modules), then remove the wrong line by hand.`,
        at: second.at,
        related: entries.filter((entry) => entry !== second).map((entry) => entry.at).slice(0, 10),
        data: { module: key, first: first.hash, second: second.hash }
      };
    }
  }
};
var isKnown2 = ({ hash }) => hash.startsWith("h1:");
var keyOf = ({ path, version, goMod }) => `${path}@${version}${goMod ? "/go.mod" : ""}`;
function conflicts(files) {
  const first = /* @__PURE__ */ new Map();
  const found = /* @__PURE__ */ new Map();
  for (const { lines } of files) {
    for (const line of lines.filter(isKnown2)) {
      const key = keyOf(line);
      const hash = first.get(key);
      if (hash === void 0) first.set(key, line.hash);
      else if (hash !== line.hash) found.set(key, []);
    }
  }
  if (found.size === 0) return found;
  for (const { path, lines } of files) {
    for (const line of lines.filter(isKnown2)) {
      found.get(keyOf(line))?.push({ hash: line.hash, at: { path, line: line.line } });
    }
  }
  return found;
}

// src/gomod/limits.ts
var maxFileSize = 16 << 20;

// src/gomod/go-sum.ts
var emptyGoModHash = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=";
var GoSumIndex = class {
  #zips = /* @__PURE__ */ new Map();
  #goMods = /* @__PURE__ */ new Map();
  /** Files are searched in the order given, as Go does with the go.sum files of a workspace and go.work.sum. */
  constructor(files) {
    for (const file of files) for (const line of file.lines) this.#add(line);
  }
  #add(line) {
    if (line.hash === emptyGoModHash) return;
    const index = line.goMod ? this.#goMods : this.#zips;
    const key = `${line.path}@${line.version}`;
    const known3 = index.get(key);
    if (known3 === void 0) index.set(key, [line]);
    else known3.push(line);
  }
  /** Lines for the module's zip, any algorithm, duplicates included. */
  zip({ path, version }) {
    return this.#zips.get(`${path}@${version}`) ?? [];
  }
  /** Lines for the module's go.mod file. */
  goMod({ path, version }) {
    return this.#goMods.get(`${path}@${version}`) ?? [];
  }
  /** First `h1:` of the zip; the only algorithm Go knows. */
  zipHash(module) {
    return this.zip(module).find(isH1)?.hash;
  }
  /** First `h1:` of the go.mod file. */
  goModHash(module) {
    return this.goMod(module).find(isH1)?.hash;
  }
};
var isH1 = ({ hash }) => hash.startsWith("h1:");

// src/rules/go-sum-differs-from-database.ts
var rule23 = {
  id: "go-sum-differs-from-database",
  severity: "error",
  summary: "go.sum holds another hash of a public module than the checksum database.",
  source: "cmd/go: modfetch.checkSumDB; go.dev/ref/mod#checksum-database; asked by check --online",
  needs: ["modules", "workspaces", "go-sum", "checksum-database"],
  unsuppressible: true,
  *check(snapshot) {
    for (const file of sumFilesOf(snapshot)) {
      const index = new GoSumIndex([file]);
      for (const recorded of snapshot.databaseSums ?? []) {
        const { path, version, hash, requiredAt } = recorded;
        const lines = recorded.goMod ? index.goMod(recorded) : index.zip(recorded);
        for (const line of lines.filter((line2) => line2.hash.startsWith("h1:") && line2.hash !== hash)) {
          const what = recorded.goMod ? `the go.mod of ${path}@${version}` : `${path}@${version}`;
          yield {
            message: `${line.hash} is not the hash of ${what} in the checksum database, which is ${hash}`,
            help: "Do not build with it. Find out where the line came from: a moved tag, a proxy that serves other bytes, or an edit by hand.",
            at: { path: file.path, line: line.line },
            related: requiredAt,
            data: { module: path, version, hash: line.hash, database: hash }
          };
        }
      }
    }
  }
};

// src/rules/go-sum-duplicate-line.ts
var rule24 = {
  id: "go-sum-duplicate-line",
  severity: "notice",
  summary: "Lines of go.sum stand there twice, as merges by union leave them.",
  source: "cmd/go: modfetch.readGoSum takes both and drops one when it next writes the file",
  needs: ["modules", "go-sum"],
  *check(snapshot) {
    for (const file of sumFilesOf(snapshot)) {
      const repeated = repeatedLines(file);
      const first = repeated[0];
      if (!first) continue;
      const edits = deletions(file.path, repeated);
      yield {
        message: `${file.path} repeats ${repeated.length} ${repeated.length === 1 ? "line" : "lines"}, first that of ${first.path}@${first.version}`,
        help: "Remove the repeated lines (check --fix does), or run go mod tidy.",
        at: { path: file.path, line: first.line },
        data: { lines: String(repeated.length) },
        fix: { description: "Remove the repeated lines", edits, safe: true }
      };
    }
  }
};
function repeatedLines({ lines }) {
  const seen = /* @__PURE__ */ new Set();
  return lines.filter(({ path, version, goMod, hash }) => {
    const key = `${path} ${version} ${goMod} ${hash}`;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}
function deletions(path, lines) {
  const edits = [];
  for (const { line } of lines) {
    const last = edits.at(-1);
    if (last?.endLine === line - 1) last.endLine = line;
    else edits.push({ path, startLine: line, endLine: line, lines: [] });
  }
  return edits;
}

// src/rules/go-sum-hash-unusable.ts
var rule25 = {
  id: "go-sum-hash-unusable",
  severity: "warning",
  summary: "A go.sum line holds a hash that Go cannot compare: another algorithm, or a damaged h1.",
  source: "cmd/go: modfetch.haveModSumLocked and \u201Cunknown hashes in go.sum\u201D",
  needs: ["modules", "go-sum"],
  *check(snapshot) {
    for (const file of sumFilesOf(snapshot)) yield* unusable(file);
  }
};
var H1 = /^h1:[A-Za-z0-9+/]{43}=$/;
function* unusable(file) {
  const suspects = file.lines.filter(({ hash }) => !H1.test(hash));
  if (suspects.length === 0) return;
  const sums = new GoSumIndex([file]);
  for (const line of suspects) {
    const isDamaged = line.hash.startsWith("h1:");
    const others3 = line.goMod ? sums.goMod(line) : sums.zip(line);
    if (!isDamaged && others3.some(({ hash }) => H1.test(hash))) continue;
    yield draft3(file.path, line, isDamaged);
  }
}
function draft3(path, line, isDamaged) {
  const name = `${line.path}@${line.version}${line.goMod ? "/go.mod" : ""}`;
  return {
    message: isDamaged ? `the hash of ${name} is damaged (${line.hash}): Go stops with SECURITY ERROR as soon as it compares it` : `the hash of ${name} is of an algorithm Go does not know (${line.hash}): it is not checked against this line`,
    help: "Restore the line from history, or remove it and run go mod tidy where the checksum database can be reached.",
    at: { path, line: line.line },
    severity: isDamaged ? "error" : "warning",
    data: { module: line.path, version: line.version, hash: line.hash }
  };
}

// src/rules/go-sum-missing.ts
var rule26 = {
  id: "go-sum-missing",
  severity: "error",
  summary: "go.sum has no hash of a module that the build needs, so Go stops with \u201Cmissing go.sum entry\u201D.",
  source: "cmd/go: modload \u201Cmissing go.sum entry\u201D; go.dev/ref/mod#go-sum-files",
  needs: ["modules", "workspaces", "go-sum"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      if (build.sums && !isVendored(build)) yield* missingLines(build, build.sums);
    }
  }
};
function isVendored({ mains, workspace, vendor }) {
  if (workspace) return vendor?.modulesTxt?.workspace === true;
  return mains.every((main) => main.kind === "vendored");
}
function* missingLines(build, lines) {
  const sums = new GoSumIndex([{ lines }]);
  const newest2 = newestZips(lines);
  const excluded = excludedOf(build);
  for (const { file, directive } of build.requires) {
    const isLeftOut = build.mainPaths.has(directive.path) || excluded.has(nameOf2(directive));
    const target = isLeftOut ? void 0 : fetchedFor(build, directive);
    const lacks = target && lacking(target, directive.indirect, sums, newest2);
    if (!target || lacks === void 0) continue;
    const name = nameOf2(target);
    const older = newest2.get(target.path);
    yield {
      message: `go.sum has no hash of ${name}${lacks === "go.mod" ? "'s go.mod file" : ""}, which ${file} requires${older === void 0 ? "" : `; it knows ${older}`}`,
      help: `Run go mod tidy (or go get ${name}) where the checksum database can be reached, and commit go.sum.`,
      at: placeOf(file, directive.span),
      data: { module: target.path, version: target.version, lacks }
    };
  }
}
function fetchedFor(build, required) {
  const replacement = replacementOf(build, required)?.directive;
  if (!replacement) return required;
  return replacement.newVersion === "" ? void 0 : { path: replacement.newPath, version: replacement.newVersion };
}
var nameOf2 = ({ path, version }) => `${path}@${version}`;
var excludedOf = ({ mains }) => new Set(mains.flatMap(({ goMod }) => (goMod?.exclude ?? []).map(nameOf2)));
function lacking(target, isIndirect, sums, newest2) {
  const known3 = newest2.get(target.path);
  const isSelected = known3 === void 0 || compareVersions(known3, target.version) <= 0;
  if (!isIndirect && isSelected && sums.zipHash(target) === void 0) return "zip";
  return sums.goModHash(target) === void 0 ? "go.mod" : void 0;
}
function newestZips(lines) {
  const newest2 = /* @__PURE__ */ new Map();
  for (const { path, version, goMod } of lines) {
    const known3 = newest2.get(path);
    if (!goMod && (known3 === void 0 || compareVersions(version, known3) > 0)) newest2.set(path, version);
  }
  return newest2;
}

// src/rules/go-sum-not-copied.ts
var rule27 = {
  id: "go-sum-not-copied",
  catalogue: "SUM-321",
  severity: "warning",
  summary: "A Dockerfile copies go.mod without go.sum before it downloads modules, so nothing is checked against recorded hashes.",
  source: "go.dev/ref/mod#go-sum-files; cmd/go mod download writes what go.sum lacks",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const stage2 of surface.stages) {
        const module = moduleOf(snapshot, surface.path);
        const download = surface.commands.find(
          ({ argv, scope }) => encloses(stage2.scope, scope) && argv[0] === "go" && argv[1] === "mod" && argv[2] === "download"
        );
        const before = stage2.copies.filter(
          (copy) => download && copy.at.line < download.at.line && copy.from === void 0
        );
        const goMod = before.find((copy) => copy.sources.some((source) => /(^|\/)go\.mod$/.test(source)));
        const all = before.flatMap((copy) => copy.sources);
        if (!download || !goMod || !module?.goMod?.require.length || all.some(bringsSum)) continue;
        yield {
          message: `go.mod is copied without go.sum before go mod download (${stage2.name})`,
          help: "COPY go.mod go.sum ./",
          at: goMod.at,
          related: [download.at],
          data: { stage: stage2.name }
        };
      }
    }
  }
};
var bringsSum = (source) => /go\.sum|go\.\*|go\.\?|\*$/.test(source) || !/\.\w+$/.test(source);

// src/rules/go-sum-unused.ts
var MANY = 20;
var SHARE = 1 / 3;
var rule28 = {
  id: "go-sum-unused",
  severity: "notice",
  summary: "A large part of go.sum belongs to versions that go.mod has left behind.",
  source: "go.dev/ref/mod#go-mod-tidy removes them: of a module that go.mod lists only that version's zip is ever opened (go 1.17)",
  needs: ["modules", "go-sum"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const [main] = build.mains;
      if (build.workspace || !main?.goSum || !listsWholeBuild(build)) continue;
      const zips = main.goSum.lines.filter((line) => !line.goMod);
      const unused2 = leftovers(build, zips);
      const first = unused2[0];
      if (!first || unused2.length < MANY || unused2.length < zips.length * SHARE) continue;
      yield {
        message: `${unused2.length} of the ${zips.length} zip hashes in ${main.goSumPath} are of versions that go.mod has left behind, the first is ${first.path}@${first.version}`,
        help: "Run go mod tidy; caches keyed by go.sum then change less often.",
        at: { path: main.goSumPath, line: first.line },
        data: { unused: String(unused2.length), zips: String(zips.length) }
      };
    }
  }
};
var listsWholeBuild = ({ mains }) => compareGoVersions(mains[0]?.goMod?.go?.version ?? "", "1.18") >= 0;
function leftovers(build, zips) {
  const used = /* @__PURE__ */ new Map();
  for (const { directive } of build.requires) {
    const replaced = replacementOf(build, directive)?.directive;
    const { path, version } = replaced ? { path: replaced.newPath, version: replaced.newVersion } : directive;
    used.set(path, (used.get(path) ?? /* @__PURE__ */ new Set()).add(version));
  }
  return zips.filter(({ path, version }) => used.get(path)?.has(version) === false);
}

// src/rules/go-version-unquoted.ts
var rule29 = {
  id: "go-version-unquoted",
  catalogue: "VER-203",
  severity: "error",
  summary: "A Go version stands as a YAML number and loses its last zero: 1.20 is 1.2.",
  source: "yaml.org/spec/1.2.2 core schema; actions/setup-go README: quote the version",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of (snapshot.surfaces ?? []).flatMap((surface) => surface.goVersions)) {
      if (fact.lostDigits && typeof fact.version === "string")
        yield {
          message: `${fact.version} is the number ${Number(fact.version)} to YAML: Go ${Number(fact.version)} is set up`,
          help: `Quote it: "${fact.version}".`,
          at: fact.at,
          data: { version: fact.version }
        };
    }
  }
};

// src/rules/go-version-untested.ts
var rule30 = {
  id: "go-version-untested",
  catalogue: "VER-206",
  severity: "notice",
  summary: "CI tries several Go releases, but not the one that go.mod or the version file names.",
  source: "go.dev/ref/mod#go-mod-file-go: the go line is the oldest release the module says it works with",
  needs: ["surfaces"],
  *check(snapshot) {
    const tried = (snapshot.surfaces ?? []).flatMap(
      (surface) => surface.goVersions.filter(
        (fact) => fact.origin === "setup-go" && (fact.matrix || surface.kind === "workflow")
      )
    );
    const matrix = tried.filter((fact) => fact.matrix);
    const languages = new Set(
      tried.map(
        ({ version }) => typeof version === "string" ? languageVersion(pinnedVersion(version) ?? "") : ""
      )
    );
    if (matrix.length < 2 || languages.has("")) return;
    for (const { version, at } of namedVersions(snapshot)) {
      if (languages.has(languageVersion(version))) continue;
      yield {
        message: `Go ${version} is named here, and CI tries ${[...languages].sort(compareGoVersions).join(", ")}`,
        help: "Add it to the matrix, or raise the line.",
        at,
        related: [matrix[0].at],
        data: { version }
      };
    }
  }
};
function namedVersions(snapshot) {
  const root = snapshot.modules.find((module) => module.inScope && module.dir === ".");
  const go2 = root?.goMod?.go;
  const files = (snapshot.surfaces ?? []).flatMap(
    (surface) => surface.goVersions.filter(
      (fact) => fact.origin === "version-file" && typeof fact.version === "string" && !fact.at.path.includes("/")
    )
  );
  return [
    ...root && go2 ? [{ version: go2.version, at: placeOf(root.goModPath, go2.span) }] : [],
    ...files.map(({ version, at }) => ({ version: pinnedVersion(version) ?? "", at }))
  ].filter(({ version }) => version !== "");
}

// src/rules/go-versions-disagree.ts
var rule31 = {
  id: "go-versions-disagree",
  catalogue: "VER-206",
  severity: "warning",
  summary: "Files of one repository choose different Go releases, so what is tested is not what is built.",
  source: "go.dev/doc/toolchain; the version files of CI, images and version managers",
  needs: ["surfaces"],
  *check(snapshot) {
    const pins = pinsOf(snapshot);
    const main = reference(pins);
    if (!main) return;
    for (const pin of pins) {
      if (pin.language === main.language) continue;
      yield {
        message: `Go ${pin.written} here, Go ${main.written} in ${main.fact.at.path}`,
        help: "Let one file say it: go-version-file in CI, a build argument for images.",
        at: pin.fact.at,
        severity: pin.isBuild && (main.fact.origin === "version-file" || !isAside(pin)) ? "warning" : "notice",
        related: [main.fact.at],
        data: { version: pin.written, other: main.written }
      };
    }
  }
};
function pinsOf(snapshot) {
  const pins = /* @__PURE__ */ new Map();
  for (const surface of snapshot.surfaces ?? []) {
    const tried = new Set(
      surface.goVersions.map(
        (fact) => typeof fact.version === "string" ? languageVersion(pinnedVersion(fact.version) ?? "") : ""
      )
    );
    for (const fact of surface.goVersions) {
      const written2 = typeof fact.version === "string" ? pinnedVersion(fact.version) : void 0;
      if (!written2 || fact.matrix || fact.origin === "variable" || surface.kind === "workflow" && tried.size > 1)
        continue;
      const key = `${fact.at.path}:${fact.at.line}`;
      const isBuild = fact.origin !== "setup-go" || buildsModule(surface, fact.scope) || (pins.get(key)?.isBuild ?? false);
      pins.set(key, { fact, written: written2, language: languageVersion(written2), isBuild });
    }
  }
  return [...pins.values()];
}
function reference(pins) {
  const file = pins.find(({ fact }) => fact.origin === "version-file" && !fact.at.path.includes("/"));
  if (file) return file;
  const counts = /* @__PURE__ */ new Map();
  for (const { language } of pins.filter((pin) => !isAside(pin)))
    counts.set(language, (counts.get(language) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? pins.find((pin) => pin.language === first[0] && !isAside(pin)) : void 0;
}
var isAside = ({ fact }) => /(^|\/)(samples?|examples?|tests?|hack|contrib|third_party|docs?)\//.test(fact.at.path);

// src/rules/godebug-not-understood.ts
var rule32 = {
  id: "godebug-not-understood",
  catalogue: "ENV-002",
  severity: "warning",
  summary: "GODEBUG holds entries that Go skips without a word: a wrong separator, no value, or a name no Go knows.",
  source: "runtime/runtime1.go parsegodebug; internal/godebugs/table.go of Go 1.21 to 1.27",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GODEBUG")) {
      for (const pair of godebugPairs(fact.value)) {
        const fault = faultOf(pair);
        if (fault) yield about(fact, fault.what, fault.help, { data: { entry: pair.text } });
      }
    }
  }
};
function faultOf({ text, key, value }) {
  if (value === void 0)
    return { what: `"${text}" has no value, so Go skips it`, help: `Write ${key.trim()}=1.` };
  if (/[;:\s]\s*[a-z0-9]+=/.test(value))
    return {
      what: `"${text}" is one entry to Go: only commas separate them`,
      help: "Separate the pairs by commas."
    };
  if (key !== key.trim())
    return { what: `"${text}" has a space that belongs to the name`, help: "Remove the spaces." };
  const last = goneAfter(key);
  if (last) return { what: `${key} does nothing since Go ${last}`, help: `Remove ${key}.` };
  if (isGodebugName(key)) return void 0;
  return { what: `no Go from 1.21 to 1.27 knows ${key}`, help: `Remove ${key}, or correct its spelling.` };
}

// src/rules/godebug-weakens-security.ts
var rule33 = {
  id: "godebug-weakens-security",
  catalogue: "ENV-003",
  severity: "warning",
  summary: "GODEBUG switches a protection off that a Go release brought on purpose.",
  source: "doc/godebug.md of the Go source tree, one section a release",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GODEBUG")) {
      if (fact.phase === "test") continue;
      for (const { key, value } of godebugPairs(fact.value)) {
        const weak = weakening.get(key);
        if (!weak?.values.includes(value ?? "") || godebugSetting(key)?.removed) continue;
        yield about(fact, `${key}=${value} ${weak.why}`, HELP4, { data: { setting: key } });
      }
    }
  }
};
var HELP4 = "Mend the peer that needs it, and give the exception an end: suppress it with until= and a reason.";

// src/golang/goflags.ts
var flags = new Set(
  "a n p race msan asan cover covermode coverpkg v work x asmflags buildmode buildvcs compiler gccgoflags gcflags installsuffix json ldflags linkshared mod modcacherw modfile overlay pgo pkgdir tags trimpath toolexec o i bench benchmem benchtime blockprofile blockprofilerate count coverprofile cpu cpuprofile exec failfast fullpath fuzz fuzzminimizetime fuzztime list memprofile memprofilerate mutexprofile mutexprofilefraction outputdir parallel run short shuffle skip timeout trace vet artifacts c vettool compiled deps e export f find m retracted reuse test u versions d t fix insecure tool compat diff go vendor w changed cache modcache testcache fuzzcache r dropexclude dropgodebug dropreplace dropretract dropuse droprequire exclude fmt godebug module print replace require retract use toolchain tool droptool dropignore ignore short debug-actiongraph debug-runtime-trace debug-trace".split(" ")
);
function splitGoflags(value) {
  const entries = [];
  let rest = value.trimStart();
  while (rest !== "") {
    const quote = rest[0] === "'" || rest[0] === '"' ? rest[0] : void 0;
    const end = quote ? rest.indexOf(quote, 1) : rest.search(/\s/);
    if (quote && end < 0) return void 0;
    const stop = end < 0 ? rest.length : end;
    entries.push(quote ? rest.slice(1, stop) : rest.slice(0, stop));
    rest = rest.slice(quote ? stop + 1 : stop).trimStart();
  }
  return entries.map(flag);
}
function flag(text) {
  const match = /^--?([^=]*)(?:=([\s\S]*))?$/.exec(text);
  return match ? { text, name: match[1], value: match[2] } : { text, name: "", value: void 0 };
}
var isKnownFlag = (name) => flags.has(name.replace(/^test\./, ""));
var isSwallowed = (first, next) => (first.name === "ldflags" || first.name === "gcflags" || first.name === "asmflags") && next.value === void 0 && /^(w|s|X|extldflags|extld|linkmode|buildid|N|l|m|B|E)$/.test(next.name);

// src/rules/goflags-mod-mod.ts
var rule34 = {
  id: "goflags-mod-mod",
  catalogue: "ENV-013",
  severity: "warning",
  summary: "GOFLAGS=-mod=mod in CI or an image lets every go command rewrite go.mod and ignore vendor.",
  source: "go.dev/ref/mod#build-commands: -mod=mod ignores the vendor directory and updates go.mod",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOFLAGS")) {
      if (!BUILDS.has(fact.surface) || isForUpdating(fact)) continue;
      const flag2 = splitGoflags(fact.value)?.find(({ name, value }) => name === "mod" && value === "mod");
      if (flag2)
        yield about(
          fact,
          "every go command may change go.mod and go.sum, and vendor is ignored",
          "Remove it (-mod=readonly is the default), or set it for the one command that updates."
        );
    }
  }
};
var BUILDS = /* @__PURE__ */ new Set([
  "workflow",
  "action",
  "dockerfile",
  "gitlab-ci",
  "ci-other",
  "process",
  "go-env",
  "compose"
]);
var isForUpdating = ({ command }) => command !== void 0 && (command[0] !== "go" || /^(get|mod|generate|install|run)$/.test(command[1] ?? ""));

// src/rules/goflags-refused.ts
var rule35 = {
  id: "goflags-refused",
  catalogue: "ENV-010",
  severity: "error",
  summary: "GOFLAGS holds something that is no flag, or a flag the go command refuses.",
  source: "cmd/go/internal/base/goflags.go: parsing $GOFLAGS: non-flag \u2026, unknown flag \u2026; go1.17 release notes (-insecure)",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOFLAGS")) {
      const flags2 = splitGoflags(fact.value);
      if (!flags2) yield about(fact, "a quote is not closed: every go command stops", "Close the quote.");
      const swallowed = flags2?.some((flag2, i) => i > 0 && isSwallowed(flags2[i - 1], flag2));
      for (const flag2 of swallowed ? [] : flags2 ?? []) {
        const what = faultOf2(flag2);
        if (what)
          yield about(fact, what, flag2.name === "insecure" ? INSECURE : HELP5, { data: { flag: flag2.text } });
      }
    }
    yield* insecureGets(snapshot);
  }
};
var HELP5 = "Write -flag=value, one word a flag, or quote the whole entry: '-ldflags=-s -w'.";
var INSECURE = "Name the hosts in GOINSECURE instead; go get refuses the flag since Go 1.17.";
function faultOf2(flag2) {
  if (!flag2.text.startsWith("-") || flag2.name === "")
    return `non-flag "${flag2.text}": every go command stops`;
  if (flag2.name === "insecure") return "-insecure is no longer supported: go get stops";
  return isKnownFlag(flag2.name) ? void 0 : `unknown flag "-${flag2.name}": every go command stops`;
}
function* insecureGets(snapshot) {
  for (const { argv, at } of (snapshot.surfaces ?? []).flatMap((surface) => surface.commands)) {
    if (argv[0] === "go" && argv[1] === "get" && argv.includes("-insecure"))
      yield {
        message: "go get -insecure is no longer supported: the command stops",
        help: INSECURE,
        at,
        data: { flag: "-insecure" }
      };
  }
}

// src/rules/goflags-value-lost.ts
var rule36 = {
  id: "goflags-value-lost",
  catalogue: "ENV-011",
  severity: "error",
  summary: "Part of a GOFLAGS value is lost: a flag of the linker outside the quotes, or the same flag twice.",
  source: "cmd/go/internal/base/goflags.go: entries are split at spaces, the last of equal flags wins",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOFLAGS")) {
      const flags2 = splitGoflags(fact.value) ?? [];
      const swallowed = flags2.find((flag2, i) => i > 0 && isSwallowed(flags2[i - 1], flag2));
      if (swallowed) {
        const first = flags2[flags2.indexOf(swallowed) - 1];
        yield about(
          fact,
          `${swallowed.text} is taken for a flag of go, so -${first.name} gets only ${first.value}`,
          `Quote the entry: '${first.text} ${swallowed.text}' (Go 1.21 and later).`,
          { data: { flag: swallowed.text } }
        );
      }
      const twice = flags2.find(
        (flag2, i) => REPLACED.has(flag2.name) && flags2.some((other, j) => j < i && other.name === flag2.name)
      );
      if (twice)
        yield about(
          fact,
          `-${twice.name} is there twice: the last one wins`,
          `Put both values into one -${twice.name}.`,
          { data: { flag: twice.text } }
        );
    }
  }
};
var REPLACED = /* @__PURE__ */ new Set(["ldflags", "tags", "mod", "modfile", "overlay", "pgo", "buildmode"]);

// src/rules/goroot-hard-coded.ts
var rule37 = {
  id: "goroot-hard-coded",
  catalogue: "ENV-018",
  severity: "warning",
  summary: "GOROOT is hard-coded; the go command finds its own, and a wrong one mixes two Go versions.",
  source: "go.dev/doc/install: setting GOROOT is not needed; cmd/go: cannot find GOROOT directory",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOROOT")) {
      if (fact.value === "" || fact.via === "command" || fact.at.path === RUN_ENVIRONMENT) continue;
      yield about(
        fact,
        "the go command knows its own GOROOT; this one goes stale with the next toolchain",
        "Remove it; $(go env GOROOT) tells it where a script needs it.",
        {
          severity: isHarmless(fact) ? "notice" : "warning"
        }
      );
    }
  }
};
var isHarmless = (fact) => fact.value === "/usr/local/go" && (fact.surface === "dockerfile" || /entrypoint|docker/i.test(fact.at.path));

// src/rules/ignored-package-imported.ts
var rule38 = {
  id: "ignored-package-imported",
  severity: "warning",
  summary: "An ignore line hides packages that the module imports: ./... passes over them, the build does not.",
  source: "go.dev/ref/mod#go-mod-file-ignore: ignored directories do not match package patterns; imports find them all the same",
  needs: ["modules", "sources"],
  *check({ ignoredImports = [] }) {
    for (const imports of groupBy(ignoredImports, ({ ignore }) => ignore).values()) {
      const [first, ...more] = imports;
      if (first === void 0) continue;
      const others3 = more.length === 0 ? "" : ` and ${more.length} more`;
      yield {
        message: `ignore ${first.ignore.path} hides ${first.package}${others3} from ./..., but the module imports ${more.length === 0 ? "it" : "them"}`,
        help: "Remove the line, or name the directories below it that hold no imported package; go test, go vet and linters pass over what it hides.",
        at: placeOf(first.goMod, first.ignore.span),
        data: { ignore: first.ignore.path, package: first.package, count: String(imports.length) }
      };
    }
  }
};

// src/rules/image-go-too-old.ts
var rule39 = {
  id: "image-go-too-old",
  catalogue: "VER-201",
  severity: "error",
  summary: "A Dockerfile builds with a golang image older than the go line, and that image forbids fetching a newer Go.",
  source: "docker-library/golang sets GOTOOLCHAIN=local; cmd/go: go.mod requires go >= \u2026 (running go \u2026; GOTOOLCHAIN=local)",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const stage2 of surface.stages) {
        const module = moduleOf(snapshot, surface.path);
        const fact = versionsAt(surface, stage2.scope)[0];
        const go2 = module?.goMod?.go;
        if (!module || !go2 || !fact || typeof fact.version !== "string" || !isLocal(surface, stage2) || !buildsModule(surface, stage2.scope))
          continue;
        const newest2 = newestOf(fact.version) ?? go2.version;
        const isTooOld = compareGoVersions(newest2, go2.version) < 0;
        if (!isTooOld && !mayBeOlder(fact.version, go2.version)) continue;
        yield {
          message: isTooOld ? `golang:${fact.version} is older than go ${go2.version} of ${module.goModPath}, and ${isAware(fact.version) ? "the image sets GOTOOLCHAIN=local" : "it cannot fetch a newer Go"}: the build stops` : `golang:${fact.version} may still be below go ${go2.version} of ${module.goModPath} where the tag lags or is cached`,
          help: isTooOld ? `Use golang:${languageVersion(go2.version)} or newer.` : `Name the patch: golang:${go2.version}.`,
          at: fact.at,
          severity: isTooOld && isSurelyOf(module.dir, surface.path) ? "error" : "notice",
          related: [placeOf(module.goModPath, go2.span)],
          data: { image: fact.version, go: go2.version }
        };
      }
    }
  }
};
var isAware = (version) => compareGoVersions(version, "1.21") >= 0;
var isSurelyOf = (dir, path) => {
  const below = path.slice(dir === "." ? 0 : dir.length + 1);
  return !below.includes("/") || /^(.*\/)?(\.?docker\w*|build\w*|ci|cmd|deploy\w*|dist|hack|images?|package|packaging|scripts?|contrib|infra|dev)\//i.test(
    below
  );
};
function isLocal(surface, stage2) {
  const image = surface.stages.find(
    (one) => one.image !== void 0 && encloses(one.scope, stage2.scope)
  )?.image;
  const found = goImage(typeof image === "string" ? image : "");
  const setting = effective(surface, stage2.scope, "GOTOOLCHAIN");
  return found?.official === true && !found.windows && (setting === void 0 || setting !== "unknown" && setting.value === "local");
}
var mayBeOlder = (image, go2) => languageVersion(image) === image && languageVersion(go2) === image && !/^\d+\.\d+(\.0)?$/.test(go2);

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

// src/gomod/module-path.ts
function splitPathVersion(path) {
  if (path.startsWith("gopkg.in/")) return splitGopkgIn(path);
  const match = /\/v([0-9.]+)$/.exec(path);
  if (match === null) return { prefix: path, pathMajor: "" };
  const [pathMajor, number3 = ""] = match;
  if (number3.includes(".") || number3.startsWith("0") || number3 === "1") return void 0;
  return { prefix: path.slice(0, match.index), pathMajor };
}
function splitGopkgIn(path) {
  const match = /\.v[0-9]*(?:-unstable)?$/.exec(path);
  if (match === null) return void 0;
  const [pathMajor] = match;
  if (pathMajor === ".v" || pathMajor.startsWith(".v0") && pathMajor !== ".v0") return void 0;
  return { prefix: path.slice(0, match.index), pathMajor };
}

// src/core/version-tags.ts
var tagName = ({ dir, version }) => dir === "." ? version : `${dir}/${version}`;
function majorsOf(path) {
  const pathMajor = splitPathVersion(path)?.pathMajor ?? "";
  return pathMajor === "" ? ["v0", "v1"] : [pathMajor.slice(1).replace("-unstable", "")];
}
var tagDirOf = ({ dir, path }) => {
  const { pathMajor = "" } = splitPathVersion(path) ?? {};
  if (pathMajor === "" || !`/${dir}`.endsWith(pathMajor)) return dir;
  return dir.slice(0, -pathMajor.length) || ".";
};
var newest = (tags) => tags.reduce(
  (best, tag) => best === void 0 || compareVersions(tag.version, best.version) > 0 ? tag : best,
  void 0
);
function newestOwnTag(module, tags) {
  const majors = majorsOf(module.path);
  const dir = tagDirOf(module);
  return newest(tags.filter((tag) => tag.dir === dir && majors.includes(majorOf(tag.version))));
}
function newestForeignTag(module, tags) {
  const dir = tagDirOf(module);
  const last = newest(tags.filter((tag) => tag.dir === dir));
  const allowed = majorsOf(module.path);
  if (last === void 0 || module.path === "" || allowed.includes(majorOf(last.version))) return void 0;
  return compareVersions(last.version, allowed.at(-1) ?? "") > 0 ? last : void 0;
}
function hasParallelTags(module, tags) {
  const dir = tagDirOf(module);
  const allowed = majorsOf(module.path);
  const here = tags.filter((tag) => tag.dir === dir);
  const own = new Set(here.filter((tag) => allowed.includes(majorOf(tag.version))).map((tag) => tag.commit));
  return here.some((tag) => !allowed.includes(majorOf(tag.version)) && own.has(tag.commit));
}

// src/gomod/pseudo-version.ts
var grammar3 = /^v[0-9]+\.(0\.0-|[0-9]+\.[0-9]+-([^+]*\.)?0\.)[0-9]{14}-[A-Za-z0-9]+(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;
var parts = /^(?<head>v[0-9]+\.[0-9]+\.[0-9]+)(?:-(?<pre>.*))?[-.](?<time>[0-9]{14})-(?<rev>[A-Za-z0-9]+)(?<build>\+.*)?$/;
var isPseudoVersion = (version) => grammar3.test(version) && isValidVersion(version);
function parsePseudoVersion(version) {
  const groups = isPseudoVersion(version) ? parts.exec(version)?.groups : void 0;
  if (groups === void 0) return void 0;
  const { head = "", pre, time: timestamp = "", rev: revision = "", build = "" } = groups;
  return { timestamp, revision, build, ...baseOf(head, pre, build) };
}
function baseOf(head, pre, build) {
  if (pre === void 0) {
    const baseFault = `lacks base version, but has build metadata "${build}"`;
    return build === "" ? { base: "" } : { base: "", baseFault };
  }
  if (pre !== "0") return { base: `${head}-${pre.slice(0, -".0".length)}${build}` };
  const dot = head.lastIndexOf(".") + 1;
  const patch = decremented(head.slice(dot));
  return patch === void 0 ? { base: "", baseFault: `version before ${head} would have negative patch number` } : { base: head.slice(0, dot) + patch + build };
}
function decremented(decimal) {
  return compareDecimals(decimal, "0") === 0 ? void 0 : (BigInt(decimal) - 1n).toString();
}
var daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
var isLeapYear = (year) => year % 4 === 0 && year % 100 !== 0 || year % 400 === 0;
function pseudoVersionTime(timestamp) {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(timestamp);
  if (match === null) return void 0;
  const [year = 0, month = 0, day2 = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const days = (daysInMonth[month - 1] ?? 0) + (month === 2 && isLeapYear(year) ? 1 : 0);
  if (day2 < 1 || day2 > days || hour > 23 || minute > 59 || second > 59) return void 0;
  const text = timestamp.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, "$1-$2-$3T$4:$5:$6Z");
  return Date.parse(text);
}
var isPlaceholderVersion = (version) => /^v0\.0\.0$|^v[0-9]+\.0\.0-00010101000000-0{12}$/.test(version);

// src/rules/in-repo-version-drift.ts
var rule40 = {
  id: "in-repo-version-drift",
  severity: "notice",
  summary: "A module builds with an older published version of a sibling than there is or than others use.",
  source: "go.dev/ref/mod#workspaces: without go.work or replace a module of the same repository is fetched like any other",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const releases2 = (snapshot.history?.tags ?? []).filter(({ version }) => prereleaseOf(version) === "");
    const byPath = new Map(snapshot.modules.map((module) => [module.path, module]));
    const found = [...groupBy(publishedUses(snapshot), (use) => use.path)].flatMap(([path, uses]) => {
      const module = byPath.get(path);
      return behind(uses, module && newestOwnTag(module, releases2));
    });
    for (const stale of groupBy(found, ({ use }) => use.at.path).values()) yield* oneNotice(stale);
  }
};
function publishedUses(snapshot) {
  const own = new Set(snapshot.modules.map((module) => module.path));
  return buildsOf(snapshot).flatMap((build) => {
    return build.requires.flatMap(({ file, directive }) => {
      const { path, version } = directive;
      if (!own.has(path) || build.mainPaths.has(path) || isPlaceholderVersion(version)) return [];
      const isFetched = effectiveOf(build, directive).replacement === void 0;
      return isFetched ? [{ path, version, at: placeOf(file, directive.span) }] : [];
    });
  });
}
function behind(uses, tag) {
  const used = uses.reduce((best, use) => compareVersions(use.version, best.version) > 0 ? use : best);
  const isTagNewer = tag !== void 0 && compareVersions(tag.version, used.version) > 0;
  const newest2 = isTagNewer ? tag.version : used.version;
  const seen = isTagNewer ? `the newest tag is ${tagName(tag)}` : `${used.at.path} has ${newest2}`;
  return uses.filter((use) => compareVersions(use.version, newest2) < 0).map((use) => ({ use, newest: newest2, seen }));
}
function* oneNotice(stale) {
  const [first, ...more] = stale.toSorted((a, b) => a.use.at.line - b.use.at.line);
  if (first === void 0) return;
  const { path, version, at } = first.use;
  const others3 = more.length === 0 ? "" : ` (and ${more.length} more in this file)`;
  yield {
    message: `${path} of this repository is taken at the published ${version} here; ${first.seen}${others3}`,
    help: "Require the newest version everywhere, or build from the directory by a go.work or a replace line.",
    at,
    related: more.slice(0, 20).map(({ use }) => use.at),
    data: { module: path, version, newest: first.newest, count: String(stale.length) }
  };
}

// src/rules/incompatible-misused.ts
var rule41 = {
  id: "incompatible-misused",
  severity: "error",
  summary: "\u201C+incompatible\u201D stands on a version of a major that is compatible, and Go refuses it.",
  source: "cmd/go: modfetch \u201C+incompatible suffix not allowed: major version v1 is compatible\u201D",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      for (const { file, directive } of build.requires) {
        const effective2 = effectiveOf(build, directive);
        if (effective2.kind === "directory" || !isIncompatible(effective2.module.version)) continue;
        const { module, replacement } = effective2;
        const major = majorOf(module.version);
        const isSuffixed = splitPathVersion(module.path)?.pathMajor !== "";
        if (!isSuffixed && major !== "v0" && major !== "v1") continue;
        yield {
          message: `${module.path}@${module.version}: +incompatible suffix not allowed: major version ${major} is compatible${isSuffixed ? " with this path" : ""}`,
          help: `Write ${module.version.replace("+incompatible", "")}.`,
          at: replacement ? placeOf(replacement.file, replacement.directive.span) : placeOf(file, directive.span),
          data: { module: module.path, version: module.version }
        };
      }
    }
  }
};

// src/rules/insecure-still-checked.ts
var rule42 = {
  id: "insecure-still-checked",
  catalogue: "GOINSECURE",
  severity: "warning",
  summary: "GOINSECURE is set for a host that GOPRIVATE or GONOSUMDB does not cover: the checksum database is still asked.",
  source: "go help environment: GOINSECURE does not disable checksum database validation; GOPRIVATE or GONOSUMDB do",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOINSECURE")) {
      const surface = surfaceOf(snapshot, fact.at.path);
      if (!surface || fact.value === "") continue;
      const around = ["GOPRIVATE", "GONOSUMDB", "GOSUMDB"].map(
        (name) => effective(surface, fact.scope, name)
      );
      if (around.some((other) => other === "unknown" || other && typeof other.value !== "string")) continue;
      const [privates, unchecked, database] = around.map(
        (other) => other && other !== "unknown" ? String(other.value) : ""
      );
      const lists = unchecked || privates || "";
      const open = database === "off" ? void 0 : fact.value.split(",").find((pattern) => pattern !== "" && !matchPatternList(lists, sampleOf(pattern)));
      if (open)
        yield about(
          fact,
          `${open} may come over http, but its name still goes to the checksum database, which does not know it`,
          `Add ${open} to GOPRIVATE.`,
          { data: { pattern: open } }
        );
    }
  }
};
var sampleOf = (pattern) => `${pattern.replace(/\/$/, "").replaceAll("*", "x").replaceAll("?", "x")}`;

// src/golang/limits.ts
var units = {
  "": 1,
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40
};
function memoryLimit(value) {
  if (value === "" || value === "off") return Number.POSITIVE_INFINITY;
  const match = /^(\d+)(B|KiB|MiB|GiB|TiB)?$/.exec(value);
  return match ? Number(match[1]) * units[match[2] ?? ""] : void 0;
}
function memoryLimitFault(value) {
  if (memoryLimit(value) !== void 0) return void 0;
  const kubernetes2 = /^(\d+)(Ki|Mi|Gi|Ti)$/.exec(value);
  const meant = kubernetes2 ? `${value}B` : void 0;
  return {
    what: "malformed GOMEMLIMIT: the program aborts at start; Go takes bytes, or B, KiB, MiB, GiB, TiB behind a whole number",
    ...meant ? { meant } : {}
  };
}
function gcFault(value) {
  if (value === "" || value === "off" || /^-?\d+$/.test(value)) return void 0;
  return {
    what: "neither a whole number nor off: Go uses 100",
    .../^\d+%$/.test(value) ? { meant: value.slice(0, -1) } : {}
  };
}
function processorsFault(value) {
  if (value === "" || /^[1-9]\d*$/.test(value)) return void 0;
  return { what: "no positive whole number: Go ignores it" };
}

// src/rules/memory-limit-above-container-limit.ts
var rule43 = {
  id: "memory-limit-above-container-limit",
  catalogue: "ENV-007",
  severity: "warning",
  summary: "GOMEMLIMIT is not below the memory limit of its container, which is killed before the collector reacts.",
  source: "go.dev/doc/gc-guide: leave 5\u201310 % of headroom below the container limit",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const container of surface.containers) {
        const fact = surface.env.find(
          (one) => one.name === "GOMEMLIMIT" && belongsTo(surface, container, one)
        );
        const limit = typeof fact?.value === "string" ? memoryLimit(fact.value) : void 0;
        if (!fact || limit === void 0 || !Number.isFinite(limit) || limit < (container.memoryLimit ?? Number.POSITIVE_INFINITY))
          continue;
        yield {
          message: `GOMEMLIMIT=${String(fact.value)} is not below the container's memory limit of ${container.memoryLimit} bytes (${container.scope})`,
          help: `Set it to about 90 % of the limit: ${Math.floor(container.memoryLimit * 0.9 / 2 ** 20)}MiB.`,
          at: fact.at,
          related: container.memoryLimitAt ? [container.memoryLimitAt] : [],
          data: { variable: "GOMEMLIMIT", value: String(fact.value), limit: String(container.memoryLimit) }
        };
      }
    }
  }
};
function belongsTo(surface, container, fact) {
  if (!encloses(container.scope, fact.scope) && fact.scope !== container.scope) return false;
  return !surface.containers.some(
    (other) => other.scope.length > container.scope.length && encloses(other.scope, fact.scope)
  );
}

// src/rules/memory-limit-malformed.ts
var rule44 = {
  id: "memory-limit-malformed",
  catalogue: "ENV-006",
  severity: "error",
  summary: "GOMEMLIMIT is not what the runtime can read, so the program aborts at start.",
  source: "runtime/mgcpacer.go readGOMEMLIMIT: fatal error: malformed GOMEMLIMIT; parseByteCount in runtime/string.go",
  needs: ["surfaces"],
  *check(snapshot) {
    yield* misread(
      settingsOf(snapshot, "GOMEMLIMIT"),
      memoryLimitFault,
      "Write bytes, or a whole number with B, KiB, MiB, GiB or TiB, or off."
    );
  }
};

// src/golang/setup-go.ts
var setupGoExportsLocalSince = 6;
function majorOf2(version) {
  const major = /^v?(\d{1,3})(\.|$)/.exec(version ?? "")?.[1];
  return major === void 0 ? void 0 : Number(major);
}

// src/rules/module-cache-restored-twice.ts
var rule45 = {
  id: "module-cache-restored-twice",
  catalogue: "WFL-401",
  severity: "warning",
  summary: "actions/cache restores the module cache that setup-go restores already; the second one floods the log with \u201CFile exists\u201D.",
  source: "github.com/actions/setup-go/issues/722; setup-go README: cache is on by default since v4",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const cache of surface.steps) {
        const path = cache.inputs.get("path");
        if (!/^actions\/cache(\/restore)?$/.test(cache.uses ?? "") || !path || !/go\/pkg\/mod|go-build|GOMODCACHE|gomodcache/.test(path.value))
          continue;
        const setup = surface.steps.find(
          (step) => step.job === cache.job && step.uses === "actions/setup-go" && caches(step)
        );
        if (setup)
          yield {
            message: `the module cache is restored twice in ${cache.job}: by setup-go and here`,
            help: "Remove this step, or set cache: false on setup-go.",
            at: cache.at,
            related: [setup.at],
            data: { job: cache.job }
          };
      }
    }
  }
};
var caches = (step) => step.inputs.get("cache")?.value !== "false" && !step.inputs.get("cache")?.value.includes("$") && (majorOf2(step.version) ?? 4) >= 4;

// src/rules/module-path-dir-mismatch.ts
var rule46 = {
  id: "module-path-dir-mismatch",
  severity: "notice",
  summary: "A module's path is not the repository's path followed by its directory, so it cannot be fetched.",
  source: "go.dev/ref/mod#vcs-find: the module is looked for in the directory its path names below the repository",
  needs: ["modules"],
  *check(snapshot) {
    const prefix = repositoryPath(snapshot);
    if (prefix === void 0) return;
    const host = prefix.split("/", 1)[0];
    for (const module of snapshot.modules) {
      const { dir, path, goMod, goModPath, kind, inScope } = module;
      if (!inScope || kind === "auxiliary" || goMod?.module === void 0 || dir === ".") continue;
      if (path.split("/", 1)[0] !== host || prefixOf(module) === prefix) continue;
      yield {
        message: `module ${path} stands in ${dir}, where Go would look for ${prefix}/${dir}`,
        help: `Rename it to ${prefix}/${dir} if anyone is to require it; if nobody is, ignore this.`,
        at: placeOf(goModPath, goMod.module.span),
        data: { module: path, directory: dir, expected: `${prefix}/${dir}` }
      };
    }
  }
};
var withoutMajor = (path) => splitPathVersion(path)?.prefix ?? path;
function prefixOf({ dir, path }) {
  if (dir === ".") return withoutMajor(path);
  const directories = [dir, withoutMajor(`/${dir}`).slice(1)];
  for (const candidate of [path, withoutMajor(path)]) {
    const found = directories.find((directory) => directory !== "" && candidate.endsWith(`/${directory}`));
    if (found !== void 0) return withoutMajor(candidate.slice(0, -found.length - 1));
  }
  return /^v[0-9]+$/.test(dir) ? withoutMajor(path) : void 0;
}
function repositoryPath({ modules }) {
  const counted = modules.filter((module) => module.kind !== "auxiliary" && module.path !== "");
  const root = counted.find((module) => module.dir === ".");
  if (root !== void 0) return prefixOf(root);
  const votes = /* @__PURE__ */ new Map();
  for (const prefix of counted.map(prefixOf)) {
    if (prefix !== void 0) votes.set(prefix, (votes.get(prefix) ?? 0) + 1);
  }
  const [winner] = [...votes].sort((a, b) => b[1] - a[1]);
  return winner !== void 0 && winner[1] > 1 ? winner[0] : void 0;
}

// src/rules/module-path-duplicated.ts
var rule47 = {
  id: "module-path-duplicated",
  severity: "warning",
  summary: "Two modules of the repository declare the same path.",
  source: "cmd/go: modload \u201Cmodule \u2026 appears multiple times in workspace\u201D; a path is a module's only name",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const named = snapshot.modules.filter((module) => module.path !== "" && module.kind !== "auxiliary");
    for (const [path, modules] of groupBy(named, (module) => module.path)) {
      const [first, ...others3] = modules.toSorted((a, b) => depthOf(a.dir) - depthOf(b.dir));
      for (const other of others3) {
        if (first?.goMod?.module === void 0 || other.goMod?.module === void 0) continue;
        if (!first.inScope && !other.inScope) continue;
        const stopsGo = first.workspace !== void 0 && first.workspace === other.workspace;
        yield {
          message: `${other.dir} and ${first.dir} both declare module ${path}${stopsGo ? ", and one workspace lists both" : ""}`,
          help: "Give each module the path of its directory below the repository's path.",
          at: placeOf(other.goModPath, other.goMod.module.span),
          related: [placeOf(first.goModPath, first.goMod.module.span)],
          severity: stopsGo ? "error" : isPublishable(other) ? "warning" : "notice",
          data: { module: path, directory: other.dir, other: first.dir }
        };
      }
    }
  }
};
var depthOf = (dir) => dir === "." ? 0 : dir.split("/").length;
var isPublishable = ({ path }) => {
  const [host = ""] = path.split("/", 1);
  return host.includes(".") && !/(?:^|\.)(?:example(?:\.com|\.net|\.org)?|test|invalid|local)$/.test(host);
};

// src/rules/module-settings-differ.ts
var rule48 = {
  id: "module-settings-differ",
  catalogue: "DFT-603",
  severity: "notice",
  summary: "CI and the image get modules under different rules: GOPROXY, GOPRIVATE, GOSUMDB or GOTOOLCHAIN differ.",
  source: "cmd/go reads them from the environment of each place; CI green and image red is the usual way to notice",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const name of ["GOPROXY", "GOPRIVATE", "GONOSUMDB", "GOSUMDB", "GOTOOLCHAIN"]) {
      const facts = fileSettingsOf(snapshot, name).filter(
        (fact) => fact.value !== "" && fact.via !== "command" && !fact.overridable
      );
      const ci = facts.find((fact) => CI2.has(fact.surface) && fact.via === void 0 && fact.scope === "");
      const image = facts.filter((fact) => fact.surface === "dockerfile" && fact.via === void 0);
      for (const fact of ci ? image : []) {
        if (sorted2(fact.value) !== sorted2(ci.value))
          yield about(
            fact,
            `${ci.at.path} says ${ci.value}`,
            "Give both the same value, by a build argument or a shared file.",
            { related: [ci.at] }
          );
      }
    }
  }
};
var CI2 = /* @__PURE__ */ new Set(["workflow", "gitlab-ci", "ci-other"]);
var sorted2 = (value) => value.includes("|") ? value : value.split(",").sort().join(",");

// src/rules/module-split-ambiguous.ts
var rule49 = {
  id: "module-split-ambiguous",
  severity: "warning",
  summary: "A module is required from before a part of it became a module of its own, beside that part.",
  source: "googleapis/go-genproto#1015; cmd/go: modload \u201Cambiguous import: found package \u2026 in multiple modules\u201D",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const selected = selectedOf(build);
      const whole = selected.get(genproto.whole);
      const part = genproto.parts.map((path) => selected.get(path)).find((found) => found !== void 0);
      if (whole === void 0 || part === void 0) continue;
      const effective2 = effectiveOf(build, whole.directive);
      if (effective2.kind === "directory" || !isBeforeSplit(effective2.module.version)) continue;
      yield {
        message: `${genproto.whole} ${effective2.module.version} still holds the packages of ${part.directive.path}, so imports of them are ambiguous`,
        help: `Run go get ${genproto.whole}@latest, or remove the requirement if nothing imports it.`,
        at: placeOf(whole.file, whole.directive.span),
        related: [placeOf(part.file, part.directive.span)],
        data: { module: genproto.whole, version: effective2.module.version, part: part.directive.path }
      };
    }
  }
};
var genproto = {
  whole: "google.golang.org/genproto",
  parts: ["google.golang.org/genproto/googleapis/rpc", "google.golang.org/genproto/googleapis/api"],
  splitAt: "20230525234025"
};
function isBeforeSplit(version) {
  const pseudo = parsePseudoVersion(version);
  return pseudo !== void 0 && pseudo.timestamp < genproto.splitAt;
}

// src/rules/modules-changed-in-build.ts
var rule50 = {
  id: "modules-changed-in-build",
  catalogue: "SUM-322",
  severity: "warning",
  summary: "A build runs go mod tidy, go get or an unpinned install, so two builds of one commit may differ.",
  source: "go.dev/ref/mod#go-mod-tidy, #go-get, #go-install: these look for versions and change go.mod",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      if (surface.kind !== "dockerfile" && surface.kind !== "goreleaser") continue;
      for (const { argv, at, scope } of surface.commands) {
        const what = argv[0] === "go" ? changes(argv.slice(1)) : void 0;
        if (what)
          yield {
            message: `${what} runs in the build${scope ? ` (${scope})` : ""}`,
            help: "Run it before the commit and build what was committed: go mod download, go build -mod=readonly.",
            at,
            severity: surface.kind === "goreleaser" || isForTests(surface.path) ? "notice" : "warning",
            data: { command: what }
          };
      }
    }
  }
};
var isForTests = (path) => /(^|\/)(tests?|e2e|hack|\.devcontainer)\//.test(path);
function changes(argv) {
  if (argv[0] === "mod" && argv[1] === "tidy" && !argv.includes("-diff")) return "go mod tidy";
  const floating = argv.find((word) => /^[\w.-]+\.[\w.-]+\/\S+@(latest|master|main|HEAD)$/.test(word));
  if (floating && (argv[0] === "install" || argv[0] === "run" || argv[0] === "get"))
    return `go ${argv[0]} ${floating}`;
  const bare = argv.slice(1).find((word) => !word.startsWith("-"));
  const local = bare === void 0 || /^(\.|\$|\/)/.test(bare) || bare.includes("@");
  return argv[0] === "get" && !local ? `go get ${bare}` : void 0;
}

// src/rules/modules-switched-off.ts
var rule51 = {
  id: "modules-switched-off",
  catalogue: "ENV-014",
  severity: "error",
  summary: "GO111MODULE switches modules off where go.mod is needed, or holds a value that stops every go command.",
  source: "cmd/go/internal/modload/init.go: unknown environment setting GO111MODULE=\u2026",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GO111MODULE")) {
      const fault = moduleModeFault(fact.value);
      if (fault)
        yield about(
          fact,
          fault.what,
          fault.meant ? `Write GO111MODULE=${fault.meant}, or remove it.` : "Remove it.",
          fault.meant ? { data: { meant: fault.meant } } : {}
        );
      else if (fact.value === "off")
        yield about(
          fact,
          "go.mod and go.sum are ignored, nothing is verified",
          "Remove it; go install package@version installs tools outside the module.",
          { severity: isReset(snapshot, fact) || isGopathMode(snapshot, fact) ? "notice" : severityOf2(fact) }
        );
      else if (fact.value === "on" && fact.via !== "command")
        yield about(fact, "the default since Go 1.16", "Remove it.", { severity: "notice" });
    }
  }
};
var isReset = (snapshot, fact) => snapshot.envFacts.some(
  (other) => other.name === fact.name && other.at.path === fact.at.path && other.scope === fact.scope && other.at.line > fact.at.line
);
function isGopathMode(snapshot, fact) {
  const surface = surfaceOf(snapshot, fact.at.path);
  if (surface?.kind !== "dockerfile")
    return surface?.env.some(
      (other) => other.name === "GOPATH" && other.scope === fact.scope && fact.scope !== ""
    ) ?? false;
  const stage2 = surface.stages.find((one) => one.scope === fact.scope);
  const isBase = surface.stages.some((one) => one.scope !== fact.scope && encloses(fact.scope, one.scope));
  const workdir = stage2?.workdir ?? "";
  const isForeign = snapshot.modules.every((module) => module.path === "" || !workdir.includes(module.path));
  return /\/src\//.test(workdir) && (isForeign || !isBase);
}
function severityOf2(fact) {
  if (fact.via === "command") return "notice";
  return fact.via === void 0 || fact.via === "github-env" || fact.via === "go-env-w" ? "error" : "warning";
}

// src/rules/pipe-after-own-proxy.ts
var rule52 = {
  id: "pipe-after-own-proxy",
  catalogue: "PRX-102",
  severity: "warning",
  summary: "A pipe follows the organisation's own proxy, so even its refusals fall through to the next source.",
  source: "go.dev/ref/mod#goproxy-protocol: after | the next proxy is asked after any error, 403 included",
  needs: ["surfaces"],
  *check(snapshot, config) {
    const own = ownHosts(snapshot, config);
    for (const fact of settingsOf(snapshot, "GOPROXY")) {
      const entry = proxyEntries(fact.value).find(
        ({ text, separator }) => separator === "|" && (isOwnProxy(text, own) || (config.policy.requiredProxies ?? []).includes(text))
      );
      if (entry)
        yield about(
          fact,
          `a refusal of ${hostOf(entry.text)} (403: not allowed) goes on to the next source`,
          "Use a comma: only 404 and 410 go on then.",
          { data: { proxy: hostOf(entry.text) } }
        );
    }
  }
};
var hostOf = (entry) => entry.replace(/^([a-z]+:\/\/)?([^@/]*@)?/, "").split("/")[0];
function ownHosts(snapshot, config) {
  const lists = [...config.private, ...settingsOf(snapshot, "GOPRIVATE").map((fact) => fact.value)];
  const hosts = lists.flatMap((list) => list.split(",")).map((pattern) => pattern.split("/")[0].replace(/^\*\.?/, ""));
  return hosts.filter((host) => host.includes(".") && !/^(github|gitlab|bitbucket)\./.test(host));
}

// src/rules/placeholder-version-required.ts
var rule53 = {
  id: "placeholder-version-required",
  severity: "error",
  summary: "A requirement has a placeholder version (v0.0.0) and nothing replaces it, so it cannot be fetched.",
  source: "x/mod module.ZeroPseudoVersion; cmd/go \u201Cinvalid version: unknown revision 000000000000\u201D",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) yield* unreplaced(build);
  }
};
function* unreplaced(build) {
  const mains = new Set(build.mains.map((main) => main.path));
  for (const { file, directive } of build.requires) {
    const effective2 = effectiveOf(build, directive);
    if (effective2.kind === "directory" || mains.has(directive.path)) continue;
    const { path, version } = effective2.module;
    if (!isPlaceholderVersion(version) || isHashed(build, path, version)) continue;
    yield {
      message: `${path} ${version} is a placeholder, and nothing replaces it`,
      help: "Require a version that exists, replace the module by its directory, or list both modules in a go.work.",
      at: placeOf(file, directive.span),
      data: { module: path, version }
    };
  }
}
var isHashed = ({ sums = [] }, path, version) => sums.some((line) => line.path === path && line.version === version && !line.goMod);

// src/rules/plain-http-proxy.ts
var rule54 = {
  id: "plain-http-proxy",
  catalogue: "PRX-103",
  severity: "warning",
  summary: "Modules come over plain http, so anybody on the way can read and change what is asked.",
  source: "cmd/go/internal/modfetch: http proxies are allowed; go.sum and the checksum database are the only protection left",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOPROXY")) {
      const entry = proxyEntries(fact.value).find(({ text }) => /^http:\/\//.test(text) && !isNear(text));
      if (entry && !entry.text.includes("@"))
        yield about(fact, `${entry.text} is not encrypted`, "Use https.", { data: { proxy: entry.text } });
    }
  }
};
var isNear = (url) => {
  const host = url.slice(7).split(/[:/]/)[0] ?? "";
  return !host.includes(".") || /^(127\.|0\.0\.0\.0|10\.|192\.168\.)|\.(local|svc|internal|localhost)$|\.svc\./.test(host);
};

// src/rules/private-module-not-covered.ts
var rule55 = {
  id: "private-module-not-covered",
  catalogue: "PRX-105",
  severity: "error",
  summary: "A required module is private by the configuration, but a GOPRIVATE list here does not cover it, so its name goes out.",
  source: "go.dev/ref/mod#private-modules: modules that GOPRIVATE does not match are asked for at the public proxy and the checksum database",
  needs: ["surfaces"],
  *check(snapshot, config) {
    const wanted = [
      ...new Set(
        snapshot.modules.flatMap(
          (module) => module.inScope ? (module.goMod?.require ?? []).map((line) => line.path) : []
        )
      )
    ];
    const secret = wanted.filter((path) => matchPatternList(config.private.join(","), path));
    if (secret.length === 0) return;
    for (const fact of settingsOf(snapshot, "GOPRIVATE")) {
      const surface = surfaceOf(snapshot, fact.at.path);
      const proxy = surface ? effectiveValue(surface, fact.scope, "GOPROXY") : snapshot.environment.find(({ name }) => name === "GOPROXY")?.value;
      const stays = typeof proxy === "string" && proxyEntries(proxy).every(({ text }) => text === "off" || isOwnProxy(text, config.private));
      const open = stays && proxy !== "" ? [] : secret.filter((path) => !matchPatternList(fact.value, path));
      if (open.length > 0)
        yield about(
          fact,
          `does not cover ${open.slice(0, 3).join(", ")}${open.length > 3 ? ` and ${open.length - 3} more` : ""}`,
          "Add the missing prefix; * does not match the apex of *.example.com.",
          { data: { module: open[0] } }
        );
    }
  }
};

// src/rules/private-override-narrower.ts
var rule56 = {
  id: "private-override-narrower",
  catalogue: "GOPRIVATE",
  severity: "warning",
  summary: "GONOSUMDB or GONOPROXY is set beside GOPRIVATE and covers less, so it takes protection away.",
  source: "cmd/go/internal/cfg: GONOSUMDB and GONOPROXY default to GOPRIVATE only while empty; any value replaces it",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GONOSUMDB", "GONOPROXY")) {
      const surface = surfaceOf(snapshot, fact.at.path);
      if (!surface || fact.value === "" || fact.value === "none") continue;
      const patterns = (effectiveValue(surface, fact.scope, "GOPRIVATE") ?? "").split(",").filter((pattern) => pattern !== "");
      const open = patterns.find((pattern) => !matchPatternList(fact.value, sampleOf2(pattern)));
      if (open)
        yield about(
          fact,
          `replaces GOPRIVATE here and does not cover ${open}`,
          `Remove ${fact.name}, or add ${open} to it.`,
          { data: { pattern: open } }
        );
    }
  }
};
var sampleOf2 = (pattern) => pattern.trim().replace(/\/$/, "").replaceAll("*", "any.sub").replaceAll("?", "x");

// src/rules/private-pattern-misses.ts
var rule57 = {
  id: "private-pattern-misses",
  catalogue: "PRX-107",
  severity: "warning",
  summary: "A pattern with a star at its head misses the host itself, or catches hosts that only end alike.",
  source: "golang.org/x/mod module.MatchPrefixPatterns with path.Match: *.x needs something before the dot, *x takes anything",
  needs: ["surfaces"],
  *check(snapshot) {
    const paths = snapshot.modules.flatMap((module) => [
      module.path,
      ...(module.goMod?.require ?? []).map((line) => line.path)
    ]);
    for (const fact of settingsOf(snapshot, "GOPRIVATE", "GONOSUMDB", "GONOPROXY", "GOINSECURE")) {
      for (const pattern of fact.value.split(",")) {
        const apex = /^\*\.([^/*]+)/.exec(pattern)?.[1];
        const missed = apex && paths.find((path) => path.split("/")[0] === apex && !matchPatternList(fact.value, path));
        if (missed)
          yield about(
            fact,
            `${pattern} does not match ${missed}: the star needs a sub-domain`,
            `Add ${apex}.`,
            { data: { pattern } }
          );
        const loose = /^\*([^.*/][^/]*\.[^/]+)/.exec(pattern)?.[1];
        if (loose)
          yield about(
            fact,
            `${pattern} also matches other hosts that end in ${loose}`,
            `Write ${loose},*.${loose}.`,
            { data: { pattern } }
          );
      }
    }
  }
};

// src/rules/private-pattern-never-matches.ts
var rule58 = {
  id: "private-pattern-never-matches",
  catalogue: "PRX-106",
  severity: "error",
  summary: "A pattern of GOPRIVATE, GONOSUMDB, GONOPROXY or GOINSECURE can match no module path.",
  source: "golang.org/x/mod module.MatchPrefixPatterns: a comma list of globs over path prefixes, nothing trimmed",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of snapshot.envFacts.concat(snapshot.environment)) {
      if (!LISTS.has(fact.name) || fact.lost || fact.example) continue;
      if (typeof fact.value !== "string") {
        if (/:\/\/|:\$\{?\w*PORT/i.test(fact.value.unknown))
          yield draft4(fact, fact.value.unknown, "a scheme or port is in no module path");
        continue;
      }
      const patterns = fact.value.split(",");
      for (const pattern of patterns) {
        const why = patterns.length === 1 && pattern.trim() === "" ? void 0 : whyNot(pattern);
        if (why) yield draft4(fact, pattern, why);
      }
    }
  }
};
var LISTS = /* @__PURE__ */ new Set(["GOPRIVATE", "GONOSUMDB", "GONOPROXY", "GOINSECURE"]);
function whyNot(pattern) {
  if (/^[a-z+]+:\/\//.test(pattern)) return "module paths have no scheme";
  if (/^[^/]*:\d+/.test(pattern)) return "module paths have no port";
  if (/;/.test(pattern)) return "only commas separate patterns";
  if (/^["']|["']$/.test(pattern)) return "the quotes belong to the pattern";
  if (pattern !== pattern.trim() || /\s/.test(pattern.trim()))
    return pattern.trim() === "" ? void 0 : "the space belongs to the pattern: write no spaces around commas";
  if (pattern.includes("...")) return "... is no wildcard here: a prefix covers what is below it";
  if (pattern.startsWith("!")) return "there is no negation";
  const host = pattern.split("/")[0] ?? "";
  return /[A-Z]/.test(host) ? "hosts of module paths are in lower case, and matching minds the case" : void 0;
}
var draft4 = (fact, pattern, why) => ({
  message: `${fact.name}${whereOf(fact)}: ${JSON.stringify(pattern)} matches no module: ${why}`,
  help: "Write path prefixes separated by commas: git.example.com,github.com/acme.",
  at: fact.at,
  data: { variable: fact.name, pattern }
});

// src/rules/private-pattern-too-broad.ts
var rule59 = {
  id: "private-pattern-too-broad",
  catalogue: "PRX-108",
  severity: "error",
  summary: "GOINSECURE or GONOPROXY covers everything, or a private pattern covers a whole public host.",
  source: "go help environment: GOINSECURE, GONOPROXY; golang.org/toolchain is covered as well, so toolchains cannot be fetched",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOINSECURE", "GONOPROXY")) {
      if (!isTestHarness(fact) && STRANGERS2.every((path) => matchPatternList(fact.value, path)))
        yield about(
          fact,
          fact.name === "GOINSECURE" ? "every module may come over http and unchecked TLS" : "no module comes from a proxy, and no toolchain can be fetched",
          NARROW2,
          { severity: fact.name === "GOINSECURE" ? "error" : "warning" }
        );
    }
    for (const fact of settingsOf(snapshot, "GOPRIVATE", "GONOSUMDB")) {
      const host = fact.value.split(",").find((pattern) => PUBLIC.test(pattern));
      if (host && !isTestHarness(fact))
        yield about(
          fact,
          `${host} is a public host: none of its modules is checked by the checksum database`,
          NARROW2,
          { severity: "warning", data: { pattern: host } }
        );
    }
  }
};
var NARROW2 = "Name only your own hosts or organisations, such as git.example.com or github.com/acme.";
var STRANGERS2 = ["github.com/a/b", "golang.org/x/mod", "k8s.io/api", "example.org/x"];
var PUBLIC = /^(github\.com|gitlab\.com|bitbucket\.org|golang\.org|gopkg\.in|go\.uber\.org|k8s\.io|google\.golang\.org)(\/?|\/\*)$/;
var isTestHarness = (fact) => /(^|\/)(tests?|e2e|testing)\//.test(fact.at.path) || fact.command?.[0] === "go" && fact.command[1] === "test";

// src/rules/proxy-credentials-in-url.ts
var rule60 = {
  id: "proxy-credentials-in-url",
  catalogue: "PRX-103",
  severity: "error",
  summary: "A proxy or checksum database URL carries a user name and password.",
  source: "cmd/go: web.get refuses to send them over http; go env and CI logs print the whole value",
  needs: ["environment"],
  *check(snapshot) {
    for (const fact of [...snapshot.environment, ...snapshot.envFacts]) {
      if (typeof fact.value !== "string" || !VARIABLES.has(fact.name)) continue;
      for (const url of fact.value.split(/[,|\s]+/)) {
        const parts2 = WITH_CREDENTIALS.exec(url)?.groups;
        if (parts2 && !isPlaceholder(parts2["user"] ?? ""))
          yield draft5(fact, parts2["scheme"] ?? "https", parts2["host"] ?? "");
      }
    }
  }
};
var VARIABLES = /* @__PURE__ */ new Set(["GOPROXY", "GOSUMDB"]);
var WITH_CREDENTIALS = /^(?:(?<scheme>[a-z][a-z0-9+.-]*):\/\/)?(?<user>[^/@]+:[^/@]*)@(?<host>[^/]+)/i;
var isPlaceholder = (user) => /[$%<{]/.test(user);
function draft5(fact, scheme, host) {
  const url = `${scheme}://***@${host}`;
  const isRefused = scheme === "http";
  return {
    message: `${fact.name} holds credentials for ${url} (${fact.scope})${isRefused ? "; Go refuses to send them over http" : ""}`,
    help: "Put them into .netrc or GOAUTH (Go 1.24 and later) and leave only the host in the URL; change the password if it was committed.",
    at: fact.at,
    severity: fact.at.path === RUN_ENVIRONMENT && !isRefused ? "warning" : "error",
    data: { variable: fact.name, url, scope: fact.scope }
  };
}

// src/rules/proxy-list-malformed.ts
var rule61 = {
  id: "proxy-list-malformed",
  catalogue: "PRX-101",
  severity: "error",
  summary: "GOPROXY holds an entry Go cannot use, or entries behind direct or off that nobody asks.",
  source: "cmd/go/internal/modfetch/proxy.go proxyList: off and direct end the list; invalid proxy URL",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOPROXY")) {
      for (const { what, fatal } of proxyListFaults(fact.value))
        yield about(fact, what, "Separate URLs by commas or pipes, with direct or off last.", {
          severity: fatal ? "error" : "warning"
        });
    }
  }
};

// src/core/module.ts
var moduleKey = (m) => `${m.path}@${m.version}`;

// src/rules/pseudo-version-malformed.ts
var rule62 = {
  id: "pseudo-version-malformed",
  severity: "error",
  summary: "A pseudo-version cannot be one that Go made: time, revision or base are wrong in themselves.",
  source: "cmd/go: modfetch.validatePseudoVersion; go.dev/ref/mod#pseudo-versions",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      for (const { file, directive } of build.requires) {
        const effective2 = effectiveOf(build, directive);
        if (effective2.kind === "directory") continue;
        const { module, replacement } = effective2;
        const isTag = parsePseudoVersion(module.version) === void 0;
        const fault = isTag ? almostPseudo(module.version) : faultOf3(module, snapshot.today);
        const isKnown3 = fault !== void 0 && hasHash(build, module);
        if (fault === void 0 || isTag && isKnown3) continue;
        yield {
          message: `${moduleKey(module)}: invalid pseudo-version: ${fault}${isKnown3 ? " (go.sum knows it, so some proxy serves it; no repository would)" : ""}`,
          help: "Let Go write it: go get MODULE@COMMIT, with the full commit hash.",
          at: replacement ? placeOf(replacement.file, replacement.directive.span) : placeOf(file, directive.span),
          severity: isKnown3 || isTag ? "warning" : "error",
          data: { module: module.path, version: module.version, fault }
        };
      }
    }
  }
};
var hasHash = (build, { path, version }) => build.sums?.some((line) => line.path === path && line.version === version) ?? false;
function faultOf3({ path, version }, today) {
  const pseudo = parsePseudoVersion(version);
  if (pseudo === void 0 || isPlaceholderVersion(version)) return void 0;
  const time = pseudoVersionTime(pseudo.timestamp);
  if (time === void 0) return `malformed time "${pseudo.timestamp}"`;
  if (pseudo.baseFault !== void 0) return pseudo.baseFault;
  return revisionFault(pseudo.revision) ?? majorFault(path, version, pseudo.base) ?? futureFault(time, today);
}
function almostPseudo(version) {
  const match = /[-.]([0-9]{12,16})-([0-9a-f]{7,40})(?:\+incompatible)?$/.exec(version);
  if (match === null) return void 0;
  return match[1]?.length === 14 ? "syntax error (after a tag the form is vX.Y.Z-0.yyyymmddhhmmss-abcdefabcdef, Z one above the tag's)" : "syntax error (the time has 14 digits, yyyymmddhhmmss)";
}
function revisionFault(revision) {
  if (!/^[0-9a-fA-F]+$/.test(revision) || /^[0-9a-f]{12}$/.test(revision)) return void 0;
  if (revision.length === 12) return "revision is not in lower case";
  return `revision is ${revision.length < 12 ? "shorter" : "longer"} than canonical (12 digits)`;
}
function majorFault(path, version, base) {
  const isV1 = base === "" && majorOf(version) === "v1" && splitPathVersion(path)?.pathMajor === "";
  return isV1 ? "major version without preceding tag must be v0, not v1" : void 0;
}
var day = 24 * 60 * 60 * 1e3;
var futureFault = (time, today) => time > Date.parse(`${today}T00:00:00Z`) + 2 * day ? "the time is in the future" : void 0;

// src/rules/pseudo-version-not-in-history.ts
var rule63 = {
  id: "pseudo-version-not-in-history",
  severity: "error",
  summary: "A pseudo-version of a module of this repository does not agree with the repository's own history.",
  source: "cmd/go: modfetch.validatePseudoVersion \u201Cdoes not match version-control timestamp\u201D",
  needs: ["modules", "workspaces", "git"],
  *check(snapshot) {
    const { history } = snapshot;
    if (history === void 0) return;
    const own = groupBy(snapshot.modules, (module) => module.path);
    for (const build of buildsOf(snapshot)) {
      for (const { file, directive } of build.requires) {
        const [module] = own.get(directive.path) ?? [];
        if (module === void 0 || effectiveOf(build, directive).replacement !== void 0) continue;
        if (build.mains.includes(module)) continue;
        const fault = faultOf4(module, directive.version, history);
        if (fault === void 0) continue;
        yield {
          message: `${directive.path}@${directive.version}: invalid pseudo-version: ${fault.text}`,
          help: `Run go get ${directive.path}@COMMIT with the full hash of a commit that is on a branch.`,
          at: placeOf(file, directive.span),
          severity: fault.isCertain ? "error" : "warning",
          data: { module: directive.path, version: directive.version, fault: fault.text }
        };
      }
    }
  }
};
function faultOf4(module, version, history) {
  const pseudo = parsePseudoVersion(version);
  const commit = pseudo && history.commits.get(pseudo.revision);
  if (pseudo === void 0 || commit === void 0) return void 0;
  if (commit === null) {
    return history.shallow ? void 0 : { text: `this clone has no commit ${pseudo.revision}`, isCertain: false };
  }
  if (pseudoVersionTime(pseudo.timestamp) !== commit.time) {
    const expected = new Date(commit.time).toISOString().replace(/[-:T]|\..*$/g, "");
    return { text: `does not match version-control timestamp (expected ${expected})`, isCertain: true };
  }
  return missingBase(module, pseudo.base.replace("+incompatible", ""), history);
}
function missingBase({ dir, path }, base, history) {
  const pathMajor = splitPathVersion(path)?.pathMajor ?? "";
  const isThere = history.tags.some(
    (tag) => tag.version === base && (tag.dir === dir || `${tag.dir}${pathMajor}` === dir || tag.dir === "." && `/${dir}` === pathMajor)
  );
  if (base === "" || isThere || history.tags.length === 0 || history.shallow) return void 0;
  return { text: `preceding tag (${base}) not found`, isCertain: false };
}

// src/rules/removed-godebug.ts
var rule64 = {
  id: "removed-godebug",
  catalogue: "ENV-001",
  severity: "error",
  summary: "GODEBUG holds a removed setting at its old value, which aborts programs built with Go 1.27 or later.",
  source: "runtime/proc.go of go1.27.3: fatal error: removed GODEBUG \u2026 set to old value \u2026 in environment; go.dev/issue/76163",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GODEBUG")) {
      for (const { key, value } of godebugPairs(fact.value)) {
        const setting = godebugSetting(key);
        if (!setting?.removed || !setting.fatal?.includes(value ?? "")) continue;
        yield about(
          fact,
          `${key} was removed in Go ${setting.removed}, and Go 1.27 refuses to start with it`,
          HELP6,
          {
            severity: isSurelyOlder(snapshot, fact) ? "warning" : "error",
            data: { setting: key, removed: setting.removed }
          }
        );
      }
    }
  }
};
var HELP6 = "Drop the pair from GODEBUG and mend what needed the old behaviour; newer toolchains have no way back.";
function isSurelyOlder(snapshot, fact) {
  const surface = surfaceOf(snapshot, fact.at.path);
  const near = surface ? versionsAt(surface, fact.scope) : [];
  const all = near.length > 0 ? near : (snapshot.surfaces ?? []).flatMap((one) => one.goVersions);
  const versions = all.map(({ version }) => typeof version === "string" ? newestOf(version) : void 0);
  return versions.length > 0 && versions.every((version) => version && compareGoVersions(version, "1.27") < 0);
}

// src/rules/replace-below-required.ts
var rule65 = {
  id: "replace-below-required",
  severity: "warning",
  summary: "A replace line takes a module below the version that is required, so the build gets an older one.",
  source: "go.dev/ref/mod#go-mod-file-replace: a replacement is taken whatever the required version is; minimal version selection no longer holds for it",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const selected = selectedOf(build);
      for (const { file, directive } of build.replaces) {
        const required = selected.get(directive.oldPath);
        if (required === void 0 || !isDowngrade(directive, required.directive.version)) continue;
        const isNamed = directive.oldVersion !== "";
        yield {
          message: `${directive.oldPath} is required at ${required.directive.version} but replaced by the older ${directive.newVersion}`,
          help: "Remove the replacement if its reason is gone; else say the reason in a comment and lower the requirement where nothing needs the newer version.",
          at: placeOf(file, directive.span),
          related: [placeOf(required.file, required.directive.span)],
          ...isNamed && { severity: "notice" },
          data: {
            module: directive.oldPath,
            required: required.directive.version,
            replacement: directive.newVersion
          }
        };
      }
    }
  }
};
function isDowngrade({ oldPath, oldVersion, newPath, newVersion }, required) {
  if (newPath !== oldPath || newVersion === "") return false;
  if (oldVersion !== "" && oldVersion !== required) return false;
  if (isIncompatible(required) && !isIncompatible(newVersion)) return false;
  if (isOtherLine(newVersion, required)) return false;
  return compareVersions(newVersion, required) < 0;
}
var stage = /^(?:a|alpha|b|beta|dev|m|milestone|nightly|pre|preview|rc|snapshot)$/i;
function isOtherLine(version, required) {
  const [ours, theirs] = [lineNameOf(version), lineNameOf(required)];
  const areNames = [ours, theirs].every((name) => name !== "" && !stage.test(name));
  return areNames && ours !== theirs && releaseOf(version) === releaseOf(required);
}
var lineNameOf = (version) => /^-([A-Za-z]+)/.exec(prereleaseOf(version))?.[1] ?? "";
var releaseOf = (version) => version.split("-", 1)[0] ?? "";

// src/rules/replace-conflict.ts
var rule66 = {
  id: "replace-conflict",
  severity: "error",
  summary: "Two replace lines of one build give the same module different replacements, and Go stops.",
  source: "cmd/go: modload.toReplaceMap and makeMainModules \u201Cconflicting replacements for \u2026\u201D",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      yield* conflicts2(build);
      yield* replacedMembers(build);
    }
  }
};
function* conflicts2(build) {
  const inGoWork = (replace) => replace.file === build.workspace?.goWorkPath;
  const overridden = new Set(build.replaces.filter(inGoWork).map(({ directive }) => directive.oldPath));
  const keyOf3 = ({ directive: { oldPath, oldVersion } }) => `${oldPath}@${oldVersion}`;
  for (const replaces of groupBy(build.replaces, keyOf3).values()) {
    const isOverridden = overridden.has(replaces[0]?.directive.oldPath ?? "");
    const counted = isOverridden ? replaces.filter(inGoWork) : replaces;
    const [first, ...others3] = counted;
    for (const other of others3) {
      if (first !== void 0 && differ(first, other)) yield conflict(first, other);
    }
  }
}
var differ = (x, y) => x.file === y.file ? written(x) !== written(y) : targetOf(x) !== targetOf(y);
var written = ({ directive: { newPath, newVersion } }) => `${newPath} ${newVersion}`.trim();
var targetOf = (replace) => replace.directive.newVersion === "" ? directoryKey(replace.dir, replace.directive.newPath) : written(replace);
function conflict(first, other) {
  const { oldPath, oldVersion } = other.directive;
  const module = oldVersion === "" ? oldPath : `${oldPath}@${oldVersion}`;
  const isSameFile = first.file === other.file;
  return {
    message: `${module} is replaced by ${written(other)} here and by ${written(first)} in ${isSameFile ? `line ${first.directive.span.line}` : first.file}`,
    help: isSameFile ? "Keep one of the two lines." : `Agree on one replacement, or override both: go work edit -replace ${oldPath}=\u2026`,
    at: placeOf(other.file, other.directive.span),
    related: [placeOf(first.file, first.directive.span)],
    data: { module, replacement: written(other), other: written(first) }
  };
}
function* replacedMembers({ workspace, mains, replaces }) {
  for (const { file, directive } of replaces) {
    if (file !== workspace?.goWorkPath || directive.oldVersion !== "") continue;
    const member = mains.find((main) => main.path === directive.oldPath);
    if (member?.goMod?.module === void 0) continue;
    yield {
      message: `${directive.oldPath} is a member of the workspace and is replaced at all versions in ${file}`,
      help: "Remove the line: the workspace takes the member from its directory. Or name the version to replace.",
      at: placeOf(file, directive.span),
      related: [placeOf(member.goModPath, member.goMod.module.span)],
      data: { module: directive.oldPath, replacement: directive.newPath, member: member.dir }
    };
  }
}

// src/rules/replace-drift.ts
var rule67 = {
  id: "replace-drift",
  severity: "warning",
  summary: "Modules of one repository replace the same module by different things.",
  source: "go.dev/ref/mod#go-mod-file-replace: each main module has its own replacements, so what is tested together is not what is built",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const uses = buildsOf(snapshot).flatMap((build) => replacedBy(build));
    for (const [module, sameModule] of groupBy(uses, (use) => use.module)) {
      yield* compare(module, sameModule);
    }
  }
};
function replacedBy(build) {
  const uses = /* @__PURE__ */ new Map();
  for (const { directive } of build.requires) {
    const effective2 = effectiveOf(build, directive);
    if (effective2.replacement === void 0) continue;
    const { file, directive: replace } = effective2.replacement;
    const target = effective2.kind === "directory" ? `directory ${effective2.dir}` : `${effective2.module.path}@${effective2.module.version}`;
    const at = placeOf(file, replace.span);
    uses.set(`${at.path}:${at.line}`, { module: directive.path, target, at });
  }
  return [...uses.values()];
}
function* compare(module, uses) {
  const byTarget = [...groupBy(uses, (use) => use.target).values()];
  const [norm, ...others3] = byTarget.sort((a, b) => b.length - a.length);
  const [usual] = norm ?? [];
  if (usual === void 0) return;
  for (const use of others3.flat()) {
    yield {
      message: `${module} is replaced by ${use.target} here and by ${usual.target} in ${usual.at.path}`,
      help: "Replace it by the same version in every module of the repository, or in one go.work.",
      at: use.at,
      related: (norm ?? []).slice(0, 5).map(({ at }) => at),
      data: { module, replacement: use.target, usual: usual.target }
    };
  }
}

// src/rules/replace-fork-path-mismatch.ts
var rule68 = {
  id: "replace-fork-path-mismatch",
  severity: "error",
  summary: "A replacement's go.mod declares neither the path it replaces nor its own, and Go refuses it.",
  source: "cmd/go: modload.goModSummary \u201Cmodule declares its path as: \u2026 but was required as: \u2026\u201D",
  needs: ["modules", "workspaces", "module-cache"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      for (const { directive } of build.requires) {
        const effective2 = effectiveOf(build, directive);
        if (effective2.kind === "directory" || effective2.replacement === void 0) continue;
        const { module, replacement } = effective2;
        const declared = snapshot.replacementPaths?.get(moduleKey(module));
        if (declared === void 0 || declared === directive.path || declared === module.path) continue;
        yield {
          message: `${moduleKey(module)} declares its path as ${declared}, but replaces ${directive.path}`,
          help: `Take a version of the fork whose go.mod says module ${directive.path} (or ${module.path}).`,
          at: placeOf(replacement.file, replacement.directive.span),
          data: { module: directive.path, replacement: moduleKey(module), declared }
        };
      }
    }
  }
};

// src/rules/replace-ignored-by-consumers.ts
var rule69 = {
  id: "replace-ignored-by-consumers",
  severity: "warning",
  summary: "A published module requires a placeholder version that only its own replace line makes work.",
  source: "go.dev/ref/mod#go-mod-file-replace: replace directives only apply in the main module's go.mod",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const published2 = publishedModules(snapshot);
    for (const build of buildsOf(snapshot)) {
      const mains = new Map(build.mains.map((module) => [module.goModPath, module]));
      for (const { file, directive } of build.requires) {
        const main = mains.get(file);
        const consumer = published2.get(main?.path ?? "");
        const { kind, replacement } = effectiveOf(build, directive);
        if (consumer === void 0 || kind !== "directory" || !isPlaceholderVersion(directive.version))
          continue;
        yield {
          message: `${main?.path} is used as a published module, but requires ${directive.path} ${directive.version}, which only its own replace line can find`,
          help: `Require a published version of ${directive.path}; the replacement may stay for work inside this repository.`,
          at: placeOf(file, directive.span),
          related: [placeOf(replacement.file, replacement.directive.span), consumer],
          data: { module: main?.path ?? "", requires: directive.path, version: directive.version }
        };
      }
    }
  }
};
function publishedModules(snapshot) {
  const own = new Set(snapshot.modules.map((module) => module.path));
  const published2 = /* @__PURE__ */ new Map();
  for (const build of buildsOf(snapshot)) {
    for (const { file, directive } of build.requires) {
      const { path, version } = directive;
      if (!own.has(path) || isPlaceholderVersion(version) || published2.has(path)) continue;
      const isFetched = effectiveOf(build, directive).kind === "module";
      if (isFetched && !build.mainPaths.has(path)) {
        published2.set(path, placeOf(file, directive.span));
      }
    }
  }
  return published2;
}

// src/rules/replace-outside-repository.ts
var rule70 = {
  id: "replace-outside-repository",
  catalogue: "RPL-301",
  severity: "error",
  summary: "A replace line names a directory outside the repository, which no other machine has.",
  source: "go.dev/ref/mod#go-mod-file-replace: a directory replacement is read from disk, never fetched",
  needs: ["modules", "directories"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const required = new Set(build.requires.map(({ directive }) => directive.path));
      for (const replace of build.replaces) {
        const { file, directive } = replace;
        const key = outsideKey(replace);
        if (key === void 0) continue;
        const exists = snapshot.directories.get(key)?.hasGoMod === true;
        const isUsed2 = required.has(directive.oldPath);
        yield {
          message: `${directive.oldPath} is replaced by ${directive.newPath}, which is outside this repository${exists ? " (it exists on this machine)" : ""}`,
          help: "Require a released version or pseudo-version instead, or keep the replacement in an uncommitted go.work.",
          at: placeOf(file, directive.span),
          severity: isUsed2 ? exists ? "warning" : "error" : "notice",
          data: { module: directive.oldPath, target: directive.newPath, exists: String(exists) }
        };
      }
    }
  }
};
function outsideKey({ dir, directive }) {
  if (directive.newVersion !== "") return void 0;
  const key = directoryKey(dir, directive.newPath);
  return isBelow(".", key) && !/^[A-Za-z]:/.test(key) ? void 0 : key;
}

// src/rules/replace-target-missing.ts
var rule71 = {
  id: "replace-target-missing",
  severity: "error",
  summary: "A replace line names a directory of the repository that is not there or has no go.mod.",
  source: "cmd/go: modload \u201Creplacement directory \u2026 does not exist\u201D, modfetch \u201Creading \u2026/go.mod\u201D",
  needs: ["modules", "directories"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const required = new Set(build.requires.map(({ directive }) => directive.path));
      for (const { dir, file, directive } of build.replaces) {
        if (directive.newVersion !== "") continue;
        const key = directoryKey(dir, directive.newPath);
        const target = snapshot.directories.get(key);
        if (!isBelow(".", key) || !target || target.hasGoMod) continue;
        const isUsed2 = required.has(directive.oldPath);
        yield {
          message: `${directive.oldPath} is replaced by ${directive.newPath}, which ${target.exists ? "has no go.mod" : "does not exist"}`,
          help: isUsed2 ? "Mend the path, or remove the line. If the directory is a submodule or made by a generator, get it before any go command runs." : "Nothing here requires this module: remove the line.",
          at: placeOf(file, directive.span),
          severity: isUsed2 ? "error" : "notice",
          data: { module: directive.oldPath, target: key }
        };
      }
    }
  }
};

// src/rules/replace-target-not-copied.ts
var import_posix2 = __toESM(require_posix(), 1);
var rule72 = {
  id: "replace-target-not-copied",
  catalogue: "RPL-302",
  severity: "warning",
  summary: "A Dockerfile runs go mod download before it copies a directory that a replace line names.",
  source: "cmd/go: \u201C(replaced by ./x): reading x/go.mod: \u2026 no such file or directory\u201D",
  needs: ["modules", "workspaces", "surfaces"],
  *check(snapshot) {
    const targets = localTargets(buildsOf(snapshot));
    for (const surface of snapshot.surfaces ?? []) {
      for (const command of surface.commands) {
        if (surface.kind === "dockerfile" && isDownload(command)) yield* notCopied(surface, command, targets);
      }
    }
  }
};
function localTargets(builds) {
  const targets = /* @__PURE__ */ new Map();
  for (const build of builds) {
    if (build.workspace !== void 0) continue;
    const needed = build.requires.flatMap(({ directive }) => {
      const effective2 = effectiveOf(build, directive);
      return effective2.kind === "directory" && isBelow(".", effective2.dir) ? [{ module: directive.path, dir: effective2.dir }] : [];
    });
    targets.set(build.dir, needed);
  }
  return targets;
}
var isDownload = ({ argv: [go2, mod, download] }) => go2 === "go" && mod === "mod" && download === "download";
function* notCopied(surface, command, targets) {
  const copies = copiesBefore(surface, command);
  if (copies.some(isOpaque)) return;
  const fitting = contextsOf(surface.path).flatMap((context) => {
    const sources = copies.flatMap((copy) => copy.sources.map((source) => inDir(context, source)));
    const isCopied = (dir) => sources.some((source) => covers(source, inDir(dir, "go.mod")));
    const needed = copiedModules(sources).map((dir) => targets.get(dir)).find((found) => found !== void 0);
    return needed === void 0 ? [] : [{ context, missing: needed.filter(({ dir }) => !isCopied(dir)) }];
  });
  const [first] = fitting;
  const isGuess = first?.context !== "." && first?.context !== dirOf(surface.path);
  const everywhere = (first?.missing ?? []).filter(
    ({ dir }) => fitting.every(({ missing: missing2 }) => missing2.some((target) => target.dir === dir))
  );
  for (const { module, dir } of everywhere) {
    yield {
      message: `go mod download runs before ${dir} is copied, which replaces ${module}`,
      help: `Put COPY ${dir}/go.mod ${dir}/go.sum \u2026 before it, or copy everything first.`,
      at: command.at,
      ...isGuess && { severity: "notice" },
      data: { module, target: dir }
    };
  }
}
function copiedModules(sources) {
  const dirs = sources.flatMap((source) => {
    const path = withoutSlash(source);
    return matchPath((0, import_posix2.basename)(path), "go.mod") && path !== "." ? [dirOf(path), path] : [path];
  });
  return [...new Set(dirs)];
}
var withoutSlash = (path) => path.replace(/(.)\/$/, "$1");
function copiesBefore(surface, command) {
  const isUnder = ({ scope }) => command.scope === scope || command.scope.startsWith(`${scope} / `);
  return surface.stages.filter(isUnder).flatMap((stage2) => stage2.copies).filter((copy) => copy.at.line < command.at.line);
}
var isOpaque = (copy) => copy.from !== void 0 || copy.sources.some((source) => source.includes("$"));
function contextsOf(path) {
  const contexts = [dirOf(path)];
  while (contexts.at(-1) !== ".") contexts.push(dirOf(contexts.at(-1) ?? "."));
  return contexts;
}
function covers(written2, file) {
  const source = withoutSlash(written2);
  if (source === ".") return true;
  const elements = file.split("/");
  return elements.some((_, index) => matchPath(source, elements.slice(0, index + 1).join("/")));
}

// src/rules/replace-unused.ts
var rule73 = {
  id: "replace-unused",
  severity: "notice",
  summary: "Replace lines name modules that nothing requires.",
  source: "go.dev/ref/mod#go-mod-file-replace: a replacement alone does not add a module to the module graph",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const inRepository = new Set(snapshot.modules.map((module) => module.dir));
    for (const build of buildsOf(snapshot)) {
      if (listsAllModules(build)) yield* unused(build, inRepository);
    }
  }
};
function* unused(build, inRepository) {
  const required = new Set(build.requires.map(({ directive }) => directive.path));
  const dead = build.replaces.filter(({ dir, directive: { oldPath, newPath, newVersion } }) => {
    const isSibling = newVersion === "" && inRepository.has(directoryKey(dir, newPath));
    return !required.has(oldPath) && !isSibling && oldPath !== newPath;
  });
  for (const [file, replaces] of groupBy(dead, (replace) => replace.file)) {
    const [first, ...more] = replaces.map(({ directive }) => directive);
    if (first === void 0) continue;
    const others3 = more.length === 0 ? "" : ` and ${more.length} more`;
    yield {
      message: `nothing requires ${first.oldPath}${others3}, so replacing ${more.length === 0 ? "it" : "them"} has no effect`,
      help: "Remove the lines that no module needs any more.",
      at: placeOf(file, first.span),
      related: more.slice(0, 10).map(({ span }) => placeOf(file, span)),
      data: { module: first.oldPath, count: String(replaces.length) }
    };
  }
}

// src/rules/replace-version-drifted.ts
var rule74 = {
  id: "replace-version-drifted",
  severity: "warning",
  summary: "A replace line for one version no longer matches the required version, so it replaces nothing.",
  source: "go.dev/ref/mod#go-mod-file-replace: with a version on the left only that version is replaced",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const selected = selectedOf(build);
      for (const [path, replaces] of groupBy(build.replaces, ({ directive }) => directive.oldPath)) {
        const required = selected.get(path);
        if (required === void 0) continue;
        const { version } = required.directive;
        if (replaces.some((replace) => applies(replace, version))) continue;
        for (const { file, directive } of replaces) {
          const mayBeSelected = compareVersions(directive.oldVersion, version) > 0 && !listsAllModules(build);
          if (mayBeSelected) continue;
          yield {
            message: `the replacement of ${directive.oldPath} is for ${directive.oldVersion}, but ${version} is required: it replaces nothing`,
            help: `Write ${version} on the left, leave the version out to replace every version, or remove the line.`,
            at: placeOf(file, directive.span),
            related: [placeOf(required.file, required.directive.span)],
            data: { module: directive.oldPath, replaced: directive.oldVersion, required: version }
          };
        }
      }
    }
  }
};
var applies = ({ directive }, version) => directive.oldVersion === "" || directive.oldVersion === version;

// src/rules/required-proxy-missing.ts
var rule75 = {
  id: "required-proxy-missing",
  severity: "error",
  summary: "GOPROXY does not begin with one of the proxies the configuration requires.",
  source: "policy.required-proxies of .github/gomod-preflight.yml",
  needs: ["surfaces"],
  *check(snapshot, config) {
    const required = config.policy.requiredProxies;
    if (!required?.length) return;
    for (const fact of settingsOf(snapshot, "GOPROXY")) {
      const first = proxyEntries(fact.value)[0]?.text ?? "";
      if (first !== "" && first !== "off" && !required.some((proxy) => first === proxy || first.startsWith(`${proxy.replace(/\/$/, "")}/`)))
        yield about(
          fact,
          `the policy requires ${required.join(" or ")} in front`,
          `Begin with ${required[0]}.`,
          { data: { proxy: required[0] } }
        );
    }
  }
};

// src/rules/requirement-deprecated.ts
var rule76 = {
  id: "requirement-deprecated",
  severity: "notice",
  summary: "The authors of a required module say that it is deprecated.",
  source: "go.dev/ref/mod#go-mod-file-module-deprecation; go list -m -u, asked by check --online",
  needs: ["modules", "workspaces", "withdrawals"],
  *check(snapshot) {
    const deprecated = new Map(
      (snapshot.withdrawals ?? []).map(({ dir, path, deprecated: deprecated2 }) => [`${dir} ${path}`, deprecated2])
    );
    for (const build of buildsOf(snapshot)) {
      for (const { file, directive } of build.requires) {
        const { path, version, indirect } = directive;
        const why = deprecated.get(`${build.dir} ${path}`);
        if (why === void 0 || indirect) continue;
        yield {
          message: `${path} is deprecated: ${why}`,
          help: "Move to what its authors name.",
          at: placeOf(file, directive.span),
          data: { module: path, version, deprecated: why }
        };
      }
    }
  }
};

// src/rules/requirement-retracted.ts
var rule77 = {
  id: "requirement-retracted",
  severity: "warning",
  summary: "A module requires a version that its authors retracted.",
  source: "go.dev/ref/mod#go-mod-file-retract; go list -m -u, asked by check --online",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const retracting = new Map(
      snapshot.modules.flatMap(
        (module) => module.goMod?.retract.length ? [[module.path, module]] : []
      )
    );
    yield* published(snapshot, retracting);
    for (const build of buildsOf(snapshot)) {
      for (const { file, directive } of build.requires) {
        const { path, version } = directive;
        const module = retracting.get(path);
        const retract = module?.goMod?.retract.find((interval) => holds(interval, version));
        if (module === void 0 || retract === void 0) continue;
        if (effectiveOf(build, directive).replacement !== void 0 || build.mains.includes(module)) continue;
        const related = [placeOf(module.goModPath, retract.span)];
        yield { ...retracted(file, directive, retract.rationale), related };
      }
    }
  }
};
function* published(snapshot, siblings) {
  const rationales = new Map(
    (snapshot.withdrawals ?? []).map(({ dir, path, version, retracted: retracted2 }) => [
      `${dir} ${path}@${version}`,
      retracted2
    ])
  );
  for (const build of buildsOf(snapshot)) {
    for (const { file, directive } of build.requires) {
      const { path, version } = directive;
      const rationale = rationales.get(`${build.dir} ${path}@${version}`);
      if (rationale !== void 0 && !siblings.has(path)) yield retracted(file, directive, rationale);
    }
  }
}
function retracted(file, { path, version, span }, rationale) {
  return {
    message: `${path} ${version} is retracted${rationale === "" ? "" : `: ${rationale}`}`,
    help: "Require a version that is not retracted.",
    at: placeOf(file, span),
    data: { module: path, version, rationale }
  };
}
var holds = ({ low, high }, version) => compareVersions(low, version) <= 0 && compareVersions(version, high) <= 0;

// src/rules/runtime-settings-differ.ts
var rule78 = {
  id: "runtime-settings-differ",
  catalogue: "DFT-602",
  severity: "notice",
  summary: "Manifests or images of one program set GODEBUG, GOGC or GOMEMLIMIT differently.",
  source: "runtime/extern.go: these change behaviour of the same binary from place to place",
  needs: ["surfaces"],
  *check(snapshot) {
    const names = ["GODEBUG", "GOGC"];
    for (const name of names) {
      const facts = fileSettingsOf(snapshot, name).filter(
        (fact) => fact.ships && isProduction(fact) && fact.value !== ""
      );
      const byProgram = /* @__PURE__ */ new Map();
      for (const fact of facts) {
        const program2 = programOf(fact);
        const first = byProgram.get(program2);
        if (!first) byProgram.set(program2, fact);
        else if (first.value !== fact.value && first.at.path !== fact.at.path)
          yield about(fact, `${first.at.path} says ${first.value}`, "Say it once, or say why they differ.", {
            related: [first.at]
          });
      }
    }
  }
};
var programOf = (fact) => fact.scope.split(" / ").at(-1) ?? "";

// src/rules/runtime-tuning-ignored.ts
var rule79 = {
  id: "runtime-tuning-ignored",
  catalogue: "ENV-008",
  severity: "warning",
  summary: "GOGC or GOMAXPROCS holds a value that Go ignores, or one that takes away its own sizing.",
  source: "runtime/mgcpacer.go readGOGC; runtime/proc.go schedinit; go1.25 release notes: container-aware GOMAXPROCS",
  needs: ["surfaces"],
  *check(snapshot) {
    yield* misread(settingsOf(snapshot, "GOGC"), gcFault, "Write a whole number or off.");
    yield* misread(
      settingsOf(snapshot, "GOMAXPROCS"),
      processorsFault,
      "Remove it: Go 1.25 and later follow the container's CPU limit."
    );
    for (const fact of settingsOf(snapshot, "GOGC")) {
      const surface = surfaceOf(snapshot, fact.at.path);
      if (fact.value !== "off" || !isProduction(fact) || !surface) continue;
      if (effective(surface, fact.scope, "GOMEMLIMIT") === void 0)
        yield about(
          fact,
          "the collector is off and there is no GOMEMLIMIT: memory only grows",
          "Set GOMEMLIMIT as well, or remove GOGC=off."
        );
    }
  }
};

// src/rules/secret-in-image.ts
var rule80 = {
  id: "secret-in-image",
  catalogue: "SEC-503",
  severity: "error",
  summary: "A key or token comes into an image by ARG, COPY or --build-arg, and stays in its history.",
  source: "docs.docker.com/build/checks/secrets-used-in-arg-or-env; docs.docker.com/build/building/secrets",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      const isGo = surface.commands.some(({ argv }) => argv[0] === "go" || argv[0] === "git") || surface.goVersions.length > 0;
      for (const stage2 of isGo ? surface.stages : []) {
        const severity = isInImage(surface, stage2) ? "error" : "warning";
        for (const arg of stage2.args)
          if (isSecretName(arg.name))
            yield {
              message: `ARG ${arg.name} puts a secret into the history of stage ${stage2.name}`,
              help: HELP7,
              at: arg.at,
              severity,
              data: { name: arg.name }
            };
        for (const copy of stage2.copies) {
          const key = copy.from === void 0 ? copy.sources.find((source) => KEY_FILE.test(source)) : void 0;
          if (key)
            yield {
              message: `${key} is copied into a layer of stage ${stage2.name}`,
              help: HELP7,
              at: copy.at,
              severity,
              data: { name: key }
            };
        }
      }
      yield* buildArguments(surface);
    }
  }
};
var HELP7 = "Use RUN --mount=type=secret or --mount=type=ssh: nothing of it stays in the image.";
var KEY_FILE = /(^|\/)(id_(rsa|dsa|ecdsa|ed25519)|\.netrc|\.git-credentials|\.ssh\/?)$/;
var isSecretName = (name) => /(^|_)(TOKEN|PASSWORD|PASSWD|SECRET|PAT|SSH_KEY|SSH_PRIVATE_KEY|PRIVATE_KEY|API_?KEY|NETRC|CREDENTIALS?)$/i.test(
  name
) && !/PUBLIC|_FILE$|_PATH$|_ID$/i.test(name);
function* buildArguments(surface) {
  for (const { argv, at } of surface.commands) {
    if (!/^(docker|podman|buildah|nerdctl)$/.test(argv[0] ?? "")) continue;
    const pair = argv.map((word, i) => word === "--build-arg" ? argv[i + 1] : /^--build-arg=(.*)/.exec(word)?.[1]).find((word) => word && /=.*\S/.test(word) && isSecretName(word.split("=")[0]));
    if (pair)
      yield {
        message: `--build-arg ${pair.split("=")[0]} puts a secret into the image's history`,
        help: "Use docker build --secret or --ssh.",
        at,
        severity: "error",
        data: { name: pair.split("=")[0] }
      };
  }
}
var isInImage = (surface, stage2) => surface.stages.some((one) => one.final && encloses(stage2.scope, one.scope));

// src/rules/setting-without-effect.ts
var rule81 = {
  id: "setting-without-effect",
  catalogue: "ENV-021",
  severity: "notice",
  summary: "A variable is set where nothing reads it: a build setting at run time, or a run-time GODEBUG only for the build.",
  source: "go help environment: which variables the go command reads; doc/godebug.md: GODEBUG acts on the process that has it",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of fileSettingsOf(snapshot, ...BUILD_ONLY)) {
      if (!isProduction(fact) || !/kubernetes|helm|compose|systemd|kustomize/.test(fact.surface) || runsGo(snapshot, fact))
        continue;
      yield about(
        fact,
        "the go command reads it at build time; a finished program does not",
        "Set it where the program is built, and remove it here."
      );
    }
    for (const fact of fileSettingsOf(snapshot, "GODEBUG")) {
      if (fact.command?.[0] !== "go" || !/^(build|install)$/.test(fact.command[1] ?? "")) continue;
      const program2 = godebugPairs(fact.value).filter(
        ({ key }) => isForPrograms(key) && !isInGoMod(snapshot, key)
      );
      if (program2.length > 0)
        yield about(
          fact,
          `set for the go command only; the binary it builds does not get ${program2.map(({ text }) => text).join(", ")}`,
          "Write a godebug line in go.mod or //go:debug in package main, or set it where the program runs.",
          { severity: "warning" }
        );
    }
  }
};
var BUILD_ONLY = [
  "CGO_ENABLED",
  "GOFLAGS",
  "GOEXPERIMENT",
  "GOPROXY",
  "GOPRIVATE",
  "GONOSUMDB",
  "GONOPROXY",
  "GOSUMDB",
  "GOTOOLCHAIN",
  "GO111MODULE"
];
var isForPrograms = (key) => godebugSetting(key) !== void 0 && godebugSetting(key)?.package !== "cmd/go";
var isInGoMod = (snapshot, key) => [...snapshot.modules.map((module) => module.goMod), ...snapshot.workspaces.map((one) => one.goWork)].some(
  (file) => file?.godebug.some((line) => line.key === key)
);
function runsGo(snapshot, fact) {
  const containers = surfaceOf(snapshot, fact.at.path)?.containers ?? [];
  return containers.some(
    ({ scope, image, command }) => encloses(scope, fact.scope) && (goImage(image ?? "") !== void 0 || /golang|athens|goproxy|runner|builder|-ci\b/.test(image ?? "") || command.some((word) => /(^|[\s/])go\s|^go$/.test(word)))
  );
}

// src/rules/setup-go-cache-misses.ts
var rule82 = {
  id: "setup-go-cache-misses",
  catalogue: "WFL-402",
  severity: "notice",
  summary: "setup-go's cache key does not see the modules of this repository: there is no go.mod or go.sum at the root.",
  source: "actions/setup-go README: the key is made of the file at the root unless cache-dependency-path says otherwise",
  needs: ["surfaces"],
  *check(snapshot) {
    if (snapshot.modules.length === 0 || snapshot.modules.some((module) => module.dir === ".")) return;
    for (const step of (snapshot.surfaces ?? []).flatMap((surface) => surface.steps)) {
      if (step.uses !== "actions/setup-go" || step.inputs.get("cache")?.value === "false" || step.inputs.has("cache-dependency-path") || (majorOf2(step.version) ?? 4) < 4)
        continue;
      if (step.inputs.get("go-version-file")?.value.includes("/")) continue;
      yield {
        message: `setup-go finds no dependency file at the root, so nothing is cached (${step.job})`,
        help: 'Set cache-dependency-path: "**/go.sum".',
        at: step.at,
        data: { job: step.job }
      };
    }
  }
};

// src/rules/setup-go-inputs-wrong.ts
var rule83 = {
  id: "setup-go-inputs-wrong",
  catalogue: "WFL-403",
  severity: "error",
  summary: "setup-go reads a version file before the repository is checked out, or has two version inputs of which one is ignored.",
  source: "actions/setup-go src/main.ts resolveVersionInput: both inputs: go-version wins; a missing file throws",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const step of surface.steps) {
        const file = step.uses === "actions/setup-go" ? step.inputs.get("go-version-file") : void 0;
        if (!file || file.value === "") continue;
        if (step.inputs.get("go-version")?.value)
          yield {
            message: `both go-version and go-version-file are set: ${file.value} is ignored`,
            help: "Remove one of the two.",
            at: file.at,
            severity: "warning",
            data: { file: file.value }
          };
        else if (surface.kind === "workflow" && !isCheckedOut(surface, step))
          yield {
            message: `${file.value} is read before the repository is checked out: the step fails`,
            help: "Put actions/checkout in front.",
            at: file.at,
            data: { file: file.value }
          };
      }
    }
  }
};
function isCheckedOut(surface, setup) {
  const before = surface.steps.filter((step) => step.job === setup.job && step.index < setup.index);
  const clones = surface.commands.some(
    (command) => command.argv[0] === "git" && before.some((step) => step.scope === command.scope)
  );
  return clones || before.some((step) => step.uses !== void 0 && !HARMLESS.test(step.uses)) || setup.job === "action";
}
var HARMLESS = /^(actions\/(setup-|cache|github-script|labeler)|docker\/setup-|step-security\/harden-runner)/;

// src/rules/setup-go-too-old.ts
var rule84 = {
  id: "setup-go-too-old",
  catalogue: "VER-202",
  severity: "error",
  summary: "A job sets up a Go older than the go line of every module, with GOTOOLCHAIN=local from setup-go.",
  source: "actions/setup-go v6 main.ts setGoToolchain exports GOTOOLCHAIN=local; cmd/go: go.mod requires go >= \u2026",
  needs: ["surfaces"],
  *check(snapshot) {
    const goLines = snapshot.modules.filter((module) => module.inScope && module.goMod?.go).map((module) => ({ path: module.goModPath, go: module.goMod.go }));
    const least = goLines.sort((a, b) => compareGoVersions(a.go.version, b.go.version))[0];
    if (!least) return;
    for (const surface of snapshot.surfaces ?? []) {
      for (const fact of surface.goVersions) {
        if (fact.origin !== "setup-go" || typeof fact.version !== "string") continue;
        const newest2 = newestOf(fact.version);
        if (!newest2 || compareGoVersions(newest2, least.go.version) >= 0 || mayFetch(surface, fact)) continue;
        yield {
          message: `setup-go ${fact.version} is older than go ${least.go.version} of ${least.path} (${fact.scope})`,
          help: "Use go-version-file: go.mod.",
          at: fact.at,
          severity: severityOf3(surface, fact),
          related: [placeOf(least.path, least.go.span)],
          data: { version: fact.version, go: least.go.version }
        };
      }
    }
  }
};
var mayFetch = (surface, fact) => surface.env.some(
  (one) => one.name === "GOTOOLCHAIN" && one.value !== "local" && (encloses(one.scope, fact.scope) || encloses(fact.scope, one.scope))
);
function severityOf3(surface, fact) {
  const major = Math.max(
    ...surface.steps.filter((step) => step.job === fact.scope && step.uses === "actions/setup-go").map((step) => majorOf2(step.version) ?? 0)
  );
  if (!buildsModule(surface, fact.scope)) return "notice";
  if (major >= setupGoExportsLocalSince) return fact.matrix ? "warning" : "error";
  return major === 0 ? "warning" : "notice";
}

// src/rules/single-module-source.ts
var rule85 = {
  id: "single-module-source",
  catalogue: "PRX-104",
  severity: "notice",
  summary: "GOPROXY names one source only: no fallback when it fails, or no mirror at all.",
  source: "go.dev/ref/mod#environment-variables (GOPROXY)",
  needs: ["surfaces"],
  *check(snapshot, config) {
    for (const fact of settingsOf(snapshot, "GOPROXY")) {
      const [only, ...more] = proxyEntries(fact.value);
      if (!only || more.length > 0 || only.text === "off" || fact.overridable || /^file:/.test(only.text) || isOwnProxy(only.text, config.private))
        continue;
      if ((config.policy.requiredProxies ?? []).includes(only.text) || !/^(direct|https?:\/\/(?!127\.|localhost))/.test(only.text))
        continue;
      const what = only.text === "direct" ? "no mirror: every module comes from its own host, and vanishes with it" : "no way on when it answers 404 for a module";
      yield about(fact, what, "Add ,direct behind a mirror; put a mirror in front of direct.");
    }
  }
};

// src/rules/suppression-expired.ts
var rule86 = {
  id: "suppression-expired",
  severity: "warning",
  summary: "A suppression is past its last day, so the finding it hid shows again.",
  source: "the `until` day that the project itself wrote",
  needs: [],
  *check(snapshot, config) {
    const entries = config.suppress.map((entry) => ({
      rule: entry.rule,
      until: entry.until,
      at: { path: config.path ?? "", line: entry.line }
    }));
    const comments = snapshot.suppressions.map(({ rule: rule115, until, path, line }) => ({
      rule: rule115,
      until,
      at: { path, line }
    }));
    for (const { rule: id, until, at } of [...comments, ...entries]) {
      if (until === void 0 || !isExpired(until, snapshot.today)) continue;
      yield {
        message: `the suppression of ${id} ended on ${until}`,
        help: `Mend what ${id} reports, or set a new day if the reason still holds.`,
        at,
        data: { suppressed: id, until }
      };
    }
  }
};

// src/rules/suppression-incomplete.ts
var rule87 = {
  id: "suppression-incomplete",
  severity: "warning",
  summary: "A suppression comment has no reason or no real day, so it does not count.",
  source: "contract of this tool: nobody can review a suppression that does not say why",
  needs: [],
  *check(snapshot) {
    for (const comment of snapshot.suppressions) {
      const fault = faultOf5(comment);
      if (fault === void 0) continue;
      yield {
        message: `the suppression of ${comment.rule} ${fault}, so it does not count`,
        help: `Write: gomod-preflight: ignore ${comment.rule} until=YYYY-MM-DD reason=why it is fine (until may be left out).`,
        at: { path: comment.path, line: comment.line },
        data: { suppressed: comment.rule }
      };
    }
  }
};
function faultOf5({ reason, until }) {
  if (reason === void 0) return "gives no reason";
  if (until !== void 0 && !isDay(until)) return `ends on ${JSON.stringify(until)}, which is no day`;
  return void 0;
}

// src/rules/tag-above-module-major.ts
var rule88 = {
  id: "tag-above-module-major",
  severity: "notice",
  summary: "The newest tag is of a major version that the module's path does not carry, so nobody can require it.",
  source: "cmd/go: modfetch \u201Cmodule contains a go.mod file, so module path must match major version\u201D; go.dev/ref/mod#major-version-suffixes",
  needs: ["modules", "git"],
  *check({ modules, history }) {
    if (history === void 0) return;
    for (const module of modules) {
      if (!module.inScope || module.goMod?.module === void 0 || module.kind === "auxiliary") continue;
      const tag = newestForeignTag(module, history.tags);
      if (tag === void 0 || history.pathsAtTags.get(tagName(tag)) !== module.path) continue;
      if (hasParallelTags(module, history.tags)) continue;
      const usable = newestOwnTag(module, history.tags);
      const major = majorOf(tag.version);
      yield {
        message: `the newest tag ${tagName(tag)} is no version of module ${module.path}; consumers stay at ${usable ? tagName(usable) : "a pseudo-version"}`,
        help: `End the module path with /${major} (and the imports of its own packages with it), or tag within the major version of the path.`,
        at: placeOf(module.goModPath, module.goMod.module.span),
        data: { module: module.path, tag: tagName(tag), usable: usable?.version ?? "" }
      };
    }
  }
};

// src/rules/token-in-git-config.ts
var rule89 = {
  id: "token-in-git-config",
  catalogue: "SEC-502",
  severity: "error",
  summary: "A token is written into git configuration or a credentials file, where it stays in a layer or on the runner.",
  source: "git-config(1) url.<base>.insteadOf; git-credential-store(1) keeps passwords in plain text",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const command of surface.commands) {
        const what = faultOf6(command);
        if (what)
          yield {
            message: `${what}${command.scope ? ` (${command.scope})` : ""}`,
            help: surface.kind === "dockerfile" ? DOCKER : CI3,
            at: command.at,
            severity: surface.kind === "dockerfile" && ships(surface, command) ? "error" : "warning",
            data: { scope: command.scope }
          };
      }
    }
  }
};
var DOCKER = "Use RUN --mount=type=secret with GIT_CONFIG_COUNT/KEY/VALUE variables, a netrc mount or GOAUTH; nothing then stays in the layer.";
var CI3 = "Use GIT_CONFIG_COUNT/KEY/VALUE variables of the step or GOAUTH, so that nothing is written to the runner's home.";
function faultOf6({ argv, output }) {
  const words = argv.join(" ");
  if (argv[0] === "git" && argv.includes("config")) {
    const user = /insteadof/i.test(words) ? /:\/\/([^/@]+)@/.exec(words)?.[1] : void 0;
    if (user && user !== "git" && /[$:{]/.test(user)) return "git config keeps a token in a URL";
    if (/credential\.helper\b.*\bstore/.test(words)) return "git stores passwords in plain text from now on";
  }
  if (/^(echo|printf|cat)$/.test(argv[0] ?? "") && /(^|\/)(\.netrc|\.git-credentials)$/.test(output ?? "") && /password|:\/\/.*@/.test(words))
    return `a password goes to ${output}`;
  return void 0;
}
var ships = (surface, command) => {
  const final = surface.stages.find((stage3) => stage3.final);
  const stage2 = surface.stages.filter((one) => encloses(one.scope, command.scope)).at(-1);
  return final !== void 0 && stage2 !== void 0 && encloses(stage2.scope, final.scope);
};

// src/rules/tool-not-required.ts
var rule90 = {
  id: "tool-not-required",
  severity: "error",
  summary: "A tool line names a package that no required module provides, so go tool cannot run it.",
  source: "cmd/go: \u201Cno required module provides package \u2026\u201D; go.dev/ref/mod#go-mod-file-tool",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) yield* unprovided(build);
  }
};
function* unprovided(build) {
  const modules = /* @__PURE__ */ new Set([
    ...build.mains.map((main) => main.path),
    ...build.requires.map(({ directive }) => directive.path)
  ]);
  for (const { goMod, goModPath } of build.mains) {
    for (const { path, span } of goMod?.tool ?? []) {
      if (isStandard(path) || prefixesOf(path).some((prefix) => modules.has(prefix))) continue;
      yield {
        message: `no required module provides the tool ${path}`,
        help: `Run go get -tool ${path} and commit go.mod and go.sum, or remove the line.`,
        at: placeOf(goModPath, span),
        data: { tool: path }
      };
    }
  }
}
var isStandard = (path) => !path.split("/", 1)[0]?.includes(".");
function prefixesOf(path) {
  const elements = path.split("/");
  return elements.map((_, index) => elements.slice(0, index + 1).join("/"));
}

// src/rules/toolchain-below-go.ts
var rule91 = {
  id: "toolchain-below-go",
  severity: "warning",
  summary: "The toolchain line names a release older than the go line demands.",
  source: "cmd/go: modload.UpdateGoModFromReqs wants to drop such a line, so read-only commands that load the graph stop",
  needs: ["modules"],
  *check(snapshot) {
    for (const { inScope, goMod, goModPath } of snapshot.modules) {
      if (inScope && goMod) yield* compare2(goModPath, goMod.go, goMod.toolchain);
    }
    for (const { inScope, goWork, goWorkPath } of snapshot.workspaces) {
      if (inScope) yield* compare2(goWorkPath, goWork.go, goWork.toolchain);
    }
  }
};
function* compare2(file, go2, toolchain2) {
  const version = toolchain2 ? versionOfToolchain(toolchain2.name) : "";
  if (!go2 || !toolchain2 || version === "" || compareGoVersions(version, go2.version) >= 0) return;
  yield {
    message: `toolchain ${toolchain2.name} is older than go ${go2.version} of the same file, so it is never chosen`,
    help: "Remove the toolchain line, or raise it to at least the go line; go list -m all and go mod verify ask for this update.",
    at: placeOf(file, toolchain2.span),
    related: [placeOf(file, go2.span)],
    data: { toolchain: toolchain2.name, go: go2.version }
  };
}

// src/rules/toolchain-download-blocked.ts
var rule92 = {
  id: "toolchain-download-blocked",
  catalogue: "ENV-016",
  severity: "error",
  summary: "GOTOOLCHAIN asks for a toolchain that other settings of the same place keep Go from fetching.",
  source: "cmd/go/internal/toolchain: checksum database disabled by GOSUMDB=off; toolchain not available (tried with go1.27.3)",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of fileSettingsOf(snapshot, "GOTOOLCHAIN")) {
      const surface = surfaceOf(snapshot, fact.at.path);
      if (!surface || fact.via === "command" || !/(^|\+)(auto|path)$|^go1/.test(fact.value) || fact.value.endsWith("path"))
        continue;
      const block = BLOCKS.find(({ name, blocks }) => blocks(effectiveValue(surface, fact.scope, name)));
      if (!block) continue;
      yield about(
        fact,
        `a newer toolchain cannot be fetched: ${block.name}=${effectiveValue(surface, fact.scope, block.name)} is set here`,
        "Remove one of the two, or install the toolchain that go.mod asks for.",
        {
          severity: isOlderThanGoMod(snapshot, surface, fact) ? "error" : "warning",
          data: { blockedBy: block.name }
        }
      );
    }
  }
};
var BLOCKS = [
  { name: "GOSUMDB", blocks: (value) => value === "off" },
  { name: "GOPROXY", blocks: (value) => value === "off" || value === "direct" },
  {
    name: "GONOPROXY",
    blocks: (value) => value !== void 0 && matchPatternList(value, "golang.org/toolchain")
  },
  {
    name: "GOPRIVATE",
    blocks: (value) => value !== void 0 && matchPatternList(value, "golang.org/toolchain")
  }
];
function isOlderThanGoMod(snapshot, surface, fact) {
  const here = versionsAt(surface, fact.scope).map(
    ({ version }) => typeof version === "string" ? newestOf(version) : void 0
  );
  const wanted = snapshot.modules.filter((module) => module.inScope).map((module) => module.goMod?.go?.version ?? "");
  return here.length > 0 && here.every((version) => version && wanted.some((go2) => go2 && compareGoVersions(version, go2) < 0));
}

// src/rules/toolchain-name-invalid.ts
var rule93 = {
  id: "toolchain-name-invalid",
  catalogue: "ENV-015",
  severity: "error",
  summary: "GOTOOLCHAIN is not a toolchain that Go can choose, so every go command stops.",
  source: "cmd/go/internal/toolchain/select.go: invalid GOTOOLCHAIN; go.dev/doc/toolchain",
  needs: ["surfaces"],
  *check(snapshot) {
    yield* misread(
      settingsOf(snapshot, "GOTOOLCHAIN"),
      toolchainFault,
      "Write local, auto, path, goX.Y.Z, or one of them with +auto or +path."
    );
  }
};

// src/rules/toolchain-without-patch.ts
var rule94 = {
  id: "toolchain-without-patch",
  catalogue: "VER-207",
  severity: "warning",
  summary: "The toolchain line names a language version; no such release exists from Go 1.21 on.",
  source: "cmd/go: toolchain \u201Cinvalid toolchain: go1.N is a language version but not a toolchain version (go1.N.x)\u201D",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const { inScope, goMod, goModPath } of snapshot.modules) {
      if (inScope) yield* withoutPatch(goModPath, goMod?.toolchain);
    }
    for (const { inScope, goWork, goWorkPath } of snapshot.workspaces) {
      if (inScope) yield* withoutPatch(goWorkPath, goWork.toolchain);
    }
  }
};
function* withoutPatch(file, toolchain2) {
  const version = toolchain2 ? versionOfToolchain(toolchain2.name) : "";
  if (toolchain2 === void 0 || !isLanguageVersion(version) || compareGoVersions(version, "1.21") < 0)
    return;
  yield {
    message: `toolchain ${toolchain2.name} names no release: from Go 1.21 on releases have three numbers`,
    help: `Write a release, as ${toolchain2.name}.0 or a later patch; an older Go that has to switch to it stops.`,
    at: placeOf(file, toolchain2.span),
    fix: {
      description: `Name the release ${toolchain2.name}.0`,
      edits: [
        {
          path: file,
          startLine: toolchain2.span.line,
          endLine: toolchain2.span.line,
          lines: [`toolchain ${toolchain2.name}.0 ${toolchain2.comment ?? ""}`.trimEnd()]
        }
      ],
      safe: true
    },
    data: { toolchain: toolchain2.name }
  };
}

// src/rules/traceback-setting-wrong.ts
var rule95 = {
  id: "traceback-setting-wrong",
  catalogue: "ENV-005",
  severity: "error",
  summary: "GOTRACEBACK is misspelt, so crashes print no stack at all, or it is a level that harms in production.",
  source: "runtime/runtime1.go setTraceback: its default branch prints nothing; runtime/extern.go",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOTRACEBACK")) {
      const fault = tracebackFault(fact.value);
      if (fault) yield about(fact, fault.what, fault.meant ? `Write GOTRACEBACK=${fault.meant}.` : LEVELS);
      else if (fact.value === "wer" && /dockerfile|kubernetes|helm|compose/.test(fact.surface) && !isWindows(snapshot, fact))
        yield about(fact, "only Windows knows it; on Linux a crash prints no stack trace at all", LEVELS);
      else if (isProduction(fact)) yield* production(fact);
    }
  }
};
var LEVELS = "Levels are none, single (the default), all, system and crash.";
function* production(fact) {
  if (fact.value === "none")
    yield about(fact, "a crash in production leaves no stack trace", "Remove it, or use single.", {
      severity: "warning"
    });
  if (fact.value === "crash")
    yield about(
      fact,
      "a crash leaves a core dump, with every secret in memory, where the system allows it",
      "Remove it unless core dumps are collected and kept safe.",
      {
        severity: "notice"
      }
    );
}
var isWindows = (snapshot, fact) => surfaceOf(snapshot, fact.at.path)?.stages.some(
  (stage2) => /windows|nanoserver/.test(JSON.stringify(stage2.image ?? ""))
) ?? false;

// src/rules/transport-check-off.ts
var rule96 = {
  id: "transport-check-off",
  catalogue: "SEC-504",
  severity: "error",
  summary: "TLS certificates or ssh host keys are not checked where module sources are fetched, or a certificate is trusted on first sight.",
  source: "git-config(1) http.sslVerify; ssh_config(5) StrictHostKeyChecking; go get -insecure and GOINSECURE do not cover git",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      const isLocal2 = surface.commands.length > 0 && /(^|\/)(tests?|e2e|testing|hack|examples?)\//.test(surface.path);
      for (const command of isLocal2 ? [] : surface.commands) {
        const what = faultOf7(command, surface.commands);
        if (what)
          yield {
            message: `${what}${command.scope ? ` (${command.scope})` : ""}`,
            help: HELP8,
            at: command.at,
            data: { scope: command.scope }
          };
      }
    }
    for (const fact of settingsOf(snapshot, "GIT_SSL_NO_VERIFY", "GIT_SSH_COMMAND")) {
      if (fact.name === "GIT_SSL_NO_VERIFY" && /^(1|true|yes|on)$/i.test(fact.value))
        yield about(fact, "git checks no certificate", HELP8);
      if (fact.name === "GIT_SSH_COMMAND" && LOOSE.test(fact.value))
        yield about(fact, "ssh checks no host key", HELP8, {
          severity: runsGo2(snapshot, fact) ? "error" : "warning"
        });
    }
  }
};
var HELP8 = "Give the machine the right CA bundle (http.sslCAInfo, SSL_CERT_FILE) or a pinned known_hosts file.";
var runsGo2 = (snapshot, fact) => fact.via !== "export" || (surfaceOf(snapshot, fact.at.path)?.commands.some(({ argv }) => argv[0] === "go") ?? false);
var LOOSE = /StrictHostKeyChecking[= ]+"?(no|off)\b/i;
function faultOf7({ argv, output, pipesInto }, all) {
  const words = argv.join(" ");
  if (argv[0] === "git" && /http\.(\S+\.)?sslVerify[ =]+"?(false|0|no|off)\b/i.test(words) && !/localhost|127\.0\.0\.1/.test(words))
    return "git checks no certificate";
  if (/^(ssh|echo|printf|git|scp)$/.test(argv[0] ?? "") && LOOSE.test(words) && (argv[0] !== "ssh" || /git@/.test(words)) && argv[0] !== "scp") {
    if (/^(echo|printf)$/.test(argv[0]) && !/ssh/.test(`${output ?? ""} ${(pipesInto ?? []).join(" ")}`))
      return void 0;
    return "ssh checks no host key";
  }
  const trusts = all.some((other) => /update-ca-(certificates|trust)/.test(other.argv[0] ?? ""));
  return argv[0] === "openssl" && argv[1] === "s_client" && trusts ? "the certificate a server shows is trusted on first sight" : void 0;
}

// src/rules/unknown-go-variable.ts
var rule97 = {
  id: "unknown-go-variable",
  catalogue: "ENV-022",
  severity: "warning",
  summary: "A variable looks like one of Go but Go does not read it: misspelt, removed, or never there.",
  source: "go help environment and runtime/extern.go of Go 1.27; no hit for the name in cmd/go",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of [...snapshot.environment, ...snapshot.envFacts]) {
      const dead = deadVariables.get(fact.name);
      const near = dead || fact.via === "assignment" || fact.via === "arg" || fact.via === "build-arg" ? void 0 : nearestGoVariable(fact.name);
      if (!dead && !near) continue;
      yield {
        message: `${fact.name}: ${dead ?? `Go does not read it; ${near} is meant?`}`,
        help: near ? `Write ${near}.` : "Remove it.",
        at: fact.at,
        data: { variable: fact.name, ...near ? { meant: near } : {} }
      };
    }
  }
};

// src/rules/variable-against-policy.ts
var rule98 = {
  id: "variable-against-policy",
  severity: "error",
  summary: "A variable is set to something the policy of the configuration does not allow, or is missing where it is required.",
  source: "policy.variables of .github/gomod-preflight.yml",
  needs: ["surfaces"],
  *check(snapshot, config) {
    for (const [name, policy] of Object.entries(config.policy.variables ?? {})) {
      const facts = settingsOf(snapshot, name).filter(
        (fact) => !policy.phases || policy.phases.includes(fact.phase)
      );
      for (const fact of facts) {
        const what = faultOf8(policy, fact.value, snapshot.today);
        if (what) yield about(fact, what, policy.reason ?? helpOf(policy));
      }
      if (policy.required !== void 0) yield* missing(snapshot, name, policy);
    }
  }
};
function faultOf8(policy, value, today) {
  if (policy.required !== void 0 && value !== policy.required && !policy.allowed?.includes(value))
    return `the policy requires ${policy.required}`;
  if (policy.allowed && !policy.allowed.includes(value) && value !== policy.required)
    return policy.allowed.length > 0 ? `the policy allows ${policy.allowed.join(", ")}` : "the policy does not allow it at all";
  return policy.until !== void 0 && policy.until < today ? `the policy allowed it until ${policy.until}` : void 0;
}
var helpOf = (policy) => policy.required === void 0 ? "Change the value, or the policy." : `Set it to ${policy.required}.`;
function* missing(snapshot, name, policy) {
  if (policy.phases && !policy.phases.some((phase) => phase !== "run")) return;
  const seen = /* @__PURE__ */ new Set();
  for (const surface of snapshot.surfaces ?? []) {
    if (surface.kind !== "workflow" && surface.kind !== "dockerfile") continue;
    for (const { argv, at, scope } of surface.commands) {
      const place = `${surface.path} ${scope.split(" / ").slice(0, -1).join(" / ")}`;
      if (argv[0] !== "go" || seen.has(place) || effective(surface, scope, name) !== void 0 || /^(env|version|help)$/.test(argv[1] ?? ""))
        continue;
      seen.add(place);
      yield {
        message: `${name} is not set for ${argv.slice(0, 2).join(" ")} (${scope}), and the policy requires ${policy.required}`,
        help: policy.reason ?? helpOf(policy),
        at,
        data: { variable: name, scope }
      };
    }
  }
}

// src/core/vendor.ts
function buildsFromVendor({ vendor, workspace, mains }) {
  if (!vendor || (vendor.modulesTxt?.workspace ?? false) !== (workspace !== void 0)) return false;
  const go2 = mains[0]?.goMod?.go;
  return workspace !== void 0 || go2 !== void 0 && compareGoVersions(go2.version, "1.14") >= 0;
}
var vendorCommand = ({ workspace }) => workspace ? "go work vendor" : "go mod vendor";

// src/rules/vendor-content-altered.ts
var rule99 = {
  id: "vendor-content-altered",
  severity: "error",
  summary: "A vendored file is not what its module holds; Go builds it without looking.",
  source: "go.dev/ref/mod#vendoring: with -mod=vendor neither go.sum nor the module cache is consulted",
  needs: ["vendor", "vendor-contents"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      if (!buildsFromVendor(build)) continue;
      for (const { path, module, how } of build.vendor?.altered ?? []) {
        yield {
          message: `${path} ${how === "differs" ? "differs from the file in" : "is not in"} ${module}, whose hash go.sum holds`,
          help: `Run ${vendorCommand(build)} to get the module's own files back; keep patches in a fork and a replace line.`,
          at: { path, line: 1 },
          data: { module, how }
        };
      }
    }
  }
};

// src/rules/vendor-flag-contradicts-tree.ts
var rule100 = {
  id: "vendor-flag-contradicts-tree",
  catalogue: "VND-312",
  severity: "error",
  summary: "GOFLAGS or a command asks for -mod=vendor where there is no vendor directory, or ignores the one that is there.",
  source: "cmd/go/internal/modload: inconsistent vendoring; go.dev/ref/mod#build-commands (-mod)",
  needs: ["surfaces", "modules"],
  *check(snapshot) {
    const modules = snapshot.modules.filter((module) => module.inScope);
    const hasVendor = modules.some((module) => module.vendor?.modulesTxt) || snapshot.workspaces.some((one) => one.vendor?.modulesTxt);
    if (modules.length === 0 || hasVendor || modules.some((module) => module.vendor)) return;
    const vendors = (snapshot.surfaces ?? []).filter(
      (surface) => surface.commands.some(({ argv }) => argv[0] === "go" && argv.includes("vendor"))
    );
    if (vendors.length > 0) return;
    for (const fact of fileSettingsOf(snapshot, "GOFLAGS")) {
      const isOn = splitGoflags(fact.value)?.some(({ name, value }) => name === "mod" && value === "vendor");
      if (isOn && !fact.overridable)
        yield about(
          fact,
          "there is no vendor directory: every build stops",
          "Remove -mod=vendor, or commit the result of go mod vendor.",
          { severity: fact.surface === "shell" || fact.surface === "makefile" ? "warning" : "error" }
        );
    }
  }
};

// src/rules/vendor-mod-flag.ts
var rule101 = {
  id: "vendor-mod-flag",
  catalogue: "VND-312",
  severity: "warning",
  summary: "GOFLAGS sets a -mod that contradicts the tree: vendor without a vendor directory, or mod in a workspace.",
  source: "go.dev/ref/mod#build-commands; cmd/go \u201C-mod may only be set to readonly or vendor when in workspace mode\u201D",
  needs: ["modules", "workspaces", "surfaces"],
  *check(snapshot) {
    const builds = buildsOf(snapshot);
    for (const fact of settingsOf(snapshot, "GOFLAGS")) {
      const mod = splitGoflags(fact.value)?.findLast(({ name }) => name === "mod")?.value ?? "";
      const fault = faultOf9(mod, builds, snapshot);
      if (!fault) continue;
      yield {
        ...about(fact, fault.what, fault.help),
        severity: fact.at.path === RUN_ENVIRONMENT ? "error" : "warning"
      };
    }
  }
};
function faultOf9(mod, builds, snapshot) {
  const needing = builds.filter((build) => build.requires.length > 0);
  if (mod === "vendor" && needing.length > 0 && needing.every((build) => !build.vendor) && !vendorsItself(snapshot)) {
    return {
      what: "there is no vendor directory, so no dependency is found",
      help: "Remove -mod=vendor, or commit the output of go mod vendor."
    };
  }
  if (mod === "vendor" && needing.some((build) => build.vendor && !buildsFromVendor(build)) && needing.length === 1) {
    return {
      what: "the vendor directory was made for the other mode",
      help: "Run go mod vendor or go work vendor, as the build needs."
    };
  }
  if (mod === "mod" && builds.length > 0 && builds.every((build) => build.workspace)) {
    return { what: "in a workspace Go refuses -mod=mod", help: "Remove it, or build with GOWORK=off." };
  }
  return void 0;
}
var vendorsItself = ({ surfaces = [] }) => surfaces.some(
  ({ commands }) => commands.some(
    ({ argv }) => argv[0] === "go" && (argv[1] === "mod" || argv[1] === "work") && argv[2] === "vendor"
  )
);

// src/rules/vendor-module-file.ts
var SHOWN2 = 5;
var rule102 = {
  id: "vendor-module-file",
  severity: "notice",
  summary: "A go.mod or go.sum of a dependency lies in vendor/, where go mod vendor leaves none since go 1.17.",
  source: "go.dev/doc/go1.17#vendor: go mod vendor omits go.mod and go.sum of vendored dependencies",
  needs: ["modules", "workspaces", "vendor"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const left = build.vendor?.tree?.moduleFiles ?? [];
      const [first] = left;
      if (!first || !build.vendor || !buildsFromVendor(build) || !omitsThem(build)) continue;
      const more = left.length > SHOWN2 ? ` and ${left.length - SHOWN2} more` : "";
      yield {
        message: `${build.vendor.dir} holds ${left.slice(0, SHOWN2).join(", ")}${more}`,
        help: `Go commands below such a directory take it for a module of its own. Run ${vendorCommand(build)}.`,
        at: { path: first, line: 1 },
        related: left.slice(1, SHOWN2).map((path) => ({ path, line: 1 })),
        data: { files: left.slice(0, 100).join(" ") }
      };
    }
  }
};
var omitsThem = ({ mains, workspace }) => workspace !== void 0 || compareGoVersions(mains[0]?.goMod?.go?.version ?? "", "1.17") >= 0;

// src/rules/vendor-out-of-sync.ts
var import_posix3 = __toESM(require_posix(), 1);

// src/gomod/vendor-list.ts
function vendorList({ modules }) {
  const explicit = modules.filter((module) => module.explicit);
  const replaced = modules.filter((module) => module.replacement !== void 0);
  const explicitKeys = new Set(explicit.map(keyOf2));
  const replacements2 = new Map(replaced.map((module) => [keyOf2(module), module.replacement]));
  const byPath = new Map([...modules].reverse().map((module) => [module.path, module]));
  return {
    isExplicit: (module) => explicitKeys.has(keyOf2(module)),
    versionOf: (path) => byPath.get(path),
    replacementOf: (module) => replacements2.get(keyOf2(module)),
    explicit: explicit.filter((module) => module.packages.length > 0),
    replaced
  };
}
var keyOf2 = ({ path, version }) => `${path}@${version}`;

// src/rules/vendor-out-of-sync.ts
var rule103 = {
  id: "vendor-out-of-sync",
  catalogue: "VND-311",
  severity: "error",
  summary: "vendor/modules.txt does not agree with go.mod or go.work, so every build stops with \u201Cinconsistent vendoring\u201D.",
  source: "cmd/go: modload.checkVendorConsistency",
  needs: ["modules", "workspaces", "vendor"],
  *check(snapshot) {
    const unread = new Set(snapshot.unparsed.map((file) => file.path));
    for (const build of buildsOf(snapshot)) {
      const { vendor } = build;
      if (!vendor || unread.has(vendor.modulesTxtPath) || !usesVendor(build, vendor)) continue;
      if (build.mains.length > 0 && build.mains.every((main) => main.goMod)) yield* compare3(build, vendor);
    }
  }
};
function usesVendor(build, vendor) {
  return (vendor.modulesTxt?.workspace ?? false) === (build.workspace !== void 0);
}
function* compare3(build, vendor) {
  if (build.workspace === void 0 && !isAnnotated(build)) return;
  if (!vendor.modulesTxt) {
    yield* missingList(build, vendor);
    return;
  }
  const list = vendorList(vendor.modulesTxt);
  yield* requirements(build, vendor, list);
  yield* replacements(build, vendor, list);
  yield* leftovers2(build, vendor, list);
}
function isAnnotated(build) {
  const go2 = build.mains[0]?.goMod?.go;
  return go2 !== void 0 && compareGoVersions(go2.version, "1.14") >= 0;
}
function* missingList(build, vendor) {
  const first = build.requires[0];
  if (!first) return;
  yield {
    message: `${vendor.dir} has no modules.txt, so none of the ${build.requires.length} required modules counts as vendored`,
    help: `Run ${syncCommand(build)}, or remove or rename the directory if it is not Go's.`,
    at: placeOf(first.file, first.directive.span),
    data: { vendor: vendor.dir }
  };
}
function* requirements(build, vendor, list) {
  for (const { file, directive } of build.requires) {
    if (list.isExplicit(directive)) continue;
    const vendored = list.versionOf(directive.path);
    yield {
      message: `${directive.path}@${directive.version} is required in ${file}, but ${vendor.modulesTxtPath} ${listedAs(vendored)}`,
      help: syncHelp(build),
      at: placeOf(file, directive.span),
      ...vendored ? { related: [{ path: vendor.modulesTxtPath, line: vendored.line }] } : {},
      data: { module: directive.path, required: directive.version, vendored: vendored?.version ?? "" }
    };
  }
}
var listedAs = (vendored) => vendored ? `lists ${vendored.version} or does not mark it as explicit` : "does not list it";
function* replacements(build, vendor, list) {
  const seen = /* @__PURE__ */ new Set();
  for (const { directive } of build.replaces) {
    const old = { path: directive.oldPath, version: directive.oldVersion };
    const key = described(old);
    if (seen.has(key)) continue;
    seen.add(key);
    const effective2 = replacementOf(build, old);
    const vendored = list.replacementOf(old);
    if (!effective2 || vendored && isSame(vendored, asVendored(build, effective2))) continue;
    const now = described({ path: effective2.directive.newPath, version: effective2.directive.newVersion });
    yield {
      message: vendored ? `${key} is replaced by ${now} in ${effective2.file}, but ${vendor.modulesTxtPath} has it replaced by ${described(vendored)}` : `${key} is replaced by ${now} in ${effective2.file}, but not in ${vendor.modulesTxtPath}`,
      help: syncHelp(build),
      at: placeOf(effective2.file, effective2.directive.span),
      data: { module: key, replaced: now, vendored: vendored ? described(vendored) : "" }
    };
  }
}
function* leftovers2(build, vendor, list) {
  const required = new Set(build.requires.map(({ directive }) => described(directive)));
  for (const entry of list.explicit) {
    if (required.has(described(entry))) continue;
    yield {
      message: `${described(entry)} is marked as explicit in ${vendor.modulesTxtPath}, but no go.mod requires it at this version`,
      help: syncHelp(build),
      at: { path: vendor.modulesTxtPath, line: entry.line },
      data: { module: entry.path, required: "", vendored: entry.version }
    };
  }
  for (const entry of list.replaced) {
    if (replacementOf(build, entry)) continue;
    yield {
      message: `${described(entry)} is marked as replaced in ${vendor.modulesTxtPath}, but nothing replaces it`,
      help: syncHelp(build),
      at: { path: vendor.modulesTxtPath, line: entry.line },
      data: { module: described(entry), replaced: "", vendored: "replaced" }
    };
  }
}
function asVendored(build, { dir, file, directive }) {
  const asWritten = { path: directive.newPath, version: directive.newVersion };
  const { workspace } = build;
  if (directive.newVersion !== "" || !workspace || file === workspace.goWorkPath) return asWritten;
  if (directive.newPath.startsWith("/")) return asWritten;
  const key = directoryKey(dir, directive.newPath);
  const inside = workspace.dir === "." ? key : fromWorkspace(workspace.dir, key);
  return {
    path: inside === "." || inside.startsWith("../") || inside === ".." ? inside : `./${inside}`,
    version: ""
  };
}
var fromWorkspace = (workspace, key) => (0, import_posix3.relative)(`/${workspace}`, `/${key}`) || ".";
var isSame = (a, b) => a.path === b.path && a.version === b.version;
var described = ({ path, version }) => version === "" ? path : `${path}@${version}`;
var syncCommand = (build) => build.workspace ? "go work vendor" : "go mod vendor";
var syncHelp = (build) => `Run ${syncCommand(build)} and commit the result.`;

// src/rules/vendor-package-missing.ts
var rule104 = {
  id: "vendor-package-missing",
  severity: "error",
  summary: "A package is imported but not vendored, or listed in modules.txt but not there.",
  source: "cmd/go: \u201Ccannot find module providing package \u2026: import lookup disabled by -mod=vendor\u201D",
  needs: ["modules", "workspaces", "vendor"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      if (!build.vendor?.modulesTxt || !buildsFromVendor(build)) continue;
      const command = build.workspace ? "go work vendor" : "go mod vendor";
      yield* notVendored(build.vendor, command);
      yield* notThere(build.vendor, command);
    }
  }
};
function* notVendored({ unvendored = [], modulesTxtPath }, command) {
  for (const { importPath, at } of unvendored) {
    yield {
      message: `${importPath} is imported but ${modulesTxtPath} does not list it`,
      help: `Run ${command} and commit the result.`,
      at,
      related: [{ path: modulesTxtPath, line: 1 }],
      data: { package: importPath, missing: "in modules.txt" }
    };
  }
}
function* notThere({ tree, modulesTxt, modulesTxtPath, dir }, command) {
  if (!tree || !modulesTxt || tree.packages.size === 0) return;
  for (const module of modulesTxt.modules) {
    for (const { path, line } of module.packages) {
      if (tree.packages.has(path)) continue;
      yield {
        message: `${path} is listed in ${modulesTxtPath}, but ${dir}/${path} holds no Go file`,
        help: `Run ${command}; look whether an ignore rule (bin/, build/, *.out \u2026) keeps the directory out of the repository.`,
        at: { path: modulesTxtPath, line },
        data: { package: path, missing: "in the tree" }
      };
    }
  }
}

// src/rules/vendor-package-unlisted.ts
var SHOWN3 = 5;
var rule105 = {
  id: "vendor-package-unlisted",
  severity: "notice",
  summary: "Directories of vendor/ hold Go files that modules.txt does not know.",
  source: "cmd/go: \u201Cignoring package \u2026 which exists in the vendor directory but is missing from vendor/modules.txt\u201D (go 1.23)",
  needs: ["modules", "workspaces", "vendor"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const { modulesTxt, tree, modulesTxtPath, dir } = build.vendor ?? {};
      if (!modulesTxt || !tree || !buildsFromVendor(build)) continue;
      const listed2 = new Set(modulesTxt.modules.flatMap((module) => module.packages.map(({ path }) => path)));
      const unlisted = [...tree.packages].filter((path) => !listed2.has(path) && !isBelowListed(path, listed2)).sort();
      if (unlisted.length === 0) continue;
      const more = unlisted.length > SHOWN3 ? ` and ${unlisted.length - SHOWN3} more` : "";
      yield {
        message: `${dir} holds Go files that ${modulesTxtPath} does not list: ${unlisted.slice(0, SHOWN3).join(", ")}${more}`,
        help: `Nothing builds from them. Run ${vendorCommand(build)}, which removes what it did not put there.`,
        at: { path: modulesTxtPath ?? "", line: 1 },
        data: { packages: unlisted.slice(0, 100).join(" ") }
      };
    }
  }
};
function isBelowListed(path, listed2) {
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    if (listed2.has(path.slice(0, end))) return true;
  }
  return false;
}

// src/rules/vendor-wrong-mode.ts
var rule106 = {
  id: "vendor-wrong-mode",
  severity: "warning",
  summary: "A vendor directory was made for the other mode (module or workspace), so builds silently do not use it.",
  source: "cmd/go: modload.setDefaultBuildMod \u201Cvendor directory is for a workspace\u201D, \u201C\u2026 is not for a workspace\u201D",
  needs: ["modules", "workspaces", "vendor"],
  *check(snapshot) {
    for (const { inScope, dir, goWorkPath, vendor } of snapshot.workspaces) {
      if (!inScope || !vendor?.modulesTxt || vendor.modulesTxt.workspace) continue;
      yield {
        message: `${vendor.dir} was made by go mod vendor, but ${goWorkPath} puts builds in ${dir} into workspace mode, which ignores it`,
        help: "Run go work vendor, or take go.work out of the repository, or build with GOWORK=off.",
        at: firstLine(vendor),
        related: [{ path: goWorkPath, line: 1 }],
        data: { mode: "workspace" }
      };
    }
    for (const { inScope, dir, workspace, vendor } of snapshot.modules) {
      if (!inScope || !vendor?.modulesTxt || dir === workspace) continue;
      const isForWorkspace = vendor.modulesTxt.workspace;
      if (!isForWorkspace && workspace === void 0) continue;
      yield {
        message: isForWorkspace ? `${vendor.dir} was made by go work vendor, but there is no go.work beside it that uses this module, so builds ignore it` : `${vendor.dir} is used only with GOWORK=off: the module is a member of the workspace in ${workspace}`,
        help: isForWorkspace ? "Run go mod vendor, or restore go.work." : "Fine where builds set GOWORK=off; otherwise remove it.",
        at: firstLine(vendor),
        severity: isForWorkspace ? "warning" : "notice",
        data: { mode: "module" }
      };
    }
  }
};
var firstLine = (vendor) => ({ path: vendor.modulesTxtPath, line: 1 });

// src/rules/version-control-opened.ts
var rule107 = {
  id: "version-control-opened",
  catalogue: "PRX-110",
  severity: "warning",
  summary: "GOVCS lets every module host run any version control tool, or is not what Go can read.",
  source: "cmd/go/internal/vcs parseGOVCS; go help vcs: the default allows git and hg for public modules",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOVCS")) {
      const fault = vcsFault(fact.value);
      if (fault)
        yield about(fact, fault.what, "Write pattern:vcs|vcs, separated by commas.", { severity: "error" });
      else if (/(^|,)\s*(\*|public):all\b/.test(fact.value))
        yield about(
          fact,
          "public modules may run bzr, fossil and svn on this machine",
          "Keep the default, or allow a tool for your own host only: git.example.com:svn,public:git|hg,private:all."
        );
    }
  }
};

// src/rules/work-committed-in-library.ts
var rule108 = {
  id: "work-committed-in-library",
  severity: "notice",
  summary: "go.work is part of a repository that only publishes packages, so its tests may pass where users' builds fail.",
  source: "go.dev/ref/mod#workspaces: it is generally inadvisable to commit go.work files; proposal golang/go#45713",
  needs: ["workspaces", "modules"],
  *check(snapshot) {
    const byDir = new Map(snapshot.modules.map((module) => [module.dir, module]));
    for (const { inScope, isLibrary, goWork, goWorkPath, uses } of snapshot.workspaces) {
      if (!inScope || !isLibrary) continue;
      const published2 = uses.flatMap(({ dir }) => dir === null ? [] : byDir.get(dir)?.path ?? []);
      yield {
        message: `${goWorkPath} ties ${published2.slice(0, 3).join(", ")}${published2.length > 3 ? " and more" : ""} together, and none of them has a program: users get their released versions instead`,
        help: "Test with GOWORK=off as well, or take go.work out of the repository.",
        at: goWork.go ? placeOf(goWorkPath, goWork.go.span) : { path: goWorkPath, line: 1 },
        data: { modules: published2.join(" ") }
      };
    }
  }
};

// src/rules/work-go-below-member.ts
var DEFAULT = "1.18";
var STRICT = "1.21";
var rule109 = {
  id: "work-go-below-member",
  severity: "error",
  summary: "The go line of go.work is below that of a module it lists, so every go command in the workspace stops.",
  source: "cmd/go: modload \u201Cmodule \u2026 listed in go.work file requires go >= \u2026, but go.work lists go \u2026\u201D",
  needs: ["workspaces", "modules"],
  *check(snapshot) {
    for (const workspace of snapshot.workspaces) {
      const members = snapshot.modules.filter((module) => module.workspace === workspace.dir);
      const newest2 = newestMember(members);
      const listed2 = workspace.goWork.go?.version ?? DEFAULT;
      const demanded = newest2?.goMod?.go;
      if (!workspace.inScope || !newest2 || !demanded || compareGoVersions(listed2, demanded.version) >= 0)
        continue;
      const fix = raiseGoLine(workspace, demanded.version);
      yield {
        message: `${workspace.goWorkPath} lists go ${listed2}, but ${newest2.goModPath} requires go ${demanded.version}`,
        help: `Raise the go line to ${demanded.version} (check --fix, or go work use).`,
        at: placeOf(workspace.goWorkPath, (workspace.goWork.go ?? { span: START }).span),
        related: [placeOf(newest2.goModPath, demanded.span)],
        data: { listed: listed2, required: demanded.version },
        ...fix ? { fix } : {}
      };
    }
  }
};
var START = { line: 1, column: 1, endLine: 1, endColumn: 1 };
function newestMember(members) {
  return members.reduce((newest2, member) => {
    const version = member.goMod?.go?.version;
    if (version === void 0 || compareGoVersions(version, STRICT) < 0) return newest2;
    return compareGoVersions(version, newest2?.goMod?.go?.version ?? "") > 0 ? member : newest2;
  }, void 0);
}
function raiseGoLine({ goWork, goWorkPath }, version) {
  if (!goWork.go) return void 0;
  const { line } = goWork.go.span;
  return {
    description: `Raise the go line to ${version}`,
    edits: [{ path: goWorkPath, startLine: line, endLine: line, lines: [`go ${version}`] }],
    safe: true
  };
}

// src/rules/work-godebug-ignored.ts
var rule110 = {
  id: "work-godebug-ignored",
  severity: "warning",
  summary: "A godebug line of a workspace member has no effect, because only go.work's count in a workspace.",
  source: "go.dev/doc/godebug: in a workspace the go.work file's godebug lines apply and those of go.mod files are ignored",
  needs: ["workspaces", "modules"],
  *check(snapshot) {
    const workspaces = new Map(snapshot.workspaces.map((workspace) => [workspace.dir, workspace]));
    for (const { inScope, workspace: dir, goMod, goModPath } of snapshot.modules) {
      const workspace = dir === void 0 ? void 0 : workspaces.get(dir);
      if (!inScope || !workspace || !goMod) continue;
      const counting = new Map(workspace.goWork.godebug.map(({ key, value }) => [key, value]));
      for (const { key, value, span } of goMod.godebug) {
        if (counting.get(key) === value) continue;
        const other = counting.has(key) ? `, which says ${key}=${counting.get(key)}` : ", which does not have it";
        yield {
          message: `godebug ${key}=${value} is ignored here: only ${workspace.goWorkPath} counts${other}`,
          help: `Write the line into ${workspace.goWorkPath} as well, or build this module with GOWORK=off.`,
          at: placeOf(goModPath, span),
          data: { key, value }
        };
      }
    }
  }
};

// src/rules/work-member-unlisted.ts
var SHOWN4 = 5;
var rule111 = {
  id: "work-member-unlisted",
  severity: "notice",
  summary: "Modules below go.work are not listed in it, so go commands there see released versions instead of the repository.",
  source: "go.dev/ref/mod#workspaces; cmd/go \u201Ccurrent directory is contained in a module that is not one of the workspace modules\u201D",
  needs: ["workspaces", "modules"],
  *check(snapshot) {
    for (const { inScope, dir, goWork, goWorkPath } of snapshot.workspaces) {
      if (!inScope) continue;
      const nearer = snapshot.workspaces.filter((other) => other.dir !== dir && isBelow(dir, other.dir));
      const unlisted = snapshot.modules.filter(
        (module) => module.inScope && module.workspace === void 0 && isBelow(dir, module.dir) && !nearer.some((other) => isBelow(other.dir, module.dir))
      );
      if (unlisted.length === 0) continue;
      const names = unlisted.slice(0, SHOWN4).map((module) => module.dir);
      const more = unlisted.length > SHOWN4 ? ` and ${unlisted.length - SHOWN4} more` : "";
      yield {
        message: `${goWorkPath} does not list ${names.join(", ")}${more}`,
        help: "Fine for tools and for modules that are tested against releases; otherwise run go work use.",
        at: goWork.go ? placeOf(goWorkPath, goWork.go.span) : { path: goWorkPath, line: 1 },
        related: unlisted.slice(0, SHOWN4).map((module) => ({ path: module.goModPath, line: 1 })),
        data: { modules: unlisted.map((module) => module.dir).join(" ") }
      };
    }
  }
};

// src/rules/work-use-duplicate.ts
var rule112 = {
  id: "work-use-duplicate",
  severity: "error",
  summary: "go.work lists one directory twice, or two directories that declare the same module path.",
  source: "cmd/go: modload \u201Cpath \u2026 appears multiple times in workspace\u201D, \u201Cmodule \u2026 appears multiple times in workspace\u201D",
  needs: ["workspaces", "modules"],
  *check(snapshot) {
    for (const workspace of snapshot.workspaces) {
      if (workspace.inScope) yield* duplicates(workspace, modulePaths(snapshot));
    }
  }
};
var modulePaths = ({ modules }) => new Map(modules.map(({ dir, path }) => [dir, path]));
function* duplicates({ dir, goWork, goWorkPath }, paths) {
  const byDir = /* @__PURE__ */ new Map();
  const byModule = /* @__PURE__ */ new Map();
  for (const use of goWork.use) {
    const key = directoryKey(dir, use.path);
    const module = paths.get(key) ?? "";
    const sameDir = byDir.get(key);
    const earlier = sameDir ?? (module === "" ? void 0 : byModule.get(module));
    byDir.set(key, use);
    if (module !== "") byModule.set(module, use);
    if (!earlier) continue;
    yield {
      message: sameDir ? `${goWorkPath} lists ${use.path} twice` : `${goWorkPath} lists ${earlier.path} and ${use.path}, which both declare module ${module}`,
      help: sameDir ? "Remove one of the lines." : "A workspace can hold each module once: remove one, or rename its module.",
      at: placeOf(goWorkPath, use.span),
      related: [placeOf(goWorkPath, earlier.span)],
      data: { use: use.path, module }
    };
  }
}

// src/rules/work-use-missing.ts
var rule113 = {
  id: "work-use-missing",
  severity: "error",
  summary: "go.work lists a directory that is not there, has no go.mod, or lies outside the repository.",
  source: "cmd/go: modload \u201Ccannot load module \u2026 listed in go.work file\u201D",
  needs: ["workspaces", "directories"],
  *check(snapshot) {
    for (const { inScope, dir, goWork, goWorkPath } of snapshot.workspaces) {
      if (!inScope) continue;
      for (const use of goWork.use) {
        const key = directoryKey(dir, use.path);
        const target = snapshot.directories.get(key);
        const isOutside = !isBelow(".", key);
        if (target?.hasGoMod && !isOutside) continue;
        yield {
          message: `${goWorkPath} uses ${use.path}, which ${faultOf10(target, isOutside)}`,
          help: isOutside ? "Keep such a go.work to yourself: take it out of the repository and ignore it." : "Mend or remove the line (go work edit -dropuse), or get the submodule before any go command runs.",
          at: placeOf(goWorkPath, use.span),
          severity: target?.hasGoMod ? "warning" : "error",
          data: { use: use.path, target: key }
        };
      }
    }
  }
};
function faultOf10(target, isOutside) {
  if (isOutside) return "lies outside this repository";
  return target?.exists ? "has no go.mod" : "does not exist";
}

// src/rules/workspace-setting-refused.ts
var rule114 = {
  id: "workspace-setting-refused",
  catalogue: "WSP-331",
  severity: "error",
  summary: "GOWORK is no absolute path, or -mod=mod meets a workspace: the go command stops.",
  source: "cmd/go/internal/modload: invalid GOWORK: not an absolute path; -mod may only be set to readonly or vendor when in workspace mode",
  needs: ["surfaces"],
  *check(snapshot) {
    yield* misread(settingsOf(snapshot, "GOWORK"), workFault, "Write off, auto or an absolute path.");
    const root = snapshot.workspaces.find((workspace) => workspace.dir === ".");
    if (!root) return;
    for (const fact of fileSettingsOf(snapshot, "GOFLAGS")) {
      const surface = surfaceOf(snapshot, fact.at.path);
      const isMod = splitGoflags(fact.value)?.some(({ name, value }) => name === "mod" && value === "mod");
      if (!isMod || !surface || fact.via === "command" || effective(surface, fact.scope, "GOWORK") !== void 0)
        continue;
      yield about(
        fact,
        "-mod=mod is refused in a workspace",
        "Remove it, or set GOWORK=off for the command.",
        {
          severity: fact.surface === "workflow" ? "error" : "warning",
          related: [{ path: root.goWorkPath, line: 1 }]
        }
      );
    }
  }
};

// src/rules/index.ts
var rules = [
  rule,
  rule2,
  rule3,
  rule4,
  rule5,
  rule6,
  rule7,
  rule8,
  rule9,
  rule10,
  rule11,
  rule12,
  rule13,
  rule14,
  rule15,
  rule16,
  rule17,
  rule18,
  rule19,
  rule20,
  rule21,
  rule22,
  rule23,
  rule24,
  rule25,
  rule26,
  rule27,
  rule28,
  rule29,
  rule30,
  rule31,
  rule32,
  rule33,
  rule34,
  rule35,
  rule36,
  rule37,
  rule38,
  rule39,
  rule40,
  rule41,
  rule42,
  rule43,
  rule44,
  rule45,
  rule46,
  rule47,
  rule48,
  rule49,
  rule50,
  rule51,
  rule52,
  rule53,
  rule54,
  rule55,
  rule56,
  rule57,
  rule58,
  rule59,
  rule60,
  rule61,
  rule62,
  rule63,
  rule64,
  rule65,
  rule66,
  rule67,
  rule68,
  rule69,
  rule70,
  rule71,
  rule72,
  rule73,
  rule74,
  rule75,
  rule76,
  rule77,
  rule78,
  rule79,
  rule80,
  rule81,
  rule82,
  rule83,
  rule84,
  rule85,
  rule86,
  rule87,
  rule88,
  rule89,
  rule90,
  rule91,
  rule92,
  rule93,
  rule94,
  rule95,
  rule96,
  rule97,
  rule98,
  rule99,
  rule100,
  rule101,
  rule102,
  rule103,
  rule104,
  rule105,
  rule106,
  rule107,
  rule108,
  rule109,
  rule110,
  rule111,
  rule112,
  rule113,
  rule114
];

// src/commands/process.ts
function judgeProcess(env2, config, today) {
  const environment = Object.entries(env2).filter(([name]) => isRelevantName(name)).sort(([a], [b]) => a < b ? -1 : 1).map(([name, value]) => ({
    name,
    value,
    at: { path: RUN_ENVIRONMENT, line: 1 },
    surface: "process",
    phase: "run",
    scope: "",
    ships: true
  }));
  return check({ ...emptySnapshot(today), environment }, config, rules).findings;
}
var emptySnapshot = (today) => ({
  modules: [],
  workspaces: [],
  unparsed: [],
  directories: /* @__PURE__ */ new Map(),
  environment: [],
  envFacts: [],
  surfaces: [],
  suppressions: [],
  today: today.toISOString().slice(0, 10),
  missing: /* @__PURE__ */ new Map()
});
var faultLine = (finding2) => {
  const place = finding2.at.path === RUN_ENVIRONMENT ? "" : `${finding2.at.path}:${finding2.at.line}: `;
  return `${place}${finding2.severity} ${finding2.rule}: ${finding2.message}. ${finding2.help}
`;
};

// src/core/config.ts
var defaultConfig = {
  warm: {},
  rules: {},
  policy: {},
  private: [],
  public: [],
  vcs: "chain",
  families: {},
  sharedFiles: [],
  suppress: [],
  sources: {}
};

// src/entry/process.ts
var env = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? ""]));
var findings = judgeProcess(env, defaultConfig, /* @__PURE__ */ new Date());
process.stdout.write(findings.map(faultLine).join(""));
process.exitCode = findings.some(({ severity }) => reaches(severity, "error")) ? 1 : 0;

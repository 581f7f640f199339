import type { SurfaceKind } from "../core/fact.ts";
import type { Surface } from "../core/surface.ts";
import type { SyntaxFault } from "../gomod/syntax.ts";
import { maxSurfaceBytes } from "./candidates.ts";
import { finish, newDraft } from "./draft.ts";
import { surfaceKind } from "./kinds.ts";
import { mentionsGo } from "./manifest.ts";
import { readers } from "./readers.ts";
import { lineIndex } from "./text.ts";

/** What a reader found; `faults` non-empty: the file (or part of it) could not be read, finding `file-not-read`. */
export interface ReadSurface {
  /** Absent: the file says nothing about Go. */
  readonly surface?: Surface;
  readonly faults: readonly SyntaxFault[];
}

/** Words without which a file says nothing about Go, its modules' transport, or its version. */
const relevant =
  /GO[A-Z0-9_]{2,}|CGO_|golang|setup-go|go-version|\bgo (build|test|run|mod|get|install|env|vet|generate)\b|GIT_SSL|sslVerify|StrictHostKey|insteadOf|"?go"?\s*[:=]|devcontainers\/go|go_sdk|gotip|go\.dev\/dl|\.com\/go\/|id_rsa|credential\.helper/;

/** Chooses the reader by path and content. Never throws. `path` is root-relative POSIX. */
export function readSurfaceFile(path: string, text: string): ReadSurface {
  if (text.length > maxSurfaceBytes) return refused(`larger than ${maxSurfaceBytes} bytes`);
  const kind = surfaceKind(path, text);
  if (!kind || !isRelevant(kind, text)) return { faults: [] };
  if (text.includes("\uFFFD") || text.includes("\0")) return refused("not valid UTF-8 text");
  try {
    return read(path, text, kind);
  } catch (error) {
    return refused(error instanceof Error ? error.message.split("\n")[0]! : String(error));
  }
}

function isRelevant(kind: SurfaceKind, text: string): boolean {
  if (kind === "version-file") return true;
  const isManifest = kind === "kubernetes" || kind === "helm" || kind === "kustomize";
  return isManifest ? mentionsGo(text) : relevant.test(text);
}

function read(path: string, text: string, kind: SurfaceKind): ReadSurface {
  const draft = newDraft(path, kind);
  readers[kind]?.(draft, lineIndex(path, text));
  const surface = finish(draft);
  return surface ? { surface, faults: draft.faults } : { faults: draft.faults };
}

const refused = (message: string): ReadSurface => ({ faults: [{ line: 1, column: 1, message }] });

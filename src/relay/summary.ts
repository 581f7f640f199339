import { failureOf } from "../source/failure.ts";
import type { DatabaseRoads } from "./database.ts";
import { shownRoads } from "./database.ts";

/** What a relay did, for its last words and for the post step. */
export interface RelaySummary {
  readonly served: readonly { readonly source: string; readonly files: number; readonly bytes: number }[];
  readonly failed: readonly RelayFailure[];
  /** `path@version`s that the quarantine took in place of the relay. */
  readonly unverified: readonly string[];
  readonly remarks: readonly string[];
}

export interface RelayFailure {
  readonly subject: string;
  readonly class: string;
  readonly message: string;
  readonly nextStep: string;
}

export class RelayCounts {
  readonly #served = new Map<string, { files: number; bytes: number }>();
  readonly #failed = new Map<string, RelayFailure>();
  readonly #unverified = new Set<string>();

  served(source: string, bytes: number): void {
    const known = this.#served.get(source) ?? { files: 0, bytes: 0 };
    this.#served.set(source, { files: known.files + 1, bytes: known.bytes + bytes });
  }

  /** The last failure of a subject stands. */
  failed(subject: string, failure: string, message: string, nextStep = ""): void {
    this.#failed.set(subject, { subject, class: failure, message, nextStep });
  }

  /** No failure any more: somebody else took it, and said so. */
  unverified(subject: string): void {
    this.#failed.delete(subject);
    this.#unverified.add(subject);
  }

  /** Where the quarantine took over, it said so itself. */
  #databaseFailure({ failure }: DatabaseRoads): readonly RelayFailure[] {
    if (failure === undefined || this.#unverified.size > 0) return [];
    const subject = "the checksum database";
    const { class: name, message, nextStep } = failureOf("database-unreachable", subject, failure);
    return [{ subject, class: name, message, nextStep }];
  }

  summary(database: DatabaseRoads, remarks: readonly string[]): RelaySummary {
    const refused = database.refusedPrivate;
    return {
      served: [...this.#served].map(([source, counts]) => ({ source, ...counts })),
      failed: [...this.#failed.values(), ...this.#databaseFailure(database)],
      unverified: [...this.#unverified],
      remarks: [
        ...remarks,
        ...shownRoads(database.served),
        ...(refused > 0 ? [`${refused} private names were kept from the checksum database`] : []),
      ],
    };
  }
}

/** Lines for people; the first is always there. */
export function summaryLines({ served, failed, unverified, remarks }: RelaySummary): readonly string[] {
  const parts = [
    ...served.map(({ source, files, bytes }) => `${files} from ${source} (${megabytes(bytes)})`),
    ...(unverified.length > 0 ? [`${unverified.length} unverified through quarantine`] : []),
  ];
  return [
    `relay: ${parts.length > 0 ? parts.join(", ") : failed.length > 0 ? "served nothing" : "nothing was asked for"}`,
    ...failed.map(({ class: name, message, nextStep }) =>
      `relay: failed (${name}): ${message.trimEnd().replace(/[^.]$/, "$&.")} ${nextStep}`.trimEnd(),
    ),
    ...remarks.map((remark) => `relay: ${remark}`),
  ];
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

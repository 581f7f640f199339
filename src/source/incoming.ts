import type { Ended } from "./ended.ts";
import { maskedText } from "./mask.ts";
import { checkInfo, type Doubt, oversized, sniff } from "./sniff.ts";
import type { FileRequest, Received, Receiver } from "./types.ts";

/** One body on its way to a receiver, which is made only when the first bytes look like what was asked for. */
export class Incoming<T> {
  bytes = 0;
  doubt: Doubt | undefined;
  readonly #source: string;
  readonly #request: FileRequest;
  readonly #make: () => Receiver<T>;
  #receiver: Receiver<T> | undefined;
  #length: number | undefined;
  #type: string | undefined;
  #info = "";

  constructor(source: string, request: FileRequest, make: () => Receiver<T>) {
    this.#source = source;
    this.#request = request;
    this.#make = make;
  }

  begin(length: string | undefined, type: string | undefined): void {
    this.#length = length === undefined ? undefined : Number(length);
    this.#type = type;
  }

  take(data: Uint8Array): void | Promise<void> {
    if (this.doubt) return undefined;
    const first = this.bytes === 0;
    this.bytes += data.length;
    this.doubt =
      (first ? sniff(this.#request.what, data, this.#type) : undefined) ??
      oversized(this.#request.what, this.bytes);
    if (this.doubt) return undefined;
    if (this.#request.what === "info") this.#info += Buffer.from(data).toString("utf8");
    return this.#begun().chunk(data);
  }

  async end(): Promise<Ended<T>> {
    const { what, module } = this.#request;
    if (this.bytes === 0) this.doubt ??= sniff(what, new Uint8Array(), this.#type);
    if (!this.doubt && what === "info") this.doubt = checkInfo(this.#info, module.version);
    if (this.doubt) {
      this.drop();
      return { ok: false, ...this.doubt };
    }
    const received: Received<T> = await this.#begun().end();
    return received.ok ? received : { ...received, detail: maskedText(received.detail) };
  }

  drop(): void {
    this.#receiver?.abort();
    this.#receiver = undefined;
  }

  #begun(): Receiver<T> {
    if (this.#receiver) return this.#receiver;
    const receiver = this.#make();
    receiver.begin({
      source: this.#source,
      ...(this.#length === undefined ? {} : { contentLength: this.#length }),
      ...(this.#type === undefined ? {} : { contentType: this.#type }),
    });
    this.#receiver = receiver;
    return receiver;
  }
}

import type { OutgoingHttpHeaders } from "node:http";
import { dismiss } from "./body.ts";
import { type Broken, type OpenContext, type Opened, openRequest } from "./exchange.ts";

/** A request opener that sends the same request once more when headers do not come within `afterMs`; the first headers win. */
export function hedging(afterMs: number | undefined, hedged: () => void): typeof openRequest {
  if (afterMs === undefined) return openRequest;
  return (url: URL, headers: OutgoingHttpHeaders, context: OpenContext): Promise<Opened | Broken> => {
    const first = openRequest(url, headers, context);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        hedged();
        resolve(firstOpened(first, openRequest(url, headers, context)));
      }, afterMs);
      void first.then((early) => {
        clearTimeout(timer);
        resolve(early);
      });
    });
  };
}

async function firstOpened(
  one: Promise<Opened | Broken>,
  two: Promise<Opened | Broken>,
): Promise<Opened | Broken> {
  const [winner, loser] = await Promise.race([
    one.then((result) => [result, two] as const),
    two.then((result) => [result, one] as const),
  ]);
  if (winner.kind === "broken") return loser;
  loser.then((result) => {
    if (result.kind === "opened") dismiss(result);
  });
  return winner;
}

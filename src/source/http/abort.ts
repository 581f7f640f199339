/** What is to be stopped with a signal; one listener a signal, since EventTarget is slow with hundreds of them. */
const hanging = new WeakMap<AbortSignal, Set<() => void>>();

/** Runs `stop` when the signal is aborted; what it gives takes `stop` off again. Nothing happens for one that is aborted already. */
export function onAbort(signal: AbortSignal, stop: () => void): () => void {
  const stops = hanging.get(signal) ?? listening(signal);
  stops.add(stop);
  return () => void stops.delete(stop);
}

function listening(signal: AbortSignal): Set<() => void> {
  const stops = new Set<() => void>();
  hanging.set(signal, stops);
  signal.addEventListener(
    "abort",
    () => {
      for (const stop of stops) stop();
    },
    { once: true },
  );
  return stops;
}

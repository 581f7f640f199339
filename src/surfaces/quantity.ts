const kubernetes: Readonly<Record<string, number>> = {
  "": 1,
  m: 1 / 1000,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** Bytes of a Kubernetes memory quantity (`512Mi`, `1G`, `1e9`); undefined when it is none. */
export function memoryBytes(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?(?:[eE]\d+)?)([A-Za-z]{0,2})$/.exec(text.trim());
  const unit = match ? kubernetes[match[2]!] : undefined;
  return match && unit !== undefined ? Number(match[1]) * unit : undefined;
}

const compose: Readonly<Record<string, number>> = { "": 1, b: 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** Bytes of a Compose memory value (`512m`, `1gb`): units are powers of 1024, the `b` is optional. */
export function composeBytes(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([bkmg]?)b?$/i.exec(text.trim());
  return match ? Number(match[1]) * compose[match[2]!.toLowerCase()]! : undefined;
}

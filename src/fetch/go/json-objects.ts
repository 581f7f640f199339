/** The JSON objects that `go … -json` prints one after another, each closed by a brace at the start of a line. */
export function jsonObjects<T>(stdout: string): readonly T[] {
  const texts = stdout.split(/^}\n/m).filter((text) => text.trim() !== "");
  return texts.map((text) => JSON.parse(`${text}}`) as T);
}

import { path } from "../../test/support/matrix/cases.ts";
import { type MirrorCase, mirrorFaults, type Where } from "../../test/support/matrix/sumdb-cases.ts";
import { build, unknownProject } from "../../test/support/matrix/sumdb-run.ts";
import { goWords, masked, patienceS, row } from "./words.ts";

const where: Readonly<Record<Where, string>> = {
  supported: "`/sumdb/…/supported`",
  records: "records and tiles",
};

/** Rows of the faults of a proxy's mirror of the checksum database, for a module that go.sum does not know. */
export async function sumdbTable(): Promise<string> {
  const rows: string[] = [];
  for (const mirror of mirrorFaults) {
    const cells = [await byGo(mirror), await byUs(mirror)].map((text) => masked(text));
    rows.push(row(mirror.title, where[mirror.where], ...cells));
  }
  return rows.join("\n");
}

async function byGo(mirror: MirrorCase): Promise<string> {
  using project = unknownProject();
  return goWords(await build(project, { mirror, patienceS }), path);
}

async function byUs(mirror: MirrorCase): Promise<string> {
  using project = unknownProject();
  const { code, stderr } = await build(project, { mirror });
  if (code !== 0) return "**stops**, nothing accepted";
  return /: \d+ records and tiles/.test(stderr)
    ? "builds; the database itself was asked"
    : "builds; Go asks it itself";
}

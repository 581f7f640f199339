import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path/posix";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");

const pages = execFileSync(
  "git",
  ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "*.md"],
  { cwd: root, encoding: "utf8" },
)
  .split("\0")
  .filter((path) => path !== "" && existsSync(join(root, path)));

/** A page without its code: what stands there is no link and no heading. */
const prose = (path: string): string =>
  readFileSync(join(root, path), "utf8").replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?^\1\2$/gm, "");

/** Anchors as GitHub makes them: lower case, punctuation gone, spaces to hyphens, `-1` for the second of a name. */
function anchorsOf(page: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of prose(page).matchAll(/^#{1,6} +(.*?) *#*$/gm)) {
    const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const slug = text.replace(/[^\p{L}\p{N}_ -]/gu, "").replaceAll(" ", "-");
    let unique = slug;
    for (let n = 1; anchors.has(unique); n++) unique = `${slug}-${n}`;
    anchors.add(unique);
  }
  return anchors;
}

function faultOf(page: string, link: string): string | undefined {
  const [path = "", anchor] = decodeURI(link).split("#");
  const target = path === "" ? page : normalize(join(dirname(page), path));
  if (target.startsWith("..")) return `${page}: ${link} leaves the repository`;
  if (!existsSync(join(root, target))) return `${page}: ${link} does not exist`;
  if (anchor && target.endsWith(".md") && !anchorsOf(target).has(anchor))
    return `${page}: ${link} has no such heading`;
  return undefined;
}

test("every relative link of every page leads to a file, and to a heading where it names one", () => {
  const links = pages.flatMap((page) =>
    [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => ({ page, link })),
  );
  const own = links.filter(({ link }) => !/^[a-z][a-z+.-]*:/i.test(link));
  expect(own.length).toBeGreaterThan(100);
  expect(own.flatMap(({ page, link }) => faultOf(page, link) ?? [])).toEqual([]);
});

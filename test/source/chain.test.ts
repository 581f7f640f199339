import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/core/config.ts";
import { parseChain } from "../../src/source/chain.ts";
import { maskedText, maskedUrl } from "../../src/source/mask.ts";
import { mayMoveOn } from "../../src/source/moving-on.ts";
import { routeOf } from "../../src/source/route.ts";
import { readSettings } from "../../src/source/settings.ts";

const shown = (goproxy: string) => {
  const chain = parseChain(goproxy);
  return chain.ok ? chain.entries.map(({ name, movesOn }) => `${name} ${movesOn}`) : chain.fault;
};

describe("GOPROXY", () => {
  it.each([
    [
      "https://a.test,https://b.test|direct",
      ["https://a.test absent", "https://b.test any", "direct absent"],
    ],
    [" https://a.test/ , ,off,https://never.test", ["https://a.test absent", "off absent"]],
    ["proxy.corp.test:8080/go,direct", ["https://proxy.corp.test:8080/go absent", "direct absent"]],
    ["file:///srv/go|direct", ["file:///srv/go any", "direct absent"]],
    ["https://u:secret@a.test/x", ["https://***@a.test/x absent"]],
    ["https://u:se%cret@a.test", "invalid proxy URL: https://***@a.test"],
    ["proxy", "invalid proxy URL missing scheme: <url>"],
    ["ftp://a.test", "invalid proxy URL scheme (must be https, http, file): ftp://a.test"],
    ["file://host/srv", "invalid file:// proxy URL with non-path elements: file://host/srv"],
    [" , ", "GOPROXY list is not the empty string, but contains no entries"],
  ])("%s", (goproxy, expected) => {
    expect(shown(goproxy)).toEqual(expected);
  });
});

const route = (
  path: string,
  env: Record<string, string>,
  config: Partial<typeof defaultConfig> = {},
  defaultProxy = "",
) => {
  const settings = readSettings(
    env,
    { ...defaultConfig, ...config },
    { readText: () => `GOPROXY=${defaultProxy},direct\n` },
  );
  const { steps, private: isPrivate, public: isPublic } = routeOf(path, settings);
  return { steps: steps.map(({ name }) => name), isPrivate, isPublic };
};

describe("who is asked for a module", () => {
  const chain = { GOPROXY: "https://default.test,https://corp.test,direct", GOROOT: "/go" };

  it("asks a GONOPROXY module only at its own host", () => {
    const env = { ...chain, GOPRIVATE: "corp.example" };
    expect(route("corp.example/a", env)).toEqual({ steps: ["direct"], isPrivate: true, isPublic: false });
    expect(route("other.example/a", env).steps).toHaveLength(3);
  });

  it("keeps proxying a private module where GONOPROXY says so", () => {
    const env = { ...chain, GOPRIVATE: "corp.example", GONOPROXY: "none" };
    expect(route("corp.example/a", env)).toMatchObject({
      isPrivate: true,
      steps: ["https://default.test", "https://corp.test", "direct"],
    });
  });

  it("never shows a module that only the configuration calls private to Go's default proxy", () => {
    const found = route("corp.example/a", chain, { private: ["corp.example"] }, "https://default.test");
    expect(found).toEqual({ steps: ["https://corp.test", "direct"], isPrivate: true, isPublic: false });
  });

  it("asks nobody under GOPROXY=off, whatever else is set", () => {
    expect(
      route("corp.example/a", { GOPROXY: "off", GOPRIVATE: "corp.example" }, { vcs: "always" }).steps,
    ).toEqual([]);
    expect(route("a.test/b", { GOPROXY: "https://a.test,off" }, { vcs: "always" }).steps).toEqual([
      "https://a.test",
    ]);
  });

  it("adds the direct road only where the configuration asks for it", () => {
    expect(route("a.test/b", { GOPROXY: "https://a.test" }).steps).toEqual(["https://a.test"]);
    expect(route("a.test/b", { GOPROXY: "https://a.test" }, { vcs: "always" }).steps).toEqual([
      "https://a.test",
      "direct",
    ]);
  });

  it("calls nothing public that is also private", () => {
    expect(route("corp.example/a", { ...chain, GONOSUMDB: "corp.example" }, { public: ["*"] })).toMatchObject(
      { isPrivate: true, isPublic: false },
    );
    expect(route("other.test/a", chain, { public: ["*"] })).toMatchObject({
      isPrivate: false,
      isPublic: true,
    });
  });

  it("knows no source where GOPROXY is unset and Go does not tell", () => {
    expect(route("a.test/b", {}).steps).toEqual([]);
  });
});

describe("moving on to the next source", () => {
  const known = { public: true, hashed: true };
  it.each([
    ["absent", "not-found", { public: false, hashed: false }, "as-go"],
    ["absent", "reset", known, "beyond-go"],
    ["absent", "not-a-module", known, "beyond-go"],
    ["absent", "reset", { public: false, hashed: true }, undefined],
    ["absent", "reset", { public: true, hashed: false }, undefined],
    ["any", "reset", { public: false, hashed: false }, "as-go"],
    ["any", "forbidden", { public: false, hashed: false }, "as-go"],
    ["absent", "forbidden", known, undefined],
    ["absent", "unauthorized", known, undefined],
    ["any", "hash-mismatch", known, undefined],
  ] as const)("%s %s %o → %s", (movesOn, failure, standing, expected) => {
    expect(mayMoveOn(movesOn, failure, standing)).toBe(expected);
  });
});

describe("masking", () => {
  it("shows no credentials of a URL", () => {
    expect(maskedUrl("https://user:pass@a.test/x/?token=1")).toBe("https://***@a.test/x/");
    expect(maskedText("see https://tok3n@a.test/y and Authorization: Basic dXNlcjpwYXNz")).not.toMatch(
      /tok3n|dXNlcjpwYXNz/,
    );
  });
});

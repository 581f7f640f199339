/** What build constraints are evaluated for. */
export interface Platform {
  readonly os: string;
  readonly arch: string;
  readonly cgo: boolean;
  /** Minor of the toolchain: 26 for go1.26. */
  readonly goMinor: number;
  /** `-tags`. */
  readonly tags: readonly string[];
}

/** go/build's knownOS, knownArch and unixOS (internal/syslist, Go 1.26). */
export const knownOS: ReadonlySet<string> = new Set(
  "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos".split(
    " ",
  ),
);
export const knownArch: ReadonlySet<string> = new Set(
  "386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm".split(
    " ",
  ),
);
const notUnix: ReadonlySet<string> = new Set(["windows", "plan9", "js", "wasip1", "nacl", "zos"]);

/** Operating systems whose files another one takes as well. */
const alsoOS: Readonly<Record<string, string>> = { android: "linux", illumos: "solaris", ios: "darwin" };

/** Tags that are certainly true on this platform. */
export function trueTags(platform: Platform): ReadonlySet<string> {
  const { os, arch } = platform;
  const tags = new Set([os, arch, "gc", `${arch}.v1`, ...platform.tags]);
  const also = alsoOS[os];
  if (also !== undefined) tags.add(also);
  if (!notUnix.has(os)) tags.add("unix");
  if (platform.cgo) tags.add("cgo");
  for (let minor = 1; minor <= platform.goMinor; minor++) tags.add(`go1.${minor}`);
  return tags;
}

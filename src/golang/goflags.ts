/** Flags of go's commands that GOFLAGS may hold: every go command has to know of the flag, though not take it (go help environment). */
const flags = new Set(
  (
    "a n p race msan asan cover covermode coverpkg v work x asmflags buildmode buildvcs compiler gccgoflags gcflags " +
    "installsuffix json ldflags linkshared mod modcacherw modfile overlay pgo pkgdir tags trimpath toolexec o i " +
    "bench benchmem benchtime blockprofile blockprofilerate count coverprofile cpu cpuprofile exec failfast fullpath " +
    "fuzz fuzzminimizetime fuzztime list memprofile memprofilerate mutexprofile mutexprofilefraction " +
    "outputdir parallel run short shuffle skip timeout trace vet artifacts c vettool " +
    "compiled deps e export f find m retracted reuse test u versions d t fix insecure tool " +
    "compat diff go vendor w changed cache modcache testcache fuzzcache r dropexclude dropgodebug dropreplace " +
    "dropretract dropuse droprequire exclude fmt godebug module print replace require retract use toolchain tool droptool " +
    "dropignore ignore short debug-actiongraph debug-runtime-trace debug-trace"
  ).split(" "),
);

export interface GoFlag {
  /** As Go sees it: `-ldflags=-s -w` is one. */
  readonly text: string;
  /** Without dashes and value. */
  readonly name: string;
  readonly value: string | undefined;
}

/** GOFLAGS split as Go ≥ 1.21 does: at spaces, an entry quoted as a whole keeps its spaces (internal/quoted.Split); undefined: a quote is not closed. */
export function splitGoflags(value: string): readonly GoFlag[] | undefined {
  const entries: string[] = [];
  let rest = value.trimStart();
  while (rest !== "") {
    const quote = rest[0] === "'" || rest[0] === '"' ? rest[0] : undefined;
    const end = quote ? rest.indexOf(quote, 1) : rest.search(/\s/);
    if (quote && end < 0) return undefined;
    const stop = end < 0 ? rest.length : end;
    entries.push(quote ? rest.slice(1, stop) : rest.slice(0, stop));
    rest = rest.slice(quote ? stop + 1 : stop).trimStart();
  }
  return entries.map(flag);
}

function flag(text: string): GoFlag {
  const match = /^--?([^=]*)(?:=([\s\S]*))?$/.exec(text);
  return match ? { text, name: match[1]!, value: match[2] } : { text, name: "", value: undefined };
}

export const isKnownFlag = (name: string): boolean => flags.has(name.replace(/^test\./, ""));

/** Flags of the linker that people leave outside the quotes of -ldflags, where go takes them for its own. */
export const isSwallowed = (first: GoFlag, next: GoFlag): boolean =>
  (first.name === "ldflags" || first.name === "gcflags" || first.name === "asmflags") &&
  next.value === undefined &&
  /^(w|s|X|extldflags|extld|linkmode|buildid|N|l|m|B|E)$/.test(next.name);

import type { Config } from "../core/config.ts";
import type { World } from "../core/world.ts";
import type { GoCommand } from "../gocommand/command.ts";
import { readSettings } from "./settings.ts";

/**
 * The go command, with names that only our configuration calls private kept from whom Go's own routing would show them to
 * (contract §1): no checksum database, and not Go's default proxy where the chain has it. Patterns are only added.
 */
export function keepingPrivate(
  go: GoCommand,
  config: Config,
  files: Pick<World["files"], "readText">,
): GoCommand {
  if (config.private.length === 0) return go;
  const kept = privateEnvironment(go, config, files);
  return { ...go, run: (args, call) => go.run(args, { ...call, env: { ...kept, ...call.env } }) };
}

function privateEnvironment(
  go: GoCommand,
  config: Config,
  files: Pick<World["files"], "readText">,
): Readonly<Record<string, string>> {
  const { chain, defaultProxy, noProxy, noSumDatabase } = readSettings(go.env, config, files);
  const shows = chain.ok && chain.entries.some((entry) => "url" in entry && entry.url === defaultProxy);
  const extended = (patterns: string): string => [patterns, ...config.private].filter(Boolean).join(",");
  return {
    GONOSUMDB: extended(noSumDatabase),
    ...(shows ? { GONOPROXY: extended(noProxy) } : {}),
  };
}

import type { Config } from "../core/config.ts";
import type { World } from "../core/world.ts";
import type { GoCommand } from "../fetch/go/command.ts";
import type { SumTable } from "../fetch/sum-table.ts";
import { createDirectRoad } from "./direct.ts";
import { loadHealth, saveHealth } from "./health-file.ts";
import { readSettings } from "./settings.ts";
import { createSources } from "./sources.ts";
import type { Sources } from "./types.ts";

export interface OpenSources {
  readonly world: World;
  readonly config: Config;
  /** Absent: no direct road, and GOPROXY only where the process environment sets it. */
  readonly go?: GoCommand;
  /** go.sum of everything that is going to be asked for. */
  readonly sums: SumTable;
}

/** The user's sources as commands use them, with health kept from run to run. Close it to keep it. */
export function openSources({ world, config, go, sums }: OpenSources): Sources {
  const env = go?.env ?? world.env;
  const settings = readSettings(env, config, world.files);
  const direct = go && createDirectRoad({ go, sums, world, deadlineMs: settings.limits.vcsMs });
  const sources = createSources({
    settings,
    world,
    ...(env["GOAUTH"] ? { goauth: env["GOAUTH"] } : {}),
    ...(direct ? { direct } : {}),
    savedHealth: loadHealth(world),
  });
  return {
    get: (request, receiver) => sources.get(request, receiver),
    remarks: () => sources.remarks(),
    close: async () => {
      saveHealth(world, sources.health.saved());
      await sources.close();
    },
  };
}

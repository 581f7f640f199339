/** `npm run bench -- [fetch|check|plan|surfaces] [options]`: speed and memory, beside what users run today where there is such a thing. */
import { benchCheck } from "./check.ts";
import { benchFetch } from "./fetch.ts";
import { benchPlan } from "./plan.ts";
import { benchSurfaces } from "./surfaces.ts";

const benches: Readonly<Record<string, (args: readonly string[]) => Promise<boolean>>> = {
  check: benchCheck,
  plan: benchPlan,
  surfaces: benchSurfaces,
  fetch: benchFetch,
};

const [name, ...args] = process.argv.slice(2);
const chosen = name === undefined ? Object.keys(benches) : [name];
for (const one of chosen) {
  const bench = benches[one];
  if (bench === undefined)
    throw new Error(`there is no bench ${one}; there are ${Object.keys(benches).join(", ")}`);
  if (!(await bench(args))) process.exitCode = 1;
}

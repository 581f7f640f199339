/** The step of plan/action.yml. What it needs is in one bundle for all four steps, or dist/ would hold it four times. */
const bundle = new URL("./steps.js", import.meta.url).href;
const { run } = (await import(bundle)) as typeof import("./steps.ts");

process.exitCode = await run("plan");

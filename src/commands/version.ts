import manifest from "../../package.json" with { type: "json" };

/** The version of package.json, bundled in. */
export const toolVersion: string = manifest.version;

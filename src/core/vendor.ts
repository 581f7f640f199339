import { compareGoVersions } from "../gomod/go-version.ts";
import type { Build } from "./build.ts";

/** Go takes the vendor directory of this build by itself (cmd/go modload.setDefaultBuildMod). */
export function buildsFromVendor({ vendor, workspace, mains }: Build): boolean {
  if (!vendor || (vendor.modulesTxt?.workspace ?? false) !== (workspace !== undefined)) return false;
  const go = mains[0]?.goMod?.go;
  return workspace !== undefined || (go !== undefined && compareGoVersions(go.version, "1.14") >= 0);
}

/** The command that writes the vendor directory of this build anew. */
export const vendorCommand = ({ workspace }: Build): string =>
  workspace ? "go work vendor" : "go mod vendor";

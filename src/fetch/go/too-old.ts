import type { Finding } from "../../core/finding.ts";
import type { GoCommand } from "../../gocommand/command.ts";
import { compareGoVersions, versionOfToolchain } from "../../gomod/go-version.ts";
import type { BuildUnit } from "../build-units.ts";

/** The unit asks for a newer Go than the one at hand, and GOTOOLCHAIN forbids to fetch it: every go command there will refuse. */
export function tooOldFinding(go: GoCommand, unit: BuildUnit): Finding | undefined {
  const setting = go.env["GOTOOLCHAIN"] ?? "auto";
  if (/^(auto|path)$|\+(auto|path)$/.test(setting)) return undefined;
  const file = unit.workspace?.goWork ?? unit.mains[0]?.goMod;
  const path = unit.workspace?.goWorkPath ?? unit.mains[0]?.goModPath;
  const running = versionOfToolchain(go.version);
  if (!file?.go || path === undefined || running === "") return undefined;
  if (compareGoVersions(running, file.go.version) >= 0) return undefined;
  return {
    rule: "go-too-old",
    severity: "error",
    message: `${path} requires go >= ${file.go.version}, but this is ${go.version} and GOTOOLCHAIN=${setting} forbids to fetch another`,
    help: `Install Go ${file.go.version} or newer (setup-go: go-version-file), or set GOTOOLCHAIN=auto.`,
    at: { path, ...file.go.span },
    related: [],
    data: { required: file.go.version, running: go.version, gotoolchain: setting },
  };
}

// Generated from the folder by npm run generate.
import type { Rule } from "../core/rule.ts";
import { rule as checksumDatabaseOff } from "./checksum-database-off.ts";
import { rule as fileNotParsed } from "./file-not-parsed.ts";
import { rule as goSumMissing } from "./go-sum-missing.ts";
import { rule as proxyCredentialsInUrl } from "./proxy-credentials-in-url.ts";
import { rule as replaceOutsideRepository } from "./replace-outside-repository.ts";
import { rule as replaceTargetMissing } from "./replace-target-missing.ts";
import { rule as suppressionExpired } from "./suppression-expired.ts";
import { rule as suppressionIncomplete } from "./suppression-incomplete.ts";
import { rule as toolchainBelowGo } from "./toolchain-below-go.ts";
import { rule as vendorOutOfSync } from "./vendor-out-of-sync.ts";

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  checksumDatabaseOff,
  fileNotParsed,
  goSumMissing,
  proxyCredentialsInUrl,
  replaceOutsideRepository,
  replaceTargetMissing,
  suppressionExpired,
  suppressionIncomplete,
  toolchainBelowGo,
  vendorOutOfSync,
];

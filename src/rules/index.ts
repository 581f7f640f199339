// Generated from the folder by npm run generate.
import type { Rule } from "../core/rule.ts";
import { rule as checksumDatabaseOff } from "./checksum-database-off.ts";
import { rule as fileNotParsed } from "./file-not-parsed.ts";
import { rule as goSumConflict } from "./go-sum-conflict.ts";
import { rule as goSumDuplicateLine } from "./go-sum-duplicate-line.ts";
import { rule as goSumHashUnusable } from "./go-sum-hash-unusable.ts";
import { rule as goSumMissing } from "./go-sum-missing.ts";
import { rule as goSumUnused } from "./go-sum-unused.ts";
import { rule as proxyCredentialsInUrl } from "./proxy-credentials-in-url.ts";
import { rule as replaceOutsideRepository } from "./replace-outside-repository.ts";
import { rule as replaceTargetMissing } from "./replace-target-missing.ts";
import { rule as suppressionExpired } from "./suppression-expired.ts";
import { rule as suppressionIncomplete } from "./suppression-incomplete.ts";
import { rule as toolchainBelowGo } from "./toolchain-below-go.ts";
import { rule as vendorOutOfSync } from "./vendor-out-of-sync.ts";
import { rule as vendorWrongMode } from "./vendor-wrong-mode.ts";
import { rule as workGoBelowMember } from "./work-go-below-member.ts";
import { rule as workGodebugIgnored } from "./work-godebug-ignored.ts";
import { rule as workMemberUnlisted } from "./work-member-unlisted.ts";
import { rule as workUseDuplicate } from "./work-use-duplicate.ts";
import { rule as workUseMissing } from "./work-use-missing.ts";

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  checksumDatabaseOff,
  fileNotParsed,
  goSumConflict,
  goSumDuplicateLine,
  goSumHashUnusable,
  goSumMissing,
  goSumUnused,
  proxyCredentialsInUrl,
  replaceOutsideRepository,
  replaceTargetMissing,
  suppressionExpired,
  suppressionIncomplete,
  toolchainBelowGo,
  vendorOutOfSync,
  vendorWrongMode,
  workGoBelowMember,
  workGodebugIgnored,
  workMemberUnlisted,
  workUseDuplicate,
  workUseMissing,
];

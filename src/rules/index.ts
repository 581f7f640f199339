// Generated from the folder by npm run generate.
import type { Rule } from "../core/rule.ts";
import { rule as checksumDatabaseOff } from "./checksum-database-off.ts";
import { rule as excludedVersionRequired } from "./excluded-version-required.ts";
import { rule as familyVersionsSplit } from "./family-versions-split.ts";
import { rule as fileNotParsed } from "./file-not-parsed.ts";
import { rule as goLineBelowReplacement } from "./go-line-below-replacement.ts";
import { rule as goSumConflict } from "./go-sum-conflict.ts";
import { rule as goSumDuplicateLine } from "./go-sum-duplicate-line.ts";
import { rule as goSumHashUnusable } from "./go-sum-hash-unusable.ts";
import { rule as goSumMissing } from "./go-sum-missing.ts";
import { rule as goSumUnused } from "./go-sum-unused.ts";
import { rule as inRepoVersionDrift } from "./in-repo-version-drift.ts";
import { rule as incompatibleMisused } from "./incompatible-misused.ts";
import { rule as modulePathDirMismatch } from "./module-path-dir-mismatch.ts";
import { rule as modulePathDuplicated } from "./module-path-duplicated.ts";
import { rule as moduleSplitAmbiguous } from "./module-split-ambiguous.ts";
import { rule as placeholderVersionRequired } from "./placeholder-version-required.ts";
import { rule as proxyCredentialsInUrl } from "./proxy-credentials-in-url.ts";
import { rule as pseudoVersionMalformed } from "./pseudo-version-malformed.ts";
import { rule as replaceBelowRequired } from "./replace-below-required.ts";
import { rule as replaceConflict } from "./replace-conflict.ts";
import { rule as replaceDrift } from "./replace-drift.ts";
import { rule as replaceIgnoredByConsumers } from "./replace-ignored-by-consumers.ts";
import { rule as replaceOutsideRepository } from "./replace-outside-repository.ts";
import { rule as replaceTargetMissing } from "./replace-target-missing.ts";
import { rule as replaceTargetNotCopied } from "./replace-target-not-copied.ts";
import { rule as replaceUnused } from "./replace-unused.ts";
import { rule as replaceVersionDrifted } from "./replace-version-drifted.ts";
import { rule as requirementRetracted } from "./requirement-retracted.ts";
import { rule as suppressionExpired } from "./suppression-expired.ts";
import { rule as suppressionIncomplete } from "./suppression-incomplete.ts";
import { rule as toolNotRequired } from "./tool-not-required.ts";
import { rule as toolchainBelowGo } from "./toolchain-below-go.ts";
import { rule as toolchainWithoutPatch } from "./toolchain-without-patch.ts";
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
  excludedVersionRequired,
  familyVersionsSplit,
  fileNotParsed,
  goLineBelowReplacement,
  goSumConflict,
  goSumDuplicateLine,
  goSumHashUnusable,
  goSumMissing,
  goSumUnused,
  inRepoVersionDrift,
  incompatibleMisused,
  modulePathDirMismatch,
  modulePathDuplicated,
  moduleSplitAmbiguous,
  placeholderVersionRequired,
  proxyCredentialsInUrl,
  pseudoVersionMalformed,
  replaceBelowRequired,
  replaceConflict,
  replaceDrift,
  replaceIgnoredByConsumers,
  replaceOutsideRepository,
  replaceTargetMissing,
  replaceTargetNotCopied,
  replaceUnused,
  replaceVersionDrifted,
  requirementRetracted,
  suppressionExpired,
  suppressionIncomplete,
  toolNotRequired,
  toolchainBelowGo,
  toolchainWithoutPatch,
  vendorOutOfSync,
  vendorWrongMode,
  workGoBelowMember,
  workGodebugIgnored,
  workMemberUnlisted,
  workUseDuplicate,
  workUseMissing,
];

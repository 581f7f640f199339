// Generated from the folder by npm run generate.
import type { Rule } from "../core/rule.ts";
import { rule as assignmentNeverArrives } from "./assignment-never-arrives.ts";
import { rule as boringcryptoWithoutCgo } from "./boringcrypto-without-cgo.ts";
import { rule as buildArgumentOutOfScope } from "./build-argument-out-of-scope.ts";
import { rule as buildSettingsDiffer } from "./build-settings-differ.ts";
import { rule as cgoSettingNotUnderstood } from "./cgo-setting-not-understood.ts";
import { rule as checksumDatabaseOff } from "./checksum-database-off.ts";
import { rule as cryptoOrAuthSettingRefused } from "./crypto-or-auth-setting-refused.ts";
import { rule as diagnosticsInProduction } from "./diagnostics-in-production.ts";
import { rule as excludedVersionRequired } from "./excluded-version-required.ts";
import { rule as experimentNotAllowed } from "./experiment-not-allowed.ts";
import { rule as experimentUnknown } from "./experiment-unknown.ts";
import { rule as familyVersionsSplit } from "./family-versions-split.ts";
import { rule as fileNotParsed } from "./file-not-parsed.ts";
import { rule as fileNotRead } from "./file-not-read.ts";
import { rule as goDownloadUnverified } from "./go-download-unverified.ts";
import { rule as goEnvFileWritten } from "./go-env-file-written.ts";
import { rule as goLineBelowReplacement } from "./go-line-below-replacement.ts";
import { rule as goModUntidy } from "./go-mod-untidy.ts";
import { rule as goOutOfSupport } from "./go-out-of-support.ts";
import { rule as goReleaseChecksumBypass } from "./go-release-checksum-bypass.ts";
import { rule as goReleaseUnknown } from "./go-release-unknown.ts";
import { rule as goSumConflict } from "./go-sum-conflict.ts";
import { rule as goSumDiffersFromDatabase } from "./go-sum-differs-from-database.ts";
import { rule as goSumDuplicateLine } from "./go-sum-duplicate-line.ts";
import { rule as goSumHashUnusable } from "./go-sum-hash-unusable.ts";
import { rule as goSumMissing } from "./go-sum-missing.ts";
import { rule as goSumNotCopied } from "./go-sum-not-copied.ts";
import { rule as goSumUnused } from "./go-sum-unused.ts";
import { rule as goVersionUnquoted } from "./go-version-unquoted.ts";
import { rule as goVersionUntested } from "./go-version-untested.ts";
import { rule as goVersionsDisagree } from "./go-versions-disagree.ts";
import { rule as godebugNotUnderstood } from "./godebug-not-understood.ts";
import { rule as godebugWeakensSecurity } from "./godebug-weakens-security.ts";
import { rule as goflagsModMod } from "./goflags-mod-mod.ts";
import { rule as goflagsRefused } from "./goflags-refused.ts";
import { rule as goflagsValueLost } from "./goflags-value-lost.ts";
import { rule as gorootHardCoded } from "./goroot-hard-coded.ts";
import { rule as ignoredPackageImported } from "./ignored-package-imported.ts";
import { rule as imageGoTooOld } from "./image-go-too-old.ts";
import { rule as inRepoVersionDrift } from "./in-repo-version-drift.ts";
import { rule as incompatibleMisused } from "./incompatible-misused.ts";
import { rule as insecureStillChecked } from "./insecure-still-checked.ts";
import { rule as memoryLimitAboveContainerLimit } from "./memory-limit-above-container-limit.ts";
import { rule as memoryLimitMalformed } from "./memory-limit-malformed.ts";
import { rule as moduleCacheRestoredTwice } from "./module-cache-restored-twice.ts";
import { rule as modulePathDirMismatch } from "./module-path-dir-mismatch.ts";
import { rule as modulePathDuplicated } from "./module-path-duplicated.ts";
import { rule as moduleSettingsDiffer } from "./module-settings-differ.ts";
import { rule as moduleSplitAmbiguous } from "./module-split-ambiguous.ts";
import { rule as modulesChangedInBuild } from "./modules-changed-in-build.ts";
import { rule as modulesSwitchedOff } from "./modules-switched-off.ts";
import { rule as pipeAfterOwnProxy } from "./pipe-after-own-proxy.ts";
import { rule as placeholderVersionRequired } from "./placeholder-version-required.ts";
import { rule as plainHttpProxy } from "./plain-http-proxy.ts";
import { rule as privateModuleNotCovered } from "./private-module-not-covered.ts";
import { rule as privateOverrideNarrower } from "./private-override-narrower.ts";
import { rule as privatePatternMisses } from "./private-pattern-misses.ts";
import { rule as privatePatternNeverMatches } from "./private-pattern-never-matches.ts";
import { rule as privatePatternTooBroad } from "./private-pattern-too-broad.ts";
import { rule as proxyCredentialsInUrl } from "./proxy-credentials-in-url.ts";
import { rule as proxyListMalformed } from "./proxy-list-malformed.ts";
import { rule as pseudoVersionMalformed } from "./pseudo-version-malformed.ts";
import { rule as pseudoVersionNotInHistory } from "./pseudo-version-not-in-history.ts";
import { rule as removedGodebug } from "./removed-godebug.ts";
import { rule as replaceBelowRequired } from "./replace-below-required.ts";
import { rule as replaceConflict } from "./replace-conflict.ts";
import { rule as replaceDrift } from "./replace-drift.ts";
import { rule as replaceForkPathMismatch } from "./replace-fork-path-mismatch.ts";
import { rule as replaceIgnoredByConsumers } from "./replace-ignored-by-consumers.ts";
import { rule as replaceOutsideRepository } from "./replace-outside-repository.ts";
import { rule as replaceTargetMissing } from "./replace-target-missing.ts";
import { rule as replaceTargetNotCopied } from "./replace-target-not-copied.ts";
import { rule as replaceUnused } from "./replace-unused.ts";
import { rule as replaceVersionDrifted } from "./replace-version-drifted.ts";
import { rule as requiredProxyMissing } from "./required-proxy-missing.ts";
import { rule as requirementDeprecated } from "./requirement-deprecated.ts";
import { rule as requirementRetracted } from "./requirement-retracted.ts";
import { rule as runtimeSettingsDiffer } from "./runtime-settings-differ.ts";
import { rule as runtimeTuningIgnored } from "./runtime-tuning-ignored.ts";
import { rule as secretInImage } from "./secret-in-image.ts";
import { rule as settingWithoutEffect } from "./setting-without-effect.ts";
import { rule as setupGoCacheMisses } from "./setup-go-cache-misses.ts";
import { rule as setupGoInputsWrong } from "./setup-go-inputs-wrong.ts";
import { rule as setupGoTooOld } from "./setup-go-too-old.ts";
import { rule as singleModuleSource } from "./single-module-source.ts";
import { rule as suppressionExpired } from "./suppression-expired.ts";
import { rule as suppressionIncomplete } from "./suppression-incomplete.ts";
import { rule as tagAboveModuleMajor } from "./tag-above-module-major.ts";
import { rule as tokenInGitConfig } from "./token-in-git-config.ts";
import { rule as toolNotRequired } from "./tool-not-required.ts";
import { rule as toolchainBelowGo } from "./toolchain-below-go.ts";
import { rule as toolchainDownloadBlocked } from "./toolchain-download-blocked.ts";
import { rule as toolchainNameInvalid } from "./toolchain-name-invalid.ts";
import { rule as toolchainWithoutPatch } from "./toolchain-without-patch.ts";
import { rule as tracebackSettingWrong } from "./traceback-setting-wrong.ts";
import { rule as transportCheckOff } from "./transport-check-off.ts";
import { rule as unknownGoVariable } from "./unknown-go-variable.ts";
import { rule as variableAgainstPolicy } from "./variable-against-policy.ts";
import { rule as vendorContentAltered } from "./vendor-content-altered.ts";
import { rule as vendorFlagContradictsTree } from "./vendor-flag-contradicts-tree.ts";
import { rule as vendorModFlag } from "./vendor-mod-flag.ts";
import { rule as vendorModuleFile } from "./vendor-module-file.ts";
import { rule as vendorOutOfSync } from "./vendor-out-of-sync.ts";
import { rule as vendorPackageMissing } from "./vendor-package-missing.ts";
import { rule as vendorPackageUnlisted } from "./vendor-package-unlisted.ts";
import { rule as vendorWrongMode } from "./vendor-wrong-mode.ts";
import { rule as versionControlOpened } from "./version-control-opened.ts";
import { rule as workCommittedInLibrary } from "./work-committed-in-library.ts";
import { rule as workGoBelowMember } from "./work-go-below-member.ts";
import { rule as workGodebugIgnored } from "./work-godebug-ignored.ts";
import { rule as workMemberUnlisted } from "./work-member-unlisted.ts";
import { rule as workUseDuplicate } from "./work-use-duplicate.ts";
import { rule as workUseMissing } from "./work-use-missing.ts";
import { rule as workspaceSettingRefused } from "./workspace-setting-refused.ts";

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  assignmentNeverArrives,
  boringcryptoWithoutCgo,
  buildArgumentOutOfScope,
  buildSettingsDiffer,
  cgoSettingNotUnderstood,
  checksumDatabaseOff,
  cryptoOrAuthSettingRefused,
  diagnosticsInProduction,
  excludedVersionRequired,
  experimentNotAllowed,
  experimentUnknown,
  familyVersionsSplit,
  fileNotParsed,
  fileNotRead,
  goDownloadUnverified,
  goEnvFileWritten,
  goLineBelowReplacement,
  goModUntidy,
  goOutOfSupport,
  goReleaseChecksumBypass,
  goReleaseUnknown,
  goSumConflict,
  goSumDiffersFromDatabase,
  goSumDuplicateLine,
  goSumHashUnusable,
  goSumMissing,
  goSumNotCopied,
  goSumUnused,
  goVersionUnquoted,
  goVersionUntested,
  goVersionsDisagree,
  godebugNotUnderstood,
  godebugWeakensSecurity,
  goflagsModMod,
  goflagsRefused,
  goflagsValueLost,
  gorootHardCoded,
  ignoredPackageImported,
  imageGoTooOld,
  inRepoVersionDrift,
  incompatibleMisused,
  insecureStillChecked,
  memoryLimitAboveContainerLimit,
  memoryLimitMalformed,
  moduleCacheRestoredTwice,
  modulePathDirMismatch,
  modulePathDuplicated,
  moduleSettingsDiffer,
  moduleSplitAmbiguous,
  modulesChangedInBuild,
  modulesSwitchedOff,
  pipeAfterOwnProxy,
  placeholderVersionRequired,
  plainHttpProxy,
  privateModuleNotCovered,
  privateOverrideNarrower,
  privatePatternMisses,
  privatePatternNeverMatches,
  privatePatternTooBroad,
  proxyCredentialsInUrl,
  proxyListMalformed,
  pseudoVersionMalformed,
  pseudoVersionNotInHistory,
  removedGodebug,
  replaceBelowRequired,
  replaceConflict,
  replaceDrift,
  replaceForkPathMismatch,
  replaceIgnoredByConsumers,
  replaceOutsideRepository,
  replaceTargetMissing,
  replaceTargetNotCopied,
  replaceUnused,
  replaceVersionDrifted,
  requiredProxyMissing,
  requirementDeprecated,
  requirementRetracted,
  runtimeSettingsDiffer,
  runtimeTuningIgnored,
  secretInImage,
  settingWithoutEffect,
  setupGoCacheMisses,
  setupGoInputsWrong,
  setupGoTooOld,
  singleModuleSource,
  suppressionExpired,
  suppressionIncomplete,
  tagAboveModuleMajor,
  tokenInGitConfig,
  toolNotRequired,
  toolchainBelowGo,
  toolchainDownloadBlocked,
  toolchainNameInvalid,
  toolchainWithoutPatch,
  tracebackSettingWrong,
  transportCheckOff,
  unknownGoVariable,
  variableAgainstPolicy,
  vendorContentAltered,
  vendorFlagContradictsTree,
  vendorModFlag,
  vendorModuleFile,
  vendorOutOfSync,
  vendorPackageMissing,
  vendorPackageUnlisted,
  vendorWrongMode,
  versionControlOpened,
  workCommittedInLibrary,
  workGoBelowMember,
  workGodebugIgnored,
  workMemberUnlisted,
  workUseDuplicate,
  workUseMissing,
  workspaceSettingRefused,
];

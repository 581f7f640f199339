/**
 * A workflow as act 0.2.88 reads it: its schema knows neither `$/` (so it runs the -checkout twins) nor `job.workflow_*`,
 * which it would refuse (facts of act: nektos/act pkg/schema). Everything else stays as it is.
 */
export const forAct = (workflow: string): string =>
  workflow
    .replaceAll("job.workflow_repository", "'acme/gomod-preflight'")
    .replaceAll("job.workflow_sha", "'main'");

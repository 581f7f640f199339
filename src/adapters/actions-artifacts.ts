import { basename, dirname } from "node:path";
import { ArtifactNotFoundError, DefaultArtifactClient } from "@actions/artifact";
import type { Artifacts } from "../commands/monorepo/artifacts.ts";

/** They hand data from job to job of one run; the report that people keep is uploaded by the workflow itself. */
const RETENTION_DAYS = 1;

/** Artifacts of this workflow run, one file each. */
export function actionsArtifacts(): Artifacts {
  const client = new DefaultArtifactClient();
  return {
    async upload(name, file) {
      await forget(client, name);
      await client.uploadArtifact(name, [file], dirname(file), {
        retentionDays: RETENTION_DAYS,
        compressionLevel: basename(file).endsWith(".json") ? 6 : 0,
      });
    },
    async list() {
      const { artifacts } = await client.listArtifacts({ latest: true });
      return artifacts.map(({ name, size }) => ({ name, bytes: size }));
    },
    async download(name, dir) {
      try {
        const { artifact } = await client.getArtifact(name);
        await client.downloadArtifact(artifact.id, { path: dir });
        return true;
      } catch (cause) {
        if (cause instanceof ArtifactNotFoundError) return false;
        throw cause;
      }
    },
  };
}

/** A job that runs again finds its own artifact of the attempt before, and names are taken once. */
async function forget(client: DefaultArtifactClient, name: string): Promise<void> {
  try {
    await client.deleteArtifact(name);
  } catch {
    // there was none
  }
}

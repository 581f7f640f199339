import { closeSync, fstatSync, openSync } from "node:fs";
import { type ModuleVersion, moduleKey } from "../../core/module.ts";
import { fileZip, ZipFault } from "../zip/bytes.ts";
import { readDirectory } from "../zip/directory.ts";

/**
 * Why a file cannot be the zip of a module; undefined: its directory is sound and names that module's files. Content is not
 * hashed: this is for zips that Go will have to extract, which a killed or full-disk write may have cut.
 */
export function zipFault(path: string, module: ModuleVersion): string | undefined {
  const fd = openSync(path, "r");
  try {
    const prefix = `${moduleKey(module)}/`;
    const stranger = readDirectory(fileZip(fd, fstatSync(fd).size)).find(
      ({ name }) => !name.startsWith(prefix),
    );
    return stranger && `it holds ${JSON.stringify(stranger.name)}`;
  } catch (error) {
    if (error instanceof ZipFault) return error.message;
    throw error;
  } finally {
    closeSync(fd);
  }
}

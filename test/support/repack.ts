import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { extract, pack } from "tar-stream";

/** New content of one file of a tar; undefined removes it. */
export type Edit = (name: string, content: Buffer) => Buffer | undefined;

async function editTar(
  tar: Buffer,
  edit: Edit | ((name: string, content: Buffer) => Promise<Buffer | undefined>),
): Promise<Buffer> {
  const from = extract();
  const to = pack();
  const result = buffer(to as AsyncIterable<Uint8Array>);
  from.end(tar);
  for await (const entry of from) {
    const content = await edit(entry.header.name, await buffer(entry as AsyncIterable<Uint8Array>));
    if (content) to.entry({ name: entry.header.name }, content);
  }
  to.finalize();
  return result;
}

/** Alters files inside the pack inside an archive that @actions/cache made (tar in zstd or gzip). */
export async function editArchive(archive: Buffer, edit: Edit): Promise<Buffer> {
  const isZstd = archive.readUInt32LE(0) === 0xfd2fb528;
  const outer = isZstd ? zstdDecompressSync(archive) : gunzipSync(archive);
  const edited = await editTar(outer, (_, inner) => editTar(inner, edit));
  return isZstd ? zstdCompressSync(edited) : gzipSync(edited);
}

/** What an image reference says about the Go inside it. */
export interface GoImage {
  /** "1.27", "1.27.1"; undefined for `latest`, `alpine` and other tags without a version. */
  readonly version?: string;
  /** The Docker official image (or a mirror of it): its Linux variants set GOTOOLCHAIN=local (docker-library/golang). */
  readonly official: boolean;
  readonly windows: boolean;
}

const official =
  /^((docker\.io\/)?(library\/)?|public\.ecr\.aws\/docker\/library\/|mirror\.gcr\.io\/(library\/)?)golang$/;
const others = /(^|\/)(golang|golang-builder|go-toolset|cimg\/go|chainguard\/go|chainguard-images\/go)$/;

/** Undefined when the image is no Go toolchain image as far as its name tells. */
export function goImage(reference: string): GoImage | undefined {
  const match = /^([^@]*?)(?::([^:@/]+))?(?:@.*)?$/.exec(reference);
  const name = match?.[1] ?? "";
  if (!official.test(name) && !others.test(name)) return undefined;
  const tag = match?.[2] ?? "";
  const version = /^(\d+\.\d+(\.\d+)?((rc|beta)\d+)?)(?![\d.])/.exec(tag)?.[1];
  const windows = /windowsservercore|nanoserver/.test(tag);
  return { ...(version ? { version } : {}), official: official.test(name), windows };
}

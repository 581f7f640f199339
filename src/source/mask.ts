/** Most URLs: nothing in them could be a secret. */
const PLAIN = /^https?:\/\/[a-z0-9.-]+(?::\d+)?\/[\w.!~%+/-]*[\w.!~%+-]$/;

/** A URL without user, password and query: what may be shown. Anything unparsable is shown as `<url>`. */
export function maskedUrl(url: string): string {
  if (PLAIN.test(url)) return url;
  try {
    const parsed = new URL(url);
    const secret = parsed.username !== "" || parsed.password !== "";
    parsed.username = "";
    parsed.password = "";
    if (parsed.search !== "") parsed.search = "";
    parsed.hash = "";
    const text = parsed.href.replace(/\/$/, url.replace(/[?#].*/, "").endsWith("/") ? "/" : "");
    return secret ? text.replace("//", "//***@") : text;
  } catch {
    return "<url>";
  }
}

/** Credentials in any URL inside a text: `scheme://user:password@` becomes `scheme://***@`; bearer and basic headers too. */
export function maskedText(text: string): string {
  return text
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi, "$1***@")
    .replace(/\b(authorization:\s*|basic |bearer )[A-Za-z0-9+/=._~-]{8,}/gi, "$1***");
}

/** Every secret of a URL as it may appear in texts: password, user where there is no password (a token), both decoded. */
export function secretsOf(url: string): readonly string[] {
  try {
    const { username, password } = new URL(url);
    const secrets = password === "" ? [username] : [password];
    return secrets.flatMap((secret) => [secret, decode(secret)]).filter((secret) => secret !== "");
  } catch {
    return [];
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

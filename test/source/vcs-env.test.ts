import { describe, expect, it } from "vitest";
import { neverAsk, neverWait } from "../../src/source/vcs-env.ts";

describe("the environment of git on the direct road", () => {
  it("waits as long as the slower of first byte and progress, in whole seconds", () => {
    expect(neverWait({}, { firstByteMs: 30_000, stallMs: 20_000 })).toEqual({
      GIT_HTTP_LOW_SPEED_LIMIT: "1",
      GIT_HTTP_LOW_SPEED_TIME: "30",
    });
    expect(neverWait({}, { firstByteMs: 100, stallMs: 1_001 })).toMatchObject({
      GIT_HTTP_LOW_SPEED_TIME: "2",
    });
    expect(neverWait({}, { firstByteMs: 1, stallMs: 1 })).toMatchObject({ GIT_HTTP_LOW_SPEED_TIME: "1" });
  });

  it("leaves the user's own settings alone", () => {
    const limits = { firstByteMs: 1_000, stallMs: 1_000 };
    expect(neverWait({ GIT_HTTP_LOW_SPEED_LIMIT: "1000" }, limits)).toEqual({});
    expect(neverWait({ GIT_HTTP_LOW_SPEED_TIME: "600" }, limits)).toEqual({});
    expect(neverAsk({ GIT_SSH_COMMAND: "ssh -i key" })).toEqual({});
  });
});

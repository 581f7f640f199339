/** x/mod/zip MaxGoMod (16 MiB), taken for every go.mod and go.work, so that garbage cannot fill the memory. */
export const maxFileSize = 16 << 20;

/** More complaints than this about one file tell nobody anything new. */
export const maxFaults = 100;

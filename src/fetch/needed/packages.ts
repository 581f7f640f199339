/** Where the packages of one module can be read: a directory, or a zip. */
export interface PackageSource {
  /** Import paths of the package at a module-relative path ("" = root) for the wanted platforms; undefined: no package. */
  imports(relative: string): readonly string[] | undefined;
}

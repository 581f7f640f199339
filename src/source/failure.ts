/** Placeholder of the closed union; the source room completes it. */
export type FailureClass = "unclassified";

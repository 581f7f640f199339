/** Hashing worker of the fetch engine: started by `fetch/hash/pool.ts`. */
import { parentPort } from "node:worker_threads";
import { serveHashing } from "../fetch/hash/serve.ts";

if (parentPort !== null) serveHashing(parentPort);

module gomod-preflight/bench/replay

go 1.24

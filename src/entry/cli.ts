console.log("gomod-preflight 0.1.0");

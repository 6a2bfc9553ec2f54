import { runBrowserHost } from '../../../../src/main/browser-host/run';

/** A browser host as a process: `home window [port]`. */
const [home, window, port] = process.argv.slice(2) as [string, string, string?];
await runBrowserHost({
  ...(port !== undefined && { port: Number(port) }),
  open: false,
  home,
  program: {
    shippedModels: `${home}/none`,
    trainer: `${home}/none.js`,
    reader: `${home}/none.js`,
    exchanger: `${home}/none.js`,
    window,
  },
  print: (line) => console.log(line),
});
process.exit(0);

// @ts-check
// Imported before anything else, and written so that an old Node can read it.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Inkling needs Node 20.19 or later, and this is ${process.versions.node}. Get one from https://nodejs.org.`,
  );
  process.exit(1);
}

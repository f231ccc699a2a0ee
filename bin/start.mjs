#!/usr/bin/env node
// npm start: from a fresh clone to a running Zhenshu. Arguments (--port 8081, --data DIR, --role
// web …) are handed on to the server.
import './launcher/end-with-parent.mjs';
import { ensureInstalled } from './launcher/install.mjs';
import { checkLauncherNode, handOver } from './launcher/node24.mjs';

checkLauncherNode();
await ensureInstalled();
handOver([
  '--import=./bin/launcher/end-with-parent.mjs',
  'apps/server/main.ts',
  ...process.argv.slice(2),
]);

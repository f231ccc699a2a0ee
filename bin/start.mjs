#!/usr/bin/env node
// npm start: from a fresh clone to a running Zhenshu. Arguments (--port 8081, --data DIR, --role
// web …) are handed on to the server.
import { ensureInstalled } from './launcher/install.mjs';
import { checkLauncherNode, handOver } from './launcher/node24.mjs';

checkLauncherNode();
await ensureInstalled();
handOver(['apps/server/main.ts', ...process.argv.slice(2)]);

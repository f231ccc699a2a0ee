#!/usr/bin/env node
// node bin/with-node24.mjs SCRIPT [ARGUMENT …]: installs what is missing, then runs SCRIPT with
// Node 24. Every npm script goes through here, so that each works on a fresh clone.
import { ensureInstalled } from './launcher/install.mjs';
import { checkLauncherNode, handOver } from './launcher/node24.mjs';
import { stop } from './launcher/say.mjs';

const args = process.argv.slice(2);
if (args.length === 0) stop('Usage: node bin/with-node24.mjs SCRIPT [ARGUMENT …]');
checkLauncherNode();
await ensureInstalled();
handOver(args);

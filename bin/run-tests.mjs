#!/usr/bin/env node
// npm test: runs every step even after a fault, sums up, and ends with 1 if any step failed.
//   npm test                 all steps
//   npm test -- cases        only test files whose path contains "cases" (no check)
//   npm test -- --only unit  one step: check, unit or e2e
// Started through with-node24.mjs, hence by Node 24.
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './launcher/say.mjs';

const FOLDERS = ['platform', 'modules', 'protocols', 'apps', 'ui', 'simulators', 'tools', 'bin'];

const args = process.argv.slice(2);
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
const words = args.filter((word) => !word.startsWith('--') && word !== only);
const steps = [
  { name: 'check', wanted: words.length === 0 && hasScript('check'), run: check },
  { name: 'unit', wanted: true, run: () => testFiles(FOLDERS, ['--test-isolation=none']) },
  { name: 'e2e', wanted: true, run: () => testFiles(['e2e'], ['--test-concurrency=1']) },
].filter((step) => step.wanted && (only === undefined || step.name === only));

const results = [];
for (const step of steps) {
  process.stdout.write(`\n── ${step.name} ──\n`);
  const started = Date.now();
  const code = await step.run();
  results.push({ name: step.name, code, seconds: (Date.now() - started) / 1000 });
}

process.stdout.write('\n');
for (const { name, code, seconds } of results) {
  const outcome =
    code === 'nothing' ? 'nothing to run' : code === 0 ? 'passed' : `FAILED (${code})`;
  process.stdout.write(`${name.padEnd(6)} ${seconds.toFixed(1).padStart(7)} s  ${outcome}\n`);
}
const ran = results.some(({ code }) => code !== 'nothing');
if (!ran) process.stdout.write('No test was run: no step or file fits the words given.\n');
process.exitCode = ran && results.every(({ code }) => code === 0 || code === 'nothing') ? 0 : 1;

function hasScript(name) {
  return name in (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts ?? {});
}

function check() {
  return run('npm', ['run', '--silent', 'check']);
}

function testFiles(folders, flags) {
  const found = folders.flatMap((folder) =>
    globSync(`${folder}/**/*.test.{ts,tsx,mjs}`, {
      cwd: root,
      exclude: (name) => name === 'node_modules',
    }),
  );
  const files = found.filter((path) => words.every((word) => path.includes(word))).sort();
  if (files.length === 0) return 'nothing';
  return run(process.execPath, ['--test', ...flags, ...files]);
}

function run(file, list) {
  return new Promise((resolve) => {
    const child = spawn(file, list, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}

/**
 * Preloaded by the bench into a server (`node --import`): the same product without what BENCH_WITHOUT names.
 * `ledger`: acts are not entered; `sealing`: sealed columns are stored as they are. The product itself has no such
 * switch.
 */
import { registerHooks } from 'node:module';

const left = (process.env.BENCH_WITHOUT ?? '').split(',');

const changes = [
  {
    what: 'ledger',
    file: /\/platform\/ledger\/index\.ts$/,
    from: 'if (acts.length === 0) return;',
    to: 'return;',
  },
  {
    what: 'sealing',
    file: /\/platform\/sealing\/vault\.ts$/,
    from: 'members[column.member] = sealText(keys.current.cipher, keys.current, place, text);',
    to: '',
  },
].filter(({ what }) => left.includes(what));

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const change = changes.find(({ file }) => file.test(url));
    if (!change) return loaded;
    const source = String(loaded.source);
    if (!source.includes(change.from)) throw new Error(`${url} is no longer what the bench knows`);
    return { ...loaded, source: source.replace(change.from, change.to) };
  },
});

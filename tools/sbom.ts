/** `npm run sbom [-- FILE]`: the libraries of the lock file as a CycloneDX 1.6 bill of materials, without the network. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './source-tree.ts';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

/** One library of the bill. */
export interface Component {
  readonly type: 'library';
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly scope: 'required' | 'excluded';
  readonly licenses?: readonly { readonly expression: string }[];
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}

const algorithms: Readonly<Record<string, string>> = { sha512: 'SHA-512', sha1: 'SHA-1' };

/** The bill of a lock file's text. */
export function billOf(lock: string) {
  const { name, version, packages } = JSON.parse(lock) as {
    name: string;
    version: string;
    packages: Readonly<Record<string, Locked>>;
  };
  const components = Object.entries(packages)
    .filter(([path, { link }]) => path !== '' && !link)
    .map(([path, locked]) => componentOf(path, locked));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name, version } },
    components,
  };
}

function componentOf(path: string, { version = '', license, integrity, dev }: Locked): Component {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const [algorithm = '', digest = ''] = (integrity ?? '').split('-');
  return {
    type: 'library',
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    scope: dev ? 'excluded' : 'required',
    ...(license ? { licenses: [{ expression: license }] } : {}),
    ...(algorithms[algorithm]
      ? {
          hashes: [
            { alg: algorithms[algorithm], content: Buffer.from(digest, 'base64').toString('hex') },
          ],
        }
      : {}),
  };
}

if (import.meta.main) {
  const bill = JSON.stringify(
    billOf(await readFile(join(root, 'package-lock.json'), 'utf8')),
    null,
    1,
  );
  const [file] = process.argv.slice(2);
  if (file) await writeFile(file, `${bill}\n`);
  else process.stdout.write(`${bill}\n`);
}

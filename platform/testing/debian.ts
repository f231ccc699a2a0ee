/** Programs of others that tests are held against, out of Debian where they are absent. */
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Tests run side by side, and Debian lets one installation in at a time: the others wait so long. */
const patienceSeconds = '300';

/**
 * Installs packages where something that they bring is absent.
 * @param isThere fails where it is absent
 * @throws Error that says what to do, where this account may not install
 */
export async function debianPackages(
  names: readonly string[],
  isThere: () => Promise<unknown>,
): Promise<void> {
  const looks = (): Promise<boolean> =>
    isThere().then(
      () => true,
      () => false,
    );
  if (await looks()) return;
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 50_000_000,
  };
  const apt = (...words: readonly string[]) =>
    run(
      'flock',
      ['--wait', patienceSeconds, join(tmpdir(), 'zhenshu-apt.lock'), 'apt-get', ...words],
      options,
    );
  try {
    await apt('update', '-q');
    await apt('install', '-y', '-q', '--no-install-recommends', ...names);
  } catch (cause) {
    // Another process may have brought it meanwhile.
    if (await looks()) return;
    throw new Error(
      `This test needs ${names.join(' and ')}, and could not install it from here: install it, then run the test again.`,
      { cause },
    );
  }
}

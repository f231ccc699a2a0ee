// Words to the person who started us: on standard error, in Chinese too where it helps.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone's top folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Prints a sentence, and its Chinese twin below if given. */
export function say(english, chinese) {
  process.stderr.write(`${english}\n${chinese ? `${chinese}\n` : ''}`);
}

/** Says why it cannot go on, and ends the process. */
export function stop(why) {
  process.stderr.write(`\n${why}\n`);
  process.exit(1);
}

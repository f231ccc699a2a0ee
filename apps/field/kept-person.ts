import { recall, remember } from '#ui/kit/memory.ts';
import type { Me } from '#ui/session/index.ts';

const key = 'zhenshu.field.me';

/**
 * The signed-in person, kept on the phone so that the app opens without a network. It opens no
 * door: the server asks for the session with each call.
 */
export const keptPerson = {
  read(): Me | null {
    const text = recall(key);
    return text ? (JSON.parse(text) as Me) : null;
  },
  write(me: Me | null): void {
    remember(key, me ? JSON.stringify(me) : null);
  },
};

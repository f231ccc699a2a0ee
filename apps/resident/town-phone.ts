/** The telephone where a person of the town answers; kept on the device, so that it is there without a network. */
import { useEffect, useState } from 'react';
import { recall, remember } from '#ui/kit/memory.ts';

const key = 'zhenshu.town.phone';

let asked: Promise<string> | null = null;

async function ask(): Promise<string> {
  const [{ createClient }, { api }] = await Promise.all([
    import('#ui/api/index.ts'),
    import('#modules/towns/contract.ts'),
  ]);
  const { dutyPhone } = await createClient(api).here({});
  remember(key, dutyPhone || null);
  return dutyPhone;
}

/** The number; empty while it is not known. */
export function useTownPhone(): string {
  const [phone, setPhone] = useState(() => recall(key) ?? '');
  useEffect(() => {
    let left = false;
    asked ??= ask();
    asked
      .then((known) => {
        if (!left) setPhone(known);
      })
      .catch(() => {
        // Without a network the kept number stays; the next page asks again.
        asked = null;
      });
    return () => {
      left = true;
    };
  }, []);
  return phone;
}

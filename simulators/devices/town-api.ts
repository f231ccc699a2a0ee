/** What the simulator asks the server: which devices there are, by the demo administrator's account. */
import { client } from '#platform/contract/index.ts';
import { api as observationsApi } from '#modules/observations/contract/index.ts';
import { api as thingsApi, type ThingRow } from '#modules/things/contract/index.ts';

/** Who signs in. */
export interface Account {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/** The server as the simulator sees it. */
export interface TownApi {
  devices(): Promise<ThingRow[]>;
  /** Newest number of a property of a device; null when there is none. */
  newest(thingId: string, key: string): Promise<number | null>;
}

/** Signs in. @returns the cookies that a browser would keep @throws when the server refuses */
export async function sessionOf({ url, username, password }: Account): Promise<string> {
  const reply = await fetch(`${url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  const cookie = cookies.join('; ');
  if (!reply.ok || !cookie) throw new Error(`${url} does not let ${username} in (${reply.status})`);
  return cookie;
}

/** The server by a session. */
export function townApi(url: string, cookie: string): TownApi {
  const transport = { baseUrl: url, headers: () => ({ cookie }) };
  const things = client(thingsApi, transport);
  const observations = client(observationsApi, transport);
  return {
    devices: async () => {
      const all: ThingRow[] = [];
      let cursor: string | undefined;
      do {
        const page = await things.things({ query: { limit: 200, ...(cursor ? { cursor } : {}) } });
        all.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return all;
    },
    newest: async (thingId, key) => {
      const { items } = await observations.latest({ params: { thingId } });
      const value = items.find((one) => one.key === key)?.value;
      return typeof value === 'number' ? value : null;
    },
  };
}

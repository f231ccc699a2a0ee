import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { createClient, createQueryClient, isSignedOut } from '../api/index.ts';
import {
  type Credentials,
  type FactorAsked,
  type Me,
  sessionApi,
  type Shown,
} from './session-api.ts';

/**
 * Where the session stands. `expired` keeps the page as it is, so that nothing typed is lost: the
 * shell lays a sign-in over it. `unreachable` is a fault of network or server at the first look.
 */
export type SessionState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'unreachable'; readonly error: unknown; readonly retry: () => void }
  | { readonly kind: 'signedIn' | 'expired'; readonly me: Me };

interface Session {
  readonly state: SessionState;
  /** @returns what is still missing: a second factor; null when signed in */
  readonly signIn: (credentials: Credentials) => Promise<FactorAsked | null>;
  readonly showFactor: (shown: Shown) => Promise<void>;
  /** Looks anew at who is signed in and what is permitted. */
  readonly refresh: () => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** Ends a look into a town by break-glass. */
  readonly leaveVisit: () => Promise<void>;
  readonly changePassword: (current: string, next: string) => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);
const meKey = ['session', 'me'];
const people = createClient(sessionApi);

interface SessionProviderProps {
  readonly children: ReactNode;
  /** Keeps the last known person for work without a network (the field app). */
  readonly keep?: { readonly read: () => Me | null; readonly write: (me: Me | null) => void };
}

/** Gives the query cache and `useSession` to an app of staff. */
export function SessionProvider({ children, keep }: SessionProviderProps) {
  const [expired, setExpired] = useState(false);
  const [queries] = useState(() => createQueryClient(() => setExpired(true)));
  return (
    <QueryClientProvider client={queries}>
      <SessionHolder expired={expired} setExpired={setExpired} {...(keep ? { keep } : {})}>
        {children}
      </SessionHolder>
    </QueryClientProvider>
  );
}

interface HolderProps extends SessionProviderProps {
  readonly expired: boolean;
  readonly setExpired: (expired: boolean) => void;
}

function SessionHolder({ children, keep, expired, setExpired }: HolderProps) {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: meKey,
    queryFn: async () => {
      const me = await people.me({});
      keep?.write(me);
      return me;
    },
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  });
  const known = query.data ?? (isSignedOut(query.error) ? null : (keep?.read() ?? null));
  const state = useMemo<SessionState>(() => {
    if (known) return { kind: expired ? 'expired' : 'signedIn', me: known };
    if (query.isPending) return { kind: 'loading' };
    if (isSignedOut(query.error)) return { kind: 'signedOut' };
    return { kind: 'unreachable', error: query.error, retry: () => void query.refetch() };
  }, [known, expired, query]);

  const value = useMemo<Session>(() => {
    const renew = (me: Me): void => {
      keep?.write(me);
      queries.setQueryData(meKey, me);
      setExpired(false);
    };
    const enter = async (me: Me): Promise<void> => {
      // Someone else at the same desk must not see what the first one had open.
      if (known && known.person.id !== me.person.id) location.reload();
      renew(me);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] });
    };
    return {
      state,
      signIn: async (credentials) => {
        const answer = await people.signIn({ body: credentials });
        if ('ticket' in answer) return answer;
        await enter(answer);
        return null;
      },
      showFactor: async (shown) => enter(await people.signInFactor({ body: shown })),
      refresh: async () => renew(await people.me({})),
      signOut: async () => {
        await people.signOut({});
        keep?.write(null);
        location.reload();
      },
      leaveVisit: async () => {
        await people.leaveVisit({});
        location.assign('/console/');
      },
      changePassword: async (current, next) => {
        await people.changePassword({ body: { current, next } });
        renew(await people.me({}));
      },
    };
  }, [state, known, keep, queries, setExpired]);
  return <SessionContext.Provider value={value}>{children}</SessionContext.Provider>;
}

/** The session and what can be done with it. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of SessionProvider');
  return session;
}

/** Who is signed in; only inside pages, which the shells show to signed-in people alone. */
export function useMe(): Me {
  const { state } = useSession();
  if (state.kind !== 'signedIn' && state.kind !== 'expired') throw new Error('nobody is signed in');
  return state.me;
}

/** Whether the person holds a permission. */
export function usePermission(permission: string): boolean {
  return useMe().permissions.includes(permission);
}

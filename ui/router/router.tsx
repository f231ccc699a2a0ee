import {
  type AnchorHTMLAttributes,
  createContext,
  type MouseEvent,
  type ReactNode,
  useContext,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { type PathParameters, matchPath } from './match.ts';

/**
 * A router for the light apps in one kilobyte, with the names of react-router (whose 12 KB gz the
 * console can afford and a resident's phone cannot).
 */
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

const hereNow = (): string => location.pathname + location.search + location.hash;

let base = '';

/** Sets the path under which the app is mounted, without a slash at the end: `/field` or ``. */
export function setBase(path: string): void {
  base = path.replace(/\/$/, '');
}

/** Goes to a path of this app: `navigate('/tasks/1')`; `navigate(-1)` goes back. */
export function navigate(to: string | number, { replace = false } = {}): void {
  if (typeof to === 'number') {
    history.go(to);
    return;
  }
  history[replace ? 'replaceState' : 'pushState'](null, '', base + to);
  tell();
}

/** Where the app is: the path below its base, query and hash. */
export function useLocation(): { pathname: string; search: string; hash: string } {
  const here = useSyncExternalStore(subscribe, hereNow);
  return useMemo(() => {
    const { pathname, search, hash } = new URL(here, location.origin);
    return { pathname: pathname.slice(base.length) || '/', search, hash };
  }, [here]);
}

/** The query and a setter that replaces it without a new step in the history. */
export function useSearchParams(): [URLSearchParams, (next: URLSearchParams) => void] {
  const { pathname, search } = useLocation();
  const query = useMemo(() => new URLSearchParams(search), [search]);
  const set = (next: URLSearchParams): void => {
    const text = next.toString();
    navigate(text ? `${pathname}?${text}` : pathname, { replace: true });
  };
  return [query, set];
}

const ParametersContext = createContext<PathParameters>({});

/** The parameters of the page's path: `/cases/:caseId` gives `{ caseId }`. */
export function useParams(): PathParameters {
  return useContext(ParametersContext);
}

/** Shows the first route whose path fits, else `otherwise`. */
export function Routes<R extends { readonly path: string }>({
  routes,
  show,
  otherwise,
}: RoutesProps<R>) {
  const { pathname } = useLocation();
  for (const route of routes) {
    const parameters = matchPath(route.path, pathname);
    if (parameters) {
      return (
        <ParametersContext.Provider value={parameters} key={route.path}>
          {show(route)}
        </ParametersContext.Provider>
      );
    }
  }
  return otherwise;
}

interface RoutesProps<R> {
  readonly routes: readonly R[];
  readonly show: (route: R) => ReactNode;
  readonly otherwise: ReactNode;
}

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { readonly to: string };

/** A link inside the app. Modified clicks (new tab) are left to the browser. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
    if (event.defaultPrevented || !plain || rest.target) return;
    event.preventDefault();
    navigate(to);
  };
  return <a {...rest} href={base + to} onClick={follow} />;
}

/** A link of a menu: `aria-current` says where one is. */
export function NavLink({ to, ...rest }: LinkProps) {
  const { pathname } = useLocation();
  const current = to === '/' ? pathname === '/' : `${pathname}/`.startsWith(`${to}/`);
  return <Link {...rest} to={to} {...(current ? { 'aria-current': 'page' as const } : {})} />;
}

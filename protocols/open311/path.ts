/** Which resource and format an address asks for. */
import type { Open311Format } from './document.ts';

/** A resource of the API; `id` is a service code, request id or token. */
export type Open311Resource =
  | { readonly resource: 'discovery' | 'services' | 'requests'; readonly format: Open311Format }
  | {
      readonly resource: 'service' | 'request' | 'token';
      readonly id: string;
      readonly format: Open311Format;
    };

const SINGLE = { services: 'service', requests: 'request', tokens: 'token' } as const;

/**
 * Reads the path below the endpoint, e.g. `/requests/12.5.xml` (the id is `12.5`). The format is
 * the last suffix, as the specification wants; undefined for anything else (answer 404, or 400).
 */
export function parseResource(path: string): Open311Resource | undefined {
  const match = /^\/?([a-z]+)(?:\/([^/]+))?\.(json|xml)$/.exec(path.split('?')[0] ?? '');
  if (!match) return undefined;
  const [, name, rawId] = match;
  const format = match[3] === 'xml' ? 'xml' : 'json';
  if (rawId === undefined) {
    const isWhole = name === 'discovery' || name === 'services' || name === 'requests';
    return isWhole ? { resource: name, format } : undefined;
  }
  if (name !== 'services' && name !== 'requests' && name !== 'tokens') return undefined;
  const id = decode(rawId);
  return id === undefined ? undefined : { resource: SINGLE[name], id, format };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

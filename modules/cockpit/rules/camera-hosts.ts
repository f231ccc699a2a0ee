/** Which hosts cameras may stand at, and which of them browsers may ask themselves. */
import type { CameraHost, CameraKind } from '../contract/screens.ts';

/** The line of the list that an address falls under. A line without a port stands for every port of its host. */
export function hostOf(hosts: readonly CameraHost[], address: URL): CameraHost | undefined {
  const port = address.port || (address.protocol === 'https:' ? '443' : '80');
  return hosts.find(
    ({ host }) => host === address.hostname || host === `${address.hostname}:${port}`,
  );
}

/** What is entered is compared as browsers write hosts. */
export function tidyHosts(hosts: readonly CameraHost[]): CameraHost[] {
  const tidy = hosts.map(({ host, direct }) => ({ host: host.trim().toLowerCase(), direct }));
  return tidy.filter(({ host }, at) => tidy.findIndex((one) => one.host === host) === at);
}

/**
 * Sources for a content security policy. Without a scheme they hold for the page's own scheme and for HTTPS; a source without a
 * port would hold for the usual ports alone.
 */
export function sourcesOf(hosts: readonly CameraHost[]): string[] {
  return hosts
    .filter(({ direct }) => direct)
    .map(({ host }) => (host.includes(':') ? host : `${host}:*`));
}

/**
 * Where screens play a camera from: its own address for a stream at a host that they may ask, null where the server fetches it.
 * An address with a name and password never leaves the server.
 */
export function playedFrom(
  { kind, address }: { readonly kind: CameraKind; readonly address: string },
  hosts: readonly CameraHost[],
): string | null {
  const url = URL.parse(address);
  if (kind !== 'hls' || !url || url.username !== '' || url.password !== '') return null;
  return hostOf(hosts, url)?.direct === true ? address : null;
}

/** Which addresses of the network nobody may reach through us: those of our own machine and house, and of no machine. */
import { BlockList, isIP } from 'node:net';

const closed = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  closed.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  // The own machine, and IPv4 addresses in their oldest writing (::127.0.0.1).
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  closed.addSubnet(network, bits, 'ipv6');
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** What may be reached besides the open network. */
export interface OutwardPolicy {
  /** The own machine: in the demo, whose stand-ins live there. */
  readonly loopback: boolean;
  /** Host names, and networks such as `10.1.0.0/16`, that the operator named. */
  readonly hosts: readonly string[];
}

/** Whether an address may be connected to. */
export function mayReach(address: string, { loopback: own, hosts }: OutwardPolicy): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = isIP(mapped) === 4 ? 'ipv4' : 'ipv6';
  if (isIP(mapped) === 0) return false;
  // Mapped addresses are written in hexadecimal too: ::ffff:7f00:1.
  if (family === 'ipv6' && /^::ffff:/i.test(mapped)) return false;
  if (!closed.check(mapped, family)) return true;
  if (own && loopback.check(mapped, family)) return true;
  return hosts.some((host) => isWithin(mapped, family, host));
}

function isWithin(address: string, family: 'ipv4' | 'ipv6', host: string): boolean {
  const [network = '', bits] = host.split('/');
  const version = isIP(network);
  if (version === 0 || (version === 4) !== (family === 'ipv4')) return false;
  const list = new BlockList();
  list.addSubnet(network, bits === undefined ? (version === 4 ? 32 : 128) : Number(bits), family);
  return list.check(address, family);
}

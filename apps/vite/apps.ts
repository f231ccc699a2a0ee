/** One web app of the house. */
export interface WebApp {
  readonly name: 'resident' | 'console' | 'field' | 'cockpit';
  /** Where the server mounts it. */
  readonly base: string;
  /** Oldest browsers served: residents' and field phones are older than office computers. */
  readonly target: string[];
  /** Built to be installed on a phone under this name: manifest, icons, service worker. */
  readonly installable: boolean;
  readonly title: string;
  readonly shortTitle: string;
  /** Drawn by Preact in React's place: 45 KB less for a phone to fetch and to run. */
  readonly preact: boolean;
  /** Upper bound of the first view (all script and style), in gzipped bytes; 0 for none. */
  readonly firstViewBudgetBytes: number;
}

const phones = ['chrome87', 'safari14', 'firefox90'];
const desktops = ['chrome107', 'safari16', 'firefox104'];

/** All web apps, in the order in which they are built. */
export const webApps: readonly WebApp[] = [
  {
    name: 'resident',
    title: '镇枢 · 码上办',
    shortTitle: '码上办',
    base: '/',
    target: phones,
    installable: true,
    preact: true,
    firstViewBudgetBytes: 90 * 1024,
  },
  {
    name: 'field',
    title: '镇枢 · 巡办',
    shortTitle: '巡办',
    base: '/field/',
    target: phones,
    installable: true,
    preact: false,
    firstViewBudgetBytes: 0,
  },
  {
    name: 'console',
    title: '镇枢',
    shortTitle: '镇枢',
    base: '/console/',
    target: desktops,
    installable: false,
    preact: false,
    firstViewBudgetBytes: 0,
  },
  {
    name: 'cockpit',
    title: '镇枢 · 大屏',
    shortTitle: '大屏',
    base: '/cockpit/',
    // Wall screens mix colours by eye (oklab).
    target: ['chrome111', 'safari16.4', 'firefox113'],
    installable: false,
    preact: false,
    firstViewBudgetBytes: 600 * 1024,
  },
];

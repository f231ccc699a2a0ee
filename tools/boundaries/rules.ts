/** The walls of the house as dependency-cruiser rules; those of the modules follow from their manifests. */
import type { IForbiddenRuleType } from 'dependency-cruiser';
import type { ModuleFolder } from '../module-manifests.ts';

type Rule = IForbiddenRuleType;

const test = '\\.test\\.tsx?$|\\.test-data\\.ts$|/tests/';
const contract = '^modules/[^/]+/(contract\\.ts$|contract/|states\\.ts$)';
const door = '^modules/[^/]+/(index\\.ts$|contract\\.ts$|contract/|states\\.ts$)';
const purePlatform =
  '^platform/(calendar|geo|money|text|ids|i18n|problems|clock|contract|manifest)/|^platform/duckdb/sql\\.ts$';
const web = '^(modules/[^/]+/web/|ui/|apps/(console|resident|field|cockpit)/)';

/** Libraries that only compute: no disk, no network, no state outside. */
const pureLibraries =
  'node_modules/(typebox|sm-crypto-v2|flatbush|lunar-typescript|suncalc|chinese-days|@node-rs/jieba|fast-xml-parser|@fast-xml|exifr|pinyin-pro|opencc-js)';
const computing = '^(node:)?(assert|buffer|crypto|string_decoder|util|zlib)(/|$)';

/** Files that fill the demo town; they may read the catalogues shipped as default. */
const demo = '(^|/)demo[^/]*\\.ts$|/demo/';
const catalogue = '^modules/[^/]+/(catalogue/|corpus/|demo-[^/]+\\.ts$)';

/** Names of the libraries that speak SQL. */
const sqlLibraries = 'node_modules/(kysely|pg|pg-[^/]+)/';

/** All rules for a house with these modules. */
export function rulesFor(modules: readonly ModuleFolder[]): Rule[] {
  return [
    ...modules.map(needsRule),
    ...generalRules,
    ...moduleRules,
    ...webRules,
    ...pureRules,
    ...guestRules,
  ].map((rule) => ({ severity: 'error', ...rule }) as Rule);
}

/**
 * One rule a module: it imports only the modules it needs. Tests may use the others' contracts, and so
 * may pages: they speak to the server, not to the module, and any page may show any operation.
 */
function needsRule({ folder, manifest }: ModuleFolder): Rule {
  const allowed = [folder, ...manifest.needs].join('|');
  return {
    name: `needs-of-${folder}`,
    comment: `modules/${folder} imports a module that its manifest does not list under needs`,
    from: { path: `^modules/${folder}/`, pathNot: [test, `^modules/${folder}/web/`] },
    to: { path: '^modules/[^/]+/', pathNot: [`^modules/(${allowed})/`, catalogue] },
  };
}

const generalRules: Rule[] = [
  {
    name: 'no-circle',
    comment: 'these files import each other in a circle',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-circle-of-types',
    comment:
      'these files import each other in a circle (move the shared type into a file of its own)',
    // In the platform a Ctx names its Database and a Tx its Ctx: one idea in two files.
    from: { pathNot: '^platform/' },
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'no such file or library',
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
  {
    name: 'no-build-library-at-run-time',
    comment: 'the server needs this library, so it belongs under dependencies',
    from: {
      path: '^(platform|modules|protocols|apps/server|simulators)/',
      pathNot: `${test}|^modules/[^/]+/web/`,
    },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'platform-knows-no-module',
    comment: 'the platform stands below the modules',
    from: { path: '^platform/' },
    to: { path: '^(modules|apps|ui|protocols|simulators|tools|bench|e2e)/' },
  },
];

const moduleRules: Rule[] = [
  {
    name: 'only-through-the-door',
    comment: 'another module is met at its index.ts, contract or states only',
    from: { path: '^modules/([^/]+)/', pathNot: `${demo}|${test}` },
    to: { path: '^modules/[^/]+/', pathNot: ['^modules/$1/', door] },
  },
  {
    name: 'demo-through-the-door',
    comment:
      'demo files and tests meet another module at its door, contract, or catalogue shipped as default',
    from: { path: '^modules/([^/]+)/.*(demo[^/]*\\.ts$|demo/|tests/|\\.test\\.tsx?$)' },
    to: { path: '^modules/[^/]+/', pathNot: ['^modules/$1/', door, catalogue] },
  },
  {
    name: 'app-through-the-door',
    comment: 'an app, tool or test meets a module at its door, contract or the registry',
    from: { path: '^(apps|e2e)/' },
    to: { path: '^modules/', pathNot: [door, catalogue, '^modules/registry\\.ts$'] },
  },
  {
    name: 'registry-takes-servers',
    comment: 'the registry imports server.ts files only',
    from: { path: '^modules/registry\\.ts$' },
    to: { path: '^modules/', pathNot: '^modules/[^/]+/server\\.ts$' },
  },
  {
    name: 'modules-know-no-app',
    comment: 'a module never imports an app (tests may use #testing)',
    from: { path: '^modules/', pathNot: test },
    to: { path: '^(apps|e2e|bench)/' },
  },
  {
    name: 'sql-in-stores',
    comment: 'only store.ts, store/ and the platform speak SQL',
    from: {
      path: '.',
      pathNot: `${test}|^modules/[^/]+/store(\\.ts$|/)|^platform/|^apps/server/|^(bench|tools|e2e)/|^node_modules/`,
    },
    to: { path: sqlLibraries },
  },
  {
    name: 'sql-in-platform-database',
    comment: 'within the platform only database, migrations and testing import the SQL libraries',
    from: { path: '^platform/', pathNot: `${test}|^platform/(database|testing|jobs|live)/` },
    to: { path: sqlLibraries, dependencyTypesNot: ['type-only'] },
  },
];

const webRules: Rule[] = [
  {
    name: 'web-sees-contracts-only',
    comment:
      'a page imports contracts, states, ui, platform/contract, problems, i18n, geo and money, nothing else of ours',
    from: { path: web, pathNot: test },
    to: {
      path: '^(modules|platform|protocols|apps|simulators|tools|bench|e2e)/',
      pathNot: [
        contract,
        '^platform/(contract|problems|i18n|geo|money)/',
        '^modules/[^/]+/web/',
        '^apps/(console|resident|field|cockpit)/',
      ],
    },
  },
  {
    name: 'light-uses-operations',
    comment:
      'a page without script imports contracts, platform/light and the pure parts of the platform: it does everything through operations',
    from: { path: '^modules/[^/]+/light/', pathNot: test },
    to: {
      path: '.',
      pathNot: [
        contract,
        '^modules/([^/]+)/(light/|rules(\\.ts$|/))',
        '^platform/light/',
        purePlatform,
        pureLibraries,
      ],
    },
  },
  {
    name: 'light-room-is-own',
    comment: 'the light/ room of another module is nobody else’s',
    from: { path: '^modules/([^/]+)/', pathNot: test },
    to: { path: '^modules/[^/]+/light/', pathNot: '^modules/$1/light/' },
  },
  {
    name: 'web-is-browser-only',
    comment: 'a page runs in a browser: no Node',
    from: { path: web, pathNot: test },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'web-stays-in-its-app',
    comment: 'pages of one app do not import those of another',
    from: { path: '^(?:modules/[^/]+/web|apps)/(console|resident|field|cockpit)/', pathNot: test },
    to: {
      path: '^(modules/[^/]+/web|apps)/(console|resident|field|cockpit)/',
      pathNot: '^(modules/[^/]+/web|apps)/$1/',
    },
  },
  {
    name: 'antd-in-console-only',
    comment: 'Ant Design weighs 450 KB: never on a phone',
    from: { path: '.', pathNot: '^(modules/[^/]+/web/console/|apps/console/|node_modules/)' },
    to: { path: 'node_modules/(antd|@ant-design)/' },
  },
  {
    name: 'contract-is-browser-safe',
    comment: 'a contract runs in the browser too: TypeBox and contracts only',
    from: { path: contract, pathNot: test },
    to: {
      pathNot: [
        contract,
        '^modules/[^/]+/problems\\.ts$',
        '^platform/(contract|problems|i18n|manifest)/',
        'node_modules/typebox/',
      ],
      dependencyTypesNot: ['type-only'],
    },
  },
];

const pureRules: Rule[] = [
  {
    name: 'rules-are-pure',
    comment: 'rules import only the own contract, states and types, and pure parts of the platform',
    from: {
      path: '^modules/([^/]+)/rules(\\.ts$|/)',
      // Reads photos with sharp and writes the store's files; to move to modules/files/adapters.
      pathNot: `${test}|^modules/files/rules/`,
    },
    to: {
      pathNot: [
        '^modules/$1/(rules|contract|states|types|problems|catalogue)(\\.ts$|/)',
        contract,
        purePlatform,
        pureLibraries,
        computing,
      ],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'pure-platform-is-pure',
    comment: 'these parts of the platform compute only',
    from: { path: purePlatform, pathNot: test },
    to: {
      pathNot: [purePlatform, pureLibraries, computing, 'node_modules/(ajv|typebox)'],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'protocols-are-pure',
    comment: 'a codec turns bytes into values: no database, no network, no module',
    from: { path: '^protocols/', pathNot: test },
    to: { pathNot: ['^protocols/', purePlatform, pureLibraries, computing] },
  },
];

const guestRules: Rule[] = [
  {
    name: 'demo-town-for-demo-only',
    comment: 'the demo town is imported by demo files, the server, simulators and tests only',
    from: { path: '.', pathNot: `${test}|${demo}|^apps/server/|^(tools|bench|e2e|simulators)/` },
    to: { path: '^tools/' },
  },
  {
    name: 'simulators-for-tests-only',
    comment: 'named stand-ins serve tests, benches and the demo, nothing else',
    from: {
      path: '.',
      pathNot: `${test}|-fixture\\.ts$|^simulators/|^apps/server/demo|^(bench|e2e|tools)/`,
    },
    to: { path: '^simulators/' },
  },
];

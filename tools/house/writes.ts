/** Every operation that writes leaves a line of audit or an event: followed through the code. */
import type { ModuleDefinition } from '#platform/module/index.ts';
import { declarationOf, namesOf, type Origin } from '../syntax/declarations.ts';
import { isNode, type Node, nameOf, parseFile, walk } from '../syntax/parse.ts';
import { reachedFrom } from './reach.ts';

const traces = new Set(['platform/audit/index.ts#audit', 'platform/events/index.ts#emit']);

/** Operations that are no GET and yet change nothing that anyone must answer for, with the reason. */
const changesNothing: Readonly<Record<string, string>> = {
  'duties.previewDuty': 'shows what a change of the matrix would change; nothing is stored',
  'calendar.previewDays': 'shows what a workbook would change; nothing is stored',
  'reports.follow': "reads one's own report; the token travels in the body so that no log keeps it",
  'reports.receipts':
    'reads what the ledger holds of one’s own report; the token travels in the body',
  'reports.suggest': 'guesses from words being typed; nothing is stored',
  'things.previewModel': 'judges a model and shows what saving it would change; nothing is stored',
  'lorawan.tryCodec': 'runs a script on a sample in the sandbox; nothing is stored',
  'push.tryMapping': 'reads a sample with a mapping; nothing is stored',
  'cockpit.answers': 'shows what tiles would show; nothing is stored',
  'indicators.preview': 'shows what a formula would give; nothing is stored',
  'briefs.preview': 'shows what a template would give; nothing is stored',
  'messages.previewTemplate': 'shows how a wording would read; nothing is stored',
  'directory.previewBus': 'shows what a timetable would bring; nothing is stored',
  'map.select':
    'lists what lies in an area; the area is too long for an address, nothing is stored',
  'map.checkSettings': 'asks a source of tiles for a sample; nothing is stored',
  'booking.tryWeek': 'shows what a week would come to; nothing is stored',
  'booking.affected': 'shows whom a closing would affect; nothing is stored',
  'booking.findAtKiosk':
    'finds the own booking by four digits; they travel in the body so that no log keeps them',
  'booking.followTicket': "reads one's own ticket; the token travels in the body",
  'policy.check': 'walks the questions of a decision table; the answers are not stored',
  'policy.readText': 'reads a document into articles for the editor; nothing is stored',
  'policy.answer': 'answers from published policies; nothing is stored',
  'messages.markRead': "whether one has read one's own inbox is nobody else's business",
};

/** Faults: a write without a trace, or a handler that cannot be followed. */
export function untracedWrites(folder: string, module: ModuleDefinition): string[] {
  const server = `modules/${folder}/server.ts`;
  const bodies = handlersOf(server);
  return Object.entries(module.api?.operations ?? {}).flatMap(([name, { method }]) => {
    const id = `${module.manifest.id}.${name}`;
    if (method === 'GET' || id in changesNothing) return [];
    const body = bodies.get(name);
    if (!body) return [`${server}: the handler of ${id} is not found in the source`];
    if (reachedFrom(body.path, body.node, traces)) return [];
    return [`${body.path}: ${id} writes, but leads to no audit line or event`];
  });
}

interface Body {
  readonly path: string;
  readonly node: Node;
}

/** The handlers given to `defineModule`, by operation. */
function handlersOf(server: string): Map<string, Body> {
  const bodies = new Map<string, Body>();
  for (const node of walk(parseFile(server).program)) {
    if (node.type !== 'CallExpression' || nameOf(node['callee']) !== 'defineModule') continue;
    const [options] = node['arguments'] as Node[];
    for (const property of propertiesOf(options)) {
      if (nameOf(property['key']) !== 'handlers') continue;
      collect(server, property['value'] as Node, bodies);
    }
  }
  return bodies;
}

/** Adds the properties of an object, following names and spreads. */
function collect(path: string, value: Node, bodies: Map<string, Body>): void {
  const bare = unwrapped(value);
  if (bare.type === 'Identifier') {
    const origin = declarationOf(path, nameOf(bare) ?? '');
    const init = origin && initOf(origin);
    if (origin && init) collect(origin.path, init, bodies);
    return;
  }
  for (const property of propertiesOf(bare)) {
    if (property.type === 'SpreadElement') collect(path, property['argument'] as Node, bodies);
    else bodies.set(nameOf(property['key']) ?? '', { path, node: property['value'] as Node });
  }
}

function initOf({ path, name }: Origin): Node | undefined {
  const init = namesOf(path).own.get(name)?.['init'];
  return isNode(init) ? init : undefined;
}

/** Without `as const`, `satisfies T` and parentheses. */
function unwrapped(node: Node): Node {
  const inner = node['expression'];
  return /^TS(As|Satisfies)Expression$|^Parenthesized/.test(node.type) && isNode(inner)
    ? unwrapped(inner)
    : node;
}

function propertiesOf(node: Node | undefined): Node[] {
  return node?.type === 'ObjectExpression' ? (node['properties'] as Node[]) : [];
}

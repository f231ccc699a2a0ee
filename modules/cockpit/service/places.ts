/** Where a screen looks: the place of a query, the way down to it, and what lies below. */
import { ground } from '#modules/towns/index.ts';
import { type Ctx, systemActor } from '#platform/context/index.ts';
import type { Tenant, Tenants } from '#platform/tenants/index.ts';
import type { BoardQuery, PlaceView } from '../contract/board.ts';
import { problem } from '../problems.ts';

/** A place as the answers need it. */
export interface Place {
  /** In whose name its tenant is read: the reader's own, or a town of the reader's county. */
  readonly ctx: Ctx;
  readonly view: PlaceView;
  readonly way: readonly PlaceView[];
  readonly children: readonly PlaceView[];
  readonly peers: readonly PlaceView[];
  /** Only this village or grid cell; null for a whole town or county. */
  readonly where: { readonly dimension: 'village' | 'gridCell'; readonly key: string } | null;
  /** The towns of a county, each with the ctx to read it. */
  readonly towns: readonly { readonly view: PlaceView; readonly ctx: Ctx }[];
  /** Reads a tenant that is not the reader's own. */
  readonly fromCounty: boolean;
}

/** Resolves a query. @throws board-place-unknown, board-place-missing, level-out-of-reach */
export async function placeOf(ctx: Ctx, tenants: Tenants, query: BoardQuery): Promise<Place> {
  const all = await tenants.all();
  const own = all.find(({ tenantId }) => tenantId === ctx.tenantId);
  if (!own) throw problem('board-place-unknown', { code: query.town ?? ctx.tenantId });
  if (own.kind === 'county') return fromCounty(ctx, all, own, query);
  if (query.level === 'county' || (query.town && query.town !== own.code)) {
    throw problem('level-out-of-reach');
  }
  return inTown({ ctx, town: own, above: [] }, query);
}

const viewOf = ({ kind, tenantId, code, nameZh, nameEn }: Tenant): PlaceView => ({
  level: kind,
  id: tenantId,
  code,
  nameZh,
  nameEn,
});

/** A county's people see the numbers of its towns, whole; never rows of theirs. */
async function fromCounty(
  ctx: Ctx,
  all: readonly Tenant[],
  county: Tenant,
  query: BoardQuery,
): Promise<Place> {
  const towns = all.filter(({ parentId }) => parentId === county.tenantId);
  const above = [viewOf(county)];
  const town = towns.find(({ code }) => code === query.town);
  if (query.town && !town) throw problem('board-place-unknown', { code: query.town });
  if (town) return inTown({ ctx: townCtx(ctx, town), town, above }, query);
  if (query.level === 'village' || query.level === 'gridCell') throw missing('town', towns);
  const levels = towns.map((one) => ({ view: viewOf(one), ctx: townCtx(ctx, one) }));
  return {
    ctx,
    view: viewOf(county),
    way: above,
    children: levels.map(({ view }) => view),
    peers: [],
    where: null,
    towns: levels,
    fromCounty: true,
  };
}

/** The reader keeps the own rights, and reads numbers of the whole town. */
const townCtx = (ctx: Ctx, town: Tenant): Ctx => ({
  ...ctx,
  tenantId: town.tenantId,
  actor: { ...ctx.actor, scope: systemActor.scope },
});

interface InTown {
  readonly ctx: Ctx;
  readonly town: Tenant;
  readonly above: readonly PlaceView[];
}

async function inTown({ ctx, town, above }: InTown, query: BoardQuery): Promise<Place> {
  const known = await ground(ctx);
  const top = viewOf(town);
  const base = { ctx, towns: [], fromCounty: above.length > 0 };
  const villages = known.villages.map((village) => placed('village', village));
  const cellsIn = (id: string): PlaceView[] =>
    known.gridCells
      .filter(({ villageId }) => villageId === id)
      .map((cell) => placed('gridCell', cell));
  if (query.level === 'village') {
    const view = villages.find(({ code }) => code === query.code);
    if (!view) throw unplaced('village', query.code, villages);
    const where = { dimension: 'village' as const, key: view.id };
    const way = [...above, top, view];
    return { ...base, view, way, children: cellsIn(view.id), peers: villages, where };
  }
  if (query.level === 'gridCell') {
    const cell = known.gridCells.find(({ code }) => code === query.code);
    if (!cell) throw unplaced('gridCell', query.code, known.gridCells);
    const view = placed('gridCell', cell);
    const village = villages.filter(({ id }) => id === cell.villageId);
    const where = { dimension: 'gridCell' as const, key: cell.id };
    const way = [...above, top, ...village, view];
    return { ...base, view, way, children: [], peers: cellsIn(cell.villageId), where };
  }
  return { ...base, view: top, way: [...above, top], children: villages, peers: [], where: null };
}

/** Where the code of a level is asked for. */
const parameters = { town: 'town', village: 'code', gridCell: 'code' } as const;

type Named = Pick<PlaceView, 'code' | 'nameZh'>;

/** Choices that a problem names; more would not be read. */
const mostChoices = 12;

/** Nothing was named: there is no code to complain of, only choices to give. */
function missing(level: keyof typeof parameters, choices: readonly Named[]): Error {
  const named = choices.slice(0, mostChoices).map(({ code, nameZh }) => `${code} ${nameZh}`);
  const more = choices.length > mostChoices ? ['…'] : [];
  return problem('board-place-missing', {
    level,
    parameter: parameters[level],
    choices: [...named, ...more].join('、') || '—',
  });
}

const unplaced = (
  kind: 'village' | 'gridCell',
  code: string | undefined,
  choices: readonly Named[],
): Error =>
  code === undefined || code.trim() === ''
    ? missing(kind, choices)
    : problem('board-place-unknown', { code });

function placed(
  level: 'village' | 'gridCell',
  one: { id: string; code: string; nameZh: string; nameEn: string },
): PlaceView {
  const { id, code, nameZh, nameEn } = one;
  return { level, id, code, nameZh, nameEn };
}

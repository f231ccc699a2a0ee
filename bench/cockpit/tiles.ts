/** Every tile of the shipped layouts, asked anew. */
import type { Board, BoardQuery, Tile, TileAnswer } from '#modules/cockpit/contract/index.ts';
import { urlOf } from '#platform/contract/index.ts';
import { api } from '#modules/cockpit/contract/index.ts';
import { oneDigit, percentile } from '../town/percentiles.ts';
import type { Caller } from './admin.ts';

const boardOf = (admin: Caller, query: BoardQuery): Promise<Board> =>
  admin.get<Board>(urlOf(api.operations.board, { query }));

/** p95 of each tile; the slowest. */
export async function measureTiles(
  admin: Caller,
  rounds: number,
): Promise<{ p95Ms: number; slowestTile: string }> {
  const town = await boardOf(admin, {});
  const village: BoardQuery = { level: 'village', code: town.children[0]?.code ?? '' };
  const cell = (await boardOf(admin, village)).children[0]?.code ?? '';
  const places: BoardQuery[] = [{}, { phone: true }, village, { level: 'gridCell', code: cell }];
  const slowest = { p95Ms: 0, slowestTile: '' };
  for (const place of places) {
    const { layout } = await boardOf(admin, place);
    for (const tile of layout.tiles) {
      const took = await timesOf(admin, { place, tile, rounds });
      const p95Ms = oneDigit(
        percentile(
          took.sort((a, b) => a - b),
          0.95,
        ),
      );
      const name = `${layout.code}/${tile.id}`;
      console.log(`${name.padEnd(32)} p95 ${p95Ms.toFixed(1).padStart(8)} ms`);
      if (p95Ms > slowest.p95Ms) Object.assign(slowest, { p95Ms, slowestTile: name });
    }
  }
  return slowest;
}

/** Answer times of one tile, the first two rounds left out. @throws when the tile has a fault */
async function timesOf(
  admin: Caller,
  {
    place,
    tile,
    rounds,
  }: { readonly place: BoardQuery; readonly tile: Tile; readonly rounds: number },
): Promise<number[]> {
  const took: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const startedAt = performance.now();
    const body = { place, tiles: [tile] };
    const { answers } = await admin.post<{ answers: TileAnswer[] }>('/cockpit/answers', body);
    if (round >= 0) took.push(performance.now() - startedAt);
    if (answers[0]?.state === 'error') throw new Error(`${tile.id} has a fault`);
  }
  return took;
}

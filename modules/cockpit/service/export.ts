/** The table of a tile as workbook, with the definitions of its numbers beside it. */
import type { FileReply } from '#platform/contract/index.ts';
import { type SheetToWrite, writeWorkbook } from '#platform/spreadsheet/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import type { Board, TileAnswer } from '../contract/board.ts';
import type { Tile } from '../contract/tile.ts';
import { problem } from '../problems.ts';

/** @throws tile-unknown */
export async function exportedTile(board: Board, tileId: string): Promise<FileReply> {
  const tile = board.layout.tiles.find(({ id }) => id === tileId);
  const answer = board.answers.find((one) => one.tileId === tileId);
  if (!tile || !answer) throw problem('tile-unknown', { id: tileId });
  const title = titleOf(tile, board);
  const table =
    tile.kind === 'ticker' ? lineSheet(title, answer) : valueSheet(title, board, answer);
  const bytes = await writeWorkbook([table, definitionSheet(board, answer)]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${board.place.nameZh}-${title}${answer.to ? `-${answer.from}-${answer.to}` : ''}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}

function titleOf({ titleZh, indicators, id }: Tile, board: Board): string {
  const named = board.indicators.find(({ code }) => code === indicators[0]);
  return titleZh || named?.nameZh || id;
}

/** A sheet's name may hold neither of these, nor more than 31 characters. */
const sheetName = (title: string): string => title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 30);

function valueSheet(title: string, board: Board, answer: TileAnswer): SheetToWrite {
  const rows = new Map<string, Record<string, string | number | null>>();
  for (const [at, { values, compared }] of answer.series.entries()) {
    for (const { group, nameZh, value } of values) {
      const row = rows.get(group) ?? { name: nameZh || board.place.nameZh };
      rows.set(group, { ...row, [`value${at}`]: value });
    }
    for (const { group, value } of compared) {
      const row = rows.get(group);
      if (row) rows.set(group, { ...row, [`compared${at}`]: value });
    }
  }
  const columns = answer.series.flatMap(({ code, compared }, at) => {
    const one = board.indicators.find((each) => each.code === code);
    const unit = one && one.unit !== '1' ? `（${one.unit}）` : '';
    const name = `${one?.nameZh ?? code}${unit}`;
    return [
      { key: `value${at}`, title: name, type: 'number' as const },
      ...(compared.length > 0
        ? [{ key: `compared${at}`, title: `${name} 对比期`, type: 'number' as const }]
        : []),
    ];
  });
  return {
    name: sheetName(title),
    columns: [{ key: 'name', title: '分组', width: 24 }, ...columns],
    rows: [...rows.values()],
  };
}

function lineSheet(title: string, answer: TileAnswer): SheetToWrite {
  return {
    name: sheetName(title),
    columns: [
      { key: 'at', title: '时间', width: 22 },
      { key: 'place', title: '地点', width: 18 },
      { key: 'title', title: '内容', width: 48 },
    ],
    rows: answer.lines.map(({ at, placeZh, titleZh }) => ({
      at: exactInstant(new Date(at)),
      place: placeZh,
      title: titleZh,
    })),
  };
}

function definitionSheet(board: Board, answer: TileAnswer): SheetToWrite {
  const codes = new Set(answer.series.map(({ code }) => code));
  const place = board.way.map(({ nameZh }) => nameZh).join(' / ');
  return {
    name: '定义',
    columns: [
      { key: 'what', title: '项目', width: 18 },
      { key: 'text', title: '内容', width: 90 },
    ],
    rows: [
      { what: '范围', text: place },
      ...(answer.to ? [{ what: '时间', text: `${answer.from} 至 ${answer.to}` }] : []),
      ...board.indicators
        .filter(({ code }) => codes.has(code))
        .flatMap(({ nameZh, meaningZh, formula }) => [
          { what: nameZh, text: meaningZh },
          { what: '公式', text: formula },
        ]),
    ],
  };
}

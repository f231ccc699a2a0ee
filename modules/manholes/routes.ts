/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract.ts';
import { boardFile, viewBoard } from './service/board.ts';

export const handlers: Handlers<(typeof api)['operations']> = {
  board: (ctx) => viewBoard(ctx),
  file: (ctx) => boardFile(ctx),
};

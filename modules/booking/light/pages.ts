/** The pages of bookings without script. */
import type { LightPage } from '#platform/light/index.ts';
import { homePage, poolPage, timePage } from './choose.ts';
import { minePage, onePage } from './mine.ts';
import { movePage } from './move.ts';
import { numberPage, ticketPage } from './ticket.ts';

export const lightPages: readonly LightPage[] = [
  homePage,
  minePage,
  onePage,
  movePage,
  ticketPage,
  numberPage,
  poolPage,
  timePage,
];

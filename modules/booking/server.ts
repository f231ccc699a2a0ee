import { assistActsSlot, assistReceiptsSlot } from '#platform/assist-acts/index.ts';
import { lightPagesSlot } from '#platform/light/index.ts';
import { indicatorSeedsSlot, liveNumbersSlot } from '#platform/facts/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { openTodaySlot } from '#platform/open-today/index.ts';
import {
  personalEraseSlot,
  personalExportSlot,
  personalReachSlot,
} from '#platform/personal/index.ts';
import { assistActs, receiptOfBooking } from './assist-acts.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo/index.ts';
import { timers } from './jobs.ts';
import { mountHallStream } from './live-route.ts';
import { lightPages } from './light/pages.ts';
import { indicatorSeeds, liveNumbers } from './indicators.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { eraseOfBookings, exportOfBookings, reachOfBookings } from './service/personal.ts';
import { onDutyToday } from './service/public.ts';

export const booking = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  timers,
  routes: mountHallStream,
  slots: {
    [indicatorSeedsSlot.name]: indicatorSeeds,
    [liveNumbersSlot.name]: liveNumbers,
    [assistActsSlot.name]: assistActs,
    [assistReceiptsSlot.name]: receiptOfBooking,
    [lightPagesSlot.name]: lightPages,
    [openTodaySlot.name]: onDutyToday,
    [personalEraseSlot.name]: eraseOfBookings,
    [personalExportSlot.name]: exportOfBookings,
    [personalReachSlot.name]: reachOfBookings,
  },
  demo: fillDemo,
});

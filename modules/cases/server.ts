import {
  factSourcesSlot,
  indicatorSeedsSlot,
  liveNumbersSlot,
  recentSlot,
} from '#platform/facts/index.ts';
import { evidenceSlot } from '#platform/ledger/index.ts';
import { mapLayersSlot, mapSearchSlot } from '#platform/map-layers/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { personalSweepSlot } from '#platform/personal/index.ts';
import { dutyImpactSlot } from '#modules/duties/index.ts';
import { fileAccess } from '#modules/files/index.ts';
import { rightsSubjectSlot } from '#modules/people/index.ts';
import { api, problems } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { factSources, liveNumbers } from './facts.ts';
import { caseEvidence } from './evidence.ts';
import { indicatorSeeds } from './indicators/index.ts';
import { timers } from './jobs.ts';
import { caseMapLayers, caseMapSearch } from './map-layer.ts';
import { manifest } from './manifest.ts';
import { recentCases } from './recent.ts';
import { handlers } from './routes.ts';
import { deadEnds } from './rules/transition.ts';
import { impactOnCases } from './service/impact.ts';
import { caseRights } from './service/why.ts';
import { sweepOfCases } from './service/forget.ts';
import { mayReadCaseFile } from './service/file-access.ts';

const stuck = deadEnds();
if (stuck.length > 0) throw new Error(`no way to close from: ${stuck.join()}`);

export const cases = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  timers,
  slots: {
    [evidenceSlot.name]: caseEvidence,
    [fileAccess.name]: mayReadCaseFile,
    [dutyImpactSlot.name]: impactOnCases,
    [factSourcesSlot.name]: factSources,
    [liveNumbersSlot.name]: liveNumbers,
    [indicatorSeedsSlot.name]: indicatorSeeds,
    [personalSweepSlot.name]: sweepOfCases,
    [recentSlot.name]: recentCases,
    [mapLayersSlot.name]: caseMapLayers,
    [mapSearchSlot.name]: caseMapSearch,
    [rightsSubjectSlot.name]: caseRights,
  },
  demo: fillDemo,
  demoBulk: true,
});

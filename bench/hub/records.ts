/**
 * Entity resolution of many generated records: residents as eight departments would write them, with typing errors of Chinese
 * kinds, resolved in threads. The truth is looked at only to score.
 */
import { availableParallelism } from 'node:os';
import { createRandom } from '#demo/random.ts';
import {
  inventPopulation,
  type Resident,
  type ResidentTown,
  writtenDown,
} from '#demo/residents/index.ts';
import {
  groupsOf,
  logOdds,
  oddsBetween,
  pairFigures,
  type PairFigures,
} from '../../modules/records/rules/resolution/index.ts';
import {
  type AddressAliases,
  peopleColumns,
  peoplePlan,
  type PersonFields,
  readAddress,
} from '../../modules/records/rules/people/index.ts';
import { resolveInThreads } from '../../modules/records/service/resolution/threads.ts';

/** What was measured. */
export interface RecordFigures extends Pick<PairFigures, 'precision' | 'recall' | 'f1'> {
  readonly erSeconds: number;
  /** Largest resident size of the whole process, threads and generated records included. */
  readonly erPeakMb: number;
}

/** Records a resident on average. */
const recordsEach = 2.5;
/** A county of so many towns' villages, to live in. */
const villages = 300;

interface Generated {
  readonly records: PersonFields[];
  readonly truth: Uint32Array;
  readonly aliases: AddressAliases;
}

function generate(count: number): Generated {
  const town: ResidentTown = {
    fullName: '云岭县清溪镇',
    places: Array.from({ length: villages }, (_, at) => ({
      villageName: `${'甲乙丙丁戊己庚辛壬癸'[at % 10]}${'山河湖海江溪泉塘坪坳'[Math.floor(at / 10) % 10]}${'东西南北中'[Math.floor(at / 100)]}村`,
      streets: Array.from({ length: 20 }, (_, group) => `${group + 1}组`),
      isQuarter: false,
    })),
  };
  const { residents, homes } = inventPopulation(Math.ceil(count / recordsEach), town, 1);
  const aliases = new Map(
    homes.flatMap(({ oldAddress, address }) =>
      oldAddress === null ? [] : [[readAddress(oldAddress).plain, readAddress(address).plain]],
    ),
  );
  return { ...writeDown(residents, count, town.fullName), aliases };
}

function writeDown(residents: readonly Resident[], count: number, town: string) {
  const random = createRandom(1, 'bench-records');
  const records: PersonFields[] = [];
  const truth = new Uint32Array(count);
  const cares = [0.4, 1, 1.6].map((carelessness) => ({
    carelessness,
    withoutIdentity: carelessness * 0.03,
    throughSpreadsheet: carelessness > 1,
  }));
  for (let at = 0; at < count; at += 1) {
    const resident =
      residents[at < residents.length ? at : random.integer(0, residents.length - 1)];
    if (!resident) continue;
    truth[at] = resident.number;
    records.push(writtenDown(random, resident, random.pick(cares), town));
  }
  return { records, truth };
}

/** Measures the resolution of so many records. */
export async function measureRecords(count: number): Promise<RecordFigures> {
  const { records, truth, aliases } = generate(count);
  const began = performance.now();
  const lap = laps(began);
  const columns = peopleColumns(count, (record) => records[record] as PersonFields, aliases);
  records.length = 0;
  lap('columns');
  const threads = Math.min(4, availableParallelism());
  const { model, pairs, leftOut } = await resolveInThreads(columns, peoplePlan, { threads });
  lap('blocks, learning, scoring');
  const oddsOf = oddsBetween(peoplePlan, columns, model);
  const groups = groupsOf(count, pairs, { oddsOf, least: logOdds(0.95), largest: 60 });
  lap('groups');
  const erSeconds = (performance.now() - began) / 1000;
  const { precision, recall, f1, foundPairs, truePairs } = pairFigures(truth, groups);
  console.log(
    `${count} records, ${threads} threads, ${pairs.a.length} pairs worth keeping, ${leftOut} left out`,
  );
  console.log(
    `pairs in truth ${truePairs}, found ${foundPairs}; precision ${precision.toFixed(5)}, recall ${recall.toFixed(5)}`,
  );
  const erPeakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  return { precision, recall, f1, erSeconds, erPeakMb };
}

function laps(began: number): (step: string) => void {
  let last = began;
  let used = process.cpuUsage();
  return (step) => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(used);
    const seconds = [(now - last) / 1000, (user + system) / 1e6].map((each) => each.toFixed(1));
    console.log(`${step.padEnd(30)}${seconds[0]} s, ${seconds[1]} s of processor`);
    last = now;
    used = process.cpuUsage();
  };
}

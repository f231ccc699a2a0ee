/** What people said: by department with its interval, and for the town weighted by the cases of each. */
import type { Tx } from '#platform/database/index.ts';
import type { SatisfactionRow } from '../../contract/index.ts';
import { type Share, weighted, wilson } from '../../rules/confidence.ts';
import { answersByDepartment } from '../../store/calls.ts';
import type { RoundRecord } from '../../store/tables.ts';
import { namesOf } from '../names.ts';

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function shareOf(share: Share | null) {
  return {
    share: share && rounded(share.share),
    low: share && rounded(share.low),
    high: share && rounded(share.high),
  };
}

/** The rows of a round; the town stands first. */
export async function resultsOf(tx: Tx, round: RoundRecord): Promise<SatisfactionRow[]> {
  const { town } = await namesOf(tx);
  const said = new Map(
    (await answersByDepartment(tx, round.id)).map((one) => [one.departmentId, one]),
  );
  const ids = [...new Set(round.strata.map(({ departmentId }) => departmentId))];
  const departments = ids.map((departmentId) => {
    const own = round.strata.filter((one) => one.departmentId === departmentId);
    const answers = said.get(departmentId);
    const sum = (of: 'cases' | 'drawn') => own.reduce((total, one) => total + one[of], 0);
    const [answered, satisfied] = [answers?.answered ?? 0, answers?.satisfied ?? 0];
    return {
      departmentId,
      departmentName: town.department(departmentId)?.nameZh ?? '',
      cases: sum('cases'),
      drawn: sum('drawn'),
      answered,
      satisfied,
      solved: answers?.solved ?? 0,
      ...shareOf(wilson(satisfied, answered)),
      meanScore: answered > 0 ? rounded((answers?.stars ?? 0) / answered) : null,
      stars: answers?.stars ?? 0,
    };
  });
  const sum = (of: 'cases' | 'drawn' | 'answered' | 'satisfied' | 'solved' | 'stars') =>
    departments.reduce((total, one) => total + one[of], 0);
  const answered = sum('answered');
  const whole: SatisfactionRow = {
    departmentId: '',
    departmentName: '',
    cases: sum('cases'),
    drawn: sum('drawn'),
    answered,
    satisfied: sum('satisfied'),
    solved: sum('solved'),
    ...shareOf(weighted(departments)),
    meanScore: answered > 0 ? rounded(sum('stars') / answered) : null,
  };
  return [whole, ...departments.map(({ stars: _, ...row }) => row)];
}

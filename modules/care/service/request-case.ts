/** The case of a request: it names the person by number and the place by its cell, never more. */
import { type OpenedCase, openCases } from '#modules/cases/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import type { RequestInput } from '../contract/requests.ts';
import type { ElderRecord, RequestRecord, ServiceRecord } from '../store/tables.ts';
import { areaText, elderNumber, placesOf, timeText } from './places.ts';

/** Who asks. */
export interface Asking {
  readonly input: RequestInput;
  readonly askedAs: RequestRecord['askedAs'];
}

const weekdayZh = ['日', '一', '二', '三', '四', '五', '六'];

/** Opens it, by the duty of the service's category. */
export async function openCase(
  tx: Tx,
  elder: ElderRecord,
  { input, askedAs, service }: Asking & { readonly service: ServiceRecord },
): Promise<OpenedCase> {
  const { actor } = tx.ctx;
  const place = areaText((await placesOf(tx))(elder));
  const when = input.weekdays?.length
    ? `从 ${input.day} 起每周${input.weekdays.map((day) => weekdayZh[day]).join('、')} ${timeText(input.minute)}`
    : `${input.day} ${timeText(input.minute)}`;
  const said = maskPersonal(input.words.trim()).text;
  const who = elderNumber(elder.number);
  const [opened] = await openCases(tx, [
    {
      categoryCode: service.categoryCode,
      ...(service.departmentId ? { leadDepartmentId: service.departmentId } : {}),
      sure: true,
      title: `${service.nameZh}：${who}`,
      description: `${who}（${place}）需要${service.nameZh}，${when}。${said}`,
      urgency: 'normal',
      channel: askedAs === 'clerk' ? 'window' : 'resident',
      position: null,
      address: place,
      villageId: elder.villageId,
      gridCellId: elder.gridCellId,
      public: false,
      confidential: false,
      judgement: { reasons: [`养老服务“${service.nameZh}”，按职责清单派遣`] },
      attachments: [],
      reporter: {
        kind: actor.kind,
        personId: actor.personId,
        name: actor.name,
        onBehalfOf: askedAs === 'self' ? null : who,
      },
    },
  ]);
  if (!opened) throw new Error('no case was opened');
  return opened;
}

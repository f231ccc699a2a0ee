/** Why somebody sees a case: the ways in which one may be within reach, as the policies of its table have them. */
import { isUuid } from '#platform/ids/index.ts';
import type { RightsSubject, Viewer } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import { caseByNumber, casesByIds } from '../store/read.ts';
import type { CaseRecord } from '../store/tables.ts';

/** Offers cases to the page that explains rights. It tells places and departments, never what a case says. */
export const caseRights: RightsSubject = {
  kind: 'case',
  zh: '事件',
  en: 'case',
  permission: 'cases.read',
  find: async (tx, reference) => {
    const record = isUuid(reference)
      ? (await casesByIds(tx, [reference]))[0]
      : await caseByNumber(tx, reference);
    return record?.id;
  },
  isSeen: async (tx, id) => (await casesByIds(tx, [id])).length > 0,
  reasons: async (tx, id, viewer) => {
    const [record] = await casesByIds(tx, [id]);
    if (!record) return [];
    const town = await ground(tx.ctx);
    const names = {
      department: town.department(record.leadDepartmentId ?? '')?.nameZh ?? '未派遣',
      village: town.village(record.villageId ?? '')?.nameZh ?? '不明',
      gridCell: town.gridCell(record.gridCellId ?? '')?.nameZh ?? '不明',
    };
    return [...reachSteps(record, viewer, names), ...sealSteps(record, viewer)];
  },
};

interface Names {
  readonly department: string;
  readonly village: string;
  readonly gridCell: string;
}

/** One of these must hold (policy `reach`). */
function reachSteps(record: CaseRecord, { personId, scope }: Viewer, names: Names) {
  const isWide = scope.kind === 'town' || scope.kind === 'county';
  const within = (ids: readonly string[], id: string | null): boolean =>
    id !== null && ids.includes(id);
  const assists = record.assistingDepartmentIds.some((id) => scope.departmentIds.includes(id));
  return [
    {
      holds: isWide,
      zh: `范围是全镇：${isWide ? '是' : '否'}`,
      en: `Reaches the whole town: ${isWide ? 'yes' : 'no'}`,
    },
    ...(isWide
      ? []
      : [
          {
            holds: within(scope.departmentIds, record.leadDepartmentId),
            zh: `主办部门是“${names.department}”，在其部门范围内`,
            en: `The lead department (${names.department}) is within reach`,
          },
          {
            holds: assists,
            zh: '其部门协办这条事件',
            en: 'A department within reach assists',
          },
          {
            holds: within(scope.gridCellIds, record.gridCellId),
            zh: `所在网格是“${names.gridCell}”，在其网格范围内`,
            en: `The grid cell (${names.gridCell}) is within reach`,
          },
          {
            holds: within(scope.villageIds, record.villageId),
            zh: `所在村（社区）是“${names.village}”，在其村（社区）范围内`,
            en: `The village (${names.village}) is within reach`,
          },
          {
            holds: record.handlerId === personId,
            zh: '是这条事件的经办人',
            en: 'Is the handler of the case',
          },
        ]),
  ];
}

/** A confidential case asks for more (policy `sealed`). */
function sealSteps(record: CaseRecord, { personId, scope }: Viewer) {
  if (!record.sealed) return [];
  const holds = scope.confidential === true || record.handlerId === personId;
  return [
    {
      holds,
      zh: `这是保密事件，须有“查看与设定保密事件”权限或是经办人：${holds ? '符合' : '不符合'}`,
      en: `The case is confidential; the right to such cases or being its handler is needed: ${holds ? 'so it is' : 'neither'}`,
    },
  ];
}

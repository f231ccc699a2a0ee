/** What the protection of personal data asks of the module of reports. */
import { isUuid } from '#platform/ids/index.ts';
import type { PersonalErase, PersonalExport, PersonalReach } from '#platform/personal/index.ts';
import { casesByIds, forgetInCases } from '#modules/cases/index.ts';
import { removeFiles } from '#modules/files/index.ts';
import { forgetMessagesAbout } from '#modules/messages/index.ts';
import { forgetReporters, reportById, reportsOfPerson } from '../store/personal.ts';
import { stateWords } from './public.ts';

/** A reporter is reached by whoever reaches the case; of a confidential one, by officers only. */
export const reachOfReports: PersonalReach = {
  table: 'reports.reports',
  rowOf: async (tx, reportId) => {
    const report = isUuid(reportId) ? await reportById(tx, reportId) : undefined;
    const [matter] = report ? await casesByIds(tx, [report.caseId]) : [];
    if (!report || !matter) return null;
    const isHidden = report.confidential || matter.confidential;
    if (isHidden && !tx.ctx.actor.permissions.has('reports.identities')) return null;
    const { reporterId: personId, reporterPhone: phone } = report;
    return { personId, phone, about: `事件 ${matter.number}` };
  },
};

const label = (zh: string, en: string) => ({ zh, en });

/** The reports of a person, with what became of them. */
export const exportOfReports: PersonalExport = {
  title: label('我的上报及办理情况', 'My reports and what became of them'),
  keys: async (tx, person) => (await reportsOfPerson(tx, person)).map(({ id }) => id),
  records: async (tx, person) => {
    const reports = await reportsOfPerson(tx, person);
    const matters = await casesByIds(
      tx,
      reports.map(({ caseId }) => caseId),
    );
    return reports.map((report) => {
      const matter = matters.find(({ id }) => id === report.caseId);
      const { stateZh, stateEn } = stateWords(matter?.state ?? '');
      const values = [
        { label: label('上报原话', 'Words as given'), value: report.text },
        { label: label('地址', 'Address'), value: report.address },
        { label: label('姓名', 'Name'), value: report.reporterName },
        { label: label('手机号', 'Phone'), value: report.reporterPhone ?? '' },
        { label: label('办理状态', 'State'), value: tx.ctx.locale === 'en' ? stateEn : stateZh },
        { label: label('照片、录音', 'Photos, voice notes'), value: String(report.fileIds.length) },
        { label: label('评价', 'Rating'), value: matter?.ratingWords ?? '' },
      ];
      return {
        title: label(`上报 ${report.number}`, `Report ${report.number}`),
        at: report.reportedAt.toISOString(),
        values: values.filter(({ value }) => value !== '' && value !== '0'),
        link: `/r/${report.number}`,
      };
    });
  },
};

const ended = new Set(['closed', 'cancelled', 'merged']);

/** Reports lose their reporter; the cases go on without names. */
export const eraseOfReports: PersonalErase = {
  obstacles: async (tx, person) => {
    const reports = await reportsOfPerson(tx, person);
    const matters = await casesByIds(
      tx,
      reports.map(({ caseId }) => caseId),
    );
    return matters
      .filter(({ state }) => !ended.has(state))
      .map(({ number }) => ({
        what: label(`办理中的事件 ${number}`, `Case ${number}, still open`),
        why: label(
          '办理您的诉求需要联系方式和原话，办结后自动删除',
          'Your words and number are needed to settle it; they are erased by themselves once it is closed',
        ),
        later: true,
      }));
  },
  erase: async (tx, person) => {
    const reports = await reportsOfPerson(tx, person);
    const fileIds = reports.flatMap((report) => report.fileIds);
    const caseIds = [...new Set(reports.map(({ caseId }) => caseId))];
    const names = [...person.names, ...reports.map(({ reporterName }) => reporterName)];
    await forgetInCases(tx, { ...person, names }, { caseIds, fileIds });
    const ids = reports.map(({ id }) => id);
    await forgetMessagesAbout(tx, [...ids, ...caseIds]);
    await forgetReporters(tx, ids);
    return removeFiles(tx, fileIds);
  },
};

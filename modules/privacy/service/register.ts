/** The register of processing (PIPL 54, 56; GB/T 35273) and the template of an impact assessment. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import type { Manifest } from '#platform/manifest/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import type { HeldField, RegisterRow } from '../contract/index.ts';
import { assessmentPage } from '../rules/assessment.ts';
import { basisNames, maskNames } from '../rules/register-words.ts';
import { heldField } from './own-data.ts';

/** Every declared field, in the order of the modules. */
export function registerRows(manifests: readonly Manifest[]): RegisterRow[] {
  const named = new Map(
    manifests.flatMap(({ permissions }) => permissions.map((one) => [one.id, one] as const)),
  );
  return manifests.flatMap(({ id, title, personalData }) =>
    personalData.map((declared) => ({
      module: id,
      moduleZh: title.zh,
      moduleEn: title.en,
      field: `${id}.${declared.field}`,
      ...heldField(declared),
      mask: declared.mask,
      wholeFor: [...(declared.wholeFor ?? [])],
      wholeForZh: (declared.wholeFor ?? []).map((one) => named.get(one)?.zh ?? one),
      wholeForEn: (declared.wholeFor ?? []).map((one) => named.get(one)?.en ?? one),
      atEnd: declared.retentionDays === null ? 'account' : (declared.atEnd ?? 'blank'),
    })),
  );
}

const columns = [
  { key: 'module', title: '模块', width: 18 },
  { key: 'title', title: '个人信息项', width: 22 },
  { key: 'grade', title: '级别', width: 10 },
  { key: 'purpose', title: '处理目的', width: 36 },
  { key: 'basis', title: '合法性基础', width: 26 },
  { key: 'kept', title: '保存期限', width: 22 },
  { key: 'sealed', title: '加密存储', width: 10 },
  { key: 'mask', title: '默认展示', width: 18 },
  { key: 'wholeFor', title: '可看全文的权限', width: 30 },
  { key: 'field', title: '字段', width: 36 },
];

function keptWords({ retentionDays, lawKeepsZh }: HeldField): string {
  const kept = retentionDays === null ? '账户存续期间' : `办结后 ${retentionDays} 天`;
  return lawKeepsZh ? `${kept}；${lawKeepsZh}` : kept;
}

/** The register as XLSX. */
export async function registerSheet(ctx: Ctx, manifests: readonly Manifest[]) {
  const rows = registerRows(manifests).map((row) => ({
    module: row.moduleZh,
    title: row.titleZh,
    grade: row.sensitive ? '敏感' : '一般',
    purpose: row.purposeZh,
    basis: basisNames[row.basis].zh,
    kept: keptWords(row),
    sealed: row.sealed ? '是' : '否',
    mask: maskNames[row.mask as keyof typeof maskNames],
    wholeFor: row.wholeForZh.join('、') || '无（须说明原因）',
    field: row.field,
  }));
  const bytes = await writeWorkbook([{ name: '处理活动登记', columns, rows }]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `个人信息处理活动登记-${exactInstant(ctx.clock.now()).slice(0, 10)}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}

/** The template of an impact assessment for a module. @throws not-found */
export async function assessment(ctx: Ctx, manifests: readonly Manifest[], moduleId: string) {
  const manifest = manifests.find(({ id }) => id === moduleId);
  if (!manifest || manifest.personalData.length === 0) {
    throw generalProblem('not-found', { what: '处理个人信息的模块' });
  }
  await ctx.database.inTenant(ctx, (tx) =>
    audit(tx, [{ action: 'privacy.assessment', subject: moduleId }]),
  );
  const rows = registerRows([manifest]);
  const page = assessmentPage(manifest.title.zh, rows, {
    author: ctx.actor.name,
    at: exactInstant(ctx.clock.now()),
  });
  return {
    mediaType: 'text/html; charset=utf-8',
    fileName: `个人信息保护影响评估-${manifest.title.zh}.html`,
    bytes: new TextEncoder().encode(page),
  };
}

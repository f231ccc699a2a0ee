/** What is wrong with the fields of a resource. */
import type { ProblemPlace } from '#platform/problems/index.ts';
import type { FieldView } from '../contract/shapes.ts';

/** Names that rows carry besides their fields. */
const reserved = /^_/;

/** Faults of fields and key, each with its place in the form. */
export function fieldFaults(
  fields: readonly FieldView[],
  keyFields: readonly string[],
): ProblemPlace[] {
  const faults: ProblemPlace[] = [];
  const seen = new Map<string, number>();
  fields.forEach((field, at) => {
    const twin = seen.get(field.key.toLowerCase());
    if (twin !== undefined) {
      faults.push({
        pointer: `/fields/${at}/key`,
        detail: `与第 ${twin + 1} 个字段重名`,
        detailEn: `called like field ${twin + 1}`,
      });
    }
    seen.set(field.key.toLowerCase(), at);
    faults.push(...faultsOf(field, at));
  });
  keyFields.forEach((key, at) => {
    const field = fields.find((one) => one.key === key);
    const pointer = `/keyFields/${at}`;
    if (!field) {
      const detailEn = `there is no field “${key}”`;
      faults.push({ pointer, detail: `没有字段“${key}”`, detailEn });
    } else if (!field.required) {
      const detailEn = `the key field “${field.key}” must be required`;
      faults.push({ pointer, detail: `主键字段“${field.titleZh}”须设为必填`, detailEn });
    }
  });
  const subjects = fields.filter(({ subject }) => subject);
  if (subjects.length > 1) {
    const detailEn = 'one field only can name the person concerned';
    faults.push({ pointer: '/fields', detail: '只能有一个字段指明数据主体', detailEn });
  }
  return faults;
}

function faultsOf(field: FieldView, at: number): ProblemPlace[] {
  const faults: ProblemPlace[] = [];
  const say = (member: string, detail: string, detailEn: string): void => {
    faults.push({ pointer: `/fields/${at}/${member}`, detail, detailEn });
  };
  if (reserved.test(field.key)) say('key', '不能以下划线开头', 'must not begin with an underscore');
  if (field.personalClass !== null && field.mask === null) {
    say('mask', '涉及个人信息的字段须选择脱敏方式', 'choose how this personal field is masked');
  }
  if (field.subject && field.personalClass === null) {
    say('subject', '指明数据主体的字段属于个人信息', 'a field that names the person is personal');
  }
  if (field.format !== null && field.type !== 'text')
    say('format', '只有文本字段才有格式', 'only texts have a format');
  if (field.codes.length > 0 && field.type !== 'text')
    say('codes', '只有文本字段才有代码表', 'only texts have codes');
  return faults;
}

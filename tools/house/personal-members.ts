/** Members of replies that look personal are marked, so that the server masks them. */
import { type PersonalMark, personalMark } from '#platform/contract/index.ts';
import type { ModuleDefinition } from '#platform/module/index.ts';
import { personalFields } from '#platform/personal/index.ts';

const looksPersonal = new RegExp(
  [
    '^(phone|mobile|telephone|email|wechat|idNumber|identityNumber|passport)$',
    '(Phone|Mobile|Email|IdNumber)$',
    '^(plate|plateNumber|bankCard|cardNumber|address|gender|birthDate|birthday)$',
    '(Plate|Address)$',
    '^(reporter|actor|recipient|resident|person|caller|owner|driver|contact|applicant|patient|guardian)Name$',
    '^(handler|assignee|gridWorker|viewer|holder)Name$',
  ].join('|'),
);

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly [personalMark]?: PersonalMark;
}

/** Faults: a member that looks personal and is not marked, or a mark of a field that nobody declares. */
export function personalMemberFaults(modules: readonly ModuleDefinition[]): string[] {
  const declared = personalFields(modules.map(({ manifest }) => manifest));
  return modules.flatMap(({ manifest, api }) =>
    Object.entries(api?.operations ?? {}).flatMap(([name, { reply }]) => {
      const members = membersOf(reply as Schema, '');
      return members.flatMap(({ path, member, mark }) => {
        const place = `reply of ${manifest.id}.${name}${path}`;
        if (!mark && looksPersonal.test(member)) {
          return [
            `${place} looks personal: mark it with personal('module.table.column') of its declaration, or notPersonal('…')`,
          ];
        }
        if (mark && 'field' in mark && !declared.has(mark.field))
          return [`${place} marks ${mark.field}, which no manifest declares`];
        return [];
      });
    }),
  );
}

interface Member {
  readonly path: string;
  readonly member: string;
  readonly mark: PersonalMark | undefined;
}

function membersOf(schema: Schema, path: string): Member[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([member, inner]) => {
    const here = `${path}/${member}`;
    return [{ path: here, member, mark: inner[personalMark] }, ...membersOf(inner, here)];
  });
  const { items, anyOf = [], allOf = [], additionalProperties } = schema;
  return [
    ...own,
    ...(items ? membersOf(items, path) : []),
    ...(typeof additionalProperties === 'object' ? membersOf(additionalProperties, path) : []),
    ...[...anyOf, ...allOf].flatMap((one) => membersOf(one, path)),
  ];
}

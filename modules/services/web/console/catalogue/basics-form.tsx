import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { api as townsApi } from '#modules/towns/contract.ts';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { deliveries, type ItemContent, itemKinds } from '../../../contract/index.ts';
import { usePick } from '../shared/client.ts';
import { Materials } from './materials.tsx';

const towns = createClient(townsApi);

interface BasicsProps {
  readonly content: ItemContent;
  readonly change: (part: Partial<ItemContent>) => void;
  readonly code: string;
  /** Only a new item is given its short name. */
  readonly setCode?: (code: string) => void;
}

const texts = [
  'titleZh',
  'titleEn',
  'window',
  'hours',
  'phone',
  'placeCode',
  'resultZh',
  'feeNote',
] as const;
const long = ['summaryZh', 'whoZh', 'remedyZh'] as const;
const lists = ['keywords', 'conditions', 'steps', 'basis'] as const;

/** What an item says: one field a member, lists one line each. */
export function BasicsForm({ content, change, code, setCode }: BasicsProps) {
  const { t } = useText();
  return (
    <Form layout="vertical" className="dk-card svc-form">
      {setCode && (
        <Item name="code">
          <Input
            id="item-code"
            maxLength={40}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        </Item>
      )}
      <Item name="departmentCode">
        <Department content={content} change={change} />
      </Item>
      {texts.map((name) => (
        <Item key={name} name={name}>
          <Input
            id={`item-${name}`}
            value={content[name]}
            onChange={({ target }) => change({ [name]: target.value })}
          />
        </Item>
      ))}
      <Item name="kind">
        <Select
          id="item-kind"
          value={content.kind}
          onChange={(kind) => change({ kind })}
          options={itemKinds.map((one) => ({ value: one, label: t(`services.kind.${one}`) }))}
        />
      </Item>
      <Item name="audience">
        <Select
          id="item-audience"
          value={content.audience}
          onChange={(audience) => change({ audience })}
          options={(['person', 'organisation', 'both'] as const).map((one) => ({
            value: one,
            label: t(`services.audience.${one}`),
          }))}
        />
      </Item>
      <Item name="legalDays">
        <InputNumber
          id="item-legalDays"
          min={0}
          max={365}
          value={content.legalDays}
          onChange={(legalDays) => change({ legalDays: legalDays ?? 0 })}
        />
      </Item>
      <Item name="promisedDays">
        <InputNumber
          id="item-promisedDays"
          min={0}
          max={365}
          value={content.promisedDays}
          onChange={(promisedDays) => change({ promisedDays: promisedDays ?? 0 })}
        />
      </Item>
      <Item name="feeFen">
        <InputNumber
          id="item-feeFen"
          min={0}
          precision={2}
          value={content.feeFen / 100}
          onChange={(yuan) => change({ feeFen: Math.round((yuan ?? 0) * 100) })}
        />
      </Item>
      <Item name="deliveries">
        <Select
          id="item-deliveries"
          mode="multiple"
          value={[...content.deliveries]}
          onChange={(ways: ItemContent['deliveries']) => change({ deliveries: ways })}
          options={deliveries.map((one) => ({ value: one, label: t(`services.delivery.${one}`) }))}
        />
      </Item>
      <Item name="position">
        <Position content={content} change={change} />
      </Item>
      {long.map((name) => (
        <Item key={name} name={name} wide>
          <Input.TextArea
            id={`item-${name}`}
            autoSize={{ minRows: 2 }}
            value={content[name]}
            onChange={({ target }) => change({ [name]: target.value })}
          />
        </Item>
      ))}
      {lists.map((name) => (
        <Item key={name} name={name} wide>
          <Input.TextArea
            id={`item-${name}`}
            autoSize={{ minRows: 2 }}
            value={content[name].join('\n')}
            onChange={({ target }) => change({ [name]: linesOf(target.value) })}
          />
        </Item>
      ))}
      <Item name="materials" wide>
        <Materials materials={content.materials} onChange={(materials) => change({ materials })} />
      </Item>
    </Form>
  );
}

/** Lines as typed; an empty one at the end stays while somebody types. */
const linesOf = (text: string): string[] => {
  const lines = text.split('\n');
  return lines.filter((line, at) => line.trim() !== '' || at === lines.length - 1).slice(0, 30);
};

function Item({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  const { t } = useText();
  return (
    <Form.Item
      label={t(`services.field.${name}`)}
      htmlFor={`item-${name}`}
      className={wide ? 'svc-wide' : ''}
    >
      {children}
    </Form.Item>
  );
}

/** Who handles it: a department of the town by its name; a code that the town has not stays readable. */
function Department({ content, change }: Pick<BasicsProps, 'content' | 'change'>) {
  const pick = usePick();
  const ground = useQuery({
    queryKey: ['towns', 'ground'],
    queryFn: async () => towns.ground({ query: {} }),
  });
  return (
    <Select
      id="item-departmentCode"
      showSearch={{ optionFilterProp: 'label' }}
      value={content.departmentCode || null}
      onChange={(departmentCode: string) => change({ departmentCode })}
      options={(ground.data?.departments ?? []).map((one) => ({
        value: one.code,
        label: pick(one.nameZh, one.nameEn),
      }))}
    />
  );
}

function Position({ content, change }: Pick<BasicsProps, 'content' | 'change'>) {
  const { t } = useText();
  const { position } = content;
  const set = (part: Partial<NonNullable<ItemContent['position']>>): void =>
    change({
      position: { longitude: position?.longitude ?? 0, latitude: position?.latitude ?? 0, ...part },
    });
  return (
    <span className="dk-row">
      <InputNumber
        aria-label={t('services.field.longitude')}
        value={position?.longitude ?? null}
        min={-180}
        max={180}
        step={0.0001}
        onChange={(longitude) =>
          longitude === null ? change({ position: null }) : set({ longitude })
        }
      />
      <InputNumber
        aria-label={t('services.field.latitude')}
        value={position?.latitude ?? null}
        min={-90}
        max={90}
        step={0.0001}
        onChange={(latitude) =>
          latitude === null ? change({ position: null }) : set({ latitude })
        }
      />
    </span>
  );
}

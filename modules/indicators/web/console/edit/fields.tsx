import { AutoComplete, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { directions, type FormulaReading } from '../../../contract/index.ts';
import { useDepartments } from '../shared/clients.ts';
import { shippedGroups, useGroupName } from '../shared/group-name.ts';
import { offeredUnits, useUnitOf } from '../shared/say.ts';
import type { Draft } from './draft.ts';
import { FormulaField } from './formula-field.tsx';

interface FieldsProps {
  readonly draft: Draft;
  readonly isNew: boolean;
  readonly fault: FormulaReading['fault'];
  readonly onChange: (change: Partial<Draft>) => void;
}

/** The form of a definition. */
export function Fields({ draft, isNew, fault, onChange }: FieldsProps) {
  const { t } = useText();
  return (
    <Form layout="vertical" component="div" className="dk-card in-fields">
      <Item name="code" hint={t('indicators.edit.codeHint')} required>
        <Input
          id="in-code"
          className="in-formula"
          disabled={!isNew}
          maxLength={50}
          value={draft.code}
          onChange={({ target }) => onChange({ code: target.value })}
        />
      </Item>
      <Words draft={draft} onChange={onChange} />
      <Item name="formula" wide required>
        <FormulaField
          formula={draft.formula}
          code={draft.code}
          fault={fault}
          onChange={(formula) => onChange({ formula })}
        />
      </Item>
      <Shape draft={draft} onChange={onChange} />
      <Bounds draft={draft} onChange={onChange} />
    </Form>
  );
}

interface ItemProps {
  readonly name: keyof Draft;
  readonly hint?: string;
  readonly wide?: boolean;
  readonly required?: boolean;
  readonly children: ReactNode;
}

function Item({ name, hint, wide = false, required = false, children }: ItemProps) {
  const { t } = useText();
  return (
    <Form.Item
      label={t(`indicators.field.${name}`)}
      htmlFor={`in-${name}`}
      required={required}
      className={wide ? 'in-wide' : ''}
      {...(hint ? { extra: hint } : {})}
    >
      {children}
    </Form.Item>
  );
}

type PartProps = Pick<FieldsProps, 'draft' | 'onChange'>;

function Words({ draft, onChange }: PartProps) {
  return (
    <>
      <Item name="nameZh" required>
        <Input
          id="in-nameZh"
          maxLength={40}
          value={draft.nameZh}
          onChange={({ target }) => onChange({ nameZh: target.value })}
        />
      </Item>
      <Item name="nameEn">
        <Input
          id="in-nameEn"
          maxLength={60}
          value={draft.nameEn}
          onChange={({ target }) => onChange({ nameEn: target.value })}
        />
      </Item>
      <Item name="meaningZh" wide required>
        <Input.TextArea
          id="in-meaningZh"
          maxLength={400}
          autoSize
          value={draft.meaningZh}
          onChange={({ target }) => onChange({ meaningZh: target.value })}
        />
      </Item>
      <Item name="meaningEn" wide>
        <Input.TextArea
          id="in-meaningEn"
          maxLength={400}
          autoSize
          value={draft.meaningEn}
          onChange={({ target }) => onChange({ meaningEn: target.value })}
        />
      </Item>
    </>
  );
}

function Shape({ draft, onChange }: PartProps) {
  const { t } = useText();
  const unitOf = useUnitOf();
  const groupName = useGroupName();
  const departments = useDepartments();
  return (
    <>
      <Item name="group" required hint={t('indicators.edit.groupHint')}>
        <Named
          id="in-group"
          value={draft.group}
          codes={shippedGroups}
          nameOf={groupName}
          onChange={(group) => onChange({ group })}
        />
      </Item>
      <Item name="unit" required>
        <Named
          id="in-unit"
          value={draft.unit}
          codes={offeredUnits}
          nameOf={(unit) => unitOf(unit) || t('indicators.unit.count')}
          onChange={(unit) => onChange({ unit })}
        />
      </Item>
      <Item name="decimals">
        <InputNumber
          id="in-decimals"
          min={0}
          max={4}
          precision={0}
          value={draft.decimals}
          onChange={(decimals) => onChange({ decimals: decimals ?? 0 })}
        />
      </Item>
      <Item name="ownerDepartmentId">
        <Select
          id="in-ownerDepartmentId"
          allowClear
          showSearch
          optionFilterProp="label"
          value={draft.ownerDepartmentId}
          onChange={(ownerDepartmentId: string | undefined) =>
            onChange({ ownerDepartmentId: ownerDepartmentId ?? null })
          }
          options={departments}
        />
      </Item>
    </>
  );
}

interface NamedProps {
  readonly id: string;
  readonly value: string;
  readonly codes: readonly string[];
  readonly nameOf: (code: string) => string;
  readonly onChange: (code: string) => void;
}

/** A code shown by its name where it has one, or a word of one's own. */
function Named({ id, value, codes, nameOf, onChange }: NamedProps) {
  const shown = codes.includes(value) ? nameOf(value) : value;
  return (
    <AutoComplete
      id={id}
      value={shown}
      onChange={(text) => onChange(codes.find((code) => nameOf(code) === text) ?? text)}
      options={codes.map((code) => ({ value: nameOf(code) }))}
    />
  );
}

function Bounds({ draft, onChange }: PartProps) {
  const { t } = useText();
  return (
    <>
      <Item name="direction" wide>
        <Radio.Group
          id="in-direction"
          value={draft.direction}
          onChange={({ target }) => onChange({ direction: target.value as Draft['direction'] })}
          options={directions.map((value) => ({
            value,
            label: t(`indicators.direction.${value}`),
          }))}
        />
      </Item>
      <Item name="target" hint={t('indicators.edit.targetHint')}>
        <InputNumber
          id="in-target"
          value={draft.target}
          onChange={(target) => onChange({ target: target ?? null })}
        />
      </Item>
      <Item name="warning" hint={t('indicators.edit.warningHint')}>
        <InputNumber
          id="in-warning"
          value={draft.warning}
          onChange={(warning) => onChange({ warning: warning ?? null })}
        />
      </Item>
    </>
  );
}

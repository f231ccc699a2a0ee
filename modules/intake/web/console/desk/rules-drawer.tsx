import { Button, Checkbox, Drawer, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { type FieldMapping, repairs } from '../../../contract/index.ts';
import type { useResource } from '../shared/clients.ts';

interface RulesDrawerProps {
  readonly field: NonNullable<ReturnType<typeof useResource>['data']>['fields'][number];
  readonly mapping: FieldMapping;
  readonly onClose: () => void;
  readonly onSave: (mapping: FieldMapping) => void;
}

/** Repairs, words that stand for others, and rules of one field. */
export function RulesDrawer({ field, mapping, onClose, onSave }: RulesDrawerProps) {
  const { t } = useText();
  const [draft, setDraft] = useState(mapping);
  const rules = (part: Partial<FieldMapping['rules']>): void =>
    setDraft((old) => ({ ...old, rules: { ...old.rules, ...part } }));
  const words = (at: number, part: Partial<FieldMapping['translate'][number]>): void =>
    setDraft((old) => ({
      ...old,
      translate: old.translate.map((one, index) => (index === at ? { ...one, ...part } : one)),
    }));
  return (
    <Drawer
      open
      title={t('intake.rules.title', { field: field.titleZh })}
      onClose={onClose}
      footer={
        <Button type="primary" onClick={() => onSave(draft)}>
          {t('intake.rules.save')}
        </Button>
      }
    >
      <Form layout="vertical">
        <Form.Item label={t('intake.rules.repairs')}>
          <Checkbox.Group
            className="in-repairs"
            value={draft.repairs}
            onChange={(chosen) => setDraft((old) => ({ ...old, repairs: chosen }))}
            options={repairs.map((value) => ({ value, label: t(`intake.repairs.${value}`) }))}
          />
        </Form.Item>
        <Form.Item label={t('intake.rules.translate')}>
          {draft.translate.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
            <div className="dk-row in-word" key={at}>
              <Input
                aria-label={t('intake.rules.from')}
                value={one.from}
                onChange={(event) => words(at, { from: event.target.value })}
              />
              <span aria-hidden="true">→</span>
              <Input
                aria-label={t('intake.rules.to')}
                value={one.to}
                onChange={(event) => words(at, { to: event.target.value })}
              />
            </div>
          ))}
          <Button
            size="small"
            icon={<Icon name="plus" size={14} />}
            onClick={() =>
              setDraft((old) => ({ ...old, translate: [...old.translate, { from: '', to: '' }] }))
            }
          >
            {t('intake.rules.addWord')}
          </Button>
        </Form.Item>
        <Form.Item label={t('intake.rules.least')}>
          <Input
            value={draft.rules.least ?? ''}
            onChange={(event) => rules({ least: event.target.value || null })}
          />
        </Form.Item>
        <Form.Item label={t('intake.rules.most')}>
          <Input
            value={draft.rules.most ?? ''}
            onChange={(event) => rules({ most: event.target.value || null })}
          />
        </Form.Item>
        <Form.Item label={t('intake.rules.longest')}>
          <InputNumber
            min={1}
            precision={0}
            value={draft.rules.longest}
            onChange={(longest) => rules({ longest })}
          />
        </Form.Item>
        <Form.Item label={t('intake.rules.pattern')} extra={t('intake.rules.patternHint')}>
          <Input
            value={draft.rules.pattern ?? ''}
            onChange={(event) => rules({ pattern: event.target.value || null })}
          />
        </Form.Item>
      </Form>
    </Drawer>
  );
}

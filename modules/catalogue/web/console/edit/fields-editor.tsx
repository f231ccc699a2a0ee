import { Button, Checkbox, Form, Input, Modal, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import {
  fieldFormats,
  fieldMasks,
  fieldTypes,
  type FieldView,
  personalClasses,
  type ResourceInput,
} from '../../../contract/index.ts';
import { plainField } from '../../../contract/shapes.ts';

const blank = plainField('', '');

interface FieldsEditorProps {
  readonly draft: ResourceInput;
  readonly set: (part: Partial<ResourceInput>) => void;
}

/** The fields of a resource in their order, and which of them tell rows apart. */
export function FieldsEditor({ draft, set }: FieldsEditorProps) {
  const { t } = useText();
  const [open, setOpen] = useState<number | null>(null);
  const { fields, keyFields } = draft;
  const move = (at: number, by: number): void => {
    const next = [...fields];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    set({ fields: next });
  };
  const columns: TableColumnsType<FieldView> = [
    {
      title: t('catalogue.field.title'),
      render: (_, field, at) => (
        <Button type="link" className="ca-link" onClick={() => setOpen(at)}>
          {field.titleZh} <code className="dk-muted">{field.key}</code>
        </Button>
      ),
    },
    { title: t('catalogue.field.type'), render: (_, field) => t(`catalogue.types.${field.type}`) },
    {
      title: t('catalogue.field.personal'),
      render: (_, field) => field.personalClass && t(`catalogue.personal.${field.personalClass}`),
    },
    {
      title: t('catalogue.field.key'),
      render: (_, field) => (
        <Checkbox
          aria-label={t('catalogue.field.keyOf', { field: field.titleZh })}
          checked={keyFields.includes(field.key)}
          onChange={({ target }) =>
            set({
              keyFields: target.checked
                ? [...keyFields, field.key]
                : keyFields.filter((key) => key !== field.key),
            })
          }
        />
      ),
    },
    {
      title: t('catalogue.field.order'),
      render: (_, field, at) => (
        <span className="dk-row">
          <Button
            size="small"
            disabled={at === 0}
            aria-label={t('catalogue.field.up', { field: field.titleZh })}
            icon={<Icon name="back" size={14} />}
            onClick={() => move(at, -1)}
          />
          <Button
            size="small"
            disabled={at === fields.length - 1}
            aria-label={t('catalogue.field.down', { field: field.titleZh })}
            icon={<Icon name="forward" size={14} />}
            onClick={() => move(at, 1)}
          />
          <Button
            size="small"
            danger
            aria-label={t('catalogue.field.remove', { field: field.titleZh })}
            icon={<Icon name="trash" size={14} />}
            onClick={() =>
              set({
                fields: fields.filter((_one, index) => index !== at),
                keyFields: keyFields.filter((key) => key !== field.key),
              })
            }
          />
        </span>
      ),
    },
  ];
  return (
    <section>
      <div className="dk-tools">
        <h2 className="ca-sub dk-grow">{t('catalogue.fields')}</h2>
        <Button icon={<Icon name="plus" />} onClick={() => setOpen(fields.length)}>
          {t('catalogue.field.add')}
        </Button>
      </div>
      <Table<FieldView>
        rowKey="key"
        size="small"
        columns={columns}
        dataSource={fields}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
      {open !== null && (
        <FieldDialog
          field={fields[open] ?? blank}
          onClose={() => setOpen(null)}
          onSave={(field) => {
            set({
              fields:
                open < fields.length
                  ? fields.map((one, at) => (at === open ? field : one))
                  : [...fields, field],
            });
            setOpen(null);
          }}
        />
      )}
    </section>
  );
}

interface FieldDialogProps {
  readonly field: FieldView;
  readonly onClose: () => void;
  readonly onSave: (field: FieldView) => void;
}

function FieldDialog({ field, onClose, onSave }: FieldDialogProps) {
  const { t } = useText();
  const [draft, setDraft] = useState(field);
  const set = (part: Partial<FieldView>): void => setDraft((old) => ({ ...old, ...part }));
  const isReady = /^[a-z][A-Za-z0-9]{0,39}$/.test(draft.key) && draft.titleZh !== '';
  return (
    <Modal
      open
      title={t('catalogue.field.edit')}
      okText={t('catalogue.save')}
      okButtonProps={{ disabled: !isReady }}
      onOk={() => onSave(draft)}
      onCancel={onClose}
    >
      <Form layout="vertical" className="ca-form">
        <Form.Item label={t('catalogue.titleZh')} required>
          <Input
            maxLength={40}
            value={draft.titleZh}
            onChange={(event) => set({ titleZh: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('catalogue.titleEn')}>
          <Input
            maxLength={60}
            value={draft.titleEn}
            onChange={(event) => set({ titleEn: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('catalogue.field.name')} required extra={t('catalogue.field.nameHint')}>
          <Input
            maxLength={40}
            value={draft.key}
            onChange={(event) => set({ key: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('catalogue.field.type')}>
          <Select
            value={draft.type}
            onChange={(type) =>
              set({ type, ...(type === 'text' ? {} : { format: null, codes: [] }) })
            }
            options={fieldTypes.map((value) => ({ value, label: t(`catalogue.types.${value}`) }))}
          />
        </Form.Item>
        {draft.type === 'text' && (
          <>
            <Form.Item label={t('catalogue.field.format')}>
              <Select
                allowClear
                value={draft.format}
                onChange={(format) => set({ format: format ?? null })}
                options={fieldFormats.map((value) => ({
                  value,
                  label: t(`catalogue.formats.${value}`),
                }))}
              />
            </Form.Item>
            <Form.Item label={t('catalogue.field.codes')}>
              <Select
                mode="tags"
                open={false}
                suffixIcon={null}
                value={draft.codes}
                onChange={(codes: string[]) => set({ codes })}
              />
            </Form.Item>
          </>
        )}
        <Form.Item label={t('catalogue.field.meaning')} className="ca-wide">
          <Input
            maxLength={300}
            value={draft.meaning}
            onChange={(event) => set({ meaning: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('catalogue.field.personal')}>
          <Select
            allowClear
            value={draft.personalClass}
            onChange={(personalClass) => set({ personalClass: personalClass ?? null })}
            options={personalClasses.map((value) => ({
              value,
              label: t(`catalogue.personal.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item label={t('catalogue.field.mask')}>
          <Select
            allowClear
            value={draft.mask}
            onChange={(mask) => set({ mask: mask ?? null })}
            options={fieldMasks.map((value) => ({ value, label: t(`catalogue.masks.${value}`) }))}
          />
        </Form.Item>
        <Flags field={draft} set={set} />
      </Form>
    </Modal>
  );
}

interface FlagsProps {
  readonly field: FieldView;
  readonly set: (part: Partial<FieldView>) => void;
}

function Flags({ field, set }: FlagsProps) {
  const { t } = useText();
  return (
    <Form.Item className="ca-wide">
      <Checkbox
        checked={field.required}
        onChange={({ target }) => set({ required: target.checked })}
      >
        {t('catalogue.field.required')}
      </Checkbox>
      <Checkbox checked={field.subject} onChange={({ target }) => set({ subject: target.checked })}>
        {t('catalogue.field.subject')}
      </Checkbox>
    </Form.Item>
  );
}

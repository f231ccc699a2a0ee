import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { DeskConsultation, Section } from '../../../contract/index.ts';
import { participation, useDeskAct, useDepartmentOptions } from '../shared/client.ts';
import { Field } from '../shared/field.tsx';
import { fromInstant, toInstant } from '../shared/instants.ts';

const inTwoWeeks = (): string => new Date(Date.now() + 14 * 86_400_000).toISOString();

interface ConsultationFormProps {
  /** Null: a new one. */
  readonly row: DeskConsultation | null;
  readonly onClose: () => void;
}

/** Draws a consultation up, or changes its draft. */
export function ConsultationForm({ row, onClose }: ConsultationFormProps) {
  const { t } = useText();
  const departments = useDepartmentOptions();
  const [title, setTitle] = useState(row?.title ?? '');
  const [lead, setLead] = useState(row?.lead ?? '');
  const [departmentId, setDepartment] = useState<string | null>(row?.departmentId ?? null);
  const [sections, setSections] = useState<readonly Section[]>(
    row?.sections ?? [{ anchor: 's1', heading: '', text: '' }],
  );
  const [closesAt, setCloses] = useState(() => row?.closesAt ?? inTwoWeeks());
  const act = useDeskAct();
  const save = async (): Promise<void> => {
    if (!departmentId) return;
    const written = sections.filter(
      ({ heading, text }) => heading.trim() !== '' && text.trim() !== '',
    );
    const body = { title, lead, departmentId, sections: [...written], closesAt };
    const isSaved = await act.run(async () =>
      row
        ? participation.changeConsultation({
            params: { consultationId: row.id },
            body: { ...body, version: row.version },
          })
        : participation.draftConsultation({ body }),
    );
    if (isSaved) onClose();
  };
  return (
    <Modal
      open
      width={720}
      title={t(row ? 'participation.talk.change' : 'participation.talk.new')}
      onCancel={onClose}
      onOk={() => void save()}
      okText={t('participation.poll.save')}
      okButtonProps={{ disabled: !departmentId }}
      confirmLoading={act.busy}
    >
      <div className="dk-stack pt-stack">
        <Field name={t('participation.talk.title')}>
          <Input maxLength={80} value={title} onChange={({ target }) => setTitle(target.value)} />
        </Field>
        <Field name={t('participation.talk.lead')}>
          <Input.TextArea
            rows={3}
            maxLength={1000}
            value={lead}
            onChange={({ target }) => setLead(target.value)}
          />
        </Field>
        <div className="pt-pair">
          <Field name={t('participation.col.department')}>
            <Select value={departmentId} onChange={setDepartment} options={departments} />
          </Field>
          <Field name={t('participation.poll.closes')}>
            <Input
              type="datetime-local"
              value={fromInstant(closesAt)}
              onChange={({ target }) => setCloses(toInstant(target.value, closesAt))}
            />
          </Field>
        </div>
        <Sections sections={sections} onChange={setSections} />
        <ErrorNotice error={act.error} />
      </div>
    </Modal>
  );
}

interface SectionsProps {
  readonly sections: readonly Section[];
  readonly onChange: (sections: readonly Section[]) => void;
}

function Sections({ sections, onChange }: SectionsProps) {
  const { t } = useText();
  const change = (at: number, part: Partial<Section>): void =>
    onChange(sections.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <div className="dk-stack pt-stack">
      <span className="dk-muted">{t('participation.talk.sections')}</span>
      {sections.map((section, at) => (
        <div key={section.anchor} className="dk-stack pt-stack">
          <Input
            maxLength={80}
            value={section.heading}
            placeholder={t('participation.talk.heading', { number: at + 1 })}
            aria-label={t('participation.talk.heading', { number: at + 1 })}
            onChange={({ target }) => change(at, { heading: target.value })}
          />
          <Input.TextArea
            rows={3}
            maxLength={4000}
            value={section.text}
            placeholder={t('participation.talk.text')}
            aria-label={t('participation.talk.text')}
            onChange={({ target }) => change(at, { text: target.value })}
          />
        </div>
      ))}
      <Button
        type="dashed"
        onClick={() =>
          onChange([...sections, { anchor: `s${sections.length + 1}`, heading: '', text: '' }])
        }
      >
        {t('participation.talk.addSection')}
      </Button>
    </div>
  );
}

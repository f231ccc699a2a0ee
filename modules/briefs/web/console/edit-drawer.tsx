import { App, Button, Drawer, Input, Switch } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { BriefView, Edits, Section } from '../../contract/index.ts';
import { briefs, useRenew, useWords } from './use-briefs.ts';

type Change = Edits['sections'][number];

interface EditProps {
  readonly view: BriefView;
  readonly onClose: () => void;
}

/** The words of a draft: remarks, sentences in other words, sections left out. */
export function EditDrawer({ view, onClose }: EditProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const [lead, setLead] = useState(view.edits.lead);
  const [changes, setChanges] = useState<ReadonlyMap<string, Change>>(
    new Map(view.edits.sections.map((one) => [one.id, one])),
  );
  const act = useAct();
  const renew = useRenew();
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      await briefs.saveEdits({
        params: { briefId: view.head.id },
        body: { edits: { lead, sections: [...changes.values()] }, version: view.version },
      });
      await renew();
    });
    if (!done) return;
    void message.success(t('briefs.edit.saved'));
    onClose();
  };
  return (
    <Drawer
      open
      size={640}
      title={t('briefs.edit.title')}
      onClose={onClose}
      footer={
        <Button type="primary" loading={act.busy} onClick={() => void save()}>
          {t('briefs.edit.save')}
        </Button>
      }
    >
      <div className="dk-stack">
        <p className="dk-muted">{t('briefs.edit.lead')}</p>
        <ErrorNotice error={act.error} />
        <label className="brief-field">
          <strong>{t('briefs.paper.lead')}</strong>
          <Input.TextArea
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            value={lead}
            onChange={({ target }) => setLead(target.value)}
          />
        </label>
        {view.document.sections.map((section) => (
          <SectionFields
            key={section.id}
            section={section}
            change={changes.get(section.id) ?? unchanged(section.id)}
            onChange={(change) => setChanges(new Map(changes).set(section.id, change))}
          />
        ))}
      </div>
    </Drawer>
  );
}

const unchanged = (id: string): Change => ({ id, hidden: false, note: '', sentences: [] });

interface FieldsProps {
  readonly section: Section;
  readonly change: Change;
  readonly onChange: (change: Change) => void;
}

function SectionFields({ section, change, onChange }: FieldsProps) {
  const { t } = useText();
  const say = useWords();
  const texts = new Map(change.sentences.map(({ id, text }) => [id, text]));
  const reword = (id: string, text: string, composed: string): void => {
    const others = change.sentences.filter((one) => one.id !== id);
    onChange({
      ...change,
      sentences: text === composed ? others : [...others, { id, text }],
    });
  };
  return (
    <fieldset className="brief-fields">
      <legend>{say(section.title)}</legend>
      <label className="dk-row">
        <Switch
          checked={!change.hidden}
          onChange={(shown) => onChange({ ...change, hidden: !shown })}
        />
        {t('briefs.edit.shown')}
      </label>
      {!change.hidden &&
        section.sentences.map((one) => (
          <Input.TextArea
            key={one.id}
            aria-label={t('briefs.edit.sentence')}
            autoSize={{ minRows: 1 }}
            maxLength={1000}
            value={texts.get(one.id) ?? say(one)}
            onChange={({ target }) => reword(one.id, target.value, say(one))}
          />
        ))}
      {!change.hidden && (
        <Input.TextArea
          aria-label={t('briefs.paper.note')}
          placeholder={t('briefs.edit.notePlaceholder')}
          autoSize={{ minRows: 1 }}
          maxLength={2000}
          value={change.note}
          onChange={({ target }) => onChange({ ...change, note: target.value })}
        />
      )}
    </fieldset>
  );
}

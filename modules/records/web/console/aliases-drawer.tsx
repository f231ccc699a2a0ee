import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { ProblemError } from '#ui/api/index.ts';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { AliasView } from '../../contract/aliases.ts';
import { readAliasLines } from './alias-lines.ts';
import { records } from './client.ts';

/** Aliases that the server takes at once. */
const mostLines = 500;

interface AliasesDrawerProps {
  /** What stands in the form at first; none for new ones. */
  readonly edited: readonly AliasView[];
  readonly onClose: () => void;
}

/** One alias or many, a line each; all are kept or none. */
export function AliasesDrawer({ edited, onClose }: AliasesDrawerProps) {
  const { t } = useText();
  const queries = useQueryClient();
  const act = useAct();
  const [text, setText] = useState(() =>
    edited.map(({ was, now }) => `${was} → ${now}`).join('\n'),
  );
  const [note, setNote] = useState(edited[0]?.note ?? '');
  const { items, unread } = readAliasLines(text, note);
  const isTooMany = items.length > mostLines;
  const save = async (): Promise<void> => {
    const done = await act.run(async () => records.saveAliases({ body: { items } }));
    await queries.invalidateQueries({ queryKey: ['records'] });
    if (done) onClose();
  };
  return (
    <Drawer
      open
      size={640}
      title={t(edited.length > 0 ? 'records.aliases.change' : 'records.aliases.add')}
      onClose={onClose}
      footer={
        <div className="dk-row">
          <span className="dk-muted dk-grow">
            {t('records.aliases.read', { count: items.length })}
          </span>
          <Button
            type="primary"
            loading={act.busy}
            disabled={items.length === 0 || unread.length > 0 || isTooMany}
            onClick={() => void save()}
          >
            {t('records.source.save')}
          </Button>
        </div>
      }
    >
      <Form layout="vertical">
        <Form.Item
          label={t('records.aliases.lines')}
          required
          extra={t('records.aliases.linesHint')}
        >
          <Input.TextArea
            rows={12}
            value={text}
            placeholder={t('records.aliases.example')}
            onChange={({ target }) => setText(target.value)}
          />
        </Form.Item>
        <Form.Item label={t('records.aliases.note')} extra={t('records.aliases.noteHint')}>
          <Input maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
        </Form.Item>
      </Form>
      {unread.length > 0 && (
        <Notice
          meaning="warning"
          title={t('records.aliases.unread', { lines: unread.slice(0, 10).join('、') })}
        />
      )}
      {isTooMany && <Notice meaning="warning" title={t('records.aliases.tooMany')} />}
      <ErrorNotice error={act.error} />
      <Faults error={act.error} />
    </Drawer>
  );
}

/** Which lines are at fault, and why. */
function Faults({ error }: { readonly error: unknown }) {
  if (!(error instanceof ProblemError) || error.problem.code !== 'aliases-faulty') return null;
  return (
    <ul>
      {(error.problem.errors ?? []).slice(0, 20).map(({ pointer, detail }) => (
        <li key={pointer}>{detail}</li>
      ))}
    </ul>
  );
}

import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { SynonymGroup } from '../../../contract/index.ts';
import { policy, useRenew } from '../shared/client.ts';

interface SynonymFormProps {
  readonly words: readonly string[];
  /** The group that is changed; a new one without it. */
  readonly group?: SynonymGroup;
  /** The unanswered question that is settled by it. */
  readonly settles?: string;
  readonly onClose: () => void;
}

/** Says that words mean the same. */
export function SynonymForm({ words: given, group, settles, onClose }: SynonymFormProps) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [words, setWords] = useState<string[]>([...given]);
  const [note, setNote] = useState(group?.note ?? '');
  const save = async (): Promise<void> => {
    const isDone = await act.run(async () =>
      group
        ? policy.saveSynonyms({
            params: { groupId: group.id },
            body: { words, note, version: group.version },
          })
        : policy.addSynonyms({ body: { words, note, ...(settles ? { settles } : {}) } }),
    );
    await renew();
    if (isDone) onClose();
  };
  return (
    <Modal
      open
      title={t('policy.words.form')}
      okText={t('policy.words.save')}
      cancelText={t('policy.acts.cancel')}
      okButtonProps={{ loading: act.busy, disabled: words.length < 2 }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item
          label={t('policy.words.same')}
          htmlFor="policy-synonyms"
          extra={t('policy.words.formHint')}
        >
          <Select
            id="policy-synonyms"
            mode="tags"
            open={false}
            tokenSeparators={['、', ',', '，', '=']}
            value={words}
            onChange={setWords}
          />
        </Form.Item>
        <Form.Item label={t('policy.words.note')} htmlFor="policy-synonym-note">
          <Input
            id="policy-synonym-note"
            maxLength={100}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

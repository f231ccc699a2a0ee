import { Form, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { kindFamilies, type Kind } from '../../../contract/index.ts';
import { directory, useHome, useRenew } from '../shared/client.tsx';

/** Kinds as lines: code, name, English name, what for. */
const lineOf = ({ code, nameZh, nameEn, family }: Kind): string =>
  [code, nameZh, nameEn || '-', family].join(' | ');

function kindsOf(text: string): Kind[] {
  return text.split('\n').flatMap((line, at): Kind[] => {
    const [code = '', nameZh = '', nameEn = '', family = ''] = line
      .split('|')
      .map((one) => one.trim());
    const known = kindFamilies.find((one) => one === family) ?? 'facility';
    if (!code || !nameZh) return [];
    return [{ code, nameZh, nameEn: nameEn === '-' ? '' : nameEn, family: known, order: at * 10 }];
  });
}

/** Says which kinds of places there are, in the order of the screens. */
export function KindsForm({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const home = useHome();
  const renew = useRenew();
  const act = useAct();
  const [text, setText] = useState('');
  useEffect(() => setText((home.data?.kinds ?? []).map(lineOf).join('\n')), [home.data]);
  const kinds = kindsOf(text);
  const save = async (): Promise<void> => {
    const done = await act.run(async () => directory.saveKinds({ body: { items: kinds } }));
    await renew();
    if (done) onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={t('directory.kept.kinds')}
      okText={t('directory.form.save')}
      cancelText={t('directory.form.cancel')}
      okButtonProps={{ loading: act.busy, disabled: kinds.length === 0 }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item
          label={t('directory.kept.kindsLabel')}
          htmlFor="directory-kinds"
          extra={t('directory.kept.kindsHint', { families: kindFamilies.join(', ') })}
        >
          <Input.TextArea
            id="directory-kinds"
            autoSize={{ minRows: 10, maxRows: 24 }}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

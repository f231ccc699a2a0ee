import { Modal } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { actionKeys } from '../shared/case-look.ts';
import { useActionName } from '../shared/case-words.tsx';

const moves = ['j', 'k', 'Enter', 'x', '/', 'Esc', '?'] as const;

/** Every key of the desk. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const nameOf = useActionName();
  return (
    <Modal open title={t('cases.keys.title')} onCancel={onClose} footer={null} width={560}>
      <dl className="cs-keys">
        {moves.map((key) => (
          <Key key={key} name={key} words={t(`cases.keys.${key}`)} />
        ))}
        {Object.entries(actionKeys).map(([action, key]) => (
          <Key key={action} name={key} words={nameOf(action)} />
        ))}
      </dl>
      <p className="dk-muted">{t('cases.keys.note')}</p>
    </Modal>
  );
}

function Key({ name, words }: { name: string; words: string }) {
  return (
    <div>
      <dt>
        <kbd>{name}</kbd>
      </dt>
      <dd>{words}</dd>
    </div>
  );
}

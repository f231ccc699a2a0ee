import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { recall, remember } from '#ui/kit/memory.ts';
import { readOut } from '../../../contract/index.ts';

const key = 'zhenshu.assist.yao';

/** A number large, and as it is read aloud: in groups, 1 as 幺 where the agent likes it so. */
export function ReadOut({ number }: { number: string }) {
  const { t } = useText();
  const [yao, setYao] = useState(() => recall(key) !== 'no');
  const turn = (): void => {
    remember(key, yao ? 'no' : null);
    setYao(!yao);
  };
  return (
    <div className="as-read-out">
      <span className="as-read-out-number dk-number">{number}</span>
      <span className="as-read-out-words" lang="zh">
        {readOut(number, { yao })}
      </span>
      <button type="button" aria-pressed={yao} onClick={turn}>
        {t('assist.readOut.yao')}
      </button>
    </div>
  );
}

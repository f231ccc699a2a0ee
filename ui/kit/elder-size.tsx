import { useText } from '../i18n/text-provider.tsx';
import { Choice } from './choice.tsx';
import { elderSizes, useElderMode } from './elder-mode.tsx';

/** 字号: how large the text of 长辈版 is. */
export function ElderSizeChoice() {
  const { t } = useText();
  const { size, setSize } = useElderMode();
  return (
    <Choice
      label={t('ui.elder.size')}
      options={elderSizes.map((value) => ({ value, label: t(`ui.elder.${value}`) }))}
      value={size}
      onChange={setSize}
    />
  );
}

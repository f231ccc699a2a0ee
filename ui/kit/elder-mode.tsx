import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { Icon } from '../icons/icon.tsx';
import { useText } from '../i18n/text-provider.tsx';
import { recall, remember } from './memory.ts';

const key = 'zhenshu.mode';

interface Mode {
  readonly elder: boolean;
  readonly setElder: (elder: boolean) => void;
}

const ModeContext = createContext<Mode>({ elder: false, setElder: () => undefined });

/**
 * 长辈版: text of 22 px, targets of 64 px, plain pages (MIIT design code for elder-friendly apps,
 * 2021). Remembered on the device; `?mode=elder` opens it from a poster.
 */
export function ElderModeProvider({ children }: { children: ReactNode }) {
  const [elder, setElder] = useState(
    () => (new URLSearchParams(location.search).get('mode') ?? recall(key)) === 'elder',
  );
  useEffect(() => {
    remember(key, elder ? 'elder' : null);
    if (elder) document.documentElement.dataset['mode'] = 'elder';
    else delete document.documentElement.dataset['mode'];
  }, [elder]);
  const value = useMemo(() => ({ elder, setElder }), [elder]);
  return <ModeContext.Provider value={value}>{children}</ModeContext.Provider>;
}

/** Whether 长辈版 is on, and the switch. */
export function useElderMode(): Mode {
  return useContext(ModeContext);
}

/** The entry to 长辈版 on the first page, and the way back. */
export function ElderSwitch() {
  const { t } = useText();
  const { elder, setElder } = useElderMode();
  return (
    <button type="button" className="zs-bar-button" onClick={() => setElder(!elder)}>
      <Icon name="elder" />
      {t(elder ? 'ui.elder.leave' : 'ui.elder.enter')}
    </button>
  );
}

import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { Icon } from '../icons/icon.tsx';
import { useText } from '../i18n/text-provider.tsx';
import { recall, remember } from './memory.ts';

const key = 'zhenshu.mode';
const sizeKey = 'zhenshu.mode.size';
/** The sizes of its text, smallest first. */
export const elderSizes = ['large', 'larger', 'largest'] as const;

/** Text of 长辈版: 22, 26 or 30 px at the browser's usual setting. */
export type ElderSize = (typeof elderSizes)[number];

interface Mode {
  readonly elder: boolean;
  readonly setElder: (elder: boolean) => void;
  readonly size: ElderSize;
  readonly setSize: (size: ElderSize) => void;
}

const ModeContext = createContext<Mode>({
  elder: false,
  setElder: () => undefined,
  size: 'large',
  setSize: () => undefined,
});

/**
 * 长辈版: text of 22 px and more, targets of 64 px, plain pages (MIIT design code for elder-friendly apps,
 * 2021). Remembered on the device; `?mode=elder` opens it from a poster.
 */
export function ElderModeProvider({ children }: { children: ReactNode }) {
  const [elder, setElder] = useState(
    () => (new URLSearchParams(location.search).get('mode') ?? recall(key)) === 'elder',
  );
  const [size, setSize] = useState(rememberedSize);
  // Before the page is painted: nothing jumps from small to large.
  useLayoutEffect(() => {
    remember(key, elder ? 'elder' : null);
    remember(sizeKey, size);
    const { dataset } = document.documentElement;
    if (elder) {
      dataset['mode'] = 'elder';
      dataset['elderSize'] = size;
    } else {
      delete dataset['mode'];
      delete dataset['elderSize'];
    }
  }, [elder, size]);
  const value = useMemo(() => ({ elder, setElder, size, setSize }), [elder, size]);
  return <ModeContext.Provider value={value}>{children}</ModeContext.Provider>;
}

function rememberedSize(): ElderSize {
  const kept = recall(sizeKey);
  return elderSizes.find((size) => size === kept) ?? 'large';
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

import { Icon } from '../icons/icon.tsx';
import { useText } from './text-provider.tsx';

/** Switches between the two languages; says the other one in its own words. */
export function LanguageSwitch() {
  const { locale, choose } = useText();
  const other = locale === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="zs-bar-button"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => void choose(other)}
    >
      <Icon name="language" />
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}

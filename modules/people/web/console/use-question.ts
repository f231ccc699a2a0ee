import { App } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';

/** What is asked before something that cannot be taken back. */
interface Question {
  readonly title: string;
  readonly text?: string;
  /** What the button that does it says; the house's word for yes where it is left out. */
  readonly yes?: string;
  /** False for an act that harms nothing. */
  readonly isDangerous?: boolean;
  /** Does it. @returns what is told then, or nothing */
  readonly act: () => Promise<string | void>;
}

/** Asks, then acts; the window closes when it is done, and a refusal is told with its reason. */
export function useQuestion(): (question: Question) => void {
  const { t } = useText();
  const { modal, message } = App.useApp();
  return ({ title, text, yes, isDangerous = true, act }) => {
    modal.confirm({
      title,
      content: text,
      ...(yes ? { okText: yes } : {}),
      okButtonProps: { danger: isDangerous },
      onOk: async () => {
        try {
          const told = await act();
          if (told) void message.success(told);
        } catch (fault) {
          void message.error(fault instanceof Error ? fault.message : t('ui.error.unknown'));
        }
      },
    });
  };
}

import { App, Upload, type UploadProps } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../i18n/text-provider.tsx';

interface OneFileProps {
  /** Endings (`.xlsx`) and media types, as in `<input accept>`; without, any file. */
  readonly accept?: string;
  readonly disabled?: boolean;
  /** A field on which the file may be dropped, instead of a button (the child). */
  readonly area?: boolean;
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}

/** Takes one file at once, by choosing or dropping it. Several are told of: none of them is left out in silence. */
export function OneFile({ area = false, onFile, children, ...rest }: OneFileProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const props: UploadProps = {
    ...rest,
    // Without it, what was dropped besides the first would be gone before it is seen here.
    multiple: true,
    showUploadList: false,
    beforeUpload: (file, all) => {
      if (all.length === 1) onFile(file);
      else if (file === all[0]) void message.error(t('ui.field.oneFile', { count: all.length }));
      return false;
    },
  };
  return area ? (
    <Upload.Dragger {...props}>{children}</Upload.Dragger>
  ) : (
    <Upload {...props}>{children}</Upload>
  );
}

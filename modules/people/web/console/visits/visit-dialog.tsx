import { Alert, Form, Input, Modal, Radio } from 'antd';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { HostedTown } from '../../../contract.ts';
import { people, useNameOf } from '../use-people.ts';

interface Values {
  readonly reason: string;
  readonly minutes: number;
}

const lengths = [15, 30, 60, 120, 240];

/** Why and for how long a county operator looks into a town. */
export function VisitDialog({ town, onClose }: { town: HostedTown; onClose: () => void }) {
  const { t } = useText();
  const nameOf = useNameOf();
  const act = useAct();
  const [form] = Form.useForm<Values>();
  const open = async (body: Values): Promise<void> => {
    const opened = await act.run(async () => {
      await people.openVisit({ params: { townId: town.id }, body });
    });
    // The whole console is another town's now.
    if (opened) window.location.assign('/console/');
  };
  return (
    <Modal
      open
      title={t('people.hosting.ask', { town: nameOf(town) })}
      okText={t('people.hosting.open')}
      okButtonProps={{ danger: true }}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNotice error={act.error} />
      <Alert
        type="warning"
        showIcon
        title={t('people.hosting.warning')}
        style={{ marginBottom: 16 }}
      />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ minutes: 30 }}
        onFinish={(values) => void open(values)}
      >
        <Form.Item
          name="reason"
          label={t('people.visits.reason')}
          extra={t('people.hosting.reasonHint')}
          rules={[{ required: true, min: 10, message: t('people.hosting.needReason') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        <Form.Item name="minutes" label={t('people.hosting.minutes')}>
          <Radio.Group
            optionType="button"
            options={lengths.map((value) => ({
              value,
              label: t('people.hosting.minute', { count: value }),
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

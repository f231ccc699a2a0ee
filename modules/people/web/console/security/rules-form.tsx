import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, InputNumber, Radio } from 'antd';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { factorRules, type SecurityRules } from '../../../contract.ts';
import { people } from '../use-people.ts';

type Values = Omit<SecurityRules, 'version'>;

/** Whom the town asks for a second factor, and how long a desk may stand idle. */
export function RulesForm({ rules }: { rules: SecurityRules }) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const act = useAct();
  const save = async (values: Values): Promise<void> => {
    const saved = await act.run(async () => {
      await people.saveSecurity({ body: { ...values, version: rules.version } });
    });
    await queries.invalidateQueries({ queryKey: ['people'] });
    if (saved) void message.success(t('people.security.saved'));
  };
  const minutes = { min: 0, max: 1440, precision: 0, style: { width: 140 } };
  return (
    <>
      <ErrorNotice error={act.error} />
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        initialValues={rules}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="secondFactor" label={t('people.security.secondFactor')}>
          <Radio.Group
            className="people-radios"
            options={factorRules.map((value) => ({
              value,
              label: t(`people.security.rule.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="idleMinutes"
          label={t('people.security.idle')}
          extra={t('people.security.idleHint')}
          rules={[{ required: true }]}
        >
          <InputNumber {...minutes} />
        </Form.Item>
        <Form.Item
          name="adminIdleMinutes"
          label={t('people.security.adminIdle')}
          rules={[{ required: true }]}
        >
          <InputNumber {...minutes} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {t('people.save')}
        </Button>
      </Form>
    </>
  );
}

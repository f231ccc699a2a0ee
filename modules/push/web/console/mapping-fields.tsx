import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { timeFormats } from '../../contract.ts';

const pointer = /^\^?(\/.*)?$/;

/** The fields of a mapping. */
export function MappingFields() {
  const { t } = useText();
  const path = [{ pattern: pointer, message: t('push.pathRule') }];
  const needed = [{ required: true, message: t('push.required') }, ...path];
  return (
    <>
      <Form.Item
        name="items"
        label={t('push.field.items')}
        extra={t('push.itemsHint')}
        rules={path}
      >
        <Input className="pu-code" placeholder="/data" />
      </Form.Item>
      <div className="pu-both">
        <Form.Item name="device" label={t('push.field.device')} rules={needed}>
          <Input className="pu-code" />
        </Form.Item>
        <Form.Item name="devicePrefix" label={t('push.field.devicePrefix')}>
          <Input className="pu-code" maxLength={40} />
        </Form.Item>
        <Form.Item
          name="timePath"
          label={t('push.field.timePath')}
          extra={t('push.timeHint')}
          rules={path}
        >
          <Input className="pu-code" />
        </Form.Item>
        <Form.Item name="timeFormat" label={t('push.field.timeFormat')}>
          <Select
            options={timeFormats.map((value) => ({ value, label: t(`push.timeFormats.${value}`) }))}
          />
        </Form.Item>
      </div>
      <Form.Item label={t('push.field.values')} extra={t('push.valuesHint')}>
        <ValueRows />
      </Form.Item>
      <Form.Item
        name="listPath"
        label={t('push.field.listPath')}
        extra={t('push.listHint')}
        rules={path}
      >
        <Input className="pu-code" />
      </Form.Item>
      <div className="pu-both">
        <Form.Item name="listName" label={t('push.field.listName')} rules={path}>
          <Input className="pu-code" />
        </Form.Item>
        <Form.Item name="listValue" label={t('push.field.listValue')} rules={path}>
          <Input className="pu-code" />
        </Form.Item>
      </div>
    </>
  );
}

function ValueRows() {
  const { t } = useText();
  const key = {
    required: true,
    pattern: /^[a-zA-Z][a-zA-Z0-9_]{0,39}$/,
    message: t('push.keyRule'),
  };
  return (
    <Form.List name="values">
      {(rows, { add, remove }) => (
        <>
          {rows.length > 0 && (
            <div className="pu-row dk-muted" aria-hidden="true">
              <span>{t('push.value.key')}</span>
              <span>{t('push.value.path')}</span>
              <span>{t('push.value.scale')}</span>
              <span>{t('push.value.offset')}</span>
              <span />
            </div>
          )}
          {rows.map(({ key: row, name }) => (
            <div key={row}>
              <div className="pu-row">
                <Form.Item name={[name, 'key']} rules={[key]}>
                  <Input aria-label={t('push.value.key')} />
                </Form.Item>
                <Form.Item
                  name={[name, 'path']}
                  rules={[{ required: true, pattern: pointer, message: t('push.pathRule') }]}
                >
                  <Input
                    className="pu-code"
                    placeholder="/pm25"
                    aria-label={t('push.value.path')}
                  />
                </Form.Item>
                <Form.Item name={[name, 'scale']}>
                  <InputNumber
                    placeholder="×"
                    aria-label={t('push.value.scale')}
                    style={{ width: '100%' }}
                  />
                </Form.Item>
                <Form.Item name={[name, 'offset']}>
                  <InputNumber
                    placeholder="+"
                    aria-label={t('push.value.offset')}
                    style={{ width: '100%' }}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<Icon name="trash" />}
                  aria-label={t('push.value.remove')}
                  onClick={() => remove(name)}
                />
              </div>
              <Form.Item name={[name, 'words']} style={{ marginBottom: 16 }}>
                <Input placeholder={t('push.value.words')} aria-label={t('push.value.words')} />
              </Form.Item>
            </div>
          ))}
          <Button
            icon={<Icon name="plus" />}
            onClick={() => add({ key: '', path: '/', words: '' })}
          >
            {t('push.value.add')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

import { Button, Form, Input, InputNumber, Modal, Select, Switch, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Lesson, LessonInput } from '../../../contract/volunteers.ts';
import { skills } from '../../../contract/words.ts';
import { useLessons, usePick, useRenew, volunteering } from '../shared/client.ts';
import { Places } from '../shared/parts.tsx';
import '../shared/volunteering.css';

/** Lesson plans: what is shown at the door, to be printed in big type. */
export default function LessonsPage() {
  const { t } = useText();
  const pick = usePick();
  const [open, setOpen] = useState<Lesson | 'new' | null>(null);
  const mayManage = usePermission('volunteering.manage');
  const lessons = useLessons();
  if (lessons.isPending) return <Loading lines={8} />;
  if (lessons.isError)
    return <ErrorState error={lessons.error} onRetry={() => void lessons.refetch()} />;
  return (
    <>
      <PageHead title={t('volunteering.lessons.title')} lead={t('volunteering.lessons.lead')}>
        {mayManage && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
            {t('volunteering.lessons.add')}
          </Button>
        )}
      </PageHead>
      <Places />
      <Table<Lesson>
        rowKey="code"
        size="small"
        dataSource={lessons.data.items}
        pagination={false}
        columns={[
          {
            title: t('volunteering.lessons.name'),
            render: (_, row) => pick(row.titleZh, row.titleEn),
          },
          {
            title: t('volunteering.lessons.skill'),
            render: (_, row) => t(`volunteering.skill.${row.skill}`),
          },
          {
            title: t('volunteering.lessons.steps'),
            render: (_, row) => row.steps.map(({ title }) => title).join(' → '),
          },
          {
            title: t('volunteering.lessons.minutes'),
            dataIndex: 'minutes',
            align: 'right',
            className: 'vol-number',
          },
          {
            title: t('volunteering.lessons.active'),
            render: (_, row) => t(row.active ? 'volunteering.yes' : 'volunteering.no'),
          },
          {
            title: '',
            render: (_, row) => (
              <span className="dk-row">
                <Link to={`/volunteering/lessons/${row.code}/print`}>
                  {t('volunteering.lessons.print')}
                </Link>
                {mayManage && (
                  <Button size="small" onClick={() => setOpen(row)}>
                    {t('volunteering.edit')}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {open && <LessonDialog lesson={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

const blank: LessonInput = {
  titleZh: '',
  titleEn: '',
  skill: 'scan',
  minutes: 20,
  steps: [{ title: '', text: '' }],
  position: 100,
  active: true,
};

function LessonDialog({ lesson, onClose }: { lesson: Lesson | null; onClose: () => void }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [code, setCode] = useState(lesson?.code ?? '');
  const [input, setInput] = useState<LessonInput>(() => {
    if (!lesson) return blank;
    const { code: _code, version: _version, ...rest } = lesson;
    return rest;
  });
  const change = (part: Partial<LessonInput>): void => setInput((now) => ({ ...now, ...part }));
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      await volunteering.saveLesson({
        params: { code },
        body: { ...input, version: lesson?.version ?? 0 },
      });
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      width={720}
      title={t(lesson ? 'volunteering.lessons.change' : 'volunteering.lessons.add')}
      okText={t('volunteering.save')}
      cancelText={t('volunteering.cancel')}
      okButtonProps={{
        loading: act.busy,
        disabled: !/^[a-z][a-z0-9-]+$/.test(code) || !input.titleZh || !input.titleEn,
      }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <div className="vol-form-row">
          <Form.Item label={t('volunteering.lessons.code')} htmlFor="lesson-code">
            <Input
              id="lesson-code"
              disabled={lesson !== null}
              value={code}
              onChange={({ target }) => setCode(target.value)}
            />
          </Form.Item>
          <Form.Item label={t('volunteering.lessons.name')} htmlFor="lesson-title">
            <Input
              id="lesson-title"
              value={input.titleZh}
              onChange={({ target }) => change({ titleZh: target.value })}
            />
          </Form.Item>
          <Form.Item label={t('volunteering.lessons.nameEn')} htmlFor="lesson-title-en">
            <Input
              id="lesson-title-en"
              value={input.titleEn}
              onChange={({ target }) => change({ titleEn: target.value })}
            />
          </Form.Item>
          <Form.Item label={t('volunteering.lessons.skill')} htmlFor="lesson-skill">
            <Select
              id="lesson-skill"
              value={input.skill}
              onChange={(skill) => change({ skill })}
              options={skills.map((value) => ({ value, label: t(`volunteering.skill.${value}`) }))}
            />
          </Form.Item>
          <Form.Item label={t('volunteering.lessons.minutes')} htmlFor="lesson-minutes">
            <InputNumber
              id="lesson-minutes"
              min={5}
              max={180}
              value={input.minutes}
              onChange={(minutes) => change({ minutes: minutes ?? 20 })}
            />
          </Form.Item>
          <Form.Item label={t('volunteering.lessons.active')}>
            <Switch
              aria-label={t('volunteering.lessons.active')}
              checked={input.active}
              onChange={(active) => change({ active })}
            />
          </Form.Item>
        </div>
        <StepFields input={input} change={change} />
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

function StepFields({
  input,
  change,
}: {
  input: LessonInput;
  change: (part: Partial<LessonInput>) => void;
}) {
  const { t } = useText();
  const { steps } = input;
  const set = (at: number, part: Partial<LessonInput['steps'][number]>): void =>
    change({ steps: steps.map((step, index) => (index === at ? { ...step, ...part } : step)) });
  return (
    <Form.Item label={t('volunteering.lessons.steps')}>
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name of its own.
        <div key={at} className="dk-row" style={{ marginBottom: 8 }}>
          <Input
            style={{ width: 180 }}
            aria-label={t('volunteering.lessons.stepTitle')}
            maxLength={40}
            value={step.title}
            onChange={({ target }) => set(at, { title: target.value })}
          />
          <Input
            className="dk-grow"
            aria-label={t('volunteering.lessons.stepText')}
            maxLength={300}
            value={step.text}
            onChange={({ target }) => set(at, { text: target.value })}
          />
          <Button
            icon={<Icon name="close" />}
            aria-label={t('volunteering.remove')}
            onClick={() => change({ steps: steps.filter((_, index) => index !== at) })}
          />
        </div>
      ))}
      <Button size="small" onClick={() => change({ steps: [...steps, { title: '', text: '' }] })}>
        {t('volunteering.lessons.addStep')}
      </Button>
    </Form.Item>
  );
}

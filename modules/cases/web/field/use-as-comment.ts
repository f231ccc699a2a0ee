import { newId } from '#ui/kit/new-id.ts';
import { useText } from '#ui/index.ts';
import {
  type Attachment,
  attachmentReference,
  type StoredCommand,
  useOutbox,
  waitingAttachment,
} from '#ui/offline/index.ts';
import { api } from '../../contract/index.ts';
import { actionName, actionOf } from './pending.ts';

/**
 * Turns a refused act into a comment with the same words and photos, so that what was done on the
 * spot is not lost when somebody else has moved the case on.
 */
export function useAsComment(): (command: StoredCommand, version: number) => Promise<void> {
  const { locale } = useText();
  const { enqueue, dismiss } = useOutbox();
  return async (command, version) => {
    const about = actionOf(command.path);
    if (!about) return;
    const found = await Promise.all(command.attachmentIds.map(waitingAttachment));
    // Under ids of their own: giving the old act up removes its photos.
    const attachments = found.flatMap((one): Attachment[] =>
      one ? [{ ...one, id: newId() }] : [],
    );
    const { reason, position, actedAt } = command.body as {
      reason?: string;
      position?: { longitude: number; latitude: number };
      actedAt?: string;
    };
    const name = actionName(about.action, locale);
    await enqueue(
      api.operations.act,
      {
        params: { caseId: about.caseId, action: 'comment' },
        body: {
          version,
          reason: reason ? `${name}${locale === 'zh' ? '：' : ': '}${reason}` : name,
          ...(position ? { position } : {}),
          ...(actedAt ? { actedAt } : {}),
          ...(attachments.length > 0
            ? { photoIds: attachments.map(({ id }) => attachmentReference(id)) }
            : {}),
        },
      },
      {
        subject: command.subject,
        label: `${actionName('comment', locale)} · ${command.label}`,
        attachments,
      },
    );
    await dismiss(command.sequence);
  };
}

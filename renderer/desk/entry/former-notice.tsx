import { useState } from 'react';
import type { FormerEntry } from '../../../shared/contract/entries.ts';
import { useDesk, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';

/** Says quietly that somebody may be written down already: one touch looks at that entry, one goes on. It stops nothing. */
export function FormerNotice(props: {
  readonly former: FormerEntry | undefined;
  readonly onOpen: (seq: number) => void;
}) {
  const { former } = props;
  const t = useDeskText();
  const formats = useFormats();
  const { people } = useDesk();
  const [passed, setPassed] = useState<number>();
  const shown = former !== undefined && former.seq !== passed ? former : undefined;
  return (
    // Stands there empty, so that it is read out when it is filled.
    <div role="status">
      {shown !== undefined && (
        <div className="former-notice" data-former={shown.seq}>
          <p>
            {t(shown.decision === 'admit' ? 'former.admitted' : 'former.refused', {
              time: formats.short(shown.at),
              gate: shown.gate,
              name: people.find(({ id }) => id === shown.staff)?.name ?? shown.staff ?? '',
            })}
          </p>
          <button type="button" className="button" onClick={() => props.onOpen(shown.seq)}>
            {t('former.open', { seq: shown.seq })}
          </button>
          <button type="button" className="button" onClick={() => setPassed(shown.seq)}>
            {t('former.go-on')}
          </button>
        </div>
      )}
    </div>
  );
}

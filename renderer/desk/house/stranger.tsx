import type { Stranger as Whom } from '../../../shared/contract/trust.ts';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { useAsking } from './use-asking.ts';

/** In groups of four, as people compare them. */
function grouped(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(' ') ?? fingerprint;
}

/** Somebody whom nobody has trusted yet: the fingerprint to compare, and a manager's way to trust it. */
export function Stranger(props: {
  readonly location: string;
  readonly stranger: Whom;
  readonly onTrusted: (location: string) => void;
}) {
  const t = useDeskText();
  const { session } = useDesk();
  const { busy, outcome, ask } = useAsking();
  const { location, stranger, onTrusted } = props;
  const trust = () =>
    ask(async (desk) => {
      const taken = await desk.trustSource({ location, stranger });
      onTrusted(taken.location);
    });
  return (
    <div className="stranger">
      <p>
        {stranger.what === 'root'
          ? t('trust.stranger-root', { version: stranger.version })
          : t('trust.stranger-keys', { ...stranger, others: stranger.issuers - 1 })}
      </p>
      <code className="fingerprint">{grouped(stranger.sha256)}</code>
      <p className="fine">{t('trust.stranger-compare')}</p>
      {session.role === 'manager' && (
        <button type="button" className="button go" disabled={busy} onClick={() => void trust()}>
          {t(busy ? 'trust.stranger-trusting' : 'trust.stranger-trust')}
        </button>
      )}
      <CallNotice outcome={outcome} refused={t('trust.stranger-refused')} />
    </div>
  );
}

import type { FileOnly } from '../../../shared/contract/settings.ts';
import { useDeskText } from '../desk.tsx';

/** What the page shows and does not change: whose word the kiosk takes, and whom it tells codes. */
export function FileOnlyCard(props: { readonly fileOnly: FileOnly; readonly onTrust: () => void }) {
  const t = useDeskText();
  const { trustFolders, issuerEndpoints } = props.fileOnly;
  return (
    <section className="card wide" data-card="file-only">
      <h2>{t('settings.file-only')}</h2>
      <p className="fine">{t('settings.file-only-lead')}</p>
      <dl className="facts">
        <div>
          <dt>{t('setting.trustFolders')}</dt>
          <dd>{trustFolders?.join(', ') ?? t('settings.usual-folders')}</dd>
        </div>
        <div>
          <dt>{t('setting.issuerEndpoints')}</dt>
          <dd>
            {issuerEndpoints.length === 0
              ? t('transfer.empty')
              : issuerEndpoints.map(({ name, endpoint }) => `${name} (${endpoint})`).join(', ')}
          </dd>
        </div>
      </dl>
      <div className="row">
        <button type="button" className="button" onClick={props.onTrust}>
          {t('settings.to-trust')}
        </button>
      </div>
    </section>
  );
}

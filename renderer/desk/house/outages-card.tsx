import { useState } from 'react';
import type { Outage } from '../../../shared/outage.ts';
import { useLanguage } from '../../language.tsx';
import { useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { PlaceButtons } from '../place-buttons.tsx';

import { type Span, spans, useOutages } from './use-outages.ts';

/** As many as fit without hiding what is below them. */
const shown = 5;

function OutageLine({ outage }: { readonly outage: Outage }) {
  const t = useDeskText();
  const formats = useFormats();
  const { kind, worst = 'degraded', figures } = outage;
  const since = formats.short(Date.parse(outage.since));
  const names = Object.keys(outage.impaired).join(', ');
  return (
    <li>
      <b>
        {outage.until === undefined
          ? t('outages.goes-on', { since })
          : t('outages.span', { since, until: formats.short(Date.parse(outage.until)) })}
      </b>
      <span className={`state ${kind === 'network' ? worst : ''}`}>
        {t(kind === 'network' ? `outages.network-${worst}` : 'outages.kiosk-off')}
      </span>
      {names !== '' && <span className="fine">{names}</span>}
      {kind === 'network' && (
        <p className="fine">
          {t('outages.figures', {
            scans: figures.scans,
            reviewed: figures.reviewed,
            manual: figures.manual.entries,
          })}
        </p>
      )}
    </li>
  );
}

/** When the door was not as it should be, and the document about it that an owner shows an inspector. */
export function OutagesCard() {
  const t = useDeskText();
  const { language } = useLanguage();
  const [span, setSpan] = useState<Span>('week');
  const { found, since } = useOutages(span);
  return (
    <section className="card wide" data-card="outages">
      <h2>{t('outages.title')}</h2>
      <p className="fine">{t('outages.lead')}</p>
      <fieldset className="toggle">
        <legend className="visually-hidden">{t('outages.title')}</legend>
        {spans.map((one) => (
          <button key={one} type="button" aria-pressed={one === span} onClick={() => setSpan(one)}>
            {t(`outages.since-${one}`)}
          </button>
        ))}
      </fieldset>
      {found?.outages.length === 0 && <p>{t('outages.none')}</p>}
      <ul className="lines">
        {found?.outages.slice(0, shown).map((outage) => (
          <OutageLine key={`${outage.kind} ${outage.rows.first}`} outage={outage} />
        ))}
      </ul>
      {found !== undefined && found.outages.length > shown && (
        <p className="fine">{t('outages.more', { count: found.outages.length - shown })}</p>
      )}
      {found !== undefined && (
        <PlaceButtons
          places={found.places}
          save={async (desk, place) => {
            const { page } = await desk.saveReport({ since: since(), language, place });
            return { path: page };
          }}
        />
      )}
    </section>
  );
}

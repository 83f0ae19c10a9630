import { PenLine, X } from 'lucide-react';
import { entrance } from '../../shared/locales/entrance.ts';
import { useKiosk } from '../kiosk-state.tsx';
import type { Shown } from '../kiosk-view.ts';
import { useLanguage, useText } from '../language.tsx';
import { DecisionShape } from '../parts/decision-shape.tsx';
import { useScreen } from '../parts/screen.ts';
import { useFormats } from '../use-formats.ts';
import { verdictFields } from './verdict-fields.ts';
import { verdictWords } from './verdict-words.ts';

type ShownVerdict = Extract<Shown, { type: 'verdict' }>;

/** What of the pass the policy lets the guest see. */
function Fields(props: { readonly shown: ShownVerdict }) {
  const t = useText(entrance);
  const formats = useFormats();
  const { status, now } = useKiosk();
  const fields = verdictFields(props.shown.event.verdict, status.guestSees, formats, now());
  if (fields.length === 0) return null;
  return (
    <dl className="verdict-fields">
      {fields.map(({ label, value }) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The verdict on the whole screen: colour, shape, word, sentence, and the time left until the next guest. */
export function VerdictCard(props: {
  readonly shown: ShownVerdict;
  readonly onRecord: () => void;
  readonly onClose: () => void;
}) {
  useScreen('verdict');
  const t = useText(entrance);
  const { language } = useLanguage();
  const { languages, rehearsal } = useKiosk().status;
  const { event, from, until } = props.shown;
  const { decision, reason, reference } = event.verdict;
  const other = language === 'ko' ? 'en' : 'ko';
  const { word, sentence } = verdictWords(event, language);
  return (
    <main className="verdict" data-decision={decision} data-reason={reason}>
      {rehearsal !== undefined && <p className="verdict-practice">{t('rehearsal.verdict')}</p>}
      <div className="verdict-body">
        <DecisionShape decision={decision} />
        <div className="verdict-text">
          <h1>{word}</h1>
          <p className="verdict-say">{sentence}</p>
          {decision === 'review' && <p className="verdict-kind">{t('say.not-your-fault')}</p>}
          {languages.includes(other) && (
            <p className="verdict-other" lang={other}>
              {verdictWords(event, other).sentence}
            </p>
          )}
          <Fields shown={props.shown} />
          {decision === 'review' && (
            <div className="verdict-staff">
              <button type="button" className="record" aria-keyshortcuts="F2" onClick={props.onRecord}>
                <PenLine />
                {t('review.record')}
              </button>
              <button type="button" className="close" onClick={props.onClose}>
                <X />
                {t('review.close')}
              </button>
            </div>
          )}
        </div>
      </div>
      <p className="verdict-note">
        {event.repeat && <span>{t('say.repeat')}</span>}
        {reference !== undefined && <span>{t('review.reference', { reference })}</span>}
      </p>
      <i className="verdict-left" style={{ animationDuration: `${until - from}ms` }} aria-hidden="true" />
    </main>
  );
}

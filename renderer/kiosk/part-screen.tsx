import { entrance } from '../../shared/locales/entrance.ts';
import type { Shown } from '../kiosk-view.ts';
import { useLanguage, useText } from '../language.tsx';
import { useScreen } from '../parts/screen.ts';
import { BottomBar } from './bottom-bar.tsx';
import { ScanFrame } from './scan-frame.tsx';
import { TopBar } from './top-bar.tsx';

/** Some of what belongs together is in, and the guest shows the next. Nothing is decided yet. */
export function PartScreen(props: {
  readonly part: Extract<Shown, { type: 'part' }>;
  readonly onStaff: () => void;
}) {
  useScreen('reading');
  const t = useText(entrance);
  const { language } = useLanguage();
  const { have, count, sentence } = props.part;
  const progress = t('part.progress', { done: have.length, count });
  const numbers = Array.from({ length: count }, (_, place) => place + 1);
  return (
    <main className="kiosk" data-part={`${have.length}/${count}`}>
      <TopBar />
      <div className="mid">
        <ScanFrame>
          <ol className="parts">
            {numbers.map((number) => (
              <li key={number} className={have.includes(number) ? 'in' : ''}>
                {number}
              </li>
            ))}
          </ol>
        </ScanFrame>
        <div>
          <h1>{t('part.title')}</h1>
          <p className="sub">{sentence?.[language] ?? progress}</p>
        </div>
      </div>
      <BottomBar onStaff={props.onStaff} />
    </main>
  );
}

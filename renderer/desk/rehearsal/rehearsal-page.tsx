import { Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PracticeTask } from '../../../shared/rehearsal.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useScreen } from '../../parts/screen.ts';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { useAsking } from '../house/use-asking.ts';
import { PageHead } from '../page-head.tsx';
import { PracticeCard } from './practice-card.tsx';

/** The cable of this kiosk alone, to pull and to put back. */
function CableCard() {
  const t = useDeskText();
  const { busy, outcome, ask } = useAsking();
  const { rehearsal } = useKiosk().status;
  return (
    <section className="card" data-card="cable">
      <h2>{t('rehearsal.network')}</h2>
      <fieldset className="toggle large">
        <legend className="visually-hidden">{t('rehearsal.network')}</legend>
        {(['plugged', 'pulled'] as const).map((cable) => (
          <button
            key={cable}
            type="button"
            aria-pressed={rehearsal?.cable === cable}
            disabled={busy}
            onClick={() => void ask((desk) => desk.setCable({ pulled: cable === 'pulled' }))}
          >
            {t(`rehearsal.${cable}`)}
          </button>
        ))}
      </fieldset>
      <p className="fine">{t('rehearsal.network-lead')}</p>
      <CallNotice outcome={outcome} />
    </section>
  );
}

function EndCard() {
  const t = useDeskText();
  const { busy, done, outcome, ask } = useAsking();
  return (
    <section className="card" data-card="end">
      <p>{t('rehearsal.lead')}</p>
      <button
        type="button"
        className="button go"
        disabled={busy || done}
        onClick={() => void ask((desk) => desk.endRehearsal())}
      >
        {t(busy || done ? 'rehearsal.ending' : 'rehearsal.end')}
      </button>
      <CallNotice outcome={outcome} />
    </section>
  );
}

/** What there is to practise with. `onHeld`: the entrance has something to show. */
export function RehearsalPage(props: { readonly onHeld: () => void }) {
  useScreen('desk');
  const t = useDeskText();
  const { call } = useDesk();
  const { busy, outcome, ask } = useAsking();
  const [tasks, setTasks] = useState<readonly PracticeTask[]>([]);
  useEffect(() => {
    let current = true;
    const load = async () => {
      const result = await call((desk) => desk.rehearsal());
      if (current && result.type === 'done' && result.value.type === 'under-way')
        setTasks(result.value.tasks);
    };
    void load();
    return () => {
      current = false;
    };
  }, [call]);
  const hold = ({ name }: PracticeTask) =>
    ask(async (desk) => {
      await desk.holdPass({ name });
      props.onHeld();
    });
  return (
    <>
      <PageHead title={t('page.rehearsal')}>
        <button type="button" className="button" onClick={() => window.print()}>
          <Printer />
          {t('rehearsal.print')}
        </button>
      </PageHead>
      <CallNotice outcome={outcome} />
      <div className="cards rehearsal">
        <CableCard />
        <EndCard />
      </div>
      <p className="print-head print-title">{t('rehearsal.printed')}</p>
      <ul className="practices">
        {tasks.map((task) => (
          <PracticeCard key={task.name} task={task} disabled={busy} onHold={() => void hold(task)} />
        ))}
      </ul>
    </>
  );
}

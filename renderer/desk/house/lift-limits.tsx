import { useState } from 'react';
import type { LimitChange, OverLimit } from '../../../shared/contract/limits.ts';
import { type Artefact, artefacts } from '../../../shared/limit-override.ts';
import { useDeskText } from '../desk.tsx';
import { Picks } from './picks.tsx';

const hours = [1, 4, 12, 24] as const;
const reasons = ['network', 'confirmed', 'ordered'] as const;

/** Identifier and name of each issuer that has something over its limit, once. */
function namesIn(over: readonly OverLimit[]): ReadonlyMap<string, string> {
  return new Map(over.map(({ issuer, name }) => [issuer, name]));
}

/** What is lifted, of whom, for how long and why; `children` gets all that as it stands. */
export function LiftLimits({
  over,
  children,
}: {
  readonly over: readonly OverLimit[];
  readonly children: (change: LimitChange) => React.ReactNode;
}) {
  const t = useDeskText();
  const old = artefacts.filter((artefact) => over.some((one) => one.artefact === artefact));
  const names = namesIn(over);
  const [only] = names.size === 1 ? names.keys() : [];
  const [what, setWhat] = useState<readonly Artefact[]>(old);
  const [whose, setWhose] = useState<string | null>(only ?? null);
  const [howLong, setHowLong] = useState<(typeof hours)[number]>(1);
  const [why, setWhy] = useState<(typeof reasons)[number]>('network');
  const toggle = (artefact: Artefact) => {
    const toggled = old.filter((one) => (one === artefact) !== what.includes(one));
    // Nothing at all is no choice.
    if (toggled.length > 0) setWhat(toggled);
  };
  return (
    <div className="asked">
      <div>
        <Picks
          question={t('limits.what')}
          values={old}
          isPicked={(artefact) => what.includes(artefact)}
          say={(artefact) => t(`limits.${artefact}`)}
          onPick={toggle}
        />
        <Picks
          question={t('limits.whose')}
          values={[null, ...names.keys()]}
          isPicked={(issuer) => issuer === whose}
          say={(issuer) => (issuer === null ? t('limits.of-all') : (names.get(issuer) ?? issuer))}
          onPick={setWhose}
        />
        <Picks
          question={t('limits.how-long')}
          values={hours}
          isPicked={(one) => one === howLong}
          say={(count) => t('limits.hours', { count })}
          onPick={setHowLong}
        />
        <Picks
          question={t('limits.why')}
          values={reasons}
          isPicked={(reason) => reason === why}
          say={(reason) => t(`limits.because-${reason}`)}
          onPick={setWhy}
        />
      </div>
      <div>
        {children({
          artefacts: [...what],
          issuer: whose,
          change: { hours: howLong, reason: t(`limits.because-${why}`) },
        })}
      </div>
    </div>
  );
}

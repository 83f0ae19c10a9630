import { useKiosk } from '../kiosk-state.tsx';

/** The frame that a code is held into. `busy`: one is being read. */
export function ScanFrame(props: { readonly busy?: boolean; readonly children?: React.ReactNode }) {
  const { accent } = useKiosk().status.branding;
  const brand = accent === undefined ? {} : ({ '--brand': accent } as React.CSSProperties);
  return (
    <div className={props.busy === true ? 'frame busy' : 'frame'} style={brand} aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
      {props.children ?? <b />}
    </div>
  );
}

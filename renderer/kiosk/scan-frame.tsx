/** The frame that a code is held into. `busy`: one is being read. */
export function ScanFrame(props: { readonly busy?: boolean; readonly children?: React.ReactNode }) {
  return (
    <div className={props.busy === true ? 'frame busy' : 'frame'} aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
      {props.children ?? <b />}
    </div>
  );
}

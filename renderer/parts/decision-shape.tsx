import type { Decision } from '../../shared/verdict.ts';

const shapes: Readonly<Record<Decision, React.ReactNode>> = {
  admit: (
    <>
      <circle cx="12" cy="12" r="11" />
      <path d="m7 12.4 3.4 3.4L17.2 9" />
    </>
  ),
  refuse: (
    <>
      <path d="M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z" />
      <path d="m8 8 8 8M16 8l-8 8" />
    </>
  ),
  review: (
    <>
      <path d="M12 .9 23.1 12 12 23.1.9 12z" />
      <path d="M12 6.8v6.400" />
      <circle cx="12" cy="16.6" r=".5" fill="currentColor" />
    </>
  ),
};

/**
 * Circle and tick, octagon and cross, diamond and exclamation mark: told apart without colour and without reading.
 * `size` is a CSS length; without one the style sheet sets it. Words beside it say the same to those who listen.
 */
export function DecisionShape(props: { readonly decision: Decision; readonly size?: number | string }) {
  const { decision, size } = props;
  return (
    <svg
      className="decision-shape"
      viewBox="0 0 24 24"
      {...(size === undefined ? {} : { width: size, height: size })}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes[decision]}
    </svg>
  );
}

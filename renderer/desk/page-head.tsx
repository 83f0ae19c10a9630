import { useEffect, useRef } from 'react';

/** A page's name and what belongs beside it. Every page begins at its top. */
export function PageHead(props: { readonly title: string; readonly children?: React.ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Scrolling answers with a promise in newer browsers, which an effect must not return.
    element.current?.closest('.page')?.scrollTo(0, 0);
  }, []);
  return (
    <div className="page-head" ref={element}>
      <h1>{props.title}</h1>
      {props.children}
    </div>
  );
}

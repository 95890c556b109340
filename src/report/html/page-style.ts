/** The style of the page: light and dark, for a phone, a screen and paper. It loads nothing. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #fff; --text: #1c2330; --soft: #566074; --line: #d5dae3; --code: #eef0f4;
  --link: #0b57b0; --error: #b3141f; --warning: #8a5200; --note: #2c5d8f; --good: #1b6b3a; --on: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161d; --card: #1b212b; --text: #e6e9ef; --soft: #a5b0c2; --line: #364052; --code: #262e3b;
    --link: #82b8ff; --error: #ff9a9a; --warning: #f3bd6b; --note: #9ac7f5; --good: #86d8a3; --on: #12161d;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere;
}
.wrap { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0; }
h2 { font-size: 1.2rem; margin: 1.5rem 0 0.5rem; }
h3 { font-size: 1.05rem; margin: 0; }
h4 { font-size: 0.9rem; margin: 1rem 0 0.25rem; color: var(--soft); }
p, ul, ol, dl { margin: 0.25rem 0; }
ul, ol { padding-inline-start: 1.25rem; }
a { color: var(--link); }
code { font: 0.9em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--code);
  border-radius: 0.2rem; padding: 0.05rem 0.25rem; }
.soft { color: var(--soft); font-size: 0.9rem; }
.card, .gaps, .controls { background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem;
  padding: 1rem; margin: 0 0 1rem; }
.gaps { border-inline-start: 0.3rem solid var(--warning); }
.card { border-inline-start: 0.3rem solid var(--note); }
.many .card { content-visibility: auto; contain-intrinsic-size: auto 30rem; }
.card header { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; justify-content: space-between; }
.card header p { margin: 0; }
.card.error { border-inline-start-color: var(--error); }
.card.warning { border-inline-start-color: var(--warning); }
.card.done { border-inline-start-color: var(--good); }
.badge { display: inline-block; border-radius: 1rem; padding: 0 0.6rem; font-size: 0.8rem; font-weight: 600;
  color: var(--on); background: var(--note); }
.badge.error { background: var(--error); }
.badge.warning { background: var(--warning); }
.badge.live { background: var(--error); }
.badge.dead { background: var(--good); }
.counts { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; padding: 0; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
.controls { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; }
.controls[hidden] { display: none; }
.controls label { display: grid; gap: 0.2rem; font-size: 0.9rem; flex: 1 1 9rem; }
input[type="search"], select { font: inherit; width: 100%; padding: 0.4rem 0.5rem; min-height: 2.5rem;
  color: var(--text); background: var(--page); border: 1px solid var(--soft); border-radius: 0.3rem; }
.steps { list-style: none; padding: 0; }
.steps label { display: flex; gap: 0.6rem; padding: 0.35rem 0; }
.steps input { inline-size: 1.25rem; block-size: 1.25rem; flex: none; margin: 0.15rem 0 0; }
.steps input:checked + span { color: var(--soft); text-decoration: line-through; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
summary { cursor: pointer; padding: 0.25rem 0; }
.timeline svg { display: block; width: 100%; height: auto; }
.timeline .axis { stroke: var(--line); stroke-width: 2; }
.timeline .span { fill: var(--error); fill-opacity: 0.55; }
.timeline .span.over { fill: var(--good); fill-opacity: 0.45; }
.timeline circle { fill: var(--card); stroke: var(--text); stroke-width: 2; }
.timeline circle.entered { fill: var(--error); }
.timeline circle.removed { fill: var(--good); }
.timeline .ends { display: flex; justify-content: space-between; gap: 0.5rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0 1rem; }
.legend i { display: inline-block; inline-size: 0.7rem; block-size: 0.7rem; border-radius: 50%; margin-inline-end: 0.35rem;
  border: 2px solid var(--text); background: var(--card); }
.legend i.entered { background: var(--error); }
.legend i.removed { background: var(--good); }
#overall { margin-inline-start: auto; }
@media (max-width: 34rem) {
  .facts { grid-template-columns: 1fr; }
  .facts dd { margin-block-end: 0.4rem; }
}
@media print {
  :root { --page: #fff; --card: #fff; --text: #000; --soft: #333; --line: #999; --code: #fff; --link: #000;
    --error: #8f0f18; --warning: #6b3f00; --note: #1f4468; --good: #124d29; --on: #fff; }
  .controls { display: none; }
  .card { content-visibility: visible !important; }
  .card header, .card li, .timeline, h4 { break-inside: avoid; }
  .card header, h2, h4 { break-after: avoid; }
  .timeline .span, .timeline circle, .legend i { print-color-adjust: exact; }
  .badge { border: 1px solid #000; color: #000; background: none !important; }
}
`;

/// What the studio adds to the styles of reports.
let studioStyles = """

  .skip, .unseen { position: absolute; left: -100vw; }
  .skip:focus { left: 0.5rem; top: 0.5rem; background: var(--paper); padding: 0.5rem; z-index: 1; }
  a { color: var(--two); }
  a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible,
    textarea:focus-visible, .scroll:focus-visible { outline: 3px solid var(--one); outline-offset: 2px; }
  header { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; justify-content: space-between; align-items: center;
    padding: 0.75rem 1rem; border-bottom: 1px solid var(--line); }
  header nav { display: flex; gap: 1.5rem; align-items: baseline; }
  header .brand { font: 700 1.1rem Georgia, serif; color: var(--ink); text-decoration: none; }
  header form { display: flex; gap: 0.75rem; align-items: center; flex-wrap: wrap; }
  .who, .count, .range, .hint, .nothing, .empty { color: var(--soft); }
  main { max-width: 80rem; padding-top: 1.5rem; }
  h1 { margin-bottom: 1rem; }
  .notice, .problem { border-left: 4px solid var(--two); padding: 0.5rem 1rem; }
  .problem { border-color: var(--one); }
  .cards { list-style: none; padding: 0; display: grid; gap: 0.5rem 1.5rem;
    grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); }
  .cards li { border-top: 1px solid var(--line); padding: 0.5rem 0; }
  .mark { font-size: 0.85rem; border: 1px solid var(--line); border-radius: 1rem; padding: 0 0.5rem; white-space: nowrap; }
  .filters, .do { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; margin: 0.75rem 0; }
  .chip { border: 1px solid var(--line); border-radius: 1rem; padding: 0.25rem 0.75rem; }
  .chip a { padding: 0 0.4rem; }
  label { display: flex; flex-direction: column; font-size: 0.9rem; color: var(--soft); max-width: 100%; }
  label.tick { flex-direction: row; gap: 0.4rem; align-items: center; min-height: 2.4rem; }
  label.wide { flex-basis: 100%; }
  input, select, textarea, button { font: inherit; color: var(--ink); background: var(--paper);
    border: 1px solid var(--soft); border-radius: 0.3rem; padding: 0.35rem 0.6rem; max-width: 100%; box-sizing: border-box; }
  input:not([type="checkbox"]), select, button { min-height: 2.4rem; }
  button { cursor: pointer; background: var(--ink); color: var(--paper); border-color: var(--ink); }
  button.quiet { background: none; color: var(--ink); }
  button.final { background: var(--one); border-color: var(--one); color: var(--paper); }
  .drawer { border-top: 1px solid var(--line); padding: 0.5rem 0; }
  .drawer summary { cursor: pointer; padding: 0.25rem 0; }
  .grid th, .grid td { white-space: nowrap; padding-right: 1.25rem; }
  .grid thead a { color: inherit; }
  .values { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 0 2rem; }
  .values div { border-top: 1px solid var(--line); padding: 0.4rem 0; min-width: 0; }
  .values dd { font-size: 1rem; font-weight: 400; }
  .values pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font-size: 0.85rem; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; }
  .pager { display: flex; gap: 1.5rem; margin: 1rem 0; }
  .story { list-style: none; padding: 0; }
  .story li { padding: 0.25rem 0; border-top: 1px solid var(--line); }
  .story time, table time { color: var(--soft); font-variant-numeric: tabular-nums; margin-right: 0.5rem; }
  .questions { flex-basis: 100%; padding-left: 1.5rem; }
  .questions li, .reviews li { border-top: 1px solid var(--line); padding: 0.5rem 0; }
  .reviews { list-style: none; padding: 0; }
  @media print { header, .filters, .do, .drawer, .pager, .skip { display: none; } }
  """

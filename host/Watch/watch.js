// Keeps the page of "slab run --watch" as its sweep is: the server tells when something changes, this script shows it.
(() => {
  'use strict';

  const byId = id => document.getElementById(id);
  const phases = {
    starting: 'Starting', running: 'Running', analysing: 'All runs have ended; the report is being written',
    ended: 'Ended', interrupted: 'Interrupted; the same command goes on where it stopped', stopped: 'Stopped by an error, which the terminal shows',
  };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const span = seconds => {
    const whole = Math.round(seconds), two = value => String(value).padStart(2, '0');
    const days = Math.floor(whole / 86400);
    return `${days > 0 ? `${days} d ` : ''}${two(Math.floor(whole / 3600) % 24)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  };

  const number = value => value === null ? '–' : String(Number(value.toPrecision(5)));

  const setText = (id, text) => {
    if (byId(id).textContent !== text) byId(id).textContent = text;
  };

  const percent = fraction => `${Math.floor(100 * fraction)} %`;

  const bar = (fraction, name) => {
    const made = element('progress', { max: 1, value: fraction });
    made.setAttribute('aria-label', name);
    return made;
  };

  const show = state => {
    const name = state.title || state.experiment || 'slab';
    document.title = `${percent(state.fraction)} ${name}`;
    setText('title', name);
    setText('source', state.source ? `${state.source} · ` : '');
    setText('experiment', state.experiment);
    setText('phase', phases[state.phase]);
    const left = state.secondsLeft === null ? '' : `, about ${span(state.secondsLeft)} left`;
    setText('times', state.phase === 'starting' ? '' : `${percent(state.fraction)}, ${span(state.seconds)} elapsed${left}`);
    byId('fraction').value = state.fraction;

    const { planned, finished, reused, running, failed, waiting } = state.runs;
    const badge = (count, word, style) => element('li', { className: count > 0 ? style : '' }, element('strong', { textContent: count }), ` ${word}`);
    byId('runs').replaceChildren(
      badge(finished, `of ${planned} runs finished${reused > 0 ? ` (${reused} from earlier)` : ''}`, ''),
      badge(running, 'running', ''), badge(waiting, 'waiting', ''), badge(failed, 'failed', 'deviates'));

    byId('running').hidden = state.running.length === 0;
    byId('running-rows').replaceChildren(...state.running.map(run => element('tr', {},
      Object.assign(element('th', { textContent: run.run }), { scope: 'row' }),
      element('td', {}, bar(run.fraction, run.run), ` ${percent(run.fraction)}`),
      element('td', { className: 'number', textContent: `${run.clock} ${number(run.time)} of ${number(run.until)}` }),
      element('td', { className: 'number', textContent: span(run.seconds) }))));

    byId('failures').hidden = state.failures.length === 0;
    byId('failure-rows').replaceChildren(...state.failures.map(failure => element('tr', {},
      Object.assign(element('th', { textContent: failure.run }), { scope: 'row' }),
      element('td', { className: 'value', textContent: failure.message }))));
    if (state.phase === 'ended') setText('note', `The results are in ${state.folder}.`);
    last = state;
  };

  const shown = { figures: '', findings: '' };
  const replace = (part, html, put) => {
    if (shown[part] === html) return;
    shown[part] = html;
    put(html);
  };

  const putFindings = html => {
    const isOpen = byId('beside')?.open, isFocused = document.activeElement?.parentElement?.id === 'beside';
    byId('findings-so-far').innerHTML = html;
    if (isOpen && byId('beside')) byId('beside').open = true;
    if (isFocused) byId('beside')?.firstElementChild.focus({ preventScroll: true });
  };

  let last = null;
  const events = new EventSource('events');
  events.addEventListener('open', () => document.body.classList.remove('stale'));
  events.addEventListener('progress', event => show(JSON.parse(event.data)));
  events.addEventListener('results', event => {
    const { figures, findings } = JSON.parse(event.data);
    replace('figures', figures, html => slabReport.replaceFigures(byId('figures'), html));
    replace('findings', findings, putFindings);
  });
  events.addEventListener('end', () => {
    events.close();
    document.body.dataset.over = 'true';
    setText('phase', `${phases[last.phase]}. slab has exited; this page no longer changes`);
  });
  events.addEventListener('error', () => {
    document.body.classList.add('stale');
    setText('phase', 'slab does not answer: it was ended, or this machine slept. What is here is the last it told; this page tries again');
  });
})();

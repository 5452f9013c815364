// Makes the figures of a report answer to the pointer and the keyboard. The page is complete without it: the drawings stand in the page as SVG,
// every other choice of scales in a template beside them, and this script only shows, hides and reads out. The page of a running sweep puts new
// figures in the place of old ones; what was chosen in the old ones then holds for those of the same name.
const slabReport = (() => {
  'use strict';

  const svgNamespace = 'http://www.w3.org/2000/svg';
  const superscripts = { '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };
  const reach = 40;

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const number = value => {
    if (value === null || value === undefined) return 'unknown';
    const size = Math.abs(value);
    if (value === 0 || (size >= 1e-3 && size < 1e5)) return String(Number(value.toPrecision(5))).replace('-', '−');
    const [digits, exponent] = value.toExponential(3).split('e');
    const power = [...exponent.replace('+', '')].map(sign => superscripts[sign]).join('');
    return `${String(Number(digits)).replace('-', '−')}×10${power}`;
  };

  const coordinate = (axis, value) => {
    if (value === null || (axis.scale === 'log' && value <= 0)) return NaN;
    return ((axis.scale === 'log' ? Math.log10(value) : value) - axis.low) / (axis.high - axis.low);
  };

  // Of each figure by its name: the series that are hidden, the scales, and what is read out.
  const choices = new Map();
  const choicesOf = name => {
    if (!choices.has(name)) choices.set(name, { hidden: new Set(), scales: null, reading: null });
    return choices.get(name);
  };

  // Where the pointer was last, since a figure that appears below it is told of no movement.
  let pointer = null;
  document.addEventListener('pointermove', event => { pointer = { clientX: event.clientX, clientY: event.clientY }; });

  const enhance = figure => {
    const data = JSON.parse(figure.querySelector('script').textContent);
    const paper = figure.querySelector('.paper');
    const templates = [...figure.querySelectorAll('template')];
    const drawings = [paper.querySelector('svg'), ...templates.map(template => template.content.firstElementChild)];
    const choice = choicesOf(figure.dataset.figure);
    const hidden = choice.hidden;
    let view = 0;
    let chosen = null;

    const swatch = series => {
      const made = element('span', { className: `swatch ${series.style}` });
      made.style.color = series.color;
      made.setAttribute('aria-hidden', 'true');
      return made;
    };
    const key = series => `${series.label} ${series.color}`;
    const tip = element('div', { className: 'tip', hidden: true });
    const status = element('p', { className: 'unseen', role: 'status' });
    const ring = document.createElementNS(svgNamespace, 'circle');
    ring.setAttribute('class', 'ring');
    ring.setAttribute('r', '5.5');

    // All points of a panel that are shown, in the coordinates of the drawing.
    const points = panel => {
      const place = data.views[view].panels[panel];
      if (!place.axes) return [];
      return data.panels[panel].series.map(series => hidden.has(key(series)) ? [] : series.x.map((x, index) => {
        const across = coordinate(place.axes.x, x), up = coordinate(place.axes.y, series.y[index]);
        return { index, across, up, x: place.left + across * place.width, y: place.top + (1 - up) * place.height };
      }).filter(point => point.across >= -1e-6 && point.across <= 1 + 1e-6 && point.up >= -1e-6 && point.up <= 1 + 1e-6));
    };

    const describe = (panel, line, index) => {
      const { x, y, series } = data.panels[panel];
      const { label, low, high, x: xs, y: ys } = series[line];
      const interval = low && low.length > 0 && low[index] !== null && high[index] !== null ? ` [${number(low[index])}, ${number(high[index])}]` : '';
      return [label, `${x || 'x'} = ${number(xs[index])}`, `${y || 'y'} = ${number(ys[index])}${interval}`];
    };

    const clear = () => {
      chosen = null;
      choice.reading = null;
      tip.hidden = true;
      ring.remove();
    };

    const show = (panel, line, point, byKeys, aloud = byKeys) => {
      chosen = { panel, line, index: point.index };
      choice.reading = { panel, series: key(data.panels[panel].series[line]), x: data.panels[panel].series[line].x[point.index], isPointed: !byKeys };
      const lines = describe(panel, line, point.index);
      tip.replaceChildren(element('strong', {}, swatch(data.panels[panel].series[line]), lines[0]), ...lines.slice(1).map(text => element('span', { textContent: text })));
      tip.hidden = false;
      ring.setAttribute('cx', point.x);
      ring.setAttribute('cy', point.y);
      ring.setAttribute('stroke', data.panels[panel].series[line].color);
      drawings[view].append(ring);
      const frame = paper.getBoundingClientRect(), mark = ring.getBoundingClientRect();
      const left = mark.left - frame.left + mark.width / 2, top = mark.top - frame.top;
      tip.style.left = `${Math.max(0, Math.min(left - tip.offsetWidth / 2, paper.clientWidth - tip.offsetWidth))}px`;
      tip.style.top = `${top > tip.offsetHeight + 6 ? top - tip.offsetHeight - 6 : top + mark.height + 6}px`;
      if (aloud) status.textContent = lines.join(', ');
    };

    const nearest = event => {
      const drawing = drawings[view];
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
      let best = null;
      data.panels.forEach((_, panel) => points(panel).forEach((line, series) => line.forEach(point => {
        const distance = Math.hypot(point.x - at.x, point.y - at.y);
        if (distance < (best ? best.distance : reach)) best = { distance, panel, series, point };
      })));
      if (best) show(best.panel, best.series, best.point, false);
      else clear();
    };

    // What was read out before the figure was drawn anew: under the pointer what is there now, else the point with the same abscissa.
    const reread = ({ panel, series, x, isPointed }) => {
      if (isPointed) {
        if (pointer && paper.contains(document.elementFromPoint(pointer.clientX, pointer.clientY))) nearest(pointer);
        return;
      }

      const line = data.panels[panel]?.series.findIndex(candidate => key(candidate) === series) ?? -1;
      const point = line < 0 ? undefined : points(panel)[line]?.find(candidate => data.panels[panel].series[line].x[candidate.index] === x);
      if (point) show(panel, line, point, true, false);
    };

    const move = event => {
      const lines = data.panels.flatMap((_, panel) => points(panel).map((line, series) => ({ panel, series, line }))).filter(entry => entry.line.length > 0);
      if (lines.length === 0) return;
      let at = chosen ? lines.findIndex(entry => entry.panel === chosen.panel && entry.series === chosen.line) : -1;
      let place = at < 0 ? 0 : Math.max(0, lines[at].line.findIndex(point => point.index === chosen.index));
      const across = at < 0 ? null : lines[at].line[place].across;
      const nearestTo = line => across === null ? 0 : line.reduce((best, point, i) => Math.abs(point.across - across) < Math.abs(line[best].across - across) ? i : best, 0);
      switch (event.key) {
        case 'ArrowRight': place = at < 0 ? 0 : place + 1; break;
        case 'ArrowLeft': place = at < 0 ? 0 : place - 1; break;
        case 'ArrowDown': at = at < 0 ? 0 : (at + 1) % lines.length; place = nearestTo(lines[at].line); break;
        case 'ArrowUp': at = at < 0 ? 0 : (at + lines.length - 1) % lines.length; place = nearestTo(lines[at].line); break;
        case 'Home': place = 0; break;
        case 'End': place = Infinity; break;
        case 'Escape': clear(); return;
        default: return;
      }
      event.preventDefault();
      at = Math.max(at, 0);
      const { panel, series, line } = lines[at];
      show(panel, series, line[Math.max(0, Math.min(place, line.length - 1))], true);
    };

    const applyHidden = () => {
      clear();
      for (const drawing of drawings) {
        data.panels.forEach((panel, p) => panel.series.forEach((series, s) => {
          for (const part of drawing.querySelectorAll(`[data-panel="${p}"] [data-series="${s}"]`)) part.classList.toggle('off', hidden.has(key(series)));
        }));
      }
      for (const button of legend.querySelectorAll('[data-key]')) button.setAttribute('aria-pressed', String(!hidden.has(button.dataset.key)));
    };

    const applyView = wanted => {
      clear();
      choice.scales = wanted === 0 ? null : { x: data.views[wanted].x, y: data.views[wanted].y };
      drawings[view].replaceWith(drawings[wanted]);
      view = wanted;
      for (const button of scales.querySelectorAll('[data-axis]')) {
        button.setAttribute('aria-pressed', String(data.views[view][button.dataset.axis] === button.dataset.scale));
        button.disabled = find(button.dataset.axis, button.dataset.scale) < 0;
      }
    };

    // The view with this scale on this axis and the other axis as it is; where panels differ in the other, any view with this scale.
    const find = (axis, scale) => {
      const other = axis === 'x' ? 'y' : 'x', kept = data.views[view][other];
      return data.views.findIndex(candidate => candidate[axis] === scale && (kept === null || candidate[other] === kept));
    };

    const legend = element('div', { className: 'keys', role: 'group' });
    legend.setAttribute('aria-label', 'Series: press to hide or show');
    const seen = new Set();
    for (const series of data.panels.flatMap(panel => panel.series)) {
      if (seen.has(key(series))) continue;
      seen.add(key(series));
      const button = element('button', { type: 'button', onclick: () => {
        if (!hidden.delete(key(series))) hidden.add(key(series));
        applyHidden();
      } }, swatch(series), series.label);
      button.dataset.key = key(series);
      legend.append(button);
    }
    if (seen.size > 2) {
      legend.append(element('button', { type: 'button', className: 'all', textContent: 'all', onclick: () => { hidden.clear(); applyHidden(); } }));
      legend.append(element('button', { type: 'button', className: 'all', textContent: 'none', onclick: () => { seen.forEach(name => hidden.add(name)); applyHidden(); } }));
    }

    const scales = element('div', { className: 'scales', role: 'group' });
    scales.setAttribute('aria-label', 'Scales of the axes');
    for (const axis of ['x', 'y']) {
      const choices = element('span', {}, `${axis} `);
      for (const scale of ['linear', 'log']) {
        const button = element('button', { type: 'button', textContent: scale, onclick: () => applyView(Math.max(find(axis, scale), 0)) });
        button.dataset.axis = axis;
        button.dataset.scale = scale;
        button.setAttribute('aria-label', `${axis} axis ${scale}`);
        choices.append(button);
      }
      scales.append(choices);
    }
    if (data.views[0].x === null || data.views[0].y === null) {
      scales.append(element('button', { type: 'button', textContent: 'as drawn', onclick: () => applyView(0) }));
    }

    paper.tabIndex = 0;
    paper.setAttribute('role', 'group');
    paper.setAttribute('aria-label', `${paper.dataset.name}: arrow keys left and right go along the points of a series, up and down change the series, Escape ends`);
    paper.append(tip);
    paper.after(element('div', { className: 'tools' }, scales, legend), status);
    paper.addEventListener('pointermove', nearest);
    paper.addEventListener('pointerleave', clear);
    paper.addEventListener('pointerdown', nearest);
    paper.addEventListener('keydown', move);
    paper.addEventListener('blur', clear);
    const { scales: wanted, reading } = choice;
    applyView(wanted ? Math.max(0, data.views.findIndex(candidate => candidate.x === wanted.x && candidate.y === wanted.y)) : 0);
    applyHidden();
    if (reading) reread(reading);
  };

  const enhanceAll = root => root.querySelectorAll('figure[data-interactive]').forEach(enhance);

  // Elements that can have the focus, in the order of the page, so that its place can be found again among new ones.
  const controls = root => [...root.querySelectorAll('.paper, button')].map(control => ({
    control, name: `${control.closest('figure').dataset.figure} ${control.getAttribute('aria-label') ?? control.textContent}`,
  }));

  // Puts other figures into an element. Choices, what is read out and the focus stay as they are.
  const replaceFigures = (element, html) => {
    const focused = controls(element).find(entry => entry.control === document.activeElement)?.name;
    const readings = new Map([...choices].map(([name, choice]) => [name, choice.reading]));
    element.innerHTML = html;
    readings.forEach((reading, name) => { choices.get(name).reading = reading; });
    enhanceAll(element);
    const again = focused === undefined ? undefined : controls(element).find(entry => entry.name === focused);
    if (again) again.control.focus({ preventScroll: true });
  };

  enhanceAll(document);
  return { replaceFigures };
})();

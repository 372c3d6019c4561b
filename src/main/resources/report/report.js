'use strict';
(async () => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const day = 86400;
  const from = Date.parse(data.from + 'T00:00:00Z') / 1000;
  const dates = Array.from({ length: data.days }, (_, i) => from + i * day);
  const find = selector => document.querySelector(selector);
  const make = (name, text, className) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const isoDate = seconds => new Date(seconds * 1000).toISOString().slice(0, 10);
  const shortDate = seconds => new Date(seconds * 1000).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const formats = [0, 1, 2].map(decimals => new Intl.NumberFormat('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
  const format = (value, decimals) => value === null || value === undefined ? '–' : formats[decimals].format(value).replace(/^-(?=[0.]+$)/, '').replace('-', '−');
  const axisNumber = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumSignificantDigits: 3 });

  // ---- charts that zoom; uPlot leaves a hole where a value is null, and the hole is hatched
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  // charts and controls are nothing without the style sheet; the page without them is whole
  if (!colour('--a')) return;
  const oneDay = data.days === 1;
  document.querySelectorAll('.scripted').forEach(element => { element.hidden = false; });
  const plots = [];
  function plot(holder, series, height) {
    const place = { holder, series, height, chart: null };
    plots.push(place);
    draw(place);
    return place;
  }
  function hatchGaps(chart) {
    const { ctx, bbox, data: columns } = chart;
    const width = Math.abs(chart.valToPos(columns[0][0] + day, 'x', true) - chart.valToPos(columns[0][0], 'x', true));
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.strokeStyle = colour('--hatch');
    ctx.lineWidth = devicePixelRatio;
    const step = 6 * devicePixelRatio;
    columns[0].forEach((x, i) => {
      if (columns.slice(1).some(column => column[i] !== null)) return;
      const middle = chart.valToPos(x, 'x', true);
      ctx.save();
      ctx.beginPath();
      ctx.rect(middle - width / 2, bbox.top, width, bbox.height);
      ctx.clip();
      ctx.beginPath();
      for (let y = bbox.top - width; y < bbox.top + bbox.height + width; y += step) {
        ctx.moveTo(middle - width / 2, y + width);
        ctx.lineTo(middle + width / 2, y);
      }
      ctx.stroke();
      ctx.restore();
    });
    ctx.restore();
  }
  function draw(place) {
    if (place.chart) place.chart.destroy();
    const soft = colour('--soft');
    const axis = { stroke: soft, grid: { stroke: colour('--faint'), width: 1 }, ticks: { show: false }, font: '11px system-ui, sans-serif' };
    const bars = uPlot.paths.bars({ size: [0.72, 14] });
    place.chart = new uPlot({
      width: Math.max(280, place.holder.clientWidth),
      height: place.height,
      tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      cursor: { points: { size: 6 }, drag: { x: true, y: false, dist: 4 } },
      scales: { x: { range: (chart, least, most) => least === most ? [least - day / 2, most + day / 2] : [least - day / 2, most + day / 2] },
        y: { range: (chart, least, most) => uPlot.rangeNum(Math.min(0, least ?? 0), Math.max(0, most ?? 1) || 1, 0.08, true).map((edge, i) => i === 0 && (least ?? 0) >= 0 ? 0 : edge) } },
      axes: [
        { ...axis, grid: { show: false }, space: 70, size: 30, values: (chart, splits) => splits.map(split => split % day === 0 ? shortDate(split) : '') },
        { ...axis, size: 52, values: (chart, splits) => splits.map(split => axisNumber.format(split).toLowerCase().replace('-', '−')) }],
      series: [{ label: 'Date', value: (chart, x) => x === null ? '–' : isoDate(x) },
        ...place.series.map(one => ({
          label: one.label,
          stroke: colour(one.colour),
          fill: one.bars ? colour(one.colour) : undefined,
          width: one.bars ? 0 : 1.8,
          points: { show: false },
          paths: one.bars ? bars : undefined,
          value: (chart, value) => format(value === null ? null : one.negative ? -value : value, one.decimals) }))],
      hooks: { drawAxes: [hatchGaps] },
    }, [dates, ...place.series.map(one => one.values)], place.holder);
  }
  let resizing;
  addEventListener('resize', () => {
    clearTimeout(resizing);
    resizing = setTimeout(() => plots.forEach(place => place.chart.setSize({ width: Math.max(280, place.holder.clientWidth), height: place.height })), 80);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => plots.forEach(draw));

  // ---- the market
  const decimalsOf = column => /gbp|mwh$|count|units|accept|periods$/.test(column) ? 0 : 2;
  const barsFor = column => /gbp$|mwh$|count$|units$|acceptances$/.test(column);
  const columns = Object.keys(data.market);
  function explore() {
    const explored = find('#explored');
    columns.forEach(column => explored.append(new Option(column)));
    explored.value = 'net_cashflow_gbp';
    const seriesOf = column => [{ label: column, values: data.market[column], colour: '--a', bars: barsFor(column), decimals: decimalsOf(column) }];
    const explorer = plot(find('#explorer'), seriesOf(explored.value), 280);
    explored.addEventListener('change', () => {
      explorer.series = seriesOf(explored.value);
      draw(explorer);
    });
    find('.buttons').hidden = find('.hint').hidden = data.days < 5;
    document.querySelectorAll('[data-zoom]').forEach(button => button.addEventListener('click', () => {
      const last = dates[dates.length - 1];
      const scale = explorer.chart.scales.x;
      let least = Math.max(from, scale.min + day / 2);
      let most = Math.min(last, scale.max - day / 2);
      const span = most - least;
      if (button.dataset.zoom === 'all') { least = from; most = last; }
      if (button.dataset.zoom === 'in' && span >= 4 * day) { least += Math.round(span / 4 / day) * day; most = least + Math.round(span / 2 / day) * day; }
      const step = Math.max(day, Math.round(span / 2 / day) * day);
      if (button.dataset.zoom === 'earlier') { least = Math.max(from, least - step); most = least + span; }
      if (button.dataset.zoom === 'later') { most = Math.min(last, most + step); least = most - span; }
      explorer.chart.setScale('x', { min: least, max: most });
    }));
  }
  function table(headers, rows) {
    const element = make('table');
    const head = element.createTHead().insertRow();
    headers.forEach((header, i) => {
      const cell = make('th', header, i ? 'number' : '');
      cell.scope = 'col';
      head.append(cell);
    });
    const body = element.createTBody();
    rows.forEach(row => {
      const line = body.insertRow();
      row.forEach((text, i) => {
        const cell = make(i ? 'td' : 'th', text, i ? 'number' : '');
        if (!i) cell.scope = 'row';
        line.append(cell);
      });
    });
    return element;
  }
  function dailyTable() {
    const daily = find('#daily');
    daily.addEventListener('toggle', () => {
      const holder = daily.querySelector('.scroll');
      if (!daily.open || holder.firstChild) return;
      holder.append(table(['settlement_date', ...columns],
        dates.map((date, i) => [isoDate(date), ...columns.map(column => format(data.market[column][i], decimalsOf(column)))])));
    });
  }
  if (!oneDay) {
    explore();
    dailyTable();
  }

  // ---- definitions, on hover and focus; Escape takes them away
  const tip = find('#tip');
  function showTip(target, definition) {
    tip.textContent = find('#def-' + definition).textContent;
    tip.hidden = false;
    const place = target.getBoundingClientRect();
    tip.style.left = Math.max(8, Math.min(place.left, innerWidth - tip.offsetWidth - 8)) + scrollX + 'px';
    const above = place.top - tip.offsetHeight - 8;
    tip.style.top = (above > 0 ? above : place.bottom + 8) + scrollY + 'px';
  }
  const hideTip = () => { tip.hidden = true; };
  function define(target, definition) {
    target.setAttribute('aria-describedby', 'def-' + definition);
    ['mouseenter', 'focus'].forEach(event => target.addEventListener(event, () => showTip(target, definition)));
    ['mouseleave', 'blur'].forEach(event => target.addEventListener(event, hideTip));
  }
  addEventListener('keydown', event => { if (event.key === 'Escape') hideTip(); });
  document.querySelectorAll('a.term').forEach(term => define(term, term.hash.slice('#def-'.length)));

  // ---- units
  async function inflate(base64) {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Response(stream).text();
  }
  if (typeof DecompressionStream === 'undefined') {
    // a browser too old to unpack the units shows the table as it is in the page
    document.querySelectorAll('#units .scripted').forEach(element => { element.hidden = true; });
    return;
  }
  const keys = ['id', 'fuel', 'party', 'days', 'net_cashflow_gbp', 'offer_mwh', 'bid_mwh', 'vwap_offer', 'vwap_bid', 'acceptance_count', 'net', 'offer', 'bid'];
  const units = JSON.parse(await inflate(data.units)).map(values => {
    const unit = Object.fromEntries(keys.map((key, i) => [key, values[i]]));
    unit.text = [unit.id, unit.fuel, unit.party].join(' ').toLowerCase();
    return unit;
  });
  function days(text) {
    return text.split(',').flatMap(run => {
      const [value, times] = run.split('*');
      return Array(Number(times ?? 1)).fill(value === '' ? null : Number(value));
    });
  }
  function sparkline(unit) {
    const values = days(unit.net);
    const present = values.filter(value => value !== null);
    const least = Math.min(0, ...present);
    const span = Math.max(0, ...present) - least || 1;
    const paths = { line: '', point: '' };
    values.forEach((value, i) => {
      if (value === null) return;
      const place = ((i + .5) * 110 / values.length).toFixed(1) + ' ' + (17 - 14 * (value - least) / span).toFixed(1);
      const begins = !i || values[i - 1] === null;
      if (begins && (i === values.length - 1 || values[i + 1] === null)) paths.point += 'M' + place + 'h.01';
      else paths.line += (begins ? 'M' : 'L') + place;
    });
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 110 20');
    svg.setAttribute('aria-hidden', 'true');
    Object.entries(paths).forEach(([name, path]) => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      element.setAttribute('class', name);
      element.setAttribute('stroke-width', name === 'line' ? '1.6' : '4');
      element.setAttribute('d', path);
      svg.append(element);
    });
    return svg;
  }
  // a line says something from three days on
  const trends = data.days > 2;
  document.querySelectorAll('#unit-table th[data-key]').forEach(header => {
    const button = make('button', header.textContent);
    button.type = 'button';
    header.replaceChildren(button);
    if (header.dataset.def) define(button, header.dataset.def);
  });
  if (trends) {
    const header = make('th', 'Net £ by day', 'trend');
    header.scope = 'col';
    find('#unit-table thead tr').append(header);
  }
  const page = 25;
  let shown = page;
  let order = { key: 'net_cashflow_gbp', down: true, size: true };
  let found = units;
  let chosen = null;
  const body = find('#unit-table tbody');
  const fuel = find('#fuel');
  [...new Set(units.map(unit => unit.fuel).filter(Boolean))].sort().forEach(name => fuel.append(new Option(name)));
  if (units.some(unit => !unit.fuel)) fuel.append(new Option('unknown', '?'));

  // missing values come last, whichever way; the first order is that of the largest effect
  function compare(a, b) {
    let x = a[order.key];
    let y = b[order.key];
    if (x === null || y === null) return (x === null) - (y === null);
    if (order.size) { x = Math.abs(x); y = Math.abs(y); }
    return (x < y ? -1 : x > y ? 1 : 0) * (order.down ? -1 : 1) || (a.id < b.id ? -1 : 1);
  }
  function row(unit) {
    const line = make('tr');
    const button = make('button', unit.id);
    button.type = 'button';
    button.addEventListener('click', () => choose(unit, true));
    const first = make('th');
    first.scope = 'row';
    first.append(button);
    line.append(first, make('td', unit.fuel ?? '–'), make('td', unit.party ?? '–'));
    [['net_cashflow_gbp', 0], ['offer_mwh', 0], ['bid_mwh', 0], ['vwap_offer', 2], ['vwap_bid', 2], ['acceptance_count', 0], ['days', 0]]
      .forEach(([key, decimals]) => line.append(make('td', format(unit[key], decimals))));
    if (trends) {
      const trend = make('td', undefined, 'trend');
      trend.append(sparkline(unit));
      line.append(trend);
    }
    if (unit === chosen) line.className = 'chosen';
    return line;
  }
  function show() {
    body.replaceChildren(...found.slice(0, shown).map(row));
    find('#more').hidden = shown >= found.length;
    find('#count').textContent = `${Math.min(shown, found.length).toLocaleString('en-GB')} of ${found.length.toLocaleString('en-GB')} units shown`;
    document.querySelectorAll('#unit-table th[data-key]').forEach(header => {
      if (header.dataset.key === order.key) header.setAttribute('aria-sort', order.down ? 'descending' : 'ascending');
      else header.removeAttribute('aria-sort');
    });
  }
  function filter() {
    const words = find('#find').value.toLowerCase().split(/\s+/).filter(Boolean);
    found = units.filter(unit => words.every(word => unit.text.includes(word))
      && (!fuel.value || (fuel.value === '?' ? !unit.fuel : unit.fuel === fuel.value))).sort(compare);
    shown = page;
    show();
  }
  find('#find').addEventListener('input', filter);
  fuel.addEventListener('change', filter);
  find('#more').addEventListener('click', () => {
    const next = shown;
    shown += 100;
    show();
    body.rows[next]?.querySelector('button').focus();
  });
  document.querySelectorAll('#unit-table th[data-key] button').forEach(button => button.addEventListener('click', () => {
    const key = button.parentElement.dataset.key;
    const words = ['id', 'fuel', 'party'].includes(key);
    const same = order.key === key && !order.size;
    order = { key, down: same ? !order.down : !words, size: false };
    found.sort(compare);
    show();
  }));

  // ---- one unit
  const section = find('#unit');
  let money = null;
  let volume = null;
  function showDays(unit) {
    const [net, offer, bid] = [unit.net, unit.offer, unit.bid].map(days);
    const moneySeries = [{ label: '£', values: net, colour: '--a', bars: true, decimals: 0 }];
    const volumeSeries = [{ label: 'offers', values: offer, colour: '--a', bars: true, decimals: 0 },
      { label: 'bids', values: bid.map(value => value === null ? null : -value), colour: '--b', bars: true, decimals: 0, negative: true }];
    if (money) {
      money.series = moneySeries;
      volume.series = volumeSeries;
      [money, volume].forEach(draw);
    } else {
      money = plot(find('#unit-money'), moneySeries, 200);
      volume = plot(find('#unit-volume'), volumeSeries, 200);
    }
    const holder = find('#unit-days .scroll');
    holder.replaceChildren(table(['settlement_date', 'net £', 'offers MWh', 'bids MWh'],
      dates.map((date, i) => [isoDate(date), format(net[i], 0), format(offer[i], 0), format(bid[i], 0)])));
  }
  function choose(unit, move) {
    chosen = unit;
    section.hidden = false;
    find('#unit-title').textContent = unit.id;
    find('#unit-facts').textContent = [unit.fuel ?? 'fuel unknown', unit.party ?? 'lead party unknown',
      `net cashflow £${format(unit.net_cashflow_gbp, 0)}`.replace('£−', '−£').replace('£–', 'unknown'),
      `offers ${format(unit.offer_mwh, 0)} MWh at £${format(unit.vwap_offer, 2)}/MWh`.replace('£−', '−£'),
      `bids ${format(unit.bid_mwh, 0)} MWh at £${format(unit.vwap_bid, 2)}/MWh`.replace('£−', '−£'),
      `${format(unit.acceptance_count, 0)} acceptances`, `${unit.days} of ${data.days} days`].join(' · ');
    if (!oneDay) showDays(unit);
    history.replaceState(null, '', '#unit=' + encodeURIComponent(unit.id));
    show();
    if (move) {
      find('#unit-title').focus({ preventScroll: true });
      section.scrollIntoView({ block: 'nearest' });
    }
  }
  find('#close').addEventListener('click', () => {
    const name = chosen.id;
    chosen = null;
    section.hidden = true;
    history.replaceState(null, '', '#units');
    show();
    ([...body.querySelectorAll('button')].find(button => button.textContent === name) ?? find('#find')).focus();
  });
  filter();
  const wanted = decodeURIComponent(location.hash).match(/^#unit=(.*)$/);
  const linked = wanted && units.find(unit => unit.id === wanted[1]);
  if (linked) choose(linked, true);
})();

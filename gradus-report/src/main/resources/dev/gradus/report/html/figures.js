const lineLegend = chart => legendLines(chart).map(line => [line.name, swatch(shade('c-' + line.color), line.dash)]);

/** What each kind of chart can: ECharts draws an option, other kinds draw themselves. */
const kinds = {
  line: {option: lineOption, height: (chart, width) => layouts.line(chart, width).height, drawings: lineDrawings, legend: lineLegend, zooms: true, lines: true, table: lineTable},
  'line-panels': {option: lineOption, height: (chart, width) => layouts['line-panels'](chart, width).height, drawings: lineDrawings, legend: lineLegend, zooms: true, lines: true,
    table: lineTable},
  stacked: {option: lineOption, height: (chart, width) => layouts.stacked(chart, width).height, drawings: lineDrawings, legend: lineLegend, zooms: true, lines: true, table: lineTable},
  forest: {option: forestOption, height: (chart, width) => 70 + chart.rows.length * (width < 640 ? 56 : 46),
    table: chart => ({columns: ['name', 'low', 'mean', 'high', 'verdict'], rows: chart.rows.map(row => [row.name, ...row.interval, row.verdict])})},
  bar: {option: barOption, height: chart => 70 + chart.bars.length * 40,
    table: chart => ({columns: ['name', chart.x.label, 'low', 'high'], rows: chart.bars.map(bar => [bar.name, bar.value, bar.low, bar.high])})},
  histogram: {option: histogramOption, height: (chart, width) => width < 560 ? 300 : 380,
    table: chart => ({columns: ['from', 'to', chart.y.label], rows: chart.counts.map((count, i) => [chart.edges[i], chart.edges[i + 1], count])})},
  'histogram-panels': {option: histogramsOption, height: (chart, width) => histogramLayout(chart, width).height, drawings: histogramDrawings,
    table: chart => ({columns: ['row', 'panel', 'from', 'to', 'count'],
      rows: chart.rows.flatMap(row => row.panels.flatMap(panel => panel.counts.map((count, i) => [row.label, panel.title, panel.edges[i], panel.edges[i + 1], count])))})},
  slopes: {option: slopeOption, height: (chart, width) => width < 560 ? 320 : 420,
    table: chart => ({columns: ['pair', chart.left, chart.right], rows: chart.pairs.map(pair => [pair.name, pair.left, pair.right])})},
  scatter: {option: scatterOption, height: (chart, width) => width < 560 ? 340 : 480, zooms: true,
    legend: chart => chart.series.map((series, i) => [series.name, symbolSwatch(shade(chart.colors ? 'quiet' : 'c-' + series.color), i)]),
    scale: (chart, state) => chart.colors ? heatLegend(scatterScale(chart, state), chart.colors, chart.colors.log) : null,
    table: chart => ({columns: ['series', 'point', chart.x.label, chart.y.label, chart.colors ? chart.colors.label : 'value'],
      rows: chart.series.flatMap(series => series.points.map(point => [series.name, point.name, point.x, point.y, point.value]))})},
  contour: {option: contourOption, height: (chart, width) => width < 560 ? 320 : 480, drawings: contourDrawings, zooms: true,
    legend: chart => chart.paths.map((path, i) => [path.name, symbolSwatch(shade('c-' + path.color), i)]),
    table: chart => ({columns: ['path', 'step', chart.x.label, chart.y.label], rows: chart.paths.flatMap(path => path.x.map((x, i) => [path.name, i, x, path.y[i]]))})},
  heat: {draw: drawHeat, zooms: true, scale: (chart, state) => heatLegend(heatValues(chart, state), chart.colors, state.log),
    table: chart => ({columns: ['row', chart.x.label, chart.colors.label], rows: chart.rows.flatMap((row, i) => chart.at.map((x, j) => [row, x, chart.values[i][j]]))})},
  pictures: {draw: drawPictures},
  confusion: {draw: drawConfusion,
    table: chart => ({columns: ['right class', 'predicted', 'count'], rows: chart.labels.flatMap((row, i) => chart.labels.map((column, j) => [row, column, chart.counts[i][j]]))})}
};

const toggle = (label, checked, onChange) => {
  const input = make('input', {type: 'checkbox', checked});
  input.addEventListener('change', () => onChange(input.checked));
  return make('label', {}, input, label);
};

/** The axes end where the reader dragged. */
const zoomed = (option, zoom) => {
  if (!zoom) return option;
  const ends = (axis, [min, max]) => ({...axis, min, max, axisLabel: {...axis.axisLabel, showMinLabel: false, showMaxLabel: false}});
  const each = (axes, change) => Array.isArray(axes) ? axes.map(change) : change(axes, 0);
  return {...option, xAxis: each(option.xAxis, axis => ends(axis, zoom.x)),
    yAxis: each(option.yAxis, (axis, at) => zoom.at === undefined || zoom.at === at ? ends(axis, zoom.y) : axis)};
};

/** A rectangle dragged with the mouse is enlarged; a double click shows everything again. */
const zooming = (plot, areaAt, apply, reset) => {
  const band = make('div', {className: 'zoom-band', hidden: true});
  plot.append(band);
  const place = event => {
    const frame = plot.getBoundingClientRect();
    return [event.clientX - frame.left, event.clientY - frame.top];
  };
  let start = null;
  const ends = event => {
    const [x, y] = place(event);
    const {frame} = start.area;
    const within = (v, from, length) => Math.min(Math.max(v, from), from + length);
    const [x2, y2] = [within(x, frame.x, frame.width), within(y, frame.y, frame.height)];
    const [top, bottom] = start.area.flat ? [frame.y, frame.y + frame.height] : [Math.min(start.y, y2), Math.max(start.y, y2)];
    return {left: Math.min(start.x, x2), right: Math.max(start.x, x2), top, bottom};
  };
  plot.addEventListener('pointerdown', event => {
    if (event.pointerType === 'touch' || event.button !== 0) return;
    const [x, y] = place(event);
    const area = areaAt(x, y);
    if (area) start = {x, y, area};
  });
  addEventListener('pointermove', event => {
    if (!start) return;
    const box = ends(event);
    band.hidden = box.right - box.left < 4;
    Object.assign(band.style, {left: box.left + 'px', top: box.top + 'px', width: box.right - box.left + 'px', height: box.bottom - box.top + 'px'});
    if (!band.hidden) event.preventDefault();
  });
  addEventListener('pointerup', event => {
    if (!start) return;
    const box = ends(event);
    const {area} = start;
    start = null;
    band.hidden = true;
    if (box.right - box.left < 8 || (!area.flat && box.bottom - box.top < 8)) return;
    const [x1, y1] = area.toData([box.left, box.bottom]);
    const [x2, y2] = area.toData([box.right, box.top]);
    apply({x: [x1, x2], y: [y1, y2], at: area.at});
  });
  plot.addEventListener('wheel', event => {
    if (!event.shiftKey) return;
    const [x, y] = place(event);
    const area = areaAt(x, y);
    if (!area) return;
    event.preventDefault();
    const factor = (event.deltaY || event.deltaX) > 0 ? 1.25 : 0.8;
    const {frame} = area;
    const corner = (px, py) => area.toData([x + (px - x) * factor, y + (py - y) * factor]);
    const [x1, y1] = corner(frame.x, frame.y + frame.height);
    const [x2, y2] = corner(frame.x + frame.width, frame.y);
    apply({x: [x1, x2], y: [y1, y2], at: area.at});
  }, {passive: false});
  plot.addEventListener('dblclick', reset);
};

const figure = element => {
  const charts = element.dataset.charts.split(' ').map(i => data.charts[Number(i)]);
  const plot = element.querySelector('.plot');
  const title = make('p', {className: 'figure-title'});
  const axis = make('p', {className: 'figure-axis'});
  const controls = make('div', {className: 'controls'});
  const legend = make('div', {className: 'legend'});
  const scale = make('div');
  const canvas = make('div');
  const drawn = make('div', {className: 'drawn'});
  const tools = make('div', {className: 'tools'});
  plot.append(canvas, drawn);
  const first = charts[0];
  const state = {chart: first, hidden: new Set(), log: Boolean((first.kind === 'heat' ? first.colors : first.y || {}).log),
    logX: Boolean(first.x && first.x.log), band: true, traces: false, smoothing: 0, zoom: null};
  const kind = () => kinds[state.chart.kind];
  let echart = null;
  let area = null;

  const drawChart = width => {
    echart = echart || echarts.init(canvas, null, {renderer: 'canvas', width, height: 10});
    echart.resize({width, height: kind().height(state.chart, width)});
    // The tooltip stays: to replace it while it is shown breaks ECharts.
    echart.dispatchAction({type: 'hideTip'});
    const option = zoomed(kind().option(state.chart, state, width), state.zoom);
    echart.setOption({axisPointer: {link: []}, ...option, graphic: []}, {replaceMerge: ['series', 'xAxis', 'yAxis', 'grid', 'graphic']});
    const drawings = kind().drawings ? kind().drawings(echart, state.chart, state) : [];
    if (drawings.length) echart.setOption({graphic: drawings});
  };
  const draw = () => {
    const width = plot.clientWidth;
    const own = Boolean(kind().draw);
    canvas.hidden = own;
    drawn.hidden = !own;
    area = null;
    if (own) {
      area = kind().draw(drawn, state.chart, state, width);
    } else {
      drawChart(width);
    }
    const words = kind().scale ? kind().scale(state.chart, state) : null;
    scale.replaceChildren(...(words ? [words] : []));
    unzoom.hidden = !state.zoom;
  };
  const drawLegend = () => {
    const entries = kind().legend ? kind().legend(state.chart) : [];
    const names = entries.map(([name]) => name);
    legend.replaceChildren(...(entries.length < 2 ? [] : entries.map(([name, mark]) => {
      const button = make('button', {type: 'button', title: 'Click to hide or show, double-click to show alone'}, mark, name);
      button.setAttribute('aria-pressed', String(!state.hidden.has(name)));
      button.addEventListener('click', () => {
        state.hidden.has(name) ? state.hidden.delete(name) : state.hidden.add(name);
        refresh();
      });
      button.addEventListener('dblclick', () => {
        const alone = names.every(other => other === name || state.hidden.has(other));
        state.hidden = new Set(alone ? [] : names.filter(other => other !== name));
        refresh();
      });
      return button;
    })));
  };
  const refresh = () => {
    const {chart} = state;
    title.textContent = chart.title;
    axis.textContent = [chart.caption, chart.kind === 'stacked' || chart.kind === 'heat' ? '' : (chart.y || chart.x || {caption: ''}).caption].filter(Boolean).join(' · ');
    plot.setAttribute('aria-label', chart.title);
    drawLegend();
    draw();
  };
  const zoom = to => {
    state.zoom = to;
    draw();
  };
  const unzoom = make('button', {type: 'button', textContent: 'Reset zoom', hidden: true});
  unzoom.addEventListener('click', () => zoom(null));

  if (charts.length > 1) {
    const tabs = make('div', {className: 'tabs'});
    for (const chart of charts) {
      const button = make('button', {type: 'button', textContent: chart.title});
      button.setAttribute('aria-pressed', String(chart === state.chart));
      button.addEventListener('click', () => {
        state.chart = chart;
        state.zoom = null;
        for (const other of tabs.children) other.setAttribute('aria-pressed', String(other === button));
        refresh();
      });
      tabs.append(button);
    }
    controls.append(tabs);
  }
  const relog = name => on => {
    state[name] = on;
    zoom(null);
  };
  if (charts.every(chart => kinds[chart.kind].lines)) {
    const slider = make('input', {type: 'range', min: 0, max: 0.95, step: 0.05, value: 0});
    const value = make('output', {textContent: '0'});
    slider.addEventListener('input', () => {
      state.smoothing = Number(slider.value);
      value.textContent = slider.value;
      draw();
    });
    controls.append(make('label', {}, 'Smoothing', slider, value));
    controls.append(toggle('Log scale', state.log, relog('log')));
    const lines = charts.flatMap(parts).flatMap(part => part.lines);
    if (lines.some(line => line.low.length)) controls.append(toggle('95 % band', true, on => { state.band = on; draw(); }));
    if (lines.some(line => line.traces.length)) controls.append(toggle('Each seed', false, on => { state.traces = on; draw(); }));
  }
  if (first.kind === 'heat' && first.values.flat().every(v => !known(v) || v >= 0)) controls.append(toggle('Log scale', state.log, relog('log')));
  if (first.kind === 'scatter') {
    const positive = name => first.series.every(series => series.points.every(point => point[name] > 0));
    if (positive('x')) controls.append(toggle('Log across', state.logX, relog('logX')));
    if (positive('y')) controls.append(toggle('Log upwards', state.log, relog('log')));
  }

  const still = () => {
    const page = new DOMParser().parseFromString(element.querySelector('noscript').textContent, 'text/html');
    return new XMLSerializer().serializeToString(page.body.querySelectorAll(':scope > svg')[charts.indexOf(state.chart)]);
  };
  const fileName = () => state.chart.title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'figure';
  const tool = (name, work) => {
    const button = make('button', {type: 'button', textContent: name});
    button.addEventListener('click', work);
    tools.append(button);
  };
  tools.append(unzoom);
  tool('SVG', () => save(fileName() + '.svg', 'image/svg+xml', still()));
  tool('PNG', () => savePng(fileName() + '.png', still()));
  if (charts.every(chart => kinds[chart.kind].table)) tool('CSV', () => save(fileName() + '.csv', 'text/csv', csv(kind().table(state.chart))));

  element.prepend(title, axis, ...(controls.children.length ? [controls] : []), legend, scale);
  plot.after(tools);
  zooming(plot, (x, y) => {
    const inside = ({frame}) => x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height;
    if (!kind().zooms) return null;
    if (area) return inside(area) ? {...area, flat: true} : null;
    if (!echart) return null;
    const count = echart.getOption().grid.length;
    const found = [...Array(count).keys()].map(at => ({at, frame: frameOf(echart, at)})).find(inside);
    return found && {frame: found.frame, at: state.chart.kind === 'line-panels' ? undefined : found.at,
      toData: place => echart.convertFromPixel({xAxisIndex: found.at, yAxisIndex: found.at}, place)};
  }, zoom, () => zoom(null));
  refresh();
  let lastWidth = plot.clientWidth;
  new ResizeObserver(() => {
    if (plot.clientWidth === lastWidth) return;
    lastWidth = plot.clientWidth;
    draw();
  }).observe(element);
  redraws.push(refresh);
};

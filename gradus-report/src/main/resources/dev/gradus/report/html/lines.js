/** Positions for a series; on a logarithmic axis what is not above 0 is missing. */
const points = (line, values, log) => line.x.map((x, i) => [x, known(values[i]) && (!log || values[i] > 0) ? values[i] : null]);

/** Keeps an edge of a band within twice the height of its mean: one wide band must not flatten the curves. */
const limited = (edge, line) => {
  const means = line.mean.filter(known);
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const reach = 2 * (high - low) || Infinity;
  return edge.map(v => known(v) ? Math.min(Math.max(v, low - reach), high + reach) : null);
};

/** The charts that stand in one figure, each in a grid of its own. */
const parts = chart => chart.kind === 'line' ? [chart] : chart.panels;
/** One line of each name: what the legend shows. */
const legendLines = chart => [...new Map(parts(chart).flatMap(part => part.lines).reverse().map(line => [line.name, line])).values()].reverse();
const isLog = (chart, at, state) => chart.kind === 'stacked' && at === 0 ? chart.panels[0].y.log : state.log;
const frameOf = (echart, at) => echart.getModel().getComponent('grid', at).coordinateSystem.getRect();

/** The bands as polygons in pixels; ECharts stacks areas along x when both axes carry values, so it cannot shade them. */
const bands = (echart, chart, state) => !state.band ? [] : parts(chart).flatMap((part, at) => {
  const log = isLog(chart, at, state);
  const finder = {xAxisIndex: at, yAxisIndex: at};
  const frame = frameOf(echart, at);
  const polygons = [];
  for (const line of part.lines) {
    if (!line.low.length || state.hidden.has(line.name)) continue;
    const [low, high] = [limited(line.low, line), limited(line.high, line)];
    let top = [];
    let bottom = [];
    const flush = () => {
      const polygon = clipped(top.concat(bottom.reverse()), frame);
      if (top.length > 1 && polygon.length > 2) {
        polygons.push({type: 'polygon', silent: true, z: 0, shape: {points: polygon},
          style: {fill: shade('c-' + line.color), opacity: dark.matches ? 0.2 : 0.13}});
      }
      top = [];
      bottom = [];
    };
    line.x.forEach((x, i) => {
      if (!known(low[i]) || !known(high[i]) || (log && high[i] <= 0)) return flush();
      top.push(echart.convertToPixel(finder, [x, high[i]]));
      const [left, y] = echart.convertToPixel(finder, [x, log && low[i] <= 0 ? high[i] : low[i]]);
      bottom.push([left, log && low[i] <= 0 ? frame.y + frame.height : y]);
    });
    flush();
  }
  return polygons;
});

const lineSeries = (line, state, log, at) => {
  const color = shade('c-' + line.color);
  const common = {type: 'line', symbol: 'none', silent: true, animation: false, color, emphasis: {disabled: true}, xAxisIndex: at, yAxisIndex: at};
  const series = [];
  if (state.band && line.low.length) {
    // Invisible edges: they stretch the axis, the band itself is a polygon (see bands).
    for (const edge of [line.low, line.high]) {
      series.push({...common, data: points(line, limited(edge, line), log), lineStyle: {width: 0, opacity: 0}, z: 1});
    }
  }
  if (line.dash === 'dots') {
    return [...series, {...common, z: 4, data: points(line, line.mean, log), lineStyle: {width: 0}, symbol: 'circle', symbolSize: 5.5, showSymbol: true,
      showAllSymbol: true, itemStyle: {opacity: 0.75}}];
  }
  if (state.traces) {
    for (const trace of line.traces) {
      series.push({...common, z: 2, data: points(line, trace, log), lineStyle: {width: 1, opacity: 0.28, color}});
    }
  }
  const width = line.color === 'baseline' ? 2.6 : 2.2;
  if (state.smoothing > 0) {
    series.push({...common, z: 3, data: points(line, line.mean, log), lineStyle: {width: 1.2, opacity: 0.35, color}});
  }
  const mean = state.smoothing > 0 ? smooth(line.mean, state.smoothing) : line.mean;
  series.push({...common, z: 4, data: points(line, mean, log), lineStyle: {width, color, type: line.dash},
    ...(line.mean.filter(known).length === 1 ? {symbol: 'circle', symbolSize: 7, showSymbol: true} : {})});
  return series;
};

const markSeries = (part, at) => ({type: 'line', data: [], silent: true, z: 1, xAxisIndex: at, yAxisIndex: at, markLine: {silent: true, symbol: 'none',
  animation: false, lineStyle: {color: shade('quiet'), type: 'dashed', width: 1.2},
  data: part.marks.map(mark => ({xAxis: mark.x, label: {formatter: mark.label, position: 'insideEndTop', rotate: 0, color: shade('quiet'), distance: 4}}))}});

/** ECharts ends a logarithmic axis at powers of ten; with two of them inside it may end at the data. */
const decades = (lines, state) => {
  const shown = lines.flatMap(line => [line.mean, ...(state.band ? [line.low, line.high] : []), ...(state.traces ? line.traces : [])])
    .flat().filter(v => known(v) && v > 0);
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const powers = Math.floor(Math.log10(high)) - Math.ceil(Math.log10(low)) + 1;
  const look = {...axisLook().axisLabel, showMinLabel: false, showMaxLabel: false};
  return powers >= 2 ? {min: low / 1.1, max: high * 1.1, axisLabel: look} : {};
};

/** The smallest and largest values of lines, so that panels share them. */
const extent = (lines, state) => {
  const shown = lines.flatMap(line => [line.mean, ...(state.band && line.low.length ? [limited(line.low, line), limited(line.high, line)] : []),
    ...(state.traces ? line.traces : [])]).flat().filter(v => known(v) && (!state.log || v > 0));
  if (!shown.length) return {};
  const [low, high] = [shown.reduce((a, b) => Math.min(a, b)), shown.reduce((a, b) => Math.max(a, b))];
  const air = (high - low) * 0.04 || Math.abs(high) * 0.1 || 1;
  return state.log ? {min: low / 1.1, max: high * 1.1} : {min: low - air, max: high + air};
};

/** Where the grids of a figure stand. */
const layouts = {
  line: (chart, width) => ({height: width < 560 ? 320 : 460, grids: [{left: 6, right: 14, top: 12, bottom: 30, containLabel: true}]}),
  'line-panels': (chart, width) => {
    const columns = Math.max(1, Math.min(chart.columns, Math.floor((width + 14) / 150)));
    const rows = Math.ceil(chart.panels.length / columns);
    const left = 44;
    const across = (width - left - 8 + 14) / columns;
    const down = Math.min(230, Math.max(132, across * 0.8));
    return {height: rows * down + 48, columns, grids: chart.panels.map((_, i) => ({left: left + i % columns * across, top: Math.floor(i / columns) * down + 26,
      width: across - 14, height: down - 44}))};
  },
  stacked: (chart, width) => {
    const [strip, main] = width < 560 ? [90, 260] : [120, 340];
    return {height: strip + main + 126, columns: 1, grids: [{left: 58, right: 14, top: 34, height: strip}, {left: 58, right: 14, top: strip + 80, height: main}]};
  }
};

const lineOption = (chart, state, width) => {
  const all = parts(chart);
  const layout = layouts[chart.kind](chart, width);
  const look = axisLook();
  const option = base();
  const everything = all.flatMap(part => part.lines);
  const visible = lines => lines.filter(line => !state.hidden.has(line.name));
  const whole = everything.every(line => line.x.every(Number.isInteger));
  const small = chart.kind === 'line-panels';
  const positions = everything.flatMap(line => line.x);
  const across = all.length > 1 ? {min: positions.reduce((a, b) => Math.min(a, b)), max: positions.reduce((a, b) => Math.max(a, b))} : {min: 'dataMin', max: 'dataMax'};
  const bottom = at => !small || at + layout.columns >= all.length;
  option.grid = layout.grids;
  option.xAxis = all.map((part, at) => ({...look, gridIndex: at, type: part.x.log ? 'log' : 'value', ...across, minInterval: whole ? 1 : 0,
    splitLine: {show: false}, splitNumber: small ? 2 : 5,
    axisLabel: {...look.axisLabel, show: bottom(at) && (chart.kind !== 'stacked' || at === 1), ...(small ? {showMinLabel: false} : {})},
    ...(chart.kind === 'stacked' && at === 0 || small && at !== all.length - 1 ? {} : {name: part.x.caption, nameLocation: 'middle', nameGap: 30})}));
  option.yAxis = all.map((part, at) => {
    const log = isLog(chart, at, state);
    const shared = small ? extent(visible(everything), state) : log ? decades(visible(part.lines), state) : {};
    return {...look, gridIndex: at, type: log ? 'log' : 'value', scale: true, axisLine: {show: false, onZero: false}, axisTick: {show: false},
      splitNumber: small || chart.kind === 'stacked' && at === 0 ? 3 : width < 560 ? 4 : 6, ...shared,
      axisLabel: {...look.axisLabel, show: !small || at % layout.columns === 0, ...(small || shared.axisLabel ? {showMinLabel: false, showMaxLabel: false} : {})}};
  });
  option.series = all.flatMap((part, at) => [...visible(part.lines).flatMap(line => lineSeries(line, state, isLog(chart, at, state), at)),
    ...(part.marks.length ? [markSeries(part, at)] : [])]);
  if (chart.kind === 'stacked') option.axisPointer = {link: [{xAxisIndex: 'all'}]};
  option.tooltip = {...option.tooltip, trigger: 'axis', axisPointer: {type: 'line', lineStyle: {color: shade('axis')}},
    formatter: list => {
      if (!list.length) return '';
      const x = list[0].data[0];
      const grids = [...new Set(list.map(entry => entry.axisIndex))].sort((a, b) => a - b);
      const rows = grids.flatMap(at => {
        const part = all[at];
        const better = part.y.direction === 'higher-is-better' ? -1 : 1;
        const here = visible(part.lines).map(line => [line, line.x.indexOf(x)]).filter(([line, i]) => i >= 0 && known(line.mean[i]))
          .sort(([a, i], [b, j]) => better * (a.mean[i] - b.mean[j]));
        const text = column(here.map(([line, i]) => line.mean[i]));
        return [...(grids.length > 1 ? [['', part.y.label, '', '']] : []),
          ...here.map(([line, i]) => [swatch(shade('c-' + line.color), line.dash), line.name, text(line.mean[i]),
            line.low.length && known(line.low[i]) && width > 560 ? text(line.low[i]) + ' to ' + text(line.high[i]) : ''])];
      });
      return tip((small ? all[grids[0]].title + ', ' : '') + chart.x.label + ' ' + show(x), rows);
    }};
  return option;
};

/** Titles of panels, the words above the parts of a stack, and the bands. */
const lineDrawings = (echart, chart, state) => [...bands(echart, chart, state), ...(chart.kind === 'line' ? [] : chart.panels.map((part, at) => {
  const frame = frameOf(echart, at);
  const stack = chart.kind === 'stacked';
  const look = (stack ? '' : '600 ') + '12.5px ' + font();
  return words(shortened(stack ? part.y.caption : part.title, frame.width + (stack ? 50 : 0), look), stack ? 4 : frame.x, frame.y - (stack ? 14 : 5),
    {font: look, fill: shade(stack ? 'quiet' : 'text')});
}))];

const lineTable = chart => ({columns: ['panel', 'line', chart.x.label, chart.kind === 'stacked' ? 'value' : chart.y.label, 'low', 'high'],
  rows: parts(chart).flatMap(part => part.lines.flatMap(line => line.x.map((x, i) => [part.title, line.name, x, line.mean[i],
    line.low.length ? line.low[i] : null, line.low.length ? line.high[i] : null])))});

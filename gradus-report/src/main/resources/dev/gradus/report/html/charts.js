const symbols = {
  better: {symbol: 'triangle', symbolSize: 13}, worse: {symbol: 'triangle', symbolRotate: 180, symbolSize: 13},
  same: {symbol: 'rect', symbolSize: 11}, unclear: {symbol: 'circle', symbolSize: 11},
  unreliable: {symbol: 'path://M0 1.4 1.4 0 5 3.6 8.6 0 10 1.4 6.4 5 10 8.6 8.6 10 5 6.4 1.4 10 0 8.6 3.6 5Z', symbolSize: 11}
};

const forestOption = (chart, state, width) => {
  const narrow = width < 640;
  const look = axisLook();
  const option = base();
  const names = chart.rows.map(row => row.name);
  const category = {type: 'category', data: names.map((_, i) => String(i)), inverse: true, axisLine: {show: false},
    axisTick: {show: false}, splitLine: {show: false}};
  const styles = {};
  for (const outcome of Object.keys(symbols)) styles[outcome] = {color: shade('o-' + outcome), fontWeight: 600, fontSize: 13.5};
  const left = widest(names, '14px ' + font());
  const right = widest(chart.rows.map(row => row.verdict), '600 13.5px ' + font());
  option.grid = {left: narrow ? 6 : Math.min(left, width * 0.32) + 22, right: narrow ? 12 : right + 20, top: 30, bottom: 30};
  const extremes = chart.rows.flatMap(row => [...row.interval, ...row.points]).filter(known).concat(0, -chart.zone, chart.zone);
  const air = (Math.max(...extremes) - Math.min(...extremes)) * 0.06 || 1;
  option.xAxis = {...look, type: 'value', min: Math.min(...extremes) - air, max: Math.max(...extremes) + air,
    axisLabel: {...look.axisLabel, showMinLabel: false, showMaxLabel: false},
    splitNumber: narrow ? 4 : 7};
  option.yAxis = [
    {...category, axisLabel: {show: !narrow, color: shade('text'), fontSize: 14, margin: 14, width: Math.min(left + 6, width * 0.32),
      overflow: 'truncate', interval: 0, formatter: i => names[i]}},
    {...category, position: 'right', axisLabel: {show: !narrow, margin: 14, interval: 0, rich: styles,
      formatter: i => '{' + chart.rows[i].outcome + '|' + chart.rows[i].verdict.replace(/[{}|]/g, ' ') + '}'}}];
  const mark = {silent: true, symbol: 'none', animation: false};
  option.series = chart.rows.flatMap((row, i) => {
    const color = shade('o-' + row.outcome);
    const [low, mean, high] = row.interval;
    const series = [{type: 'scatter', symbol: 'circle', symbolSize: 6, symbolOffset: [0, 11], silent: true, z: 2, color, itemStyle: {opacity: 0.45},
      data: row.points.map(v => [v, i])}];
    if (known(low) && known(high)) {
      series.push({type: 'line', symbol: 'rect', symbolSize: [2, 13], showSymbol: true, color, emphasis: {disabled: true},
        lineStyle: {width: 2.6, color}, data: [[low, i], [high, i]], z: 3});
    }
    const hollow = row.outcome === 'unclear';
    series.push({type: 'scatter', ...symbols[row.outcome], z: 4, data: [[known(mean) ? mean : 0, i]], emphasis: {disabled: true},
      itemStyle: known(mean) ? {opacity: 1, color: hollow ? shade('paper') : color, borderColor: color, borderWidth: hollow ? 2.4 : 0}
        : {opacity: 1, color: 'transparent'},
      label: {show: !known(mean), position: -option.xAxis.min > option.xAxis.max ? 'left' : 'right', distance: 6, color: shade('quiet'), fontSize: 12.5, formatter: () => 'no estimate'}});
    if (narrow) {
      series.push({type: 'scatter', symbolSize: 0, silent: true, z: 5, itemStyle: {opacity: 1}, data: [[option.xAxis.min, i]],
        label: {show: true, position: 'right', distance: 2, offset: [0, -18], color: shade('text'), fontSize: 13.5, rich: styles,
          formatter: () => row.name.replace(/[{}|]/g, ' ') + '  {' + row.outcome + '|' + row.verdict.replace(/[{}|]/g, ' ') + '}'}});
    }
    return series;
  });
  option.series.push({type: 'line', data: [], z: 1,
    markLine: {...mark, data: [{xAxis: 0}], lineStyle: {color: shade('text'), width: 1.4, type: 'solid'},
      label: {show: true, position: 'start', rotate: 0, formatter: chart.zeroLabel, color: shade('quiet'), fontSize: 12.5}},
    markArea: chart.zone > 0 ? {silent: true, itemStyle: {color: shade('zone')}, data: [[{xAxis: -chart.zone}, {xAxis: chart.zone}]]} : undefined});
  option.tooltip = {...option.tooltip, trigger: 'item', formatter: p => {
    const row = chart.rows[p.data[1]];
    const [low, mean, high] = row.interval;
    return tip(row.name, [['', row.verdict, show(mean), known(low) ? show(low) + ' to ' + show(high) : '']]);
  }};
  return option;
};

const barOption = (chart, state, width) => {
  const look = axisLook();
  const names = chart.bars.map(bar => bar.name);
  const option = base();
  const left = Math.min(widest(names, '14px ' + font()), width * 0.35);
  option.grid = {left: left + 22, right: 24, top: 8, bottom: 30};
  option.xAxis = {...look, type: 'value', splitNumber: width < 560 ? 4 : 7};
  option.yAxis = {type: 'category', inverse: true, data: names.map((_, i) => String(i)), axisLine: {show: false}, axisTick: {show: false},
    axisLabel: {color: shade('text'), fontSize: 14, interval: 0, margin: 14, width: left + 6, overflow: 'truncate',
      formatter: i => names[i]}};
  option.series = [{type: 'bar', barMaxWidth: 26, data: chart.bars.map(bar => ({value: bar.value, itemStyle: {color: shade('c-' + bar.color)}}))},
    ...chart.bars.flatMap((bar, i) => !known(bar.low) || !known(bar.high) ? [] : [{type: 'line', symbol: 'rect', symbolSize: [1.6, 11], showSymbol: true,
      silent: true, color: shade('text'), lineStyle: {width: 1.6, color: shade('text')}, data: [[bar.low, i], [bar.high, i]], z: 3}])];
  option.tooltip = {...option.tooltip, trigger: 'item', formatter: p => {
    const bar = chart.bars[p.dataIndex];
    return tip(bar.name, [['', chart.x.label, show(bar.value), known(bar.low) && known(bar.high) ? show(bar.low) + ' to ' + show(bar.high) : chart.x.unit]]);
  }};
  return option;
};

const histogramOption = (chart, state, width) => {
  const look = axisLook();
  const option = base();
  const {edges, counts} = chart;
  const steps = edges.flatMap((edge, i) => [[edge, i ? counts[i - 1] : 0], [edge, i < counts.length ? counts[i] : 0]]);
  option.grid = {left: 6, right: 14, top: 12, bottom: 34, containLabel: true};
  option.xAxis = {...look, type: 'value', min: edges[0], max: edges[edges.length - 1], name: chart.x.caption, nameLocation: 'middle',
    nameGap: 32, splitLine: {show: false}, splitNumber: width < 560 ? 4 : 8};
  option.yAxis = {...look, type: 'value', axisLine: {show: false, onZero: false}, axisTick: {show: false}};
  option.series = [{type: 'line', symbol: 'none', data: steps, color: shade('c-blue'), lineStyle: {width: 1},
    areaStyle: {opacity: 0.55, color: shade('c-blue')}, emphasis: {disabled: true}}];
  option.tooltip = {...option.tooltip, trigger: 'axis', formatter: list => {
    const i = Math.min(counts.length - 1, Math.max(0, edges.findIndex(edge => edge > list[0].axisValue) - 1));
    return tip(show(edges[i]) + ' to ' + show(edges[i + 1]), [['', chart.y.label, show(counts[i]), '']]);
  }};
  return option;
};

const histogramSeries = panel => panel.edges.flatMap((edge, i) => [[edge, i ? panel.counts[i - 1] : 0], [edge, i < panel.counts.length ? panel.counts[i] : 0]]);
const histogramTip = (panel, x) => {
  const i = Math.min(panel.counts.length - 1, Math.max(0, panel.edges.findIndex(edge => edge > x) - 1));
  return [show(panel.edges[i]) + ' to ' + show(panel.edges[i + 1]), [['', panel.y.label, show(panel.counts[i]), '']]];
};

/** Rows with a name keep their panels on one line where there is room; other panels flow. */
const histogramLayout = (chart, width) => {
  const least = chart.columns > 3 ? 112 : 210;
  const columns = Math.max(1, Math.min(chart.columns, chart.rows.length === 1 && chart.columns > 5 ? 4 : chart.columns, Math.floor((width + 16) / least)));
  const across = (width - 20 + 20) / columns;
  const down = columns > 3 ? 116 : 150;
  const grids = [];
  const labels = [];
  let y = 0;
  for (const row of chart.rows) {
    if (row.label) {
      labels.push([row.label, y + 20]);
      y += 26;
    }
    row.panels.forEach((panel, i) => grids.push({left: 10 + i % columns * across, top: y + Math.floor(i / columns) * down + 22, width: across - 20, height: down - 54}));
    y += Math.ceil(row.panels.length / columns) * down;
  }
  return {grids, labels, height: y + 6};
};
const histogramsOption = (chart, state, width) => {
  const look = axisLook();
  const option = base();
  const panels = chart.rows.flatMap(row => row.panels);
  option.grid = histogramLayout(chart, width).grids;
  option.xAxis = panels.map((panel, at) => ({...look, gridIndex: at, type: 'value', min: panel.edges[0], max: panel.edges[panel.edges.length - 1], splitLine: {show: false},
    splitNumber: 3, axisLabel: {...look.axisLabel, fontSize: 11}}));
  option.yAxis = panels.map((panel, at) => ({type: 'value', gridIndex: at, show: false, min: 0, max: Math.max(...panel.counts) || 1}));
  option.series = panels.map((panel, at) => ({type: 'line', symbol: 'none', xAxisIndex: at, yAxisIndex: at, data: histogramSeries(panel), color: shade('c-blue'),
    lineStyle: {width: 1}, areaStyle: {opacity: 0.6, color: shade('c-blue')}, emphasis: {disabled: true}}));
  option.tooltip = {...option.tooltip, trigger: 'axis', formatter: list => {
    const panel = panels[list[0].axisIndex];
    const [head, rows] = histogramTip(panel, list[0].axisValue);
    return tip(panel.title + ': ' + head, rows);
  }};
  return option;
};
const histogramDrawings = (echart, chart) => {
  const layout = histogramLayout(chart, echart.getWidth());
  const look = '12.5px ' + font();
  return [...layout.labels.map(([text, y]) => words(text, 4, y, {font: '600 14px ' + font(), fill: shade('text')})),
    ...chart.rows.flatMap(row => row.panels).map((panel, at) => words(shortened(panel.title, layout.grids[at].width, look), layout.grids[at].left, layout.grids[at].top - 3))];
};

const slopeOption = (chart, state, width) => {
  const look = axisLook();
  const option = base();
  const whole = chart.pairs.filter(pair => known(pair.left) && known(pair.right));
  const mean = side => whole.reduce((sum, pair) => sum + pair[side], 0) / whole.length;
  // A name that would touch the one above it is left to the tooltip.
  const values = chart.pairs.flatMap(pair => [pair.left, pair.right]).filter(known);
  const height = (Math.max(...values) - Math.min(...values)) / 330;
  const named = new Set();
  let free = Infinity;
  for (const pair of chart.pairs.filter(pair => width > 460 && known(pair.right)).sort((a, b) => b.right - a.right)) {
    if (pair.right >= free) continue;
    named.add(pair);
    free = pair.right - 14 * height;
  }
  option.grid = {left: 6, right: 10, top: 12, bottom: 8, containLabel: true};
  option.xAxis = {...look, type: 'category', data: [chart.left, chart.right], axisTick: {show: false},
    axisLabel: {color: shade('text'), fontSize: 14, lineHeight: 18, fontWeight: 600, interval: 0, width: width * 0.42, overflow: 'break'}};
  option.yAxis = {...look, type: chart.y.log ? 'log' : 'value', scale: true, axisLine: {show: false}, axisTick: {show: false}};
  option.series = chart.pairs.map(pair => ({type: 'line', name: pair.name, data: [
    {value: known(pair.left) ? pair.left : '-', symbol: 'circle', symbolSize: 7},
    {value: known(pair.right) ? pair.right : '-', ...symbols[known(pair.left) ? pair.outcome : 'unclear'], symbolSize: 10,
      label: {show: named.has(pair), position: 'right', distance: 8, formatter: pair.name, color: shade('quiet'), fontSize: 12.5}}],
    color: shade('o-' + (known(pair.left) && known(pair.right) ? pair.outcome : 'unclear')), lineStyle: {width: 1.8, opacity: 0.8},
    emphasis: {focus: 'series', lineStyle: {width: 3}}, triggerLineEvent: true, z: 3}));
  if (whole.length > 1) {
    option.series.push({type: 'line', name: 'mean', silent: true, symbol: 'none', color: shade('text'), lineStyle: {width: 3.2}, z: 4, data: [
      {value: mean('left'), symbol: 'circle', symbolSize: 1, label: {show: true, position: 'left', distance: 10, formatter: 'mean', color: shade('text'), fontWeight: 600}}, mean('right')]});
  }
  option.tooltip = {...option.tooltip, trigger: 'item', formatter: p => {
    const pair = chart.pairs[p.seriesIndex];
    const text = column([pair.left, pair.right]);
    return tip(pair.name, [['', chart.left, text(pair.left), ''], ['', chart.right, text(pair.right), ''],
      ...(known(pair.left) && known(pair.right) ? [['', 'difference', show(pair.right - pair.left), '']] : [])]);
  }};
  return option;
};

const scatterScale = (chart, state) => heatScale(chart.series.flatMap(series => series.points.map(point => point.value)), chart.colors.log);
const scatterOption = (chart, state, width) => {
  const look = axisLook();
  const option = base();
  const scale = chart.colors && scatterScale(chart, state);
  const all = chart.series.flatMap(series => series.points);
  const ends = (name, log) => {
    const shown = all.map(point => point[name]).filter(v => !log || v > 0);
    const [low, high] = [Math.min(...shown), Math.max(...shown)];
    const air = (high - low) * 0.05 || Math.abs(high) * 0.1 || 1;
    const factor = Math.pow(high / low, 0.04) || 1.5;
    return log ? {min: low / Math.max(factor, 1.1), max: high * Math.max(factor, 1.1)} : {min: low - air, max: high + air};
  };
  const axis = (of, name, log) => ({...look, type: log ? 'log' : 'value', ...ends(name, log), axisLabel: {...look.axisLabel, showMinLabel: false, showMaxLabel: false}});
  const across = ends('x', state.logX);
  const along = x => state.logX ? Math.log(x / across.min) / Math.log(across.max / across.min) : (x - across.min) / (across.max - across.min);
  const nearRight = x => along(x) > 0.72;
  option.grid = {left: 6, right: 16, top: 12, bottom: 30, containLabel: true};
  option.xAxis = {...axis(chart.x, 'x', state.logX), name: chart.x.caption, nameLocation: 'middle', nameGap: 30, splitNumber: width < 560 ? 4 : 7};
  option.yAxis = {...axis(chart.y, 'y', state.log), axisLine: {show: false, onZero: false}, axisTick: {show: false}};
  option.series = chart.series.map((series, i) => ({type: 'scatter', symbol: symbolOf(i), symbolSize: 11, z: 3,
    data: state.hidden.has(series.name) ? [] : series.points.filter(point => (!state.logX || point.x > 0) && (!state.log || point.y > 0)).map(point => ({
      value: [point.x, point.y], point, label: {position: nearRight(point.x) ? 'left' : 'right'}, itemStyle: {color: scale ? scale.color(point.value) || shade('c-muted') : shade('c-' + series.color), borderColor: shade(scale ? 'axis' : 'paper'), borderWidth: scale ? 0.8 : 1, opacity: 1}})),
    emphasis: {scale: 1.5}, labelLayout: {hideOverlap: true},
    label: {show: series.labeled && width >= 560, position: 'right', distance: 7, color: shade('quiet'), fontSize: 12.5, formatter: p => p.data.point.name}}));
  option.tooltip = {...option.tooltip, trigger: 'item', formatter: p => {
    const point = p.data.point;
    return tip(point.name, [['', chart.x.label, show(point.x), chart.x.unit], ['', chart.y.label, show(point.y), chart.y.unit],
      ...(chart.colors ? [['', chart.colors.label, show(point.value), chart.colors.unit]] : [])]);
  }};
  return option;
};

const contourOption = (chart, state, width) => {
  const look = axisLook();
  const option = base();
  const [left, right, low, high] = chart.range;
  option.grid = {left: 6, right: 14, top: 12, bottom: 30, containLabel: true};
  option.xAxis = {...look, type: 'value', min: left, max: right, name: chart.x.caption, nameLocation: 'middle', nameGap: 30, splitLine: {show: false}};
  option.yAxis = {...look, type: 'value', min: low, max: high, axisLine: {show: false, onZero: false}, axisTick: {show: false}, splitLine: {show: false}};
  option.series = chart.contours.map(contour => ({type: 'line', silent: true, symbol: 'none', z: 1, color: shade('axis'), lineStyle: {width: 1, opacity: 0.8},
    data: contour.x.map((x, i) => [x, contour.y[i]])}));
  chart.paths.forEach((path, index) => {
    if (state.hidden.has(path.name)) return;
    option.series.push({type: 'line', name: path.name, symbol: symbolOf(index), showSymbol: true, showAllSymbol: true, z: 4, color: shade('c-' + path.color),
      symbolSize: (_, p) => p.dataIndex === 0 || p.dataIndex === path.x.length - 1 ? 11 : 7, lineStyle: {width: 1.6, opacity: 0.75}, emphasis: {scale: 1.4},
      data: path.x.map((x, i) => [x, path.y[i]])});
  });
  option.tooltip = {...option.tooltip, trigger: 'item', formatter: p => tip(p.seriesName + ', step ' + p.dataIndex,
    [['', chart.x.label, show(p.data[0]), ''], ['', chart.y.label, show(p.data[1]), '']])};
  return option;
};
/** The level stands where its line is highest, on a patch of paper. */
const contourDrawings = (echart, chart) => {
  const frame = frameOf(echart, 0);
  return chart.contours.flatMap(contour => {
    const places = contour.x.map((x, i) => echart.convertToPixel({xAxisIndex: 0, yAxisIndex: 0}, [x, contour.y[i]]))
      .filter(([x, y]) => x > frame.x + 20 && x < frame.x + frame.width - 20 && y > frame.y + 10 && y < frame.y + frame.height - 10);
    if (!places.length) return [];
    const [x, y] = places.reduce((best, place) => place[1] < best[1] ? place : best);
    return [words(show(contour.level), x, y, {align: 'center', verticalAlign: 'middle', backgroundColor: shade('paper'), padding: [0, 4]})].map(text => ({...text, z: 2}));
  });
};

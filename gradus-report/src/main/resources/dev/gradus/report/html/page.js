'use strict';
(() => {
  const data = JSON.parse(document.getElementById('gradus-data').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const redraws = [];

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const shade = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const known = v => v !== null && Number.isFinite(v);

  /** Five significant digits, with a minus sign, without trailing zeros. */
  const show = value => {
    if (!known(value)) return '–';
    if (value === 0) return '0';
    const size = Math.abs(value);
    const text = size < 1e-4 || size >= 1e7 ? value.toExponential(3) : String(Number(value.toPrecision(5)));
    return text.replace('-', '\u2212');
  };

  const tick = value => {
    const size = Math.abs(value);
    if (value !== 0 && (size < 1e-4 || size >= 1e6)) return value.toExponential().replace('e+', 'e').replaceAll('-', '\u2212');
    return show(value);
  };

  /** Numbers below each other, all with the decimals that five digits of the finest need. */
  const column = values => {
    const finite = values.filter(known);
    const plain = finite.every(v => v === 0 || (Math.abs(v) >= 1e-4 && Math.abs(v) < 1e7));
    const decimals = Math.max(0, ...finite.map(v => (String(Number(v.toPrecision(5))).split('.')[1] || '').length));
    return v => known(v) && plain ? v.toFixed(decimals).replace('-', '\u2212') : show(v);
  };

  const swatch = (color, dash) => {
    const space = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(space, 'svg');
    const line = document.createElementNS(space, 'line');
    for (const [k, v] of Object.entries({width: 26, height: 10, 'aria-hidden': 'true'})) svg.setAttribute(k, v);
    const pattern = {solid: '', dashed: '7 4', dotted: '1 5'}[dash];
    const looks = {x1: 2, y1: 5, x2: 24, y2: 5, stroke: color, 'stroke-width': 2.6, 'stroke-linecap': 'round',
      'stroke-dasharray': pattern};
    for (const [k, v] of Object.entries(looks)) if (v !== '') line.setAttribute(k, v);
    svg.append(line);
    return svg;
  };

  /** Exponential moving average, corrected for its start; missing values stay missing. */
  const smooth = (values, weight) => {
    let average = 0;
    let norm = 0;
    return values.map(v => {
      if (!known(v)) return null;
      average = weight * average + (1 - weight) * v;
      norm = weight * norm + (1 - weight);
      return average / norm;
    });
  };

  const axisLook = () => ({
    axisLine: {show: true, onZero: false, lineStyle: {color: shade('axis')}},
    axisTick: {lineStyle: {color: shade('axis')}},
    axisLabel: {color: shade('quiet'), fontSize: 12.5, hideOverlap: true, formatter: tick},
    splitLine: {lineStyle: {color: shade('rule')}},
    nameTextStyle: {color: shade('quiet'), fontSize: 13}
  });
  const font = () => getComputedStyle(document.body).fontFamily;
  const pen = document.createElement('canvas').getContext('2d');
  const widest = (texts, look) => {
    pen.font = look;
    return Math.max(...texts.map(text => pen.measureText(text).width));
  };
  const base = () => ({
    animation: false,
    textStyle: {fontFamily: font()},
    tooltip: {
      confine: true, transitionDuration: 0, backgroundColor: shade('paper'), borderColor: shade('rule'), padding: [8, 12],
      textStyle: {color: shade('text'), fontSize: 13}, extraCssText: 'box-shadow: 0 4px 16px rgba(0,0,0,.16);'
    }
  });
  const tip = (head, rows) => {
    const box = make('div', {className: 'tip'}, make('div', {className: 'tip-head', textContent: head}));
    for (const [mark, name, value, more] of rows) {
      box.append(make('div', {className: 'tip-row'}, mark, make('span', {textContent: name}),
        make('b', {textContent: value}), make('i', {textContent: more})));
    }
    return box;
  };

  /** Positions for a series; on a logarithmic axis what is not above 0 is missing. */
  const points = (line, values, log) => line.x.map((x, i) => [x, known(values[i]) && (!log || values[i] > 0) ? values[i] : null]);

  /** Keeps an edge of a band within twice the height of its mean: one wide band must not flatten the curves. */
  const limited = (edge, line) => {
    const means = line.mean.filter(known);
    const [low, high] = [Math.min(...means), Math.max(...means)];
    const reach = 2 * (high - low) || Infinity;
    return edge.map(v => known(v) ? Math.min(Math.max(v, low - reach), high + reach) : null);
  };

  /** The bands as polygons in pixels; ECharts stacks areas along x when both axes carry values, so it cannot shade them. */
  const bands = (echart, chart, state) => {
    if (chart.kind !== 'line' || !state.band) return [];
    const floor = echart.convertToPixel({yAxisIndex: 0}, echart.getModel().getComponent('yAxis').axis.scale.getExtent()[0]);
    const polygons = [];
    for (const line of chart.lines) {
      if (!line.low.length || state.hidden.has(line.name)) continue;
      const [low, high] = [limited(line.low, line), limited(line.high, line)];
      let top = [];
      let bottom = [];
      const flush = () => {
        if (top.length > 1) {
          polygons.push({type: 'polygon', silent: true, z: 0, shape: {points: top.concat(bottom.reverse())},
            style: {fill: shade('c-' + line.color), opacity: dark.matches ? 0.2 : 0.13}});
        }
        top = [];
        bottom = [];
      };
      line.x.forEach((x, i) => {
        if (!known(low[i]) || !known(high[i]) || (state.log && high[i] <= 0)) return flush();
        top.push(echart.convertToPixel({xAxisIndex: 0, yAxisIndex: 0}, [x, high[i]]));
        const [left, at] = echart.convertToPixel({xAxisIndex: 0, yAxisIndex: 0}, [x, state.log && low[i] <= 0 ? high[i] : low[i]]);
        bottom.push([left, state.log && low[i] <= 0 ? floor : at]);
      });
      flush();
    }
    return polygons;
  };

  const lineSeries = (line, state) => {
    const color = shade('c-' + line.color);
    const common = {type: 'line', symbol: 'none', silent: true, animation: false, color, emphasis: {disabled: true}};
    const series = [];
    if (state.band && line.low.length) {
      // Invisible edges: they stretch the axis, the band itself is a polygon (see bands).
      for (const edge of [line.low, line.high]) {
        series.push({...common, data: points(line, limited(edge, line), state.log), lineStyle: {width: 0, opacity: 0}, z: 1});
      }
    }
    if (state.traces) {
      for (const trace of line.traces) {
        series.push({...common, z: 2, data: points(line, trace, state.log), lineStyle: {width: 1, opacity: 0.28, color}});
      }
    }
    const width = line.color === 'baseline' ? 2.6 : 2.2;
    if (state.smoothing > 0) {
      series.push({...common, z: 3, data: points(line, line.mean, state.log), lineStyle: {width: 1.2, opacity: 0.35, color}});
    }
    const mean = state.smoothing > 0 ? smooth(line.mean, state.smoothing) : line.mean;
    series.push({...common, z: 4, data: points(line, mean, state.log), lineStyle: {width, color, type: line.dash},
      ...(line.mean.filter(known).length === 1 ? {symbol: 'circle', symbolSize: 7, showSymbol: true} : {})});
    return series;
  };

  /** ECharts ends a logarithmic axis at powers of ten; with two of them inside it may end at the data. */
  const decades = (lines, state) => {
    const shown = lines.flatMap(line => [line.mean, ...(state.band ? [line.low, line.high] : []), ...(state.traces ? line.traces : [])])
      .flat().filter(v => known(v) && v > 0);
    const [low, high] = [Math.min(...shown), Math.max(...shown)];
    const powers = Math.floor(Math.log10(high)) - Math.ceil(Math.log10(low)) + 1;
    const look = {...axisLook().axisLabel, showMinLabel: false, showMaxLabel: false};
    return powers >= 2 ? {min: low / 1.1, max: high * 1.1, axisLabel: look} : {};
  };

  const lineOption = (chart, state, width) => {
    const visible = chart.lines.filter(line => !state.hidden.has(line.name));
    const look = axisLook();
    const whole = chart.lines.every(line => line.x.every(Number.isInteger));
    const better = chart.y.direction === 'higher-is-better' ? -1 : 1;
    const option = base();
    option.grid = {left: 6, right: 14, top: 12, bottom: 30, containLabel: true};
    option.xAxis = {...look, type: chart.x.log ? 'log' : 'value', min: 'dataMin', max: 'dataMax', minInterval: whole ? 1 : 0,
      name: chart.x.caption, nameLocation: 'middle', nameGap: 30, splitLine: {show: false}};
    option.yAxis = {...look, type: state.log ? 'log' : 'value', scale: true, axisLine: {show: false, onZero: false}, axisTick: {show: false},
      splitNumber: width < 560 ? 4 : 6};
    if (state.log) Object.assign(option.yAxis, decades(visible, state));
    option.series = visible.flatMap(line => lineSeries(line, state));
    option.tooltip = {...option.tooltip, trigger: 'axis', axisPointer: {type: 'line', lineStyle: {color: shade('axis')}},
      formatter: list => {
        if (!list.length) return '';
        const x = list[0].data[0];
        const here = visible.map(line => [line, line.x.indexOf(x)]).filter(([line, at]) => at >= 0 && known(line.mean[at]))
          .sort(([a, i], [b, j]) => better * (a.mean[i] - b.mean[j]));
        const text = column(here.map(([line, at]) => line.mean[at]));
        const rows = here.map(([line, at]) => [swatch(shade('c-' + line.color), line.dash), line.name, text(line.mean[at]),
          line.low.length && known(line.low[at]) && width > 560 ? text(line.low[at]) + ' to ' + text(line.high[at]) : '']);
        return tip(chart.x.label + ' ' + show(x), rows);
      }};
    return option;
  };

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
    option.series = [{type: 'bar', barMaxWidth: 26, data: chart.bars.map(bar => ({value: bar.value, itemStyle: {color: shade('c-' + bar.color)}}))}];
    option.tooltip = {...option.tooltip, trigger: 'item', formatter: p => tip(names[p.dataIndex], [['', chart.x.label, show(p.value), chart.x.unit]])};
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

  const kinds = {
    line: {option: lineOption, height: (chart, width) => width < 560 ? 320 : 460},
    forest: {option: forestOption, height: (chart, width) => 70 + chart.rows.length * (width < 640 ? 56 : 46)},
    bar: {option: barOption, height: chart => 70 + chart.bars.length * 40},
    histogram: {option: histogramOption, height: (chart, width) => width < 560 ? 300 : 380}
  };

  const toggle = (label, checked, onChange) => {
    const input = make('input', {type: 'checkbox', checked});
    input.addEventListener('change', () => onChange(input.checked));
    return make('label', {}, input, label);
  };

  const figure = element => {
    const charts = element.dataset.charts.split(' ').map(i => data.charts[Number(i)]);
    const plot = element.querySelector('.plot');
    const title = make('p', {className: 'figure-title'});
    const axis = make('p', {className: 'figure-axis'});
    const controls = make('div', {className: 'controls'});
    const legend = make('div', {className: 'legend'});
    const state = {chart: charts[0], hidden: new Set(), log: charts[0].y ? charts[0].y.log : false, band: true, traces: false, smoothing: 0};
    const echart = echarts.init(plot, null, {renderer: 'canvas', height: 10});

    const draw = () => {
      const width = plot.clientWidth;
      const kind = kinds[state.chart.kind];
      echart.resize({width, height: kind.height(state.chart, width)});
      // The tooltip stays: to replace it while it is shown breaks ECharts.
      echart.dispatchAction({type: 'hideTip'});
      const option = kind.option(state.chart, state, width);
      echart.setOption({...option, graphic: []}, {replaceMerge: ['series', 'xAxis', 'yAxis', 'graphic']});
      const polygons = bands(echart, state.chart, state);
      if (polygons.length) echart.setOption({graphic: polygons});
    };
    const drawLegend = () => {
      const lines = state.chart.lines || [];
      legend.replaceChildren(...(lines.length < 2 ? [] : lines.map(line => {
        const button = make('button', {type: 'button', title: 'Click to hide or show, double-click to show alone'},
          swatch(shade('c-' + line.color), line.dash), line.name);
        button.setAttribute('aria-pressed', String(!state.hidden.has(line.name)));
        button.addEventListener('click', () => {
          state.hidden.has(line.name) ? state.hidden.delete(line.name) : state.hidden.add(line.name);
          refresh();
        });
        button.addEventListener('dblclick', () => {
          const alone = lines.every(other => other.name === line.name || state.hidden.has(other.name));
          state.hidden = new Set(alone ? [] : lines.map(other => other.name).filter(name => name !== line.name));
          refresh();
        });
        return button;
      })));
    };
    const refresh = () => {
      title.textContent = state.chart.title;
      axis.textContent = (state.chart.y || state.chart.x).caption;
      plot.setAttribute('aria-label', state.chart.title);
      drawLegend();
      draw();
    };

    if (charts.length > 1) {
      const tabs = make('div', {className: 'tabs'});
      for (const chart of charts) {
        const button = make('button', {type: 'button', textContent: chart.title});
        button.setAttribute('aria-pressed', String(chart === state.chart));
        button.addEventListener('click', () => {
          state.chart = chart;
          for (const other of tabs.children) other.setAttribute('aria-pressed', String(other === button));
          refresh();
        });
        tabs.append(button);
      }
      controls.append(tabs);
    }
    if (charts[0].kind === 'line') {
      const slider = make('input', {type: 'range', min: 0, max: 0.95, step: 0.05, value: 0});
      const value = make('output', {textContent: '0'});
      slider.addEventListener('input', () => {
        state.smoothing = Number(slider.value);
        value.textContent = slider.value;
        draw();
      });
      controls.append(make('label', {}, 'Smoothing', slider, value));
      controls.append(toggle('Log scale', state.log, on => { state.log = on; draw(); }));
      if (charts.some(chart => chart.lines.some(line => line.low.length))) {
        controls.append(toggle('95 % band', true, on => { state.band = on; draw(); }));
      }
      if (charts.some(chart => chart.lines.some(line => line.traces.length))) {
        controls.append(toggle('Each seed', false, on => { state.traces = on; draw(); }));
      }
    }
    element.prepend(title, axis, ...(controls.children.length ? [controls] : []), legend);
    refresh();
    new ResizeObserver(() => { if (plot.clientWidth !== echart.getWidth()) draw(); }).observe(element);
    redraws.push(refresh);
  };

  const save = (name, type, text) => {
    const link = make('a', {href: URL.createObjectURL(new Blob([text], {type})), download: name});
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const csvCell = value => typeof value === 'string' && /[",\r\n]/.test(value) ? '"' + value.replace(/"/g, '""') + '"' : String(value);
  const csv = table => [table.columns, ...table.rows].map(row => row.map(csvCell).join(',')).join('\r\n') + '\r\n';

  /** Tables are sorted by a click on the head of a column: up, down, and as they were. */
  const sortable = table => {
    const body = table.tBodies[0];
    const original = [...body.rows];
    const number = text => Number(text.trim().replace(/\u2212/g, '-').replace(/^[<±]\s*/, '').split(/\s/)[0]);
    for (const head of table.tHead.rows[0].cells) {
      const button = make('button', {type: 'button', textContent: head.textContent, title: 'Sort'});
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const next = {none: 'ascending', ascending: 'descending', descending: 'none'}[head.getAttribute('aria-sort') || 'none'];
        for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
        const at = head.cellIndex;
        const key = row => {
          const cell = row.cells[at];
          const text = cell.textContent;
          return head.classList.contains('number') ? number(text || 'x') : text;
        };
        const last = v => v === '' || Number.isNaN(v);
        const sign = next === 'descending' ? -1 : 1;
        const rows = next === 'none' ? original : [...original].sort((a, b) => {
          const [x, y] = [key(a), key(b)];
          if (last(x) || last(y)) return last(x) - last(y);
          return sign * (typeof x === 'number' ? x - y : x.localeCompare(y));
        });
        if (next !== 'none') head.setAttribute('aria-sort', next);
        body.append(...rows);
      });
    }
  };

  for (const table of document.querySelectorAll('table')) if (table.tBodies[0].rows.length > 1) sortable(table);
  for (const element of document.querySelectorAll('figure[data-charts]')) figure(element);
  for (const button of document.querySelectorAll('button[data-csv]')) {
    const table = data.tables[Number(button.dataset.csv)];
    button.addEventListener('click', () => save(table.name + '.csv', 'text/csv', csv(table)));
  }
  for (const button of document.querySelectorAll('button[data-json]')) {
    button.addEventListener('click', () => save('data.json', 'application/json', JSON.stringify(data.tables, null, 1)));
  }
  for (const button of document.querySelectorAll('.copy')) {
    button.addEventListener('click', async () => {
      const code = button.parentElement.querySelector('code');
      try {
        await navigator.clipboard.writeText(code.textContent);
        button.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(code);
        button.textContent = 'Selected: press Ctrl+C';
      }
      setTimeout(() => { button.textContent = 'Copy'; }, 2500);
    });
  }
  const redraw = () => redraws.forEach(refresh => refresh());
  dark.addEventListener('change', redraw);
  addEventListener('beforeprint', redraw);
  addEventListener('afterprint', redraw);
})();

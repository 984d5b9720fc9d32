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
  const pattern = {solid: '', dashed: '7 4', dotted: '1 5', dots: '0 8'}[dash];
  const looks = {x1: 2, y1: 5, x2: 24, y2: 5, stroke: color, 'stroke-width': dash === 'dots' ? 5 : 2.6, 'stroke-linecap': 'round',
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

/** The symbols of series that are points. */
const symbolOf = index => ['circle', 'rect', 'triangle', 'diamond'][index % 4];
const symbolSwatch = (color, index) => {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const shape = document.createElementNS(space, 'path');
  for (const [k, v] of Object.entries({width: 14, height: 14, viewBox: '0 0 14 14', 'aria-hidden': 'true'})) svg.setAttribute(k, v);
  shape.setAttribute('d', ['M2 7a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z', 'M2.5 2.5h9v9h-9Z', 'M7 1.5 12.6 11.5H1.4Z', 'M7 .8 12.5 7 7 13.2 1.5 7Z'][index % 4]);
  shape.setAttribute('fill', color);
  svg.append(shape);
  return svg;
};

/** Dark violet to yellow, ever lighter: viridis, by S. van der Walt, N. Smith and E. Firing, 2015, CC0. */
const anchors = ['440154', '482878', '3e4989', '31688e', '26828e', '1f9e89', '35b779', '6ece58', 'b5de2b', 'fde725']
  .map(hex => [0, 2, 4].map(i => parseInt(hex.slice(i, i + 2), 16)));
const heatColor = part => {
  const at = Math.min(Math.max(part, 0), 1) * (anchors.length - 1);
  const below = Math.min(Math.floor(at), anchors.length - 2);
  const mixed = anchors[below].map((from, i) => Math.round(from + (at - below) * (anchors[below + 1][i] - from)));
  return 'rgb(' + mixed.join(', ') + ')';
};
/** From values to colors, on a linear or logarithmic scale. */
const heatScale = (values, log) => {
  const shown = values.filter(v => known(v) && (!log || v > 0));
  const [low, high] = shown.length ? [shown.reduce((a, b) => Math.min(a, b)), shown.reduce((a, b) => Math.max(a, b))] : [0, 1];
  const part = v => low === high ? 0.5 : log ? Math.log(v / low) / Math.log(high / low) : (v - low) / (high - low);
  return {low, high, hasZero: log && values.some(v => v === 0),
    color: v => !known(v) ? null : log && v <= 0 ? shade('c-muted') : heatColor(part(v))};
};
const heatLegend = (scale, axis, log) => {
  const bar = make('span', {className: 'heat-bar'});
  bar.style.background = 'linear-gradient(to right, ' + anchors.map(rgb => 'rgb(' + rgb.join(', ') + ')').join(', ') + ')';
  const zero = make('span', {className: 'heat-zero'});
  zero.style.background = shade('c-muted');
  return make('div', {className: 'heat-scale'}, make('span', {textContent: show(scale.low)}), bar, make('span', {textContent: show(scale.high)}),
    ...(scale.hasZero ? [make('span', {}, zero, ' 0')] : []),
    make('span', {textContent: axis.caption + (log ? ' (logarithmic)' : '')}));
};

/** Words at a place of a figure, in pixels. */
const words = (text, x, y, look = {}) => ({type: 'text', silent: true, z: 6, x, y, style: {text, fill: shade('quiet'), font: '12.5px ' + font(), verticalAlign: 'bottom', ...look}});
const shortened = (text, room, look) => {
  if (widest([text], look) <= room) return text;
  let kept = text.length - 1;
  while (kept > 1 && widest([text.slice(0, kept) + '…'], look) > room) kept--;
  return text.slice(0, kept).trimEnd() + '…';
};

/** What is left of a polygon inside a rectangle, by H. Sutherland and G. Hodgman. */
const clipped = (points, {x, y, width, height}) => {
  const edges = [[0, x, 1], [0, x + width, -1], [1, y, 1], [1, y + height, -1]];
  return edges.reduce((polygon, [axis, at, side]) => polygon.flatMap((to, i) => {
    const from = polygon[(i + polygon.length - 1) % polygon.length];
    const [insideTo, insideFrom] = [(to[axis] - at) * side >= 0, (from[axis] - at) * side >= 0];
    const part = (at - from[axis]) / (to[axis] - from[axis]);
    const cut = [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
    return insideTo !== insideFrom ? insideTo ? [cut, to] : [cut] : insideTo ? [to] : [];
  }), points);
};
